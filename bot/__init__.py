"""Envelope: a Discord bot for film-awards season."""
