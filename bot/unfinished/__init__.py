"""Commands and forms that wait for one answer: what was typed in them is kept for a while, also over a restart."""
