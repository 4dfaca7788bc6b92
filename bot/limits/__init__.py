"""Limits on what members can repeat."""
