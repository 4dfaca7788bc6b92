"""From an attachment's bytes to a slate, or to everything that is wrong with it."""

from dataclasses import dataclass

from bot.awards.slate_drafts import SlateDraft
from bot.awards.slate_files.checks import check_slate
from bot.awards.slate_files.csv_form import read_csv
from bot.awards.slate_files.json_form import read_json
from bot.awards.slate_files.problems import Fault, ProblemList, SlateProblem

SLATE_FILE_MAX_BYTES = 1_000_000
"""Bytes of a file that are read: a full slate of 60 times 60 nominees has less than half of it."""


@dataclass(frozen=True, slots=True)
class ReadSlate:
    """What a file holds.

    Attributes:
        slate: The slate as far as it could be read; None if nothing could.
        problems: What must be mended before it can be saved, by line.
    """

    slate: SlateDraft | None
    problems: tuple[SlateProblem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it can be saved."""
        return self.slate is not None and not self.problems


def read_slate(content: bytes) -> ReadSlate:
    """Read a file: JSON if it begins like it, CSV otherwise; its name and what it calls itself say nothing."""
    problems = ProblemList()
    text = _decode_content(content, problems)
    if text is None:
        return ReadSlate(None, problems.list_problems())
    read = read_json if text.lstrip().startswith(("{", "[")) else read_csv
    raw = read(text, problems)
    return ReadSlate(None if raw is None else check_slate(raw, problems), problems.list_problems())


ZIP_SIGNATURE = b"PK\x03\x04"
"""How a workbook of Excel or LibreOffice begins: it is a ZIP archive."""


def _decode_content(content: bytes, problems: ProblemList) -> str | None:
    if len(content) > SLATE_FILE_MAX_BYTES:
        problems.add_problem(0, "", Fault.TOO_LARGE, limit=SLATE_FILE_MAX_BYTES)
        return None
    if content.startswith(ZIP_SIGNATURE):
        problems.add_problem(1, "", Fault.WORKBOOK)
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add_problem(content.count(b"\n", 0, error.start) + 1, "", Fault.NOT_UTF8)
        return None
    if not text.strip():
        problems.add_problem(0, "", Fault.EMPTY)
        return None
    return text
