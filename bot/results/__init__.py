"""Announced winners: what a host read out, over what the record knows."""
