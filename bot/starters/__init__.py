"""Conversation starters: on days and at an hour that hosts choose, something from the facts to talk about."""
