"""The bot inside a simulated Discord, in the browser: it needs no token and no server."""
