"""What the bot refuses, as types that carry facts.

A refusal is raised anywhere below the cogs and answered in one place, the gate; how it is said to a person lives in
`cogs.kit.text`. Nothing here holds a sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What kind of thing a person was looking for."""

    CEREMONY = "ceremony"
    AWARD = "award"
    CATEGORY = "category"
    FILM = "film"
    PERSON = "person"
    NOMINEE = "nominee"
    CONTEST = "contest"
    POLL = "poll"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that free text may have meant: its id, its name, and what tells it from its namesakes."""

    id: str
    name: str
    detail: str = ""


# Errors are not frozen: a context manager sets the `__traceback__` of what passes through it.


class UserError(Exception):
    """Something a person asked for that cannot be done; subclasses carry the facts, the cogs carry the words."""


@dataclass(eq=False)
class NothingFoundError(UserError):
    """Free text matched nothing; `nearest` are the closest names there are, best first."""

    subject: Subject
    text: str
    nearest: Sequence[Choice] = ()


@dataclass(eq=False)
class AmbiguousError(UserError):
    """Free text matched several things equally well."""

    subject: Subject
    text: str
    choices: Sequence[Choice]


@dataclass(eq=False)
class FeatureOffError(UserError):
    """The server's moderators have switched this feature off; `feature` is its name."""

    feature: str


@dataclass(eq=False)
class ServerOnlyError(UserError):
    """What was asked for exists in servers alone, and this was a direct message."""


@dataclass(eq=False)
class NotAllowedError(UserError):
    """The asker lacks the right: `right` is `host` or `configure`, `host_role` the server's role for hosts, if any."""

    right: str
    host_role: int | None = None


@dataclass(eq=False)
class OutdatedControlError(UserError):
    """A button, select or form from an older version of the bot, which nothing answers any more."""


class StartError(Exception):
    """The bot cannot start, for a reason its host can mend; the message is one complete sentence for that host."""


def raise_refusal(refusal: UserError | None) -> None:
    """Raise what a pure decision refused with; go on where it refused nothing."""
    if refusal is not None:
        raise refusal
