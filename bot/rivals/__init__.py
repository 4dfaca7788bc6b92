"""Rivals: outside forecasters who play a contest unranked, by the probabilities that a host imported."""
