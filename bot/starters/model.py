"""Conversation starters as values: when a server wants them, and what one is about."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.discussion.model import DiscussionSubject, DiscussionTopic
from bot.discussion.questions.question import OpenQuestion
from bot.ids import GuildId, MemberId
from bot.record.model import Nomination

DEFAULT_WEEKDAYS = frozenset({0, 3})
"""Mondays and Thursdays: often enough to be looked for, seldom enough to be talked out."""
DEFAULT_HOUR = time(18)

STARTER_REPEAT_PERIOD = timedelta(days=366)
"""For how long nothing is posted again."""

LATE_TOLERANCE = timedelta(hours=6)
"""How late a starter is still posted, after a start; an anniversary has its day."""


class StarterKind(StrEnum):
    """What a starter begins with: a day of the record, someone or something of this season, or a question."""

    ANNIVERSARY = "anniversary"
    SPOTLIGHT = "spotlight"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class StarterPlan:
    """When and where a server wants starters.

    Attributes:
        guild_id: The server.
        weekdays: On which days, Monday being 0.
        hour: At what time of day, by the clocks of the zone.
        zone: The IANA name of the zone, the server's when the plan was made.
        channel_id: Where; None for the channel that the server chose for discussions or announcements.
        next_at: When the next one is due (UTC).
        created_by: The host who made the plan; None once erased.
    """

    guild_id: GuildId
    weekdays: frozenset[int]
    hour: time
    zone: str
    channel_id: int | None
    next_at: datetime
    created_by: MemberId | None


@dataclass(frozen=True, slots=True)
class StarterKey:
    """What tells a starter from every other: what is not posted again within a year.

    Attributes:
        kind: What it begins with.
        topic: The thread that it leads to.
        question: The kind of its question.
    """

    kind: StarterKind
    topic: DiscussionTopic
    question: str

    @property
    def text(self) -> str:
        """The key as it is stored."""
        return f"{self.kind} {self.question} {self.topic.key}"

    @classmethod
    def from_text(cls, text: str) -> "StarterKey":
        """The starter with this key."""
        kind, question, topic = text.split(" ", 2)
        return cls(StarterKind(kind), DiscussionTopic.from_key(topic), question)


@dataclass(frozen=True, slots=True)
class Starter:
    """A starter to post.

    Attributes:
        row_id: Its id in the bot's own tables.
        begun_at: When it was chosen (UTC); it cannot have been posted before.
        plan: The server's plan.
        key: What it is.
        subject: What it is about.
        question: The question that it asks.
        nominations: What a film or person in the spotlight is nominated for this season.
        expected: For which prizes hosts expect them; their titles.
    """

    row_id: int
    begun_at: datetime
    plan: StarterPlan
    key: StarterKey
    subject: DiscussionSubject
    question: OpenQuestion
    nominations: tuple[Nomination, ...] = ()
    expected: tuple[str, ...] = ()
