"""A topic, and the server's one thread on it, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.errors import Subject
from bot.ids import GuildId
from bot.record.model import CanonicalCategory, Ceremony, Film, Person

DiscussionSubject = Film | Person | CanonicalCategory | Ceremony
"""What a topic can be about."""


class DiscussionTopic(NamedTuple):
    """The topic of a thread.

    Attributes:
        subject: Its kind: a film, a person, a category or a ceremony.
        id: Its id in the record, or that of a server's own ceremony.
    """

    subject: Subject
    id: str

    @property
    def key(self) -> str:
        """The topic as it is stored: `film:tt28607951`."""
        return f"{self.subject}:{self.id}"

    @classmethod
    def from_key(cls, key: str) -> "DiscussionTopic":
        """The topic with this `key`."""
        subject, _, subject_id = key.partition(":")
        return cls(Subject(subject), subject_id)

    @classmethod
    def from_subject(cls, subject: DiscussionSubject) -> "DiscussionTopic":
        """The topic about this subject."""
        match subject:
            case Film():
                return cls(Subject.FILM, subject.id)
            case Person():
                return cls(Subject.PERSON, subject.id)
            case CanonicalCategory():
                return cls(Subject.CATEGORY, subject.id)
            case Ceremony():
                return cls(Subject.CEREMONY, subject.id)


@dataclass(frozen=True, slots=True)
class DiscussionThread:
    """A server's one thread on a topic.

    Attributes:
        guild_id: The server.
        topic: Its topic.
        thread_id: The thread; None once it was deleted.
        channel_id: The channel or forum that it is in.
        opened_at: When it was opened (UTC).
        question: The kind of the question that was asked last, perhaps in an earlier thread on the topic; empty if
            none.
        asked_at: When the last question was posted in this thread (UTC); None before its first.
    """

    guild_id: GuildId
    topic: DiscussionTopic
    thread_id: int | None
    channel_id: int
    opened_at: datetime
    question: str = ""
    asked_at: datetime | None = None
