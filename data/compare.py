"""Comparing the record with another list of nominations, and naming every difference.

Run `python -m data.compare FILE`. The list is a CSV file, one nominee a line, with the columns `award`,
`ceremony_year`, `category`, `film` and `winner`, and perhaps `person` and `part` (drama, comedy). Awards and categories
are named by id or as people name them. Titles and names are compared without case, accents and punctuation; what the
list calls otherwise is a difference too, for a person to look at.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from typer import echo

from bot.errors import StartError
from bot.record.model import Category, Ceremony, Headline, Nominee
from bot.record.record import Record
from bot.search.text import fold_text
from data.oscars_matcher import normalize_name, normalize_torn_name
from data.precursor_rows import spell_listed_title
from data.precursor_slips import OTHER_PEOPLE, OTHER_TITLES
from data.record_files import load_record

_BETWEEN_PEOPLE = re.compile(r"\s*(?:,|\||\band\b)\s*")

REQUIRED_COLUMNS = frozenset({"award", "ceremony_year", "category", "film", "winner"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a list and the record differ.

    Attributes:
        where: The ceremony and category.
        what: What differs, as a sentence.
    """

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}."


@dataclass(frozen=True, slots=True)
class _Listed:
    """A nominee of the list: its film and people, spelled as in the record if that is known, and whether it won."""

    film: str
    people: str
    winner: bool


def read_list(source: Path) -> dict[tuple[str, str, str, str], list[_Listed]]:
    """The nominees of a list by award, year, category and part, as it names them.

    Raises:
        StartError: It cannot be read, or lacks a column.
    """
    found: dict[tuple[str, str, str, str], list[_Listed]] = {}
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = REQUIRED_COLUMNS - set(reader.fieldnames or ())
            if missing:
                raise StartError(f"{source.name} lacks the columns {', '.join(sorted(missing))}.")
            for row in reader:
                key = row["award"], row["ceremony_year"], row["category"], row.get("part") or ""
                won = row["winner"].casefold() not in ("", "no", "false", "0")
                title, person = spell_listed_title(row["film"]), row.get("person") or ""
                people = ", ".join(OTHER_PEOPLE.get(person, (person,)))
                found.setdefault(key, []).append(_Listed(OTHER_TITLES.get(title, title), people, won))
    except (OSError, UnicodeDecodeError) as error:
        raise StartError(f"{source} cannot be read: {error}.") from error
    return found


def compare_list(record: Record, source: Path) -> list[Difference]:
    """Every difference between a list and the record, in the list's order.

    Raises:
        StartError: The list cannot be read.
    """
    found: list[Difference] = []
    for key, listed in read_list(source).items():
        categories = _find_categories(record, *key)
        differences = (
            _compare_category(categories, listed)
            if categories
            else ["the record has no such ceremony or category"]
        )
        found += (Difference(" ".join(filter(None, key)), what) for what in differences)
    return found


def _find_categories(record: Record, award: str, year: str, category: str, part: str) -> Sequence[Category]:
    """The category of these names, or the part of it; its parts if only the whole is named; empty if there is none."""
    held = [
        ceremony
        for ceremony in record.ceremonies.values()
        if str(ceremony.year) == year and fold_text(award) in _list_award_names(record, ceremony)
    ]
    whole = [
        one
        for ceremony in held
        for one in ceremony.by_id.values()
        if fold_text(category) in _list_category_names(record, one)
    ]
    parts = [one for one in whole if part and fold_text(part) in fold_text(one.id).split()]
    # A prize that was one category once stands before its parts, as the whole.
    joined = [one for one in whole if all(one not in ceremony.categories for ceremony in held)]
    return parts or joined[:1] or whole


def _list_award_names(record: Record, ceremony: Ceremony) -> set[str]:
    award = record.awards[ceremony.award]
    return set(map(fold_text, (award.id, award.name, award.short)))


def _list_category_names(record: Record, category: Category) -> set[str]:
    canonical = record.canonical[category.canonical or ""]
    names = (category.id, category.name, canonical.id, canonical.name, *canonical.aliases)
    folded = set(map(fold_text, names))
    return folded | {name.removeprefix("best ") for name in folded}


def _compare_category(categories: Sequence[Category], listed: Iterable[_Listed]) -> Iterator[str]:
    by_people = categories[0].headline is Headline.PERSON
    nominees = [nominee for category in categories for nominee in category.nominees]
    ours = _Names(
        [(name, nominee.winner) for nominee in nominees for name in _list_names(nominee, by_people)]
    )
    theirs = _Names([(one.people if by_people and one.people else one.film, one.winner) for one in listed])
    is_complete = all(category.complete for category in categories)
    for name, won in theirs.winners.items():
        known = ours.find(name)
        if known is None and (won or is_complete):
            yield f"only the list has {name}{', who won there' if won else ''}"
        elif known is not None and won != ours.winners[known]:
            yield f"{name} won in the {'list' if won else 'record'} alone"
    for name, won in ours.winners.items():
        if theirs.find(name) is None and (won or not all(theirs.winners.values())):
            yield f"only the record has {name}{', who won there' if won else ''}"


class _Names:
    """Names with whether they won, found in any spelling; one that stands twice won if it did once."""

    def __init__(self, named: Iterable[tuple[str, bool]]) -> None:
        self.winners: dict[str, bool] = {}
        self._spellings: dict[str, str] = {}
        for name, won in named:
            known = self.find(name) or name
            self.winners[known] = self.winners.get(known, False) or won
            self._spellings.update((spelling, known) for spelling in _normalize(known))

    def find(self, name: str) -> str | None:
        """The name as it stands here; None if it does not."""
        return next((self._spellings[one] for one in _normalize(name) if one in self._spellings), None)


def _normalize(name: str) -> tuple[str, str]:
    """A name, or several in any order, as it is compared: with its accents lost, and with their letters lost."""
    people = sorted(_BETWEEN_PEOPLE.split(name))
    return "".join(map(normalize_name, people)), "".join(map(normalize_torn_name, people))


def _list_names(nominee: Nominee, by_people: bool) -> list[str]:
    """What a nominee is compared by: its people together, or its films one by one."""
    if by_people and nominee.people:
        return [", ".join(person.name for person in nominee.people)]
    return [film.title for film in nominee.films]


def main(arguments: Sequence[str]) -> int:
    """Print every difference; the status is 1 if there is one, 2 if the list cannot be read."""
    if len(arguments) != 1:
        echo("usage: python -m data.compare FILE")
        return 2
    try:
        found = compare_list(load_record(), Path(arguments[0]))
    except StartError as error:
        echo(error)
        return 2
    for difference in found:
        echo(difference)
    echo(f"{len(found)} differences.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
