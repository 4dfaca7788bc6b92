"""Contests on nominations: who will be nominated, asked before the nominees are known."""
