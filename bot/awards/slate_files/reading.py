"""From an attachment's bytes to a slate, or to everything that is wrong with it."""

from dataclasses import dataclass

from bot.awards.slate_drafts import SlateDraft
from bot.awards.slate_files.checks import check
from bot.awards.slate_files.csv_form import read_csv
from bot.awards.slate_files.json_form import read_json
from bot.awards.slate_files.problems import Fault, Problems, SlateProblem

FILE_LIMIT = 1_000_000
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
    problems = Problems()
    text = _decoded(content, problems)
    if text is None:
        return ReadSlate(None, problems.listed())
    read = read_json if text.lstrip().startswith(("{", "[")) else read_csv
    raw = read(text, problems)
    return ReadSlate(None if raw is None else check(raw, problems), problems.listed())


ZIP = b"PK\x03\x04"
"""How a workbook of Excel or LibreOffice begins: it is a ZIP archive."""


def _decoded(content: bytes, problems: Problems) -> str | None:
    if len(content) > FILE_LIMIT:
        problems.add(0, "", Fault.TOO_LARGE, limit=FILE_LIMIT)
        return None
    if content.startswith(ZIP):
        problems.add(1, "", Fault.WORKBOOK)
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(content.count(b"\n", 0, error.start) + 1, "", Fault.NOT_UTF8)
        return None
    if not text.strip():
        problems.add(0, "", Fault.EMPTY)
        return None
    return text
