"""Error texts of the season."""

import discord

from bot.season.errors import (
    ContradictoryDatesError,
    DateNamelessError,
    DatePassedError,
    EndsBeforeBeginningError,
    EventExistsError,
    EventInPastError,
    EventNeedsTimeError,
    KnownDateError,
    NoSuchDateError,
    NothingToTakeBackError,
    TooManyDatesError,
)
from bot.season.model import When
from cogs.kit.command_choices import Meanings, list_meanings
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text, format_list
from cogs.season.calendar_steps import HourOfSeveralDaysError
from cogs.season.events import CannotMakeEventError, EventObstacle
from cogs.season.options import UnclearDateError
from cogs.season.starter_steps import UnclearDaysError
from cogs.season.text import KIND_NAMES, format_full_span

_CHOICES_NAMED = 5


@error_text.register
def _describe_no_such_date(error: NoSuchDateError) -> str:
    del error
    return "That date is not in this server's season, or has passed. `/season` shows what is ahead."


@error_text.register
def _describe_unclear_date(error: UnclearDateError) -> str:
    typed = escape_text(error.text, 60)
    names = list(dict.fromkeys(each.name for each in error.choices))[:_CHOICES_NAMED]
    named = format_list((f"**{escape_text(name)}**" for name in names), "or")
    if not error.choices:
        return f"There is no date here that “{typed}” could mean. `/season` shows what is ahead."
    if error.is_several:
        return f"“{typed}” could be {named}. Write it in full, or take it from the list while you type."
    return f"I know no date called “{typed}”. There are {named}: take one from the list while you type."


@list_meanings.register
def _list_dates(error: UnclearDateError) -> Meanings:
    typed = escape_text(error.text, 60)
    question = (
        f"Which date do you mean by “{typed}”?" if error.is_several else f"I know no date called “{typed}”."
    )
    return Meanings(("date",), "date", error.text, error.choices, question)


@error_text.register
def _describe_date_passed(error: DatePassedError) -> str:
    return f"{_format_plain(error.when)} has passed. Name a day to come, like `14 March 2027` or `in 3 days`."


@error_text.register
def _describe_ends_before_beginning(error: EndsBeforeBeginningError) -> str:
    first, last = error.when.days.first, error.when.days.last
    return (
        f"It would end on {last:%A} {last.day} {last:%B %Y}, before it begins on {first:%A} {first.day} "
        f"{first:%B %Y}. Change `when` or `until`."
    )


@error_text.register
def _describe_contradiction(error: ContradictoryDatesError) -> str:
    moved, other = KIND_NAMES[error.kind], KIND_NAMES[error.other]
    order = "before" if error.must_precede else "after"
    return (
        f"The {moved} must come {order} the {other}, and here that is {_format_plain(error.other_when)}. If that has "
        "moved too, correct it first; else look at the day once more."
    )


@error_text.register
def _describe_date_nameless(error: DateNamelessError) -> str:
    del error
    return "A date needs a name that members understand: “Our Oscars party”, say."


@error_text.register
def _describe_known_date(error: KnownDateError) -> str:
    return (
        f"**{escape_text(error.known.name, 100)}** is in the calendar on that day already. `/calendar correct` changes "
        "it."
    )


@error_text.register
def _describe_too_many_dates(error: TooManyDatesError) -> str:
    return (
        f"This server has added {error.limit} dates, and that is the most. `/calendar remove` takes one away."
    )


@error_text.register
def _describe_nothing_to_take_back(error: NothingToTakeBackError) -> str:
    del error
    return (
        "That date comes with me, and nobody here has changed it: there is nothing to take back. If it is wrong, "
        "`/calendar correct` says what is right."
    )


@error_text.register
def _describe_event_needs_time(error: EventNeedsTimeError) -> str:
    return (
        f"Discord's events begin at an hour, and of {_format_plain(error.known.when)} nobody has told it yet. Say it "
        "with `/calendar correct`, such as `14 March 2027 4pm Los Angeles`, then make the event."
    )


@error_text.register
def _describe_event_in_past(error: EventInPastError) -> str:
    del error
    return "That has begun already, and Discord's events lie ahead. `/calendar correct` moves the date."


@error_text.register
def _describe_event_exists(error: EventExistsError) -> str:
    del error
    return "There is an event of that date already. It follows when `/calendar correct` moves the date."


@error_text.register
def _describe_hour_of_several_days(error: HourOfSeveralDaysError) -> str:
    del error
    return "What lasts several days begins at no hour: leave out `until`, or the hour in `when`."


@error_text.register
def _describe_unclear_days(error: UnclearDaysError) -> str:
    return (
        f"“{escape_text(error.text, 60)}” names no days that I know. Write them out, like `monday and thursday`, or "
        "`weekends`, `weekdays`, `every day`."
    )


@error_text.register
def _describe_cannot_make_event(error: CannotMakeEventError) -> str:
    match error.obstacle:
        case EventObstacle.RIGHTS:
            return (
                "I lack **Create Events** in this server. To grant it: **Server Settings → Roles →** my role **→ "
                "Permissions**. Then try again."
            )
        case EventObstacle.FULL:
            return "This server has a hundred events ahead: that is the most. Cancel one, then try again."
        case EventObstacle.REFUSED:
            return "Discord does not take the event just now. Try again in a moment."


def _format_plain(when: When) -> str:
    return discord.utils.format_dt(when.at, "F") if when.at else format_full_span(when.days)
