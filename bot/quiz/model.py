"""The quiz's questions and answers as values."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.ids import GuildId, MemberId
from bot.record.model import Headline

_MARK_BYTES = 4


class QuizQuestionKind(StrEnum):
    """What a question asks; the values are stored and stay."""

    WINNER = "winner"
    """Who won a prize at one ceremony."""
    BEATEN = "beaten"
    """Which film won over one that was nominated."""
    ODD_ONE_OUT = "odd-one-out"
    """Which of four never won a prize that the others have."""
    FIRST = "first"
    """Which of four won a prize first."""
    LATEST = "latest"
    """Which of four won it most recently."""
    EDITION = "edition"
    """At which ceremony somebody won."""
    FILM = "film"
    """For which film somebody won."""
    ROLE = "role"
    """Who won for playing a character."""
    MOST_WINS = "most-wins"
    """Which film won most at one ceremony."""


@dataclass(frozen=True, slots=True)
class QuestionOption:
    """One of the answers to choose from.

    Attributes:
        name: What stands on its button: a person, a film, a song, a ceremony.
        detail: What belongs to it: a person's film, a film's rival, a ceremony's year; empty if nothing does.
        edition: The number of the ceremony that it belongs to; 0 if it belongs to none.
        year: The year in which that was held; 0 if it belongs to none.
        wins: How many Oscars it won, where that is asked.
    """

    name: str
    detail: str = ""
    edition: int = 0
    year: int = 0
    wins: int = 0


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with exactly one right answer.

    It holds all that it says, so that it stays what it was when the record is replaced.

    Attributes:
        key: What it asks about; no other question has it.
        kind: What it asks.
        headline: What its answers name.
        prize: The common name of the category, "Best Picture"; empty where none is asked about.
        edition: The number of the ceremony that it asks about; 0 if of none.
        year: The year in which that was held; 0 if of none.
        subject: Who or what it asks about, beside the ceremony; empty if nothing.
        ceremony: The name of the ceremony, "79th Golden Globe Awards"; empty if it is the Oscars.
        options: What to choose from.
        answer: The place of the right one among them.
    """

    key: str
    kind: QuizQuestionKind
    headline: Headline
    prize: str
    edition: int
    year: int
    subject: str
    options: tuple[QuestionOption, ...]
    answer: int
    ceremony: str = ""

    @property
    def right_option(self) -> QuestionOption:
        """The right answer."""
        return self.options[self.answer]

    @property
    def mark(self) -> str:
        """A few characters that another question, or the same with other options, almost never has."""
        text = "\n".join([self.key, *(option.name for option in self.options)])
        return hashlib.blake2b(text.encode(), digest_size=_MARK_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class QuizDay:
    """A day of a server's calendar.

    Attributes:
        day: Its date there.
        starts_at: Its first instant (UTC).
        ends_at: The first instant of the next day (UTC), by the zone that the server had as it began.
    """

    day: date
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class DailyQuestion:
    """The question of a server's day."""

    guild_id: GuildId
    on: QuizDay
    question: QuizQuestion


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """A member's one answer to a question of the day.

    Attributes:
        member_id: The member.
        on: The day that it was asked on.
        choice: The place of what they chose among the question's options.
        right: Whether it was the right one.
        late: Whether the day was over: then it counts in the season's table, and in no streak.
    """

    member_id: MemberId
    on: QuizDay
    choice: int
    right: bool
    late: bool
