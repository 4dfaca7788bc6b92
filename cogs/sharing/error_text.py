"""What cannot be shared, and its words."""

from dataclasses import dataclass

from bot.errors import UserError
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text


@dataclass(eq=False)
class NothingToShareError(UserError):
    """The member has no pick in the contest."""

    title: str


@dataclass(eq=False)
class CannotShareThereError(UserError):
    """The member may not send messages with files in a channel, or it is gone."""

    channel_id: int


@dataclass(eq=False)
class ToldInThreadError(UserError):
    """The card would tell in another channel what a thread alone tells for now."""

    thread_id: int


@dataclass(eq=False)
class NotYourCardError(UserError):
    """Another member shared the card."""


@error_text.register
def _describe_nothing_to_share(error: NothingToShareError) -> str:
    return f"Your ballot in **{escape_text(error.title)}** has no pick yet. `/ballot` fills it in."


@error_text.register
def _describe_cannot_share_there(error: CannotShareThereError) -> str:
    return f"You may not send pictures in <#{error.channel_id}>, so I may not for you. Choose one in which you can."


@error_text.register
def _describe_told_in_thread(error: ToldInThreadError) -> str:
    return (
        f"Who won is told only in <#{error.thread_id}> for now, and your card would tell it. Share it there."
    )


@error_text.register
def _describe_not_your_card(error: NotYourCardError) -> str:
    del error
    return "Whoever shared a card takes it down, or a moderator deletes the message."
