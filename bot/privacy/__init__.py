"""What is kept about a member over all servers, and how it is erased."""
