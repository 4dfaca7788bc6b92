"""The season around the show: its dates as a server sees them."""
