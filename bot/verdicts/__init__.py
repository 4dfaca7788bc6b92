"""Verdicts: what the members of a server (the room) picked and voted, compared with the announced results."""
