"""Problems of a file, line by line, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.slates.drafts import tidy_text

PROBLEM_TEXT_MAX_CHARACTERS = 60
"""How many characters of a faulty value are kept to be shown."""


class FileKind(StrEnum):
    """What a file was read as: its problems are told in the words of its kind."""

    TABLE = "table"
    WORKBOOK = "workbook"
    JSON = "json"


class ForeignKind(StrEnum):
    """What a file that is no slate seems to be."""

    PICTURE = "picture"
    PDF = "pdf"
    OLD_WORKBOOK = "old workbook"
    OPEN_WORKBOOK = "open workbook"
    NUMBERS = "numbers"
    TEXT_DOCUMENT = "text document"
    WEB_PAGE = "web page"
    ARCHIVE = "archive"
    BINARY = "binary"


class Fault(StrEnum):
    """The kind of problem; `text` and `limit` of the `SlateProblem` have the details."""

    TOO_LARGE = "too large"
    NOT_UTF8 = "not UTF-8"
    FOREIGN = "another kind of file"
    DAMAGED_WORKBOOK = "a damaged workbook"
    TOO_WIDE = "too wide"
    EMPTY = "empty"
    BROKEN_CSV = "broken CSV"
    BROKEN_JSON = "broken JSON"
    TOO_DEEP = "too deep"
    WRONG_TYPE = "wrong type"
    REPEATED_FIELD = "repeated field"
    UNKNOWN_FIELD = "unknown field"
    MISSING_FIELD = "missing field"
    MISSING_NOMINEES = "missing nominees"
    STRAY_QUOTES = "stray quotes"
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
    FAILED_FORMULA = "failed formula"
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


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """One cause, told once.

    Attributes:
        first: The first problem of this cause, by line.
        lines: The lines it concerns, each once, in order; empty for the file as a whole.
    """

    first: SlateProblem
    lines: tuple[int, ...]


def group_problems(problems: Iterable[SlateProblem]) -> tuple[ProblemGroup, ...]:
    """Problems by their cause, in the order in which each is first met."""
    groups: dict[tuple[Fault, str, int], list[SlateProblem]] = {}
    for problem in problems:
        groups.setdefault((problem.fault, problem.field, problem.limit), []).append(problem)
    return tuple(
        ProblemGroup(found[0], tuple(dict.fromkeys(problem.line for problem in found if problem.line)))
        for found in groups.values()
    )


class RemarkKind(StrEnum):
    """What the reader did of itself, to be said before anything is saved."""

    ASIDE_FIELD = "column left aside"
    TITLE_LINE = "title line"
    CODE_PAGE = "code page"
    MORE_SHEETS = "more sheets"
    NO_HEADER = "no header"
    ASIDE_CATEGORY = "category left aside"
    UNREAD_WINNER = "unread winner"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that the reader did.

    Attributes:
        kind: What.
        text: Which column, category, line or letters it is about, to be escaped before it is shown.
        count: How many lines it concerns.
    """

    kind: RemarkKind
    text: str = ""
    count: int = 1


class RemarkList:
    """The remarks so far; what is said again about the same thing is counted."""

    def __init__(self) -> None:
        self._found: dict[tuple[RemarkKind, str], int] = {}

    def add_remark(self, kind: RemarkKind, text: str = "") -> None:
        """Note a remark."""
        key = kind, tidy_text(text)[:PROBLEM_TEXT_MAX_CHARACTERS]
        self._found[key] = self._found.get(key, 0) + 1

    def list_remarks(self) -> tuple[Remark, ...]:
        """All of them, in the order in which each was first made."""
        return tuple(Remark(kind, text, count) for (kind, text), count in self._found.items())
