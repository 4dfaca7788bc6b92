import pytest


@pytest.fixture(autouse=True)
def set_durability() -> None:
    """What is measured is what production does."""
