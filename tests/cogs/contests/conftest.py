"""Contests without Discord, for what is written about them."""

from tests.contest_club import club
from tests.nominations_club import nominations

__all__ = ["club", "nominations"]
