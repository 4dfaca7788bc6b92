"""What the quiz's screens need, put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.ids import MemberId
from bot.quiz.model import DailyQuestion, QuizAnswer
from bot.quiz.seasons import QuizSeason
from bot.quiz.streaks import Streak


@dataclass(frozen=True, slots=True)
class SeasonScore:
    """A member's answers in a season.

    Attributes:
        right: How many were right.
        answered: How many there were.
    """

    right: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class QuizView:
    """A question of a day as one member sees it.

    Attributes:
        daily: The question.
        today: The server's day now; the question's own, or a later one.
        answer: What the member answered; None while they have not.
        is_new: Whether the answer was given by this very press.
        streak: Their streak now.
        season: The season that the question's day belongs to, or that ended before it.
        score: What they have in that season.
        right: How many in the server answered it rightly.
        answered: How many answered it.
        missed: The latest other day whose question they can still answer late; None if there is none.
    """

    daily: DailyQuestion
    today: date
    answer: QuizAnswer | None
    is_new: bool
    streak: Streak
    season: QuizSeason
    score: SeasonScore
    right: int
    answered: int
    missed: date | None

    @property
    def is_over(self) -> bool:
        """Whether the question's day is over, so that an answer is late."""
        return self.daily.on.day < self.today


@dataclass(frozen=True, slots=True)
class QuizTableRow:
    """A member's place in a season's table.

    Attributes:
        rank: Their rank; members with equal scores share one.
        member_id: The member.
        name: Their last known name.
        score: Their answers.
    """

    rank: int
    member_id: MemberId
    name: str
    score: SeasonScore


@dataclass(frozen=True, slots=True)
class QuizTable:
    """A season's table.

    Attributes:
        season: The season.
        is_over: Whether it is over, so that the table is final.
        rows: Everyone who answered, in order.
    """

    season: QuizSeason
    is_over: bool
    rows: Sequence[QuizTableRow]
