from tests.contest_club import club

__all__ = ["club"]
