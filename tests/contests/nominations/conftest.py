from tests.nominations_club import nominations

__all__ = ["nominations"]
