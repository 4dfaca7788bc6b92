"""Error texts of the server's settings."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import UserError
from bot.guilds.errors import AmbiguousTimeZoneError, UnknownTimeZoneError
from bot.guilds.model import ChannelPurpose, RolePurpose
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text


class RoleUnfitness(StrEnum):
    """Why a role cannot be chosen for a purpose."""

    EVERYONE = "everyone"
    MANAGED = "managed"
    MODERATES = "moderates"


@dataclass(eq=False)
class UnfitRoleError(UserError):
    """The chosen role cannot be used for the purpose."""

    purpose: RolePurpose
    reason: RoleUnfitness


@dataclass(eq=False)
class UnfitChannelError(UserError):
    """The chosen channel's kind cannot be used for the purpose."""

    purpose: ChannelPurpose


@dataclass(eq=False)
class NotOfThisServerError(UserError):
    """The chosen channel or role does not exist in this server (any more)."""


@dataclass(eq=False)
class NoHostRoleError(UserError):
    """Only the host role is to host, and the server has none."""


HIGHEST_THREAD_LIMIT = 1_000
"""The highest number of new threads that a server can allow."""


@dataclass(eq=False)
class ThreadLimitRangeError(UserError):
    """A number of new threads is below 0 or above `HIGHEST_THREAD_LIMIT`."""


@error_text.register
def _describe_no_host_role(error: NoHostRoleError) -> str:
    del error
    return "Choose the hosts' role first: without one, nobody but moderators could host. Nothing was changed."


@error_text.register
def _describe_thread_limit_range(error: ThreadLimitRangeError) -> str:
    del error
    return (
        f"Type numbers from 0 to {HIGHEST_THREAD_LIMIT:,}; 0 lets nobody open threads. Nothing was changed."
    )


@error_text.register
def _describe_unknown_time_zone(error: UnknownTimeZoneError) -> str:
    asked = escape_text(error.text, 60)
    if not error.nearest:
        return (
            f"I know no time zone like “{asked}”. Type the nearest big city: `Vienna`, `New York`, `Tokyo`."
        )
    names = "\n".join(f"- `{name}`" for name in error.nearest)
    return f"I know no time zone “{asked}”. Is it one of these?\n{names}"


@error_text.register
def _describe_ambiguous_time_zone(error: AmbiguousTimeZoneError) -> str:
    return f"“{escape_text(error.text, 60)}” is more than one time zone. Which is yours?"


@error_text.register
def _describe_unfit_role(error: UnfitRoleError) -> str:
    match error.reason:
        case RoleUnfitness.EVERYONE:
            return "**@everyone** would be everybody here. Choose a role that some members have."
        case RoleUnfitness.MANAGED:
            return (
                "That role belongs to an app or to Discord, so I can give it to nobody. Choose another role."
            )
        case RoleUnfitness.MODERATES:
            return (
                "That role carries permissions to moderate or manage, and a prize must not. "
                "Choose a role without any, or make one: a name and a colour are enough."
            )


@error_text.register
def _describe_unfit_channel(error: UnfitChannelError) -> str:
    if error.purpose is ChannelPurpose.DISCUSSION:
        return "Discussions need a text channel or a forum, where I can open threads."
    return "I can only post in text channels, announcement channels and threads. Choose one of those."


@error_text.register
def _describe_not_of_this_server(error: NotOfThisServerError) -> str:
    del error
    return "This server has no such channel or role any more. Choose another one."
