"""What the quiz refuses."""

from dataclasses import dataclass
from datetime import date

from bot.errors import UserError


@dataclass(eq=False)
class NothingToAskError(UserError):
    """The record that this bot was given has nothing to ask about."""


@dataclass(eq=False)
class QuestionOverError(UserError):
    """A question of the day is too old to be answered, even late; `day` is the server's day of it."""

    day: date


@dataclass(eq=False)
class RoundChangedError(UserError):
    """A round was begun before the record was replaced, and its next question would not be the one that was shown."""
