"""Reading the record's small tables: awards, canonical categories, ceremonies, the Academy's category names."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.ids import CategoryId
from bot.record.model import Award, CanonicalCategory, CategoryClass, Ceremony, Headline
from data.format import (
    ACADEMY_CATEGORIES_FILE,
    ACADEMY_CATEGORY_COLUMNS,
    AWARD_COLUMNS,
    AWARDS_FILE,
    CATEGORIES_FILE,
    CATEGORY_COLUMNS,
    CEREMONIES_FILE,
    CEREMONY_COLUMNS,
    FILMS_OF_PATTERN,
    KINDS,
    SLUG_PATTERN,
    split_values,
)
from data.tables import ReportProblem, TableRow, read_table

_HEADLINES = {headline.value: headline for headline in Headline}


@dataclass(frozen=True)
class Catalogue:
    """Awards, canonical categories and ceremonies by id, in the order of their files; without nominees."""

    awards: dict[str, Award] = field(default_factory=dict[str, Award])
    canonical: dict[str, CanonicalCategory] = field(default_factory=dict[str, CanonicalCategory])
    ceremonies: dict[str, Ceremony] = field(default_factory=dict[str, Ceremony])


def read_catalogue(root: Path, report: ReportProblem) -> Catalogue:
    """Read the three files; lines with a problem are left out."""
    catalogue = Catalogue(awards=read_awards(root, report))
    for row in read_table(root, CATEGORIES_FILE, CATEGORY_COLUMNS, report):
        canonical = _read_canonical(row) if _check_new_id(row, catalogue.canonical) else None
        if canonical is not None:
            catalogue.canonical[canonical.id] = canonical
    numbers: set[tuple[str, int]] = set()
    for row in read_table(root, CEREMONIES_FILE, CEREMONY_COLUMNS, report):
        ceremony = (
            _read_ceremony(row, catalogue, numbers) if _check_new_id(row, catalogue.ceremonies) else None
        )
        if ceremony is not None:
            catalogue.ceremonies[ceremony.id] = ceremony
    return catalogue


def read_awards(root: Path, report: ReportProblem) -> dict[str, Award]:
    """Read only the awards."""
    awards: dict[str, Award] = {}
    for row in read_table(root, AWARDS_FILE, AWARD_COLUMNS, report):
        if _check_new_id(row, awards) and _check_filled(row, "name") and _check_filled(row, "short"):
            awards[row["id"]] = Award(row["id"], row["name"], row["short"])
    return awards


def make_modern_name(canonical: CanonicalCategory, category_id: CategoryId, kind: CategoryClass) -> str:
    """The current common name of a category; empty for an honour, and for a part of a divided category.

    Such a part, as cinematography in colour, is known only by its own name.
    """
    return canonical.name if kind is CategoryClass.COMPETITIVE and category_id == canonical.id else ""


def _read_canonical(row: TableRow) -> CanonicalCategory | None:
    headline = _HEADLINES.get(row["headline"])
    if headline is None:
        row.report_problem("headline", f"“{row['headline']}” is not one of {', '.join(_HEADLINES)}")
        return None
    weight = _read_number(row, "weight")
    if weight is None or not _check_filled(row, "name"):
        return None
    return CanonicalCategory(row["id"], row["name"], headline, weight, split_values(row["aliases"]))


def _read_ceremony(row: TableRow, catalogue: Catalogue, numbers: set[tuple[str, int]]) -> Ceremony | None:
    award = row["award"]
    if award not in catalogue.awards:
        row.report_problem("award", f"“{award}” is not an award of {AWARDS_FILE}")
        return None
    number = _read_number(row, "number") if row["number"] else None
    if number is not None and (award, number) in numbers:
        row.report_problem("number", f"{award} has another ceremony {number}")
    if number is not None:
        numbers.add((award, number))
    year = _read_number(row, "year")
    held, nominations = _read_date(row, "held"), _read_date(row, "nominations")
    if year is None or not _check_filled(row, "name"):
        return None
    if held is not None and held.year != year:
        row.report_problem("held", f"{held} is not in {year}")
    if nominations is not None and held is not None and nominations > held:
        row.report_problem("nominations", f"{nominations} is after the ceremony")
    if not FILMS_OF_PATTERN.fullmatch(row["films_of"]):
        row.report_problem("films_of", f"“{row['films_of']}” is not a year like 2024 or 1927/28")
    return Ceremony(
        row["id"], award, number, row["name"], year, held, row["films_of"], nominations=nominations
    )


def _check_new_id(
    row: TableRow, known: dict[str, Award] | dict[str, CanonicalCategory] | dict[str, Ceremony]
) -> bool:
    identifier = row["id"]
    if not SLUG_PATTERN.fullmatch(identifier):
        row.report_problem("id", f"“{identifier}” is not an id of small letters, digits and hyphens")
        return False
    if identifier in known:
        row.report_problem("id", f"“{identifier}” stands twice")
        return False
    return True


def _check_filled(row: TableRow, column: str) -> bool:
    if not row[column]:
        row.report_problem(column, "is empty")
    return bool(row[column])


def _read_number(row: TableRow, column: str) -> int | None:
    text = row[column]
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        row.report_problem(column, f"“{text}” is not a whole number of at least 1")
        return None
    return int(text)


def _read_date(row: TableRow, column: str) -> date | None:
    if not row[column]:
        return None
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        row.report_problem(column, f"“{row[column]}” is not a date like 2025-03-02")
        return None


_KEPT_IDS = {CategoryId("original-score-musical-or-comedy"): CategoryId("adaptation-score-musical-or-comedy")}
"""Ids that categories keep although they count elsewhere now: members' picks refer to them."""


@dataclass(frozen=True, slots=True)
class AcademyCategory:
    """One name that the Academy has given to a category.

    Attributes:
        canonical: The canonical category's id.
        part: What distinguishes the parts of a divided category: `color`; empty if it was not divided.
        kind: Competitive, honorary or scientific.
        name: The name in title case, for people to read.
    """

    canonical: str
    part: str
    kind: CategoryClass
    name: str

    @property
    def id(self) -> CategoryId:
        """The category's id in its ceremony: `cinematography`, `cinematography-color`."""
        made = CategoryId(f"{self.canonical}-{self.part}" if self.part else self.canonical)
        return _KEPT_IDS.get(made, made)


def read_academy_categories(
    root: Path, catalogue: Catalogue, report: ReportProblem
) -> dict[str, AcademyCategory]:
    """The meanings of the Academy's names, by name in capitals."""
    meanings: dict[str, AcademyCategory] = {}
    for row in read_table(root, ACADEMY_CATEGORIES_FILE, ACADEMY_CATEGORY_COLUMNS, report):
        kind = KINDS.get(row["kind"])
        if kind is None:
            row.report_problem("kind", f"“{row['kind']}” is not one of {', '.join(KINDS)}")
            continue
        if row["canonical"] not in catalogue.canonical:
            row.report_problem("canonical", f"“{row['canonical']}” is not a category of {CATEGORIES_FILE}")
        if row["part"] and not SLUG_PATTERN.fullmatch(row["part"]):
            row.report_problem("part", f"“{row['part']}” is not small letters, digits and hyphens")
        if row["academy_name"] in meanings:
            row.report_problem("academy_name", f"“{row['academy_name']}” stands twice")
        for column in ("academy_name", "name"):
            if not row[column]:
                row.report_problem(column, "is empty")
        meanings[row["academy_name"]] = AcademyCategory(row["canonical"], row["part"], kind, row["name"])
    return meanings
