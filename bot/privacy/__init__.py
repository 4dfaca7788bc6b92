"""What is stored about a member in all servers, and erasing it."""
