"""Slates as files: reading an attachment's bytes, writing either format, and the template to start from."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.record.record import Record
from bot.slates.drafts import SlateDraft, make_slate_draft
from bot.slates.files.checks import check_slate
from bot.slates.files.csv_file import read_csv, write_csv
from bot.slates.files.json_file import read_json, write_json
from bot.slates.files.problems import Fault, ProblemList, SlateProblem

SLATE_FILE_MAX_BYTES = 1_000_000
"""The most bytes of a file that are read: a full slate of 60 times 60 nominees has less than half as many."""


@dataclass(frozen=True, slots=True)
class ReadSlate:
    """The content of a file.

    Attributes:
        slate: The slate as far as it could be read; None if nothing could.
        problems: What must be corrected before it can be saved, by line.
    """

    slate: SlateDraft | None
    problems: tuple[SlateProblem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it can be saved."""
        return self.slate is not None and not self.problems


def read_slate(content: bytes) -> ReadSlate:
    """Read a file: as JSON if its first character is JSON's, else as CSV; its name and media type are ignored."""
    problems = ProblemList()
    text = _decode_content(content, problems)
    if text is None:
        return ReadSlate(None, problems.list_problems())
    read = read_json if text.lstrip().startswith(("{", "[")) else read_csv
    raw = read(text, problems)
    return ReadSlate(None if raw is None else check_slate(raw, problems), problems.list_problems())


ZIP_SIGNATURE = b"PK\x03\x04"
"""The first bytes of an Excel or LibreOffice workbook, which is a ZIP archive."""


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
"""One category of each headline: film, person, song and country."""

TEMPLATE_NOMINEES_PER_CATEGORY = 2


class FileFormat(StrEnum):
    """The file formats, by their ending."""

    CSV = "csv"
    JSON = "json"


def write_slate(slate: SlateDraft, file_format: FileFormat) -> bytes:
    """The file's bytes, in UTF-8; a CSV file begins with the byte order mark that Excel needs."""
    if file_format is FileFormat.CSV:
        return write_csv(slate).encode("utf-8-sig")
    return write_json(slate).encode()


def make_template(record: Record) -> SlateDraft:
    """A few real categories of the latest Oscars to overwrite, with an example of every kind of entry."""
    latest = record.find_latest_ceremony()
    if latest is None:
        return SlateDraft("", None, ())
    categories = [
        replace(category, nominees=category.nominees[:TEMPLATE_NOMINEES_PER_CATEGORY])
        for category in latest.contested
        if category.canonical in TEMPLATE_CATEGORIES
    ]
    return make_slate_draft(replace(latest, categories=tuple(categories)))
