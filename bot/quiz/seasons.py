"""The quiz's seasons: each runs from September to the Oscars."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FIRST_MONTH = 9
"""The month in which a season begins."""

LAST_DAY_WITHOUT_OSCARS = (3, 31)
"""Month and day on which a season ends whose Oscars have no known date."""


@dataclass(frozen=True, slots=True)
class QuizSeason:
    """The days whose answers are counted together.

    Attributes:
        first: Its first day.
        last: Its last day, that of the Oscars.
    """

    first: date
    last: date

    @property
    def name(self) -> str:
        """The two years that it lies in: "2026/27"."""
        return f"{self.first.year}/{self.last.year % 100:02}"

    def is_over(self, day: date) -> bool:
        """Whether it ended before a day."""
        return day > self.last

    def has_day(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def find_quiz_season(day: date, oscars: Iterable[date]) -> QuizSeason:
    """Find the season of a day; between the Oscars and September it is the one that is over.

    Args:
        day: A day of a server's calendar.
        oscars: The dates of the Oscars, as far as they are known.
    """
    first = date(day.year if day.month >= FIRST_MONTH else day.year - 1, FIRST_MONTH, 1)
    last = date(first.year + 1, *LAST_DAY_WITHOUT_OSCARS)
    return QuizSeason(first, next((held for held in oscars if held.year == last.year), last))
