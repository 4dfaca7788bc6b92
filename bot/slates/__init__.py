"""A server's own slates: making, editing, keeping and importing them, and what a server withdrew."""
