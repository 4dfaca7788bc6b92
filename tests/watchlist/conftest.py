"""The club in whose server films are watched."""

from tests.contest_club import club

__all__ = ["club"]
