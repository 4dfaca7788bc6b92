"""Problems of a file, line by line, as values."""

from dataclasses import dataclass
from enum import StrEnum

from bot.slates.drafts import tidy_text

PROBLEM_TEXT_MAX_CHARACTERS = 60
"""How many characters of a faulty value are kept to be shown."""


class Fault(StrEnum):
    """The kind of problem; `text` and `limit` of the `SlateProblem` have the details."""

    TOO_LARGE = "too large"
    NOT_UTF8 = "not UTF-8"
    WORKBOOK = "a workbook"
    EMPTY = "empty"
    BROKEN_CSV = "broken CSV"
    BROKEN_JSON = "broken JSON"
    TOO_DEEP = "too deep"
    WRONG_TYPE = "wrong type"
    REPEATED_FIELD = "repeated field"
    UNKNOWN_FIELD = "unknown field"
    MISSING_FIELD = "missing field"
    STRAY_VALUE = "stray value"
    NO_CATEGORY = "no category"
    NO_NOMINEE = "no nominee"
    ONE_NOMINEE = "one nominee"
    DUPLICATE_CATEGORY = "duplicate category"
    DUPLICATE_NOMINEE = "duplicate nominee"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    BAD_HEADLINE = "bad headline"
    BAD_WEIGHT = "bad weight"
    BAD_DATE = "bad date"
    BAD_ANSWER = "bad answer"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class SlateProblem:
    """One problem that must be corrected before the file can be saved.

    Attributes:
        line: Its line in the file, from 1; 0 for the file as a whole.
        field: The column or key it is in; empty for the whole line.
        fault: The kind of problem.
        text: The faulty value, shortened, to be escaped before it is shown.
        limit: How much is allowed, if there is too much.
    """

    line: int
    field: str
    fault: Fault
    text: str = ""
    limit: int = 0


class ProblemList:
    """The problems found so far, in the order of the file's lines."""

    def __init__(self) -> None:
        self._found: list[SlateProblem] = []

    def __len__(self) -> int:
        return len(self._found)

    def add_problem(self, line: int, field: str, fault: Fault, text: str = "", limit: int = 0) -> None:
        """Add a problem."""
        self._found.append(
            SlateProblem(line, field, fault, tidy_text(text)[:PROBLEM_TEXT_MAX_CHARACTERS], limit)
        )

    def list_problems(self) -> tuple[SlateProblem, ...]:
        """All of them, by line."""
        return tuple(sorted(self._found, key=lambda problem: problem.line))
