"""Error texts of discussions: why a thread cannot be opened, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import UserError
from bot.limits.model import TooOftenError
from cogs.kit.error_text import error_text
from cogs.kit.limits import describe_too_often
from cogs.kit.text import format_list


class ThreadObstacle(StrEnum):
    """Why a thread cannot be opened."""

    RIGHTS = "rights"
    NO_THREADS = "no threads"
    FULL = "full"
    TAG = "tag"


@dataclass(eq=False)
class CannotOpenThreadError(UserError):
    """A thread cannot be opened, or reopened, in a channel.

    Attributes:
        channel_id: The channel.
        obstacle: The reason.
        lacking: For `RIGHTS`, the permissions that the bot lacks there, by Discord's names.
    """

    channel_id: int
    obstacle: ThreadObstacle
    lacking: Sequence[str] = ()


@dataclass(eq=False)
class MemberMayNotOpenError(UserError):
    """The member may not open threads in the channel in which theirs would be."""

    channel_id: int


@dataclass(eq=False)
class TooManyThreadsError(UserError):
    """The member, or the server, opened as many threads lately as the server allows.

    Attributes:
        refusal: The limit that was reached.
        standing: The ids of the server's latest threads, which are there to talk in.
    """

    refusal: TooOftenError
    standing: Sequence[int]


@error_text.register
def _describe_member_may_not_open(error: MemberMayNotOpenError) -> str:
    return (
        f"You may not open threads in <#{error.channel_id}>, so I open none for you. Somebody who may can ask me, and "
        "then you find it there."
    )


@error_text.register
def _describe_too_many_threads(error: TooManyThreadsError) -> str:
    reached = describe_too_often(error.refusal)
    if not error.standing:
        return reached
    links = "\n".join(f"- <#{thread_id}>" for thread_id in error.standing)
    return f"{reached} Until then, these threads are there:\n{links}"


_OTHER_CHANNEL_HINT = "A moderator can also choose another place for discussions with `/config channel`."


@error_text.register
def _describe_cannot_open_thread(error: CannotOpenThreadError) -> str:
    channel = f"<#{error.channel_id}>"
    match error.obstacle:
        case ThreadObstacle.RIGHTS:
            needed = format_list(f"**{name}**" for name in error.lacking)
            return (
                f"I lack {needed} in {channel}, so I cannot open a thread there. A moderator grants it under "
                f"**Edit Channel → Permissions**: add me, and allow it. {_OTHER_CHANNEL_HINT}"
            )
        case ThreadObstacle.NO_THREADS:
            return (
                "There are no threads in this kind of channel. Ask again in a text channel, or let a moderator choose "
                "a place for discussions with `/config channel`."
            )
        case ThreadObstacle.FULL:
            return (
                "This server has as many open threads as Discord allows. Once a moderator has closed some of them, "
                "ask again."
            )
        case ThreadObstacle.TAG:
            return (
                f"Every post in {channel} must have a tag, and there is none that I may give. A moderator can "
                f"add one there that is open to everyone. {_OTHER_CHANNEL_HINT}"
            )
