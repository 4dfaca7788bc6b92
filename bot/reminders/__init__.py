"""Reminders: a private message before a lock or a date to who asked for one, and a post in the channel."""
