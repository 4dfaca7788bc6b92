"""What a search offers to whoever typed something."""

from collections.abc import Callable, Iterable

import pytest

from bot.errors import AmbiguousError, Choice, NothingFoundError


def list_ids(choices: Iterable[Choice]) -> list[str]:
    """The ids of choices, in their order."""
    return [choice.id for choice in choices]


def list_offered_ids(find: Callable[[], object]) -> list[str]:
    """The ids that are offered to someone whose text is not taken for anything."""
    with pytest.raises((NothingFoundError, AmbiguousError)) as refusal:
        find()
    error = refusal.value
    return list_ids(error.choices if isinstance(error, AmbiguousError) else error.nearest)
