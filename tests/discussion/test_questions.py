"""Every question claims only what is true, whatever it is about."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from bot.discussion.model import DiscussionSubject
from bot.discussion.questions import list_questions
from bot.discussion.questions.question import OpenQuestion, kind_of
from bot.record.model import Category
from bot.record.record import Record
from cogs.discussion.question_text import word_question
from tests.discussion.ledger import Ledger
from tests.discussion.truths import holds

pytestmark = pytest.mark.slow

SAMPLE = 7
"""Of films and people every so manieth is asked about, and all with many nominations."""


@pytest.fixture(scope="module")
def ledger(record: Record) -> Ledger:
    return Ledger(record)


def list_subject_groups(record: Record) -> Iterator[Sequence[DiscussionSubject]]:
    """What is discussed, by subject: everything, or a fair part of it."""
    yield [
        film
        for place, film in enumerate(record.films.values())
        if place % SAMPLE == 0 or len(record.film_nominations[film.id]) > 6
    ]
    yield [
        person
        for place, person in enumerate(record.people.values())
        if place % SAMPLE == 0 or len(record.person_nominations[person.id]) > 6
    ]
    yield list(record.canonical.values())
    yield list(record.ceremonies.values())


@pytest.mark.parametrize("subject", range(4), ids=["films", "people", "prizes", "nights"])
def test_every_question_is_true(record: Record, ledger: Ledger, subject: int):
    asked = set[str]()
    for matter in list(list_subject_groups(record))[subject]:
        questions = list_questions(record, matter)
        kinds = [question.kind for question in questions]
        assert len(kinds) == len(set(kinds)) >= 3, matter
        for question in questions:
            assert holds(question, ledger), (matter, question)
        asked.update(kinds)
    assert len(asked) >= 12, "the sweep must reach a rich set"


def sealed(record: Record, ceremony_id: str) -> Record:
    """The record as it stood before a night: its nominees are known, and no winner."""

    def close(category: Category) -> Category:
        return replace(category, nominees=tuple(replace(one, winner=False) for one in category.nominees))

    ceremonies = [
        replace(one, categories=tuple(map(close, one.categories))) if one.id == ceremony_id else one
        for one in record.ceremonies.values()
    ]
    return Record.build(record.awards.values(), record.canonical.values(), ceremonies)


def test_every_question_before_a_night_is_true(record: Record):
    before = sealed(record, "oscars-98")
    ledger = Ledger(before)
    asked = set[str]()
    for matter in [before.ceremonies["oscars-98"], *before.canonical.values()]:
        for question in list_questions(before, matter):
            assert holds(question, ledger), (matter, question)
            asked.add(question.kind)

    assert {"frontrunner", "who-should", "most-nominated"} <= asked


def test_every_kind_is_held_to_the_truth_and_put_in_words():
    for kind in every_kind():
        assert holds.dispatch(kind) is not holds.dispatch(OpenQuestion), kind
        assert word_question.dispatch(kind) is not word_question.dispatch(OpenQuestion), kind


def test_every_kind_can_be_remembered():
    names = [kind_of(kind) for kind in every_kind()]
    assert len(names) == len(set(names)) >= 40
    assert all(len(name) <= 40 for name in names)


@pytest.mark.parametrize("title", ["The Green Goddess", "Their Own Desire"])
def test_a_film_that_its_nominee_did_not_win_for_lost_to_nobody(record: Record, ledger: Ledger, title: str):
    (film,) = (one for one in record.films.values() if one.title == title)
    questions = list_questions(record, film)

    assert all(holds(question, ledger) for question in questions)
    assert "it went to" not in " ".join(word_question(question).claim for question in questions)


def every_kind() -> list[type[OpenQuestion]]:
    """The classes of questions, without those that `dataclass` left behind when it gave them slots."""
    found = OpenQuestion.__subclasses__()
    return [kind for kind in found if getattr(sys.modules[kind.__module__], kind.__name__) is kind]


KNOWN: list[tuple[str, str, str]] = [
    ("films", "Crash", "upset"),
    ("films", "Argo", "picture-without-director"),
    ("films", "Roma", "director-without-picture"),
    ("films", "The Color Purple", "went-home-empty"),
    ("films", "The Lord of the Rings: The Return of the King", "clean-sweep"),
    ("films", "Ben-Hur", "big-night"),
    ("films", "Sinners", "outshone"),
    ("films", "Uncut Gems", "never-at-the-oscars"),
    ("people", "Ben Affleck", "overlooked"),
    ("people", "Glenn Close", "still-waiting"),
    ("people", "Martin Scorsese", "won-at-last"),
    ("people", "Katharine Hepburn", "record-holders"),
    ("people", "Barbra Streisand", "shared-prize"),
    ("people", "Alfred Hitchcock", "honoured-instead"),
    ("people", "Joel Coen", "partners"),
    ("canonical", "Best Picture", "parted-lately"),
    ("canonical", "Best Original Story", "no-longer-given"),
    ("canonical", "Best Animated Feature", "came-late"),
    ("ceremonies", "41st Academy Awards", "shared-prize"),
    ("ceremonies", "91st Academy Awards", "parted"),
    ("ceremonies", "99th Academy Awards", "nominees-awaited"),
]
"""What film lovers would ask, by where the record keeps it and what it is called there."""


@pytest.mark.parametrize(("where", "called", "kind"), KNOWN)
def test_what_film_lovers_would_ask_is_asked(record: Record, where: str, called: str, kind: str):
    namesakes: list[DiscussionSubject] = [
        one
        for one in getattr(record, where).values()
        if called == getattr(one, "title", getattr(one, "name", ""))
    ]
    asked = [question.kind for matter in namesakes for question in list_questions(record, matter)]
    assert kind in asked
