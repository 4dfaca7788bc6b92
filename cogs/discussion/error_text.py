"""Error texts of discussions: why a thread cannot be opened, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import UserError
from cogs.kit.error_text import error_text
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
