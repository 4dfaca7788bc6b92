"""What cannot be done to a server's own slates, as facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UserError
from bot.slates.files.problems import SlateProblem


@dataclass(eq=False)
class SlateTextError(UserError):
    """A name or a credit is empty (`length` 0) or longer than `limit` characters; `part` says which."""

    part: str
    length: int
    limit: int


@dataclass(eq=False)
class SlateFullError(UserError):
    """There are `limit` of these already, or would be more: `part` is `slates`, `categories`, `nominees` or
    `credits`, the films or people of one nominee.
    """

    part: str
    limit: int


@dataclass(eq=False)
class SlateNameTakenError(UserError):
    """The server has a slate of this name."""

    name: str


@dataclass(eq=False)
class CategoryTakenError(UserError):
    """The slate has a category of this name."""

    name: str


@dataclass(eq=False)
class NomineeTakenError(UserError):
    """The category has this nominee."""

    category: str
    nominee: str


@dataclass(eq=False)
class RecordSlateError(UserError):
    """The slate is the record's: it can be withdrawn from, and copied, but not changed."""

    name: str


@dataclass(eq=False)
class SlateInUseError(UserError):
    """A slate cannot be deleted or replaced: these contests, or polls or results (then none), are on it."""

    name: str
    contests: Sequence[str]


@dataclass(eq=False)
class CategoryFrozenError(UserError):
    """A category cannot be changed like this: these contests, or polls or results (then none), ask about it."""

    category: str
    contests: Sequence[str]


@dataclass(eq=False)
class CorrectionError(UserError):
    """A name in use can be corrected, and this would make it another: from `before` to `after`."""

    before: str
    after: str


@dataclass(eq=False)
class SlateUnreadableError(UserError):
    """What was written has problems that must be mended before anything is saved; `text` is what was typed."""

    problems: Sequence[SlateProblem]
    text: str
