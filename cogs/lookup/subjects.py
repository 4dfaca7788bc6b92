"""Selects that lead from a screen to films and people."""

from collections.abc import Iterable, Sequence
from itertools import chain

from bot.errors import Choice, Subject
from bot.guilds.model import Feature
from bot.record.model import Category, Headline, Nominee
from cogs.kit.addresses import Route
from cogs.kit.controls import make_select
from cogs.kit.layouts import ControlRow, make_row, make_select_options

SUBJECT_ROUTE = Route("subject", Feature.LOOKUP)
"""Shows a film's or a person's page. The value is `film/id` or `person/id`. State: what the select is for."""

_SEPARATOR = "/"


def make_others_select(subject: Subject, others: Sequence[Choice]) -> list[ControlRow]:
    """Make the select of less known namesakes, in a row; none without any."""
    entries = [(f"{subject}{_SEPARATOR}{one.id}", one.name, one.detail) for one in others]
    return _make_rows("others", entries, f"Or another {subject}?")


def make_nominees_select(categories: Sequence[Category]) -> list[ControlRow]:
    """Make the select of a category's films and people, what the category is about first and winners before others."""
    if not categories:
        return []
    nominees = sorted(
        chain.from_iterable(category.nominees for category in categories),
        key=lambda nominee: not nominee.winner,
    )
    films, people = list(_list_films(nominees)), list(_list_people(nominees))
    is_about_people = categories[0].headline is Headline.PERSON
    return _make_rows(
        "nominees", [*people, *films] if is_about_people else [*films, *people], "Films and people"
    )


def parse_subject(value: str) -> tuple[Subject | None, str]:
    """Parse a select's value: whether it names a film or a person, and its id; None for anything else."""
    kind, _, subject_id = value.partition(_SEPARATOR)
    known = {Subject.FILM.value: Subject.FILM, Subject.PERSON.value: Subject.PERSON}
    return known.get(kind), subject_id


def _list_films(nominees: Iterable[Nominee]) -> Iterable[tuple[str, str, str]]:
    for nominee in nominees:
        for film in nominee.films:
            if film.id:
                yield f"{Subject.FILM}{_SEPARATOR}{film.id}", film.title, "film"


def _list_people(nominees: Iterable[Nominee]) -> Iterable[tuple[str, str, str]]:
    for nominee in nominees:
        for person in nominee.people:
            if person.id:
                titles = ", ".join(film.title for film in nominee.films)
                yield f"{Subject.PERSON}{_SEPARATOR}{person.id}", person.name, titles


def _make_rows(purpose: str, entries: Iterable[tuple[str, str, str]], placeholder: str) -> list[ControlRow]:
    once: dict[str, tuple[str, str, str]] = {}
    for entry in entries:
        once.setdefault(entry[0], entry)
    options = make_select_options(list(once.values()))
    if not options:
        return []
    return [make_row(make_select(SUBJECT_ROUTE, purpose, options=options, placeholder=placeholder))]
