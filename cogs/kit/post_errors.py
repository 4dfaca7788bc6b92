"""Why a post cannot be made, and its words."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import UserError
from cogs.kit.error_text import error_text

POST_DELAYED_PROBLEM = "Discord does not take the post just now; I post it as soon as it does."


class PostLoss(StrEnum):
    """Why a post can be neither made nor edited."""

    GONE = "gone"
    FORBIDDEN = "forbidden"


@dataclass(eq=False)
class CannotPostError(UserError):
    """The bot cannot post in a channel: it is gone, or the bot lacks the permission."""

    channel_id: int
    loss: PostLoss
    needs_pictures: bool = False


@error_text.register
def _describe_cannot_post(error: CannotPostError) -> str:
    if error.loss is PostLoss.GONE:
        return "The channel I was to post in is gone. Choose another one and try again."
    needed = "**View Channel** and **Send Messages**"
    if error.needs_pictures:
        needed = "**View Channel**, **Send Messages** and **Attach Files**"
    return f"I may not post in <#{error.channel_id}>. Give me {needed} there, or choose another channel, and try again."
