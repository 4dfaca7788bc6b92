"""From an attachment's bytes to a slate, or to everything that is wrong with it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.record.record import Record
from bot.slates.drafts import SlateDraft, make_slate_draft
from bot.slates.files.checks import check_slate
from bot.slates.files.csv_file import read_csv, write_csv
from bot.slates.files.json_file import read_json, write_json
from bot.slates.files.problems import Fault, ProblemList, SlateProblem

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


TEMPLATE_CATEGORIES = ("best-picture", "best-actress", "original-song", "international-feature")
"""One of each kind: named by film, person, song and country."""

TEMPLATE_NOMINEES_PER_CATEGORY = 2


class FileFormat(StrEnum):
    """The forms of a file, by its ending."""

    CSV = "csv"
    JSON = "json"


def write_slate(slate: SlateDraft, file_format: FileFormat) -> bytes:
    """The file, in UTF-8; a CSV file with the mark by which Excel knows that."""
    if file_format is FileFormat.CSV:
        return write_csv(slate).encode("utf-8-sig")
    return write_json(slate).encode()


def make_template(record: Record) -> SlateDraft:
    """A few true categories of the latest Oscars to write over, so that every kind of entry is seen once."""
    latest = record.find_latest_ceremony()
    if latest is None:
        return SlateDraft("", None, ())
    categories = [
        replace(category, nominees=category.nominees[:TEMPLATE_NOMINEES_PER_CATEGORY])
        for category in latest.contested
        if category.canonical in TEMPLATE_CATEGORIES
    ]
    return make_slate_draft(replace(latest, categories=tuple(categories)))
