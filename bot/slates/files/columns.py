"""What the columns of a table, and the keys of a JSON file, are called by the people who make them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.search.text import fold_text


class Column(StrEnum):
    """What a column says; its value is the name that our own files give it."""

    CATEGORY = "category"
    NAME = "nominee"
    FILM = "film"
    PEOPLE = "people"
    SONG = "song"
    COUNTRY = "country"
    CREDIT = "credit"
    HEADLINE = "named by"
    WEIGHT = "weight"
    WITHDRAWN = "withdrawn"
    WINNER = "winner"
    CEREMONY = "ceremony"
    HELD = "held"


NOMINEE_COLUMNS = frozenset(
    {Column.NAME, Column.FILM, Column.PEOPLE, Column.SONG, Column.COUNTRY, Column.CREDIT}
)
"""Those that say who is nominated."""

_NAMES = {
    Column.CATEGORY: (
        "category|categories|award category|category name|prize|award name|award title|award type|"
        "kategorie|categorie|categoria|kategori|kategoria"
    ),
    Column.NAME: (
        "nominee|nominees|nominee name|nominated|nomination|name|names|entity|contender|candidate|entry|choice|option|"
        "recipient|nominee s|nominee or film|film or person|title or name|nominierte|nomine|nomines|nomme|nommes|"
        "nominado|nominados|nominato|nominati"
    ),
    Column.FILM: (
        "film|films|film name|film title|film titles|movie|movies|movie name|movie title|title|titles|work|works|"
        "work title|feature|motion picture|show|production|film s|film movie|for film|nominated film|nominated work|"
        "titel|filmtitel|titre|titulo|titolo|pelicula|filme"
    ),
    Column.PEOPLE: (
        "people|person|persons|person name|actor|actress|actors|actress actor|actor actress|actor name|actress name|"
        "performer|performers|director|directors|director name|full name|artist|artists|writer|writers|producer|"
        "producers|workers|crew|talent|individual|individuals|nominated person|who"
    ),
    Column.SONG: "song|songs|song title|song name|track|original song",
    Column.COUNTRY: "country|countries|nation|country name|submitting country",
    Column.CREDIT: "credit|credits|credit line|credited",
    Column.HEADLINE: "named by|headline",
    Column.WEIGHT: "weight|points|points value|point value|pts|worth",
    Column.WITHDRAWN: "withdrawn",
    Column.WINNER: "winner|winners|won|win|is winner|winning|result|outcome|correct answer|answer",
    Column.CEREMONY: (
        "ceremony|ceremonies|year ceremony|ceremony year|award year|year award|year of award|year of ceremony|"
        "year|edition|season|awards|award show|show year|event|award"
    ),
    Column.HELD: "held|date|ceremony date|date held|held on",
}
_COLUMNS_BY_NAME = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_SECOND_CHOICE = frozenset({"award", "awards", "year", "season", "event", "answer", "title", "show", "name"})
"""Names that give way where another column says the same more plainly."""

_ID_COLUMNS = frozenset({"film id", "nominee ids"})

COLUMN_NAME_MAX_CHARACTERS = 60

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBER_AT_END = re.compile(r" ?\d+$")
_BRACKETED = re.compile(r"\([^)]*\)|\[[^]]*\]")


@dataclass(frozen=True, slots=True)
class Header:
    """Which columns a table has.

    Attributes:
        line: Where it says so.
        columns: The places of each, the plainest name first.
        aside: Names that mean nothing here.
        numbered: Whether several columns hold a nominee each: “Nominee 1”, “Nominee 2” ….
        repeated: A name that stands there twice; empty if none does.
        piped: Whether bars separate several names in a cell, as in the lists that give an id for each.
    """

    line: int
    columns: dict[Column, tuple[int, ...]] = field(default_factory=dict[Column, tuple[int, ...]])
    aside: tuple[str, ...] = ()
    numbered: bool = False
    repeated: str = ""
    piped: bool = False


def match_column(name: str) -> Column | None:
    """The column that a name means, in any case and spelling; None for one that says nothing of a slate."""
    if len(name) > COLUMN_NAME_MAX_CHARACTERS:
        return None
    plain = normalize_field_name(name)
    return _COLUMNS_BY_NAME.get(plain) or _COLUMNS_BY_NAME.get(
        normalize_field_name(_BRACKETED.sub(" ", name))
    )


def normalize_field_name(name: str) -> str:
    """A column's or a key's name in small words: “filmTitle” and “Film_Title” as “film title”."""
    return fold_text(_CAMEL.sub(" ", name)) or name.strip()


def count_columns(names: Sequence[str]) -> int:
    """How many of a line's cells name a column."""
    return sum(match_column(name) is not None for name in names)


def make_header(line: int, names: Sequence[str]) -> Header:
    """The columns of a table whose header these names are."""
    places: dict[Column, list[int]] = {}
    aside: list[str] = []
    numbered = _find_numbered(names)
    seen: set[str] = set()
    repeated = ""
    for at, name in enumerate(names):
        folded = fold_text(name)
        if not folded:
            continue
        column = Column.NAME if at in numbered else match_column(name)
        if folded in seen:
            repeated = repeated or name
        seen.add(folded)
        if column is None:
            aside.append(name)
        else:
            places.setdefault(column, []).append(at)
    if Column.CATEGORY not in places:
        _take_award_for_category(names, places)
    kept = {
        column: tuple(sorted(found, key=lambda at: normalize_field_name(names[at]) in _SECOND_CHOICE))
        for column, found in places.items()
    }
    piped = not _ID_COLUMNS.isdisjoint(map(normalize_field_name, aside))
    return Header(line, kept, tuple(aside), len(numbered) > 1, repeated, piped)


def _take_award_for_category(names: Sequence[str], places: dict[Column, list[int]]) -> None:
    """Where no column is called a category, "award" is the name of the prize."""
    found = [
        at for at in places.get(Column.CEREMONY, []) if normalize_field_name(names[at]) in {"award", "awards"}
    ]
    if found:
        places[Column.CATEGORY] = found
        places[Column.CEREMONY] = [at for at in places[Column.CEREMONY] if at not in found]


def _find_numbered(names: Sequence[str]) -> frozenset[int]:
    """Columns that each hold one nominee more: the same name with numbers."""
    found = [
        at
        for at, name in enumerate(names)
        if _NUMBER_AT_END.search(fold_text(name))
        and match_column(_NUMBER_AT_END.sub("", fold_text(name))) in {Column.NAME, Column.FILM}
    ]
    return frozenset(found) if len(found) > 1 else frozenset()
