from tests.club import club

__all__ = ["club"]
