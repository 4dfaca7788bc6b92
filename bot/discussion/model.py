"""A topic, and the server's one thread on it, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.awards.model import CanonicalCategory, Ceremony, Film, Person
from bot.errors import Subject

Matter = Film | Person | CanonicalCategory | Ceremony
"""What a topic stands for."""


class Topic(NamedTuple):
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
    def of_key(cls, key: str) -> "Topic":
        """The topic that a `key` names."""
        subject, _, matter_id = key.partition(":")
        return cls(Subject(subject), matter_id)

    @classmethod
    def of(cls, matter: Matter) -> "Topic":
        """The topic that stands for something."""
        match matter:
            case Film():
                return cls(Subject.FILM, matter.id)
            case Person():
                return cls(Subject.PERSON, matter.id)
            case CanonicalCategory():
                return cls(Subject.CATEGORY, matter.id)
            case Ceremony():
                return cls(Subject.CEREMONY, matter.id)


@dataclass(frozen=True, slots=True)
class Discussion:
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

    guild_id: int
    topic: Topic
    thread_id: int | None
    channel_id: int
    opened_at: datetime
    question: str = ""
    asked_at: datetime | None = None
