"""What is asked back about times as people type them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import UserError
from cogs.kit.refusals import say
from cogs.kit.words import plain, when

EXAMPLES = "`tomorrow 8pm`, `14 March 2027 19:00` or `in 3 days`"
"""Times that are understood, as they are shown to who typed one that was not."""


@dataclass(eq=False)
class UnreadableTimeError(UserError):
    """A text means no time."""

    text: str


@dataclass(eq=False)
class HourMissingError(UserError):
    """A text names a day, and no time of day."""

    text: str


@dataclass(eq=False)
class AmbiguousTimeError(UserError):
    """A text means one time to some and another to others."""

    text: str
    readings: Sequence[datetime]


@dataclass(eq=False)
class WrongWeekdayError(UserError):
    """A text names a date and a weekday that it is not; `at` is that date."""

    text: str
    at: datetime


@dataclass(eq=False)
class PastTimeError(UserError):
    """The time is not to come."""

    at: datetime


@dataclass(eq=False)
class FarTimeError(UserError):
    """The time is farther ahead than anything here can be planned."""

    at: datetime


@say.register
def _(error: UnreadableTimeError) -> str:
    return f"I cannot read “{plain(error.text, 60)}” as a time. Try {EXAMPLES}."


@say.register
def _(error: HourMissingError) -> str:
    return f"At what time of day? I read none in “{plain(error.text, 60)}”. Add one: `tomorrow 20:00` or `friday 8pm`."


@say.register
def _(error: AmbiguousTimeError) -> str:
    readings = " or ".join(f"`{dated(reading)}`" for reading in error.readings)
    return f"“{plain(error.text, 60)}” could be two days. Name the month: {readings}?"


@say.register
def _(error: WrongWeekdayError) -> str:
    date = f"{error.at.day} {error.at:%B %Y}"
    return f"{date} is a {error.at:%A}, and “{plain(error.text, 60)}” says otherwise. Which do you mean?"


@say.register
def _(error: PastTimeError) -> str:
    return f"That time has passed: {when(error.at)}. Name one to come, such as {EXAMPLES}."


@say.register
def _(error: FarTimeError) -> str:
    return f"That is too far ahead: {when(error.at)}. Name a time within the next three years, such as {EXAMPLES}."


def dated(at: datetime) -> str:
    """An instant as someone would type it in its own zone: "14 March 2027 19:00"."""
    return f"{at.day} {at:%B %Y %H:%M}"
