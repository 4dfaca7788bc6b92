import pytest


@pytest.fixture(autouse=True)
def set_durability() -> None:
    """What was committed must outlive whatever happens here."""
