"""What the cogs share: the gate, arguments, words, layouts and controls."""
