"""Making the files of the earlier awards from a list, joined by title and name to the Oscars' films and people."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bot.ids import CategoryId, NomineeId
from bot.record.model import CanonicalCategory, Category, Ceremony, FilmCredit, Nominee, PersonCredit
from data.catalogue import read_catalogue
from data.corrections import PRECURSOR_FILMS, PRECURSOR_PEOPLE, PRECURSOR_WORK
from data.format import OSCARS, name_precursor_file
from data.nominee_ids import KnownIds, assign_ids, make_slug, map_known_ids, strip_accents
from data.record_files import RECORD_FOLDER, read_record_files, refuse_damage
from data.titles import spell_title
from data.writer import stage_record, write_slates

_CONTEMPORARIES_FIRST_YEAR = 1960
"""A name found without its film means someone nominated since this year, not an older namesake."""


class OscarsMatcher:
    """Finds films and people of the Oscar ceremonies, by title and year, and by name and film."""

    def __init__(self, ceremonies: Iterable[Ceremony]) -> None:
        self._films: dict[tuple[str, int], set[FilmCredit]] = {}
        self._credited: dict[tuple[str, str], set[str]] = {}
        self._named: dict[str, set[str]] = {}
        for ceremony in ceremonies:
            for category in ceremony.categories:
                for nominee in category.nominees:
                    self._add_credits(ceremony.year, nominee.films, nominee.people)

    def _add_credits(self, year: int, films: Iterable[FilmCredit], people: Iterable[PersonCredit]) -> None:
        for film in films:
            if film.id is not None:
                self._films.setdefault((normalize_name(film.title), year), set()).add(film)
        for person in people:
            if person.id is None or not person.id.startswith("nm"):
                continue
            if year >= _CONTEMPORARIES_FIRST_YEAR:
                self._named.setdefault(normalize_name(person.name), set()).add(person.id)
            for film in films:
                self._credited.setdefault((normalize_name(person.name), film.id or ""), set()).add(person.id)

    def match_film(self, title: str, year: int) -> FilmCredit:
        """The Oscars' film of this title in this season or one beside it; else the film with an id of its own.

        The awards do not agree to which year a late release belongs.
        """
        for near in (year, year + 1, year - 1):
            found = self._films.get((normalize_name(title), near), set())
            if len({film.id for film in found}) == 1:
                return max(found, key=lambda film: film.title)
        own = FilmCredit(f"x-{make_slug([title])}-{year - 1}", spell_title(title))
        self._films[normalize_name(title), year] = {own}
        return own

    def match_person(self, name: str, film: FilmCredit) -> PersonCredit:
        """The person of this name nominated for the film, or the only person of this name; else one with an
        id of their own.
        """
        for found in (
            self._credited.get((normalize_name(name), film.id or "")),
            self._named.get(normalize_name(name)),
        ):
            if found is not None and len(found) == 1:
                return PersonCredit(next(iter(found)), name)
        return PersonCredit(f"x-{make_slug([name])}", name)


def normalize_name(name: str) -> str:
    """A title or name without case, accents and punctuation."""
    return "".join(letter for letter in strip_accents(name) if letter.isalnum())


_CANONICAL_IDS = {
    "picture": "best-picture",
    "director": "best-director",
    "actor": "best-actor",
    "actress": "best-actress",
    "supporting actor": "best-supporting-actor",
    "supporting actress": "best-supporting-actress",
    "screenplay": "best-screenplay",
    "cast": "best-cast",
}

_DIVIDED_CATEGORIES = {
    ("golden-globes", "picture"),
    ("golden-globes", "actor"),
    ("golden-globes", "actress"),
    ("wga", "screenplay"),
}
"""Categories of the list that contain two prizes: drama and comedy or musical; original and adapted."""


class _PrecursorRow(NamedTuple):
    """One line of the list; several people are separated by `|`."""

    award: str
    ceremony_year: str
    category: str
    person: str
    film: str
    winner: str


def import_precursors(source: Path, root: Path = RECORD_FOLDER) -> None:
    """Write the nominees of every earlier award in the list, with the Oscars' ids of films and people.

    Args:
        source: A CSV file, one nominee per line: `award,ceremony_year,category,person,film,winner`.
        root: The record's folder, with the Oscars and the list of ceremonies.

    Raises:
        StartError: The record is damaged, or would be.
    """
    slates: dict[str, dict[str, list[_PrecursorRow]]] = {}
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry = _PrecursorRow(**row)
            slate = slates.setdefault(f"{entry.award}-{entry.ceremony_year}", {})
            slate.setdefault(entry.category, []).append(entry)
    canonical = read_catalogue(root, refuse_damage).canonical
    order = list(canonical)
    _, _, known = read_record_files(root, refuse_damage)
    matcher = OscarsMatcher(ceremony for ceremony in known if ceremony.award == OSCARS)
    written: dict[str, list[Ceremony]] = {}
    for ceremony in known:
        slate = slates.get(ceremony.id, {})
        ids = {category.id: map_known_ids(category) for category in ceremony.categories}
        categories = [
            _make_category(canonical[_CANONICAL_IDS[name]], entries, ceremony, matcher, ids)
            for name, entries in slate.items()
        ]
        categories.sort(key=lambda category: order.index(category.id))
        written.setdefault(ceremony.award, []).append(replace(ceremony, categories=tuple(categories)))
    with stage_record(root, source) as stage:
        for award, ceremonies in written.items():
            if award != OSCARS:
                write_slates(stage, name_precursor_file(award), ceremonies)


def _make_category(
    canonical: CanonicalCategory,
    entries: list[_PrecursorRow],
    ceremony: Ceremony,
    matcher: OscarsMatcher,
    known: Mapping[CategoryId, KnownIds],
) -> Category:
    category = Category(
        id=CategoryId(canonical.id),
        canonical=canonical.id,
        name=canonical.name,
        headline=canonical.headline,
        nominees=tuple(_make_nominee(entry, ceremony.year, matcher) for entry in entries),
        complete=not all(entry.winner for entry in entries),
        weight=canonical.weight,
        divided=(ceremony.award, entries[0].category) in _DIVIDED_CATEGORIES,
        modern_name=canonical.name,
    )
    return assign_ids(category, known.get(category.id, {}))


def _make_nominee(entry: _PrecursorRow, year: int, matcher: OscarsMatcher) -> Nominee:
    work = PRECURSOR_WORK.get((entry.award, entry.ceremony_year, entry.category, entry.person), (entry.film,))
    films = tuple(matcher.match_film(PRECURSOR_FILMS.get(title, title), year) for title in work)
    names = PRECURSOR_PEOPLE.get(entry.person) or (entry.person.split("|") if entry.person else ())
    people = tuple(matcher.match_person(name, films[0]) for name in names)
    return Nominee(id=NomineeId(""), films=films, people=people, winner=bool(entry.winner))
