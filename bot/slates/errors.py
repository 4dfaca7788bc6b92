"""The errors of editing a server's own slates, with the values that their texts need."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UserError
from bot.slates.files.problems import SlateProblem


@dataclass(eq=False)
class SlateTextError(UserError):
    """A name or a credit is empty (`length` 0) or longer than `limit` characters; `part` is which."""

    part: str
    length: int
    limit: int


@dataclass(eq=False)
class SlateFullError(UserError):
    """More than `limit` are not allowed: `part` is `slates`, `categories`, `nominees` or `credits`, the films
    or people of one nominee.
    """

    part: str
    limit: int


@dataclass(eq=False)
class SlateNameTakenError(UserError):
    """The server already has a slate of this name."""

    name: str


@dataclass(eq=False)
class CategoryTakenError(UserError):
    """The slate already has a category of this name."""

    name: str


@dataclass(eq=False)
class NomineeTakenError(UserError):
    """The category already has this nominee."""

    category: str
    nominee: str


@dataclass(eq=False)
class RecordSlateError(UserError):
    """The slate is the record's: nominees can be withdrawn from it, and it can be copied, but not changed."""

    name: str


@dataclass(eq=False)
class SlateInUseError(UserError):
    """A slate cannot be deleted or replaced, because these contests use it; if there are none, polls or
    results do.
    """

    name: str
    contests: Sequence[str]


@dataclass(eq=False)
class CategoryFrozenError(UserError):
    """A category cannot be changed so, because these contests use it; if there are none, polls or results do."""

    category: str
    contests: Sequence[str]


@dataclass(eq=False)
class CorrectionError(UserError):
    """A name in use can only be corrected; this would replace it: from `before` to `after`."""

    before: str
    after: str


@dataclass(eq=False)
class SlateUnreadableError(UserError):
    """The typed text has problems that must be corrected before anything is saved; `text` is the whole of it."""

    problems: Sequence[SlateProblem]
    text: str
