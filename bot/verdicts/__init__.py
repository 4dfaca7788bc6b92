"""What a server's room believed, held against what happened."""
