import pytest


@pytest.fixture(autouse=True)
def set_durability() -> None:
    """The database is shown as it is in production."""
