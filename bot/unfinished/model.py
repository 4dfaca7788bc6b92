"""A command that waits for one answer, and why it can be completed no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import UserError
from bot.ids import GuildId, MemberId
from bot.json_values import JsonValue

UNFINISHED_COMMAND_LIFETIME = timedelta(minutes=15)
"""How long what was typed is kept: as long as Discord lets its answer be edited."""

UNFINISHED_COMMANDS_PER_MEMBER = 10
"""How many are kept of one member in one server; the oldest go first."""


@dataclass(frozen=True, slots=True)
class UnfinishedCommand:
    """A command or form, one text of which could mean several things.

    Attributes:
        kind: Which command or form.
        fields: What was typed and chosen in it, that text left out.
        choices: What that text may mean, each written so that it means nothing else.
    """

    kind: str
    fields: Mapping[str, JsonValue]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptCommand:
    """An unfinished command as it is kept.

    Attributes:
        id: Its number.
        guild_id: The server in which it was typed.
        user_id: The member who typed it, and who alone can complete it.
        expires_at: When it is forgotten.
        is_answered: Whether the answer was given.
        command: The command.
    """

    id: int
    guild_id: GuildId
    user_id: MemberId
    expires_at: datetime
    is_answered: bool
    command: UnfinishedCommand


@dataclass(eq=False)
class CommandExpiredError(UserError):
    """What was typed is not kept any more."""


@dataclass(eq=False)
class CommandAnsweredError(UserError):
    """The answer was given before."""


@dataclass(eq=False)
class ForeignCommandError(UserError):
    """Another member typed the command."""
