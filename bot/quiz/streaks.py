"""Streaks: how many days in a row somebody answered, and the freezes that save them a missed day."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.quiz.days import count_missed_days
from bot.quiz.model import QuizDay

DAYS_PER_FREEZE = 7
"""How many days in a row earn a freeze."""

MAX_FREEZES = 1
"""How many freezes can be held: one that is not used is not added to."""


@dataclass(frozen=True, slots=True)
class Streak:
    """A member's days in a row.

    Attributes:
        days: How many days they answered in a row up to now; days that a freeze saved are not among them.
        best: The most that they ever had.
        freezes: How many missed days they can afford.
    """

    days: int = 0
    best: int = 0
    freezes: int = 0


def compute_streak(answered: Sequence[QuizDay], today: QuizDay) -> Streak:
    """Compute a streak.

    It lives as long as the day before was answered, or a freeze covers what was missed; today can still be answered.

    Args:
        answered: The days on which the member answered in time, the oldest first.
        today: The server's day.
    """
    days = best = freezes = 0
    last: QuizDay | None = None
    for day in answered:
        if day.day > today.day:
            break  # A clock was wrong then; what was answered in the days before stands.
        missed = count_missed_days(last, day) if last else 0
        if missed > freezes:
            days = freezes = missed = 0
        days, freezes = days + 1, freezes - missed
        if days % DAYS_PER_FREEZE == 0:
            freezes = min(freezes + 1, MAX_FREEZES)
        best, last = max(best, days), day
    if last and count_missed_days(last, today) > freezes:
        return Streak(best=best)
    return Streak(days, best, freezes)
