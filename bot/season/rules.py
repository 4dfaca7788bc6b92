"""What a host may say of a date, decided on values."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from bot.errors import UserError
from bot.record.season_dates import DateKind, find_contradiction
from bot.season.errors import (
    ContradictoryDatesError,
    DateNamelessError,
    DatePassedError,
    EndsBeforeBeginningError,
    EventExistsError,
    EventInPastError,
    EventNeedsTimeError,
    KnownDateError,
    TooManyDatesError,
)
from bot.season.model import SeasonDate, When

OWN_DATES_LIMIT = 50
"""How many dates of its own a server can have."""


def refusal_of_own_date(
    name: str, when: When, known: Collection[SeasonDate], now: datetime, today: date
) -> UserError | None:
    """Why a date of the server's own cannot be added.

    Args:
        name: What it is called.
        when: When it is.
        known: The server's dates.
        now: The present instant (UTC).
        today: The date in the server.
    """
    own = [each for each in known if each.ceremony is None]
    same = next(
        (each for each in own if each.name.casefold() == name.casefold() and each.when.days == when.days),
        None,
    )
    if not name:
        return DateNamelessError()
    if when.days.last < when.days.first:
        return EndsBeforeBeginningError(when)
    if not when.is_ahead(now, today):
        return DatePassedError(when)
    if same is not None:
        return KnownDateError(same)
    return TooManyDatesError(OWN_DATES_LIMIT) if len(own) >= OWN_DATES_LIMIT else None


def refusal_of_correction(
    kind: DateKind | None, when: When, others: Mapping[DateKind, When]
) -> UserError | None:
    """Why a date cannot be corrected so.

    Args:
        kind: What happens; None for a date of the server's own, which nothing contradicts.
        when: When it is to be.
        others: The other dates of the same ceremony, as the server sees them.
    """
    if when.days.last < when.days.first:
        return EndsBeforeBeginningError(when)
    if kind is None:
        return None
    for other, other_when in others.items():
        wrong = other is not kind and find_contradiction({kind: when.days, other: other_when.days})
        if wrong:
            return ContradictoryDatesError(kind, other, other_when, must_precede=wrong[0] is kind)
    return None


def refusal_of_moved_event(before: SeasonDate | None, when: When, now: datetime) -> UserError | None:
    """Why a date cannot be moved: Discord's events lie ahead, so its own could not follow."""
    if before is None or before.event is None or when.at is None or when.at > now:
        return None
    return DatePassedError(when)


def refusal_of_event(known: SeasonDate, now: datetime) -> UserError | None:
    """Why no scheduled event can be made of a date."""
    if known.event is not None:
        return EventExistsError(known)
    if known.when.at is None:
        return EventNeedsTimeError(known)
    return EventInPastError(known) if known.when.at <= now else None
