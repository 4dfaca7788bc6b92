"""The lists of the earlier awards, each read into the same rows: one nominee with what the list says of it."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.precursor_slips import (
    COMPILED_WORK,
    GLOBES_MISSING,
    GLOBES_SLIPS,
    OTHER_PEOPLE,
    OTHER_TITLES,
    TABLES_SLIPS,
    UNNAMED_FILMS,
)

COMPILED_FILE = "precursors.csv"
"""Eight awards since 2001, with all nominees of pictures, directors, casts and screenplays; winners alone of acting."""

GLOBES_FILE = "golden_globes_film_1944_2020.csv"
"""The Golden Globes, drama and comedy told apart."""

TABLES_FILE = "precursors_wikipedia_1961_2017.csv"
"""Golden Globes, BAFTA, Screen Actors Guild and Directors Guild, as Wikipedia's tables have them."""

HALVES_FILE = "golden_globes_drama_comedy_split_2001_2026.csv"
"""Which half of a divided Golden Globe each film was nominated for."""

SCRIPTS_FILE = "wga_original_adapted_2001_2026.csv"
"""The Writers Guild's original and adapted screenplays."""

KNOWN_IDS_FILE = "film_ids_for_x_films.csv"
"""IMDb ids of films that the Oscars lack."""

SCREENPLAY_CATEGORIES = frozenset({"best-screenplay", "original-screenplay", "adapted-screenplay"})
"""Known by their films alone: of several writers the lists have one."""

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
_LEFT_OUT = frozenset({"international-feature"})
"""The list names no country, and directors in the place of some films."""

_PARTS = {"": "", "drama": "drama", "comedy": "musical-or-comedy", "musical": "musical"}
_PICTURES_APART = range(1959, 1964)
"""The years in which musicals and comedies had a picture prize each."""

_ARTICLE_LAST = re.compile(r"(.+), (The|A|An)", re.IGNORECASE)
_SMALL_WORD = re.compile(
    r"(?<=[^\W\d_,!] )(?:A|An|And|At|By|For|From|In|Of|On|Or|The|To|With)(?= )|(?<=, )(?:And|The)(?= )"
)
"""A word within a title that the list wrote with a capital: “For Whom The Bell Tolls”."""

_YEAR_LAST = re.compile(r"\s*(?:\((?:19|20)\d\d\)|- (?:19|20)\d\d)$")

Credit = tuple[str, str]
"""A title or a name, and its id; empty if the list has none."""


@dataclass(frozen=True, slots=True)
class PrecursorRow:
    """What a list says of one nominee.

    Attributes:
        award: The award's id.
        year: The year of the ceremony.
        category: The canonical category's id.
        films: Titles with ids.
        people: Names with ids.
        winner: Whether it won.
        part: Which prize of a divided category it was for, `drama`; empty if unknown, or not divided.
        song: The song's title, in the category for songs.
    """

    award: str
    year: int
    category: str
    films: tuple[Credit, ...]
    people: tuple[Credit, ...]
    winner: bool
    part: str = ""
    song: str = ""


def read_compiled(sources: Path) -> Iterator[PrecursorRow]:
    """The rows of the list of eight awards; several people are separated by `|`."""
    for line in _read_lines(sources / COMPILED_FILE):
        award, year, category, person = (
            line[key] for key in ("award", "ceremony_year", "category", "person")
        )
        work = COMPILED_WORK.get((award, year, category, person), (line["film"],))
        yield PrecursorRow(
            award,
            int(year),
            _CANONICAL_IDS[category],
            tuple((OTHER_TITLES.get(title, title), "") for title in work),
            _name_people(person.split("|")),
            bool(line["winner"]),
        )


def read_globes(sources: Path) -> Iterator[PrecursorRow]:
    """The rows of the Golden Globes' list, its slips mended."""
    seen: set[tuple[str, ...]] = set()
    for line in (*_read_lines(sources / GLOBES_FILE), *GLOBES_MISSING):
        key = line["ceremony_year"], line["category"], line["person"], line["film"].strip()
        mended = line | GLOBES_SLIPS.get(key, {})
        if (
            mended["film"]
            and mended["category"] not in _LEFT_OUT
            and (values := tuple(mended.values())) not in seen
        ):
            seen.add(values)
            yield _make_globes_row(mended)


def _make_globes_row(line: Mapping[str, str]) -> PrecursorRow:
    year, category = int(line["ceremony_year"]), line["category"]
    title = spell_listed_title(line["film"])
    names, song = line["person"].replace(", Jr.", " Jr."), line.get("song", "")
    if category == "original-song" and not song:
        song, _, names = names.partition(", ")
    if category in SCREENPLAY_CATEGORIES:
        names = ""
    part = _PARTS[line["part"]]
    if category == "best-picture" and year in _PICTURES_APART and line["part"] == "comedy":
        part = "comedy"
    return PrecursorRow(
        line["award"],
        year,
        category,
        ((OTHER_TITLES.get(title, title), ""),),
        _name_people(names.split(", ")),
        bool(line["winner"]),
        part,
        song.strip(' "'),
    )


def spell_listed_title(title: str) -> str:
    """A title as the record spells it, where a list writes “Godfather, The”, “Hamlet (1948)” or “For Whom The …”."""
    inverted = _ARTICLE_LAST.fullmatch(_YEAR_LAST.sub("", title.strip()))
    straight = _YEAR_LAST.sub("", f"{inverted[2]} {inverted[1]}" if inverted else title.strip())
    return _SMALL_WORD.sub(lambda word: word[0].lower(), straight[:1].upper() + straight[1:])


def read_tables(sources: Path) -> Iterator[PrecursorRow]:
    """The rows of Wikipedia's tables, their slips mended."""
    for line in _read_lines(sources / TABLES_FILE):
        key = line["award"], line["ceremony_year"], line["category"], line["person"], line["film"]
        films: tuple[Credit, ...] = ((OTHER_TITLES.get(line["film"], line["film"]), line["film_id"]),)
        people = _name_people([line["person"]], line["person_id"])
        if key in TABLES_SLIPS:
            slip = TABLES_SLIPS[key]
            films, people = tuple((title, "") for title in slip.films), _name_people(slip.people)
        if line["category"] in SCREENPLAY_CATEGORIES:
            people = ()
        if films or people:
            yield PrecursorRow(
                line["award"],
                int(line["ceremony_year"]),
                line["category"],
                films,
                people,
                bool(line["winner"]),
            )


def read_halves(sources: Path) -> Iterator[PrecursorRow]:
    """The films of the divided Golden Globes since 2001, without people."""
    for line in _read_lines(sources / HALVES_FILE):
        yield _make_film_row(line, line["category"], _PARTS[line["part"]])


def read_scripts(sources: Path) -> Iterator[PrecursorRow]:
    """The Writers Guild's nominees since 2001."""
    for line in _read_lines(sources / SCRIPTS_FILE):
        yield _make_film_row(line, line["category"])


def _make_film_row(line: Mapping[str, str], category: str, part: str = "") -> PrecursorRow:
    title = line["film"] or UNNAMED_FILMS.get(line["film_id"], "")
    return PrecursorRow(
        line["award"],
        int(line["ceremony_year"]),
        category,
        ((title, line["film_id"]),),
        (),
        bool(line["winner"]),
        part,
    )


def _name_people(names: Iterable[str], person_id: str = "") -> tuple[Credit, ...]:
    stripped = (name.strip() for name in names)
    return tuple(
        (spelt, person_id if spelt == name else "")
        for name in stripped
        for spelt in OTHER_PEOPLE.get(name, (name,))
        if name
    )


def read_known_ids(sources: Path) -> dict[str, str]:
    """IMDb ids by the id that this record would give."""
    return {line["x_id"]: line["imdb_id"] for line in _read_lines(sources / KNOWN_IDS_FILE)}


def _read_lines(source: Path) -> Iterator[dict[str, str]]:
    with source.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
