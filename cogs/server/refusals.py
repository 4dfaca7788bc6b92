"""What cannot be configured, and what is said to whoever tried."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import UserError
from bot.guilds.errors import UnknownTimeZoneError
from bot.guilds.model import ChannelPurpose, RolePurpose
from cogs.kit.refusals import say
from cogs.kit.words import plain


class Unfit(StrEnum):
    """Why a role cannot be chosen for a purpose."""

    EVERYONE = "everyone"
    MANAGED = "managed"
    MODERATES = "moderates"


@dataclass(eq=False)
class UnfitRoleError(UserError):
    """A role cannot be what it was chosen for."""

    purpose: RolePurpose
    why: Unfit


@dataclass(eq=False)
class UnfitChannelError(UserError):
    """A channel is of a kind that cannot be used for a purpose."""

    purpose: ChannelPurpose


@dataclass(eq=False)
class NotOfThisServerError(UserError):
    """A channel or role was chosen that this server does not have, or has no longer."""


@say.register
def _(error: UnknownTimeZoneError) -> str:
    asked = plain(error.text, 60)
    if not error.nearest:
        return (
            f"I know no time zone like “{asked}”. Type the nearest big city: `Vienna`, `New York`, `Tokyo`."
        )
    names = "\n".join(f"- `{name}`" for name in error.nearest)
    return f"I know no time zone “{asked}”. Did you mean one of these?\n{names}"


@say.register
def _(error: UnfitRoleError) -> str:
    match error.why:
        case Unfit.EVERYONE:
            return "**@everyone** would be everybody here. Choose a role that some members have."
        case Unfit.MANAGED:
            return (
                "That role belongs to an app or to Discord, so I can give it to nobody. Choose another role."
            )
        case Unfit.MODERATES:
            return (
                "That role carries permissions to moderate or manage, and a prize must not. "
                "Choose a role without any, or make one: a name and a colour are enough."
            )


@say.register
def _(error: UnfitChannelError) -> str:
    if error.purpose is ChannelPurpose.DISCUSSION:
        return "Discussions need a text channel or a forum, where I can open threads."
    return "I can only post in text channels, announcement channels and threads. Choose one of those."


@say.register
def _(error: NotOfThisServerError) -> str:
    del error
    return "This server has no such channel or role any more. Choose another one."
