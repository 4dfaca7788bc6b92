"""What is asked back about times as people type them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import UserError
from cogs.kit.refusals import error_text
from cogs.kit.words import escape_text, format_instant

TIME_EXAMPLES = "`tomorrow 8pm`, `14 March 2027 19:00` or `in 3 days`"
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


@error_text.register
def _describe_unreadable_time(error: UnreadableTimeError) -> str:
    return f"I cannot read “{escape_text(error.text, 60)}” as a time. Try {TIME_EXAMPLES}."


@error_text.register
def _describe_hour_missing(error: HourMissingError) -> str:
    return f"At what time of day? I read none in “{escape_text(error.text, 60)}”. Add one: `tomorrow 20:00` or `friday 8pm`."


@error_text.register
def _describe_ambiguous_time(error: AmbiguousTimeError) -> str:
    readings = " or ".join(f"`{format_typed_time(reading)}`" for reading in error.readings)
    return f"“{escape_text(error.text, 60)}” could be two days. Name the month: {readings}?"


@error_text.register
def _describe_wrong_weekday(error: WrongWeekdayError) -> str:
    date = f"{error.at.day} {error.at:%B %Y}"
    return (
        f"{date} is a {error.at:%A}, and “{escape_text(error.text, 60)}” says otherwise. Which do you mean?"
    )


@error_text.register
def _describe_past_time(error: PastTimeError) -> str:
    return f"That time has passed: {format_instant(error.at)}. Name one to come, such as {TIME_EXAMPLES}."


@error_text.register
def _describe_far_time(error: FarTimeError) -> str:
    return f"That is too far ahead: {format_instant(error.at)}. Name a time within the next three years, such as {TIME_EXAMPLES}."


def format_typed_time(at: datetime) -> str:
    """An instant as someone would type it in its own zone: "14 March 2027 19:00"."""
    return f"{at.day} {at:%B %Y %H:%M}"
