"""Making the files of the earlier awards of each season from a list of their winners and nominees."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bot.awards.model import CanonicalCategory, Category, Ceremony, Nominee
from data.catalogue import read_catalogue
from data.corrections import PRECURSOR_FILMS, PRECURSOR_PEOPLE
from data.format import OSCARS, name_precursor_file
from data.joins import OscarsMatcher
from data.loader import refuse_damage
from data.nominee_ids import assign_ids
from data.record_files import RECORD_FOLDER, read_record_files
from data.staging import stage_record
from data.writer import write_slates

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
"""Two prizes that the list holds in one: drama and comedy or musical; original and adapted."""


class _PrecursorRow(NamedTuple):
    """One line of the list; several people are separated by `|`."""

    award: str
    ceremony_year: str
    category: str
    person: str
    film: str
    winner: str


def import_precursors(source: Path, root: Path = RECORD_FOLDER) -> None:
    """Write the nominees of every earlier award in the list, under the Oscars' ids of films and people.

    Args:
        source: `award,ceremony_year,category,person,film,winner`, a nominee a line.
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
    joins = OscarsMatcher(ceremony for ceremony in known if ceremony.award == OSCARS)
    written: dict[str, list[Ceremony]] = {}
    for ceremony in known:
        slate = slates.get(ceremony.id, {})
        categories = [
            _make_category(canonical[_CANONICAL_IDS[name]], entries, ceremony, joins)
            for name, entries in slate.items()
        ]
        categories.sort(key=lambda category: order.index(category.id))
        written.setdefault(ceremony.award, []).append(replace(ceremony, categories=tuple(categories)))
    with stage_record(root) as stage:
        for award, ceremonies in written.items():
            if award != OSCARS:
                write_slates(stage, name_precursor_file(award), ceremonies)


def _make_category(
    canonical: CanonicalCategory, entries: list[_PrecursorRow], ceremony: Ceremony, joins: OscarsMatcher
) -> Category:
    category = Category(
        id=canonical.id,
        canonical=canonical.id,
        name=canonical.name,
        headline=canonical.headline,
        nominees=tuple(_make_nominee(entry, ceremony.year, joins) for entry in entries),
        complete=not all(entry.winner for entry in entries),
        weight=canonical.weight,
        divided=(ceremony.award, entries[0].category) in _DIVIDED_CATEGORIES,
        modern_name=canonical.name,
    )
    return assign_ids(category, {})


def _make_nominee(entry: _PrecursorRow, year: int, joins: OscarsMatcher) -> Nominee:
    film = joins.match_film(PRECURSOR_FILMS.get(entry.film, entry.film), year)
    names = PRECURSOR_PEOPLE.get(entry.person) or (entry.person.split("|") if entry.person else ())
    people = tuple(joins.match_person(name, film) for name in names)
    return Nominee(id="", films=(film,), people=people, winner=bool(entry.winner))
