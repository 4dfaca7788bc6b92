"""What the next starter of a server is about: chosen from the facts, without luck, and nothing twice within a year."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.discussion.model import DiscussionSubject, DiscussionTopic
from bot.discussion.questions import list_questions
from bot.discussion.questions.picture_and_director import BEST_PICTURE
from bot.discussion.questions.question import OpenQuestion, choose_question
from bot.ids import GuildId
from bot.record.model import Ceremony, FilmCredit, Nomination, PersonCredit
from bot.record.record import OSCARS, Record
from bot.starters.model import StarterKey, StarterKind

ASKED_ABOUT_AGE = timedelta(days=300)
"""How long ago a ceremony was that questions are about: nobody waits to watch it any more."""


@dataclass(frozen=True, slots=True)
class ChosenStarter:
    """What was chosen: its key, with what that stands for."""

    key: StarterKey
    subject: DiscussionSubject
    question: OpenQuestion


@dataclass(frozen=True, slots=True)
class SeasonTopics:
    """Who and what this season is about, by the topic of their thread.

    Attributes:
        nominations: What they are nominated for.
        expected: For which prizes hosts expect them; their titles.
    """

    nominations: Mapping[DiscussionTopic, tuple[Nomination, ...]]
    expected: Mapping[DiscussionTopic, Sequence[str]]

    @classmethod
    def build(
        cls, record: Record, slates: Iterable[Ceremony], expected: Mapping[DiscussionTopic, Sequence[str]]
    ) -> "SeasonTopics":
        """Find the films and people of this season's slates that the record knows."""
        found: dict[DiscussionTopic, list[Nomination]] = {}
        for ceremony in slates:
            for category in ceremony.categories:
                for nominee in category.nominees:
                    for topic in list_known_topics(record, nominee.people, nominee.films):
                        found.setdefault(topic, []).append(Nomination(ceremony, category, nominee))
        return cls({topic: tuple(nominations) for topic, nominations in found.items()}, expected)

    def list_topics(self) -> Iterable[DiscussionTopic]:
        """Everyone and everything that it is about."""
        return {**self.nominations, **self.expected}


def list_known_topics(
    record: Record, people: Iterable[PersonCredit], films: Iterable[FilmCredit]
) -> list[DiscussionTopic]:
    """The threads of people and films that the record knows."""
    named = [record.people.get(one.id) for one in people if one.id]
    shown = [record.films.get(one.id) for one in films if one.id]
    return list(dict.fromkeys(DiscussionTopic.from_subject(one) for one in (*named, *shown) if one))


def choose_starter(
    record: Record, guild_id: GuildId, today: date, season: SeasonTopics, posted: Sequence[StarterKey]
) -> ChosenStarter | None:
    """Choose what a server talks about next.

    An anniversary has its day and goes first; otherwise someone or something of this season and a question of the facts
    take turns, as far as there are any.

    Args:
        record: The record.
        guild_id: The server: two servers are asked in different orders.
        today: The date there.
        season: Who and what this season is about.
        posted: What was posted there within a year, the latest first.

    Returns:
        The choice; None if everything was posted within the year.
    """
    turn = [StarterKind.SPOTLIGHT, StarterKind.QUESTION]
    if next((key.kind for key in posted if key.kind in turn), None) is StarterKind.SPOTLIGHT:
        turn.reverse()
    topics: Mapping[StarterKind, Iterable[DiscussionTopic]] = {
        StarterKind.ANNIVERSARY: _list_anniversaries(record, today),
        StarterKind.SPOTLIGHT: _shuffle(guild_id, season.list_topics()),
        StarterKind.QUESTION: _shuffle(guild_id, _list_asked_about(record, today)),
    }
    for kind in (StarterKind.ANNIVERSARY, *turn):
        found = _choose_of_kind(record, kind, list(topics[kind]), posted)
        if found is not None:
            return found
    return None


def find_subject(record: Record, topic: DiscussionTopic) -> DiscussionSubject | None:
    """What a topic is about in the record; None if the record has lost it."""
    for known in (record.films, record.people, record.canonical, record.ceremonies):
        found: DiscussionSubject | None = known.get(topic.id)
        if found is not None and DiscussionTopic.from_subject(found) == topic:
            return found
    return None


def _choose_of_kind(
    record: Record, kind: StarterKind, topics: Sequence[DiscussionTopic], posted: Sequence[StarterKey]
) -> ChosenStarter | None:
    """The first topic of which nothing was posted within the year, else one with another question."""
    talked_about = {key.topic for key in posted}
    for topic in sorted(topics, key=lambda each: each in talked_about):
        subject = find_subject(record, topic)
        if subject is None:
            continue
        asked_kinds = {key.question for key in posted if key.topic == topic}
        questions = [one for one in list_questions(record, subject) if one.kind not in asked_kinds]
        if questions:
            question = choose_question(questions, "", [key.question for key in posted])
            return ChosenStarter(StarterKey(kind, topic, question.kind), subject, question)
    return None


def _list_anniversaries(record: Record, today: date) -> Iterator[DiscussionTopic]:
    """The Oscars that were held on this day, the roundest number of years ago first."""
    held = [
        (today.year - ceremony.held.year, ceremony)
        for ceremony in record.editions.get(OSCARS, ())
        if ceremony.held is not None
        and ceremony.has_winners
        and (ceremony.held.month, ceremony.held.day) == (today.month, today.day)
        and ceremony.held.year < today.year
    ]
    held.sort(key=lambda each: (each[0] % 10 != 0, each[0] % 5 != 0, each[0]))
    return (DiscussionTopic.from_subject(ceremony) for _, ceremony in held)


def _list_asked_about(record: Record, today: date) -> Iterator[DiscussionTopic]:
    """The Oscars' prizes, nights and best pictures."""
    for ceremony in record.editions.get(OSCARS, ()):
        if ceremony.held is None or not ceremony.has_winners or today - ceremony.held < ASKED_ABOUT_AGE:
            continue
        yield DiscussionTopic.from_subject(ceremony)
        for category in ceremony.categories:
            if category.canonical == BEST_PICTURE:
                for winner in category.winners:
                    yield from list_known_topics(record, (), winner.films)
    for canonical in record.canonical.values():
        if (canonical.id, OSCARS) in record.history:
            yield DiscussionTopic.from_subject(canonical)


def _shuffle(guild_id: GuildId, topics: Iterable[DiscussionTopic]) -> list[DiscussionTopic]:
    """The topics in an order of the server's own, the same each time."""

    def compute_place(topic: DiscussionTopic) -> bytes:
        return hashlib.blake2s(f"{guild_id} {topic.key}".encode(), digest_size=8).digest()

    return sorted(set(topics), key=compute_place)
