"""What the night refuses beside `bot.results.errors`, as facts."""

from dataclasses import dataclass

from bot.errors import UserError


@dataclass(eq=False)
class NothingToSettleError(UserError):
    """The record knows no winner of this ceremony: its envelopes are still to be opened."""

    ceremony: str
