"""A server's own slates (making, editing, storing, importing), and the nominees that a server withdrew."""
