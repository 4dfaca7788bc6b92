"""What threads begin with is within Discord's limits, in words that say something, whatever is discussed."""

import importlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.discussion.model import DiscussionSubject, DiscussionThread, DiscussionTopic
from bot.discussion.precursor_signals import find_precursor_signals
from bot.discussion.questions import list_questions
from bot.discussion.service import RELATED_THREADS_LIMIT, ThreadOpening
from bot.ids import GuildId, NomineeId
from bot.record.model import CanonicalCategory, Ceremony, Film, FilmCredit, Headline, Nominee, Person
from bot.record.record import Record
from cogs.discussion.question_text import word_question
from cogs.discussion.screens import THREAD_NAME_LIMIT, facts_screen, make_thread_name, question_screen
from tests.discord_limits import breaches

importlib.import_module("cogs.lookup")  # registers the cards that threads begin with

UNFINISHED = re.compile(r"\*{4,}|\(\)|  |\bfor at\b| [.,:](?!\w|\.)|,\.|\bNone\b(?! but\b| Shall Escape\b)")
"""What stands in a sentence whose parts were missing."""


def list_subjects(record: Record) -> Iterator[DiscussionSubject]:
    """All prizes and nights, a part of the films and people, and those with the longest names and lists."""
    yield from record.canonical.values()
    yield from record.ceremonies.values()
    yield from list(record.films.values())[::9]
    yield from list(record.people.values())[::9]
    yield from sorted(record.films.values(), key=lambda film: -len(film.title))[:40]
    yield from sorted(record.people.values(), key=lambda one: -len(record.person_nominations[one.id]))[:40]
    yield from sorted(record.people.values(), key=lambda one: -len(one.name))[:20]


def test_every_thread_begins_within_discords_limits(record: Record):
    related = [
        DiscussionThread(
            GuildId(1), DiscussionTopic.from_subject(film), 10**18, 2, datetime(2026, 11, 23, tzinfo=UTC)
        )
        for film in record.films.values()
    ]
    for matter in list_subjects(record):
        assert 0 < len(make_thread_name(matter)) <= THREAD_NAME_LIMIT
        assert list(breaches(facts_screen(record, matter))) == [], matter
        said = find_precursor_signals(record, matter)
        for question in list_questions(record, matter):
            opening = ThreadOpening(matter, question, said, related[:RELATED_THREADS_LIMIT])
            assert list(breaches(question_screen(opening))) == [], question


def test_every_question_reads_as_a_sentence(record: Record):
    for matter in list_subjects(record):
        for question in list_questions(record, matter):
            claim, asked = word_question(question)
            assert asked.endswith("?"), asked
            assert "**" not in asked, "it is set larger, and bold inside that is no emphasis"
            assert len(asked) <= 200
            assert UNFINISHED.search(f"{claim} {asked}") is None, (claim, asked)
            assert not claim or (claim[0].isupper() or claim[0].isdigit() or claim[0] == "*"), claim
            assert not claim or claim.endswith("."), claim


@pytest.mark.parametrize(
    ("matter", "name"),
    [
        (Film("tt1", "Anora", "2024"), "🎬 Anora (2024)"),
        (Film("tt1", "x" * 150, "1927/28"), f"🎬 {'x' * 79}… (1927/28)"),
        (Person("nm1", "Chloé Zhao"), "⭐ Chloé Zhao"),
        (CanonicalCategory("best-picture", "Best Picture", Headline.FILM), "🏅 Best Picture"),
    ],
)
def test_threads_are_called_what_they_are_about(matter: DiscussionSubject, name: str):
    assert make_thread_name(matter) == name


def own(record: Record, categories: int) -> Ceremony:
    """A server's own slate with very many long nominees."""
    nominees = tuple(
        Nominee(NomineeId(str(place)), films=(FilmCredit(None, "W" * 150),)) for place in range(60)
    )
    category = replace(
        record.ceremonies["oscars-98"].categories[0], name="N" * 100, modern_name="", nominees=nominees
    )
    return Ceremony(
        "own-1",
        "own",
        None,
        "Club night",
        2026,
        None,
        "2025",
        tuple(replace(category, id=f"c{place}") for place in range(categories)),
    )


@pytest.mark.parametrize("categories", [0, 1, 60])
def test_an_own_slate_of_any_size_has_its_thread(record: Record, categories: int):
    slate = own(record, categories)
    assert list(breaches(facts_screen(record, slate))) == []
    for question in list_questions(record, slate):
        assert list(breaches(question_screen(ThreadOpening(slate, question, [], [])))) == []
