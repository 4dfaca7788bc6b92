"""Reading what the nominees hang on: awards, canonical categories, ceremonies."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.awards.model import Award, CanonicalCategory, CategoryClass, Ceremony, Headline
from data.format import (
    AWARD_COLUMNS,
    AWARDS,
    CATEGORIES,
    CATEGORY_COLUMNS,
    CEREMONIES,
    CEREMONY_COLUMNS,
    FILMS_OF,
    SLUG,
    split,
)
from data.problem import Report
from data.tables import Row, read_table

_HEADLINES = {headline.value: headline for headline in Headline}


@dataclass(frozen=True)
class Catalogue:
    """Awards, canonical categories and ceremonies by id, in the order of their files; no nominees yet."""

    awards: dict[str, Award] = field(default_factory=dict[str, Award])
    canonical: dict[str, CanonicalCategory] = field(default_factory=dict[str, CanonicalCategory])
    ceremonies: dict[str, Ceremony] = field(default_factory=dict[str, Ceremony])


def read_catalogue(root: Path, report: Report) -> Catalogue:
    """Read the three files; a line with a fault is left out."""
    catalogue = Catalogue(awards=read_awards(root, report))
    for row in read_table(root, CATEGORIES, CATEGORY_COLUMNS, report):
        canonical = _canonical(row) if _new_id(row, catalogue.canonical) else None
        if canonical is not None:
            catalogue.canonical[canonical.id] = canonical
    numbers: set[tuple[str, int]] = set()
    for row in read_table(root, CEREMONIES, CEREMONY_COLUMNS, report):
        ceremony = _ceremony(row, catalogue, numbers) if _new_id(row, catalogue.ceremonies) else None
        if ceremony is not None:
            catalogue.ceremonies[ceremony.id] = ceremony
    return catalogue


def read_awards(root: Path, report: Report) -> dict[str, Award]:
    """Read the awards alone."""
    awards: dict[str, Award] = {}
    for row in read_table(root, AWARDS, AWARD_COLUMNS, report):
        if _new_id(row, awards) and _filled(row, "name") and _filled(row, "short"):
            awards[row["id"]] = Award(row["id"], row["name"], row["short"])
    return awards


def said(canonical: CanonicalCategory, category_id: str, kind: CategoryClass) -> str:
    """What people call a category now; empty for an honour, and for a part of a divided prize.

    Such a part, as cinematography in colour, is known by its own name alone.
    """
    return canonical.name if kind is CategoryClass.COMPETITIVE and category_id == canonical.id else ""


def _canonical(row: Row) -> CanonicalCategory | None:
    headline = _HEADLINES.get(row["headline"])
    if headline is None:
        row.wrong("headline", f"“{row['headline']}” is not one of {', '.join(_HEADLINES)}")
        return None
    weight = _number(row, "weight")
    if weight is None or not _filled(row, "name"):
        return None
    return CanonicalCategory(row["id"], row["name"], headline, weight, split(row["aliases"]))


def _ceremony(row: Row, catalogue: Catalogue, numbers: set[tuple[str, int]]) -> Ceremony | None:
    award = row["award"]
    if award not in catalogue.awards:
        row.wrong("award", f"“{award}” is not an award of {AWARDS}")
        return None
    number = _number(row, "number") if row["number"] else None
    if number is not None and (award, number) in numbers:
        row.wrong("number", f"{award} has another ceremony {number}")
    if number is not None:
        numbers.add((award, number))
    year = _number(row, "year")
    held, nominations = _date(row, "held"), _date(row, "nominations")
    if year is None or not _filled(row, "name"):
        return None
    if held is not None and held.year != year:
        row.wrong("held", f"{held} is not in {year}")
    if nominations is not None and held is not None and nominations > held:
        row.wrong("nominations", f"{nominations} is after the ceremony")
    if not FILMS_OF.fullmatch(row["films_of"]):
        row.wrong("films_of", f"“{row['films_of']}” is not a year like 2024 or 1927/28")
    return Ceremony(
        row["id"], award, number, row["name"], year, held, row["films_of"], nominations=nominations
    )


def _new_id(row: Row, known: dict[str, Award] | dict[str, CanonicalCategory] | dict[str, Ceremony]) -> bool:
    identifier = row["id"]
    if not SLUG.fullmatch(identifier):
        row.wrong("id", f"“{identifier}” is not an id of small letters, digits and hyphens")
        return False
    if identifier in known:
        row.wrong("id", f"“{identifier}” stands twice")
        return False
    return True


def _filled(row: Row, column: str) -> bool:
    if not row[column]:
        row.wrong(column, "is empty")
    return bool(row[column])


def _number(row: Row, column: str) -> int | None:
    text = row[column]
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        row.wrong(column, f"“{text}” is not a whole number of at least 1")
        return None
    return int(text)


def _date(row: Row, column: str) -> date | None:
    if not row[column]:
        return None
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        row.wrong(column, f"“{row[column]}” is not a date like 2025-03-02")
        return None
