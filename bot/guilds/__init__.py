"""Servers: their settings, features, channels, roles and members' names, and how long their data is stored."""
