"""What the Academy's own names of its categories mean, from a table that a person can add a line to."""

from dataclasses import dataclass
from pathlib import Path

from bot.awards.model import CategoryClass
from data.catalogue import Catalogue
from data.format import (
    ACADEMY_CATEGORIES_FILE,
    ACADEMY_CATEGORY_COLUMNS,
    CATEGORIES_FILE,
    KINDS,
    SLUG_PATTERN,
)
from data.problem import ReportProblem
from data.tables import read_table


@dataclass(frozen=True, slots=True)
class AcademyCategory:
    """One name that the Academy has given to a category.

    Attributes:
        canonical: The canonical category it belongs to.
        part: What tells it from the others where a prize was divided: `color`; empty where it was not.
        kind: Competitive, honorary or scientific.
        name: The name in title case, for people to read.
    """

    canonical: str
    part: str
    kind: CategoryClass
    name: str

    @property
    def id(self) -> str:
        """The category's id in its ceremony: `cinematography`, `cinematography-color`."""
        return f"{self.canonical}-{self.part}" if self.part else self.canonical


def read_academy_categories(
    root: Path, catalogue: Catalogue, report: ReportProblem
) -> dict[str, AcademyCategory]:
    """The meanings by the Academy's name in capitals."""
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
