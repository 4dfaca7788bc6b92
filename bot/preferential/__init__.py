"""Counting rankings by instant run-off, as the Academy counts Best Picture; for polls and the room's own awards."""
