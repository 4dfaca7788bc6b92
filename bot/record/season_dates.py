"""The days of the coming season, as the awards gave them: nominations, votes, ceremonies, each with how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations


class DateKind(StrEnum):
    """What happens, in the order in which it happens."""

    LONGLIST = "longlist"
    NOMINATION_VOTING = "nomination-voting"
    NOMINATIONS = "nominations"
    FINAL_VOTING = "final-voting"
    CEREMONY = "ceremony"


class Certainty(StrEnum):
    """How sure a date is, the surest first: the award's own word, several sources that agree, or one source alone."""

    OFFICIAL = "official"
    AGREED = "agreed"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class DaySpan:
    """One day, or several that follow each other; `last` is `first` for one day."""

    first: date
    last: date

    @classmethod
    def of_day(cls, day: date) -> "DaySpan":
        """One day alone."""
        return cls(day, day)


@dataclass(frozen=True, slots=True)
class AwardDate:
    """A date of one ceremony.

    Attributes:
        ceremony_id: The ceremony.
        kind: What happens.
        days: When: calendar days where it happens, without a time.
        place: Where, as it is called there; empty if unknown.
        certainty: How sure it is.
        sources: Addresses of pages that say so.
    """

    ceremony_id: str
    kind: DateKind
    days: DaySpan
    place: str = ""
    certainty: Certainty = Certainty.OFFICIAL
    sources: tuple[str, ...] = ()


def find_contradiction(dates: Mapping[DateKind, DaySpan]) -> tuple[DateKind, DateKind] | None:
    """Find two dates of one ceremony that cannot both be: the one that must come first ends after the other began.

    Returns:
        The earlier kind and the later one; None if all is in order.
    """
    known: Sequence[DateKind] = [kind for kind in DateKind if kind in dates]
    for earlier, later in combinations(known, 2):
        if dates[earlier].last > dates[later].first:
            return earlier, later
    return None
