from hypothesis import settings

from tests.contest_club import club

__all__ = ["club"]

# An example may take as long as it takes: how fast things are is measured by the benchmarks alone.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
