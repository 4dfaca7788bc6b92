"""The base errors: what the bot refuses, as types with values.

An error is raised anywhere below the cogs and answered in one place, `cogs.kit.gate`; its text for members is made in
`cogs.kit.text`. Nothing here contains a sentence.
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
    """One possible meaning of a free text: its id, its name, and a detail that distinguishes it from its
    namesakes.
    """

    id: str
    name: str
    detail: str = ""


# Errors are not frozen: a context manager sets the `__traceback__` of an exception that passes through it.


class UserError(Exception):
    """A request that cannot be fulfilled; subclasses have the values, the cogs the texts."""


@dataclass(eq=False)
class NothingFoundError(UserError):
    """A free text matched nothing; `nearest` are the most similar names, best first."""

    subject: Subject
    text: str
    nearest: Sequence[Choice] = ()


@dataclass(eq=False)
class AmbiguousError(UserError):
    """A free text matched several things equally well."""

    subject: Subject
    text: str
    choices: Sequence[Choice]


@dataclass(eq=False)
class FeatureOffError(UserError):
    """The server's moderators have switched this feature off; `feature` is its name."""

    feature: str


@dataclass(eq=False)
class ServerOnlyError(UserError):
    """The command works only in servers, and this was a direct message."""


@dataclass(eq=False)
class NotAllowedError(UserError):
    """The member lacks a right.

    Attributes:
        right: `host` or `configure`.
        host_role: The server's role for hosts, if any.
        only_role_hosts: Whether Manage Events alone makes no host here.
    """

    right: str
    host_role: int | None = None
    only_role_hosts: bool = False


@dataclass(eq=False)
class OutdatedControlError(UserError):
    """A button, select or form of an older version of the bot, which this version cannot answer."""


class StartError(Exception):
    """The bot cannot start, for a reason that its host can fix; the message is one complete sentence for that
    host.
    """


def raise_refusal(refusal: UserError | None) -> None:
    """Raise what a pure decision refused with; go on where it refused nothing."""
    if refusal is not None:
        raise refusal
