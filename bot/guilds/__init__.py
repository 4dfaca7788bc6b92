"""What the bot knows about a server: its features, channels, roles and members' names."""
