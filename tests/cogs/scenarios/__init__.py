"""Whole stories as members and hosts live them: days apart, with restarts in between, held against a count by hand."""
