"""What an import would do to a server's slates, before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.record.model import Ceremony
from bot.slates.drafts import SLATE_NAME_MAX_CHARACTERS, SlateDraft


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would become of a slate from a file.

    Attributes:
        slate: The slate, under the name that it would have.
        replaces: The server's own slate whose place it would take; None if there is none.
        keeps: The slate of the name that was wanted, where that is in use and has to stay; None otherwise.
        users: The titles of the contests that use that one; empty where polls or results do.
        stands_for: The record's ceremony that the slate would be in the server; None if for none.
    """

    slate: SlateDraft
    replaces: Ceremony | None = None
    keeps: Ceremony | None = None
    users: Sequence[str] = ()
    stands_for: Ceremony | None = None


def make_numbered_name(name: str, number: int) -> str:
    """A name beside one that is taken: “Popcorn (2)”."""
    ending = f" ({number})"
    return f"{name[: SLATE_NAME_MAX_CHARACTERS - len(ending)].rstrip()}{ending}"
