"""Slates as files: reading an attachment's bytes, writing either format, and the template to start from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.record.record import Record
from bot.slates.drafts import SlateDraft, make_comparison_key, make_slate_draft
from bot.slates.files.checks import check_slate
from bot.slates.files.columns import count_columns
from bot.slates.files.csv_file import write_csv
from bot.slates.files.decoding import decode_text
from bot.slates.files.fields import Layout, RawCategory, RawFile, RawSlate
from bot.slates.files.json_file import read_json
from bot.slates.files.json_writer import write_json
from bot.slates.files.name_resolver import resolve_names
from bot.slates.files.problems import (
    Fault,
    FileKind,
    ProblemList,
    Remark,
    RemarkKind,
    RemarkList,
    SlateProblem,
)
from bot.slates.files.table_reader import read_table
from bot.slates.files.tables import parse_table
from bot.slates.files.workbook import ZIP_SIGNATURE, read_workbook
from bot.slates.known_names import KnownNames

SLATE_FILE_MAX_BYTES = 4_000_000
"""Bytes of a file that are read: every nomination of a century has two million, a full slate half of one."""

EDITIONS_OFFERED_LIMIT = 24
"""Ceremonies of one file that a host chooses among: a select has one option more, for all of them together."""


@dataclass(frozen=True, slots=True)
class ReadSlate:
    """The content of a file.

    Attributes:
        slate: The slate as far as it could be read; None if nothing could, or if the file holds several.
        problems: What must be mended before it can be saved, by line.
        remarks: What the reader did of itself, to be said before it is saved.
        kind: What the file was read as.
        layout: How its categories stand in it, to be asked where no header says so.
        editions: The ceremonies among which the host has to choose, the last ones of the file.
        more_editions: How many others the file has.
        edition_column: What the file calls the column that tells them apart.
    """

    slate: SlateDraft | None
    problems: tuple[SlateProblem, ...] = ()
    remarks: tuple[Remark, ...] = ()
    kind: FileKind = FileKind.TABLE
    layout: Layout = Layout.LINES
    editions: tuple[RawSlate, ...] = ()
    more_editions: int = 0
    edition_column: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it can be saved."""
        return self.slate is not None and not self.problems


def read_slate(content: bytes, known: KnownNames) -> ReadSlate:
    """Read a file for what it holds; its name and what it calls itself say nothing."""
    problems, remarks = ProblemList(), RemarkList()
    kind, raw = _read_raw(content, known, problems, remarks)
    if raw is None:
        return ReadSlate(None, problems.list_problems(), remarks.list_remarks(), kind)
    slates = tuple(slate for slate in raw.slates if slate.categories)
    if len(slates) > 1 and not len(problems):
        return ReadSlate(
            None,
            remarks=remarks.list_remarks(),
            kind=kind,
            editions=slates[-EDITIONS_OFFERED_LIMIT:],
            more_editions=max(0, len(slates) - EDITIONS_OFFERED_LIMIT),
            edition_column=raw.edition_column,
        )
    only = slates[0] if slates else RawSlate()
    return _check_raw(only, known, problems, remarks, kind=kind, layout=raw.layout)


def read_edition(edition: RawSlate, known: KnownNames, kind: FileKind = FileKind.TABLE) -> ReadSlate:
    """One of a file's ceremonies as the slate."""
    return _check_raw(edition, known, ProblemList(), RemarkList(), kind=kind, layout=Layout.LINES)


def join_editions(editions: Sequence[RawSlate]) -> RawSlate:
    """All of a file's ceremonies as one: what tells them apart is the films' year and no ceremony's."""
    categories: dict[str, RawCategory] = {}
    for edition in editions:
        for category in edition.categories:
            key = make_comparison_key(category.name)
            if key in categories:
                categories[key].nominees += category.nominees
            else:
                categories[key] = replace(category, nominees=list(category.nominees))
    return RawSlate(list(categories.values()))


def _read_raw(
    content: bytes, known: KnownNames, problems: ProblemList, remarks: RemarkList
) -> tuple[FileKind, RawFile | None]:
    if len(content) > SLATE_FILE_MAX_BYTES:
        problems.add_problem(0, "", Fault.TOO_LARGE, limit=SLATE_FILE_MAX_BYTES)
        return FileKind.TABLE, None
    if content.startswith(ZIP_SIGNATURE):
        table = read_workbook(content, problems, remarks)
        found = read_table(table, known.is_prize, problems, remarks) if table else None
        return FileKind.WORKBOOK, found
    decoded = decode_text(content, problems)
    if decoded is None:
        return FileKind.TABLE, None
    if decoded.guessed_word:
        remarks.add_remark(RemarkKind.CODE_PAGE, decoded.guessed_word)
    if decoded.text.lstrip().startswith(("{", "[")):
        return FileKind.JSON, read_json(decoded.text, problems, remarks)

    def count_headings(cells: list[str]) -> int:
        return max(count_columns(cells), sum(map(known.is_prize, cells)))

    table = parse_table(decoded.text, count_headings, problems)
    return FileKind.TABLE, read_table(table, known.is_prize, problems, remarks)


def _check_raw(
    raw: RawSlate,
    known: KnownNames,
    problems: ProblemList,
    remarks: RemarkList,
    *,
    kind: FileKind,
    layout: Layout,
) -> ReadSlate:
    resolved = replace(raw, categories=[resolve_names(category, known) for category in raw.categories])
    slate = check_slate(resolved, problems, remarks)
    return ReadSlate(slate, problems.list_problems(), remarks.list_remarks(), kind, layout)


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
