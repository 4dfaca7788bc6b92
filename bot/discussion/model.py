"""A topic, and the server's one thread on it, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.errors import Subject
from bot.ids import GuildId
from bot.record.model import CanonicalCategory, Ceremony, Film, Person

DiscussionSubject = Film | Person | CanonicalCategory | Ceremony
"""What a topic stands for."""


class DiscussionTopic(NamedTuple):
    """What a thread is about.

    Attributes:
        subject: What kind of thing: a film, a person, a category or a ceremony.
        id: Its id in the record, or that of a server's own ceremony.
    """

    subject: Subject
    id: str

    @property
    def key(self) -> str:
        """How it is stored: `film:tt28607951`."""
        return f"{self.subject}:{self.id}"

    @classmethod
    def from_key(cls, key: str) -> "DiscussionTopic":
        """The topic that a `key` names."""
        subject, _, subject_id = key.partition(":")
        return cls(Subject(subject), subject_id)

    @classmethod
    def from_subject(cls, subject: DiscussionSubject) -> "DiscussionTopic":
        """The topic that stands for something."""
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
        topic: What it is about.
        thread_id: The thread; None once it was deleted.
        channel_id: The channel or forum that it is in.
        opened_at: When it was opened.
        question: The kind of the question that was asked last, perhaps in a thread before this one; empty if none.
        asked_at: When this thread was asked its last question; None until its first has arrived there.
    """

    guild_id: GuildId
    topic: DiscussionTopic
    thread_id: int | None
    channel_id: int
    opened_at: datetime
    question: str = ""
    asked_at: datetime | None = None
