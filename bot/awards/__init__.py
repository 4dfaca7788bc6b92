"""What a ceremony is, the shipped record of them, and how to find things in it."""
