"""Reading a member's diary as Letterboxd exports it: `watched.csv`, `diary.csv`, `ratings.csv`, or the whole archive.

`watched.csv` has the columns Date, Name, Year and Letterboxd URI; `diary.csv` also Rating, Rewatch, Tags and Watched
Date; `ratings.csv` those of `watched.csv` and Rating. A list that a spreadsheet saved anew is read as what it was, in
its encoding and with its mark between the cells, and so are lists with lines above their header, and IMDb's, whose
columns have other names. Pure: it takes a file and opens none.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import BinaryIO

from bot.slates.drafts import tidy_text
from bot.slates.files.decoding import decode_text
from bot.slates.files.problems import ProblemList, RemarkList
from bot.slates.files.workbook import read_workbook
from bot.watchlist.errors import DiaryProblem, UnreadableDiaryError
from bot.watchlist.model import HIGHEST_RATING

DIARY_FILE_MAX_BYTES = 8_000_000
"""The largest file that is fetched: an archive of all that a member ever wrote is a few megabytes."""
DIARY_CSV_MAX_BYTES = 16_000_000
"""The largest list that is unpacked of an archive."""
DIARY_MAX_LINES = 50_000
"""The most films that are read of one list."""

ARCHIVED_DIARIES = ("watched.csv", "diary.csv", "ratings.csv")
"""The lists of an archive that say what was seen: deleted diaries lie in folders of their own."""
_OTHER_FOLDERS = frozenset({"deleted", "orphaned", "likes", "lists", "__MACOSX"})
_WORKBOOK_PART = "xl/workbook.xml"

_NAME, _YEAR, _DATE, _WATCHED, _RATING, _POINTS = (
    "name",
    "year",
    "date",
    "watched date",
    "rating",
    "your rating",
)
_OTHER_NAMES = {"title": _NAME, "date rated": _DATE}
"""IMDb's names of the columns; its ratings are of ten, half stars."""
_MARKS = ",;\t"
_HEADER_MAX_LINES = 20
"""The lines among which the header stands: a list of Letterboxd's begins with what it is called and about."""


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """A film of a diary.

    Attributes:
        title: Its title.
        year: The year that the diary gives it; None if it gives none.
        rating: The latest rating, in half stars; None without one.
        watched: The first day on which it was watched, or noted; None if the diary does not say.
    """

    title: str
    year: int | None
    rating: int | None = None
    watched: date | None = None


def read_diary(file: BinaryIO) -> Sequence[DiaryEntry]:
    """Read every film of a diary, each once, however often it was watched.

    Raises:
        UnreadableDiaryError: It is no diary, or too long.
    """
    entries: dict[tuple[str, int | None], DiaryEntry] = {}
    for diary in _open_lists(file):
        with _refuse_damage():
            for entry in _iterate_entries(diary):
                key = entry.title, entry.year
                known = entries.get(key)
                entries[key] = entry if known is None else _join_entries(known, entry)
    return list(entries.values())


def _open_lists(file: BinaryIO) -> Iterator[Iterator[Sequence[str]]]:
    """The rows of the lists in a file: of itself, or of those of an archive."""
    if not zipfile.is_zipfile(file):
        file.seek(0)
        with _refuse_damage():
            yield _read_rows(file.read())
        return
    with _refuse_damage(), zipfile.ZipFile(file) as archive:
        if _WORKBOOK_PART in archive.namelist():
            file.seek(0)
            yield _read_workbook_rows(file.read())
            return
        found = _find_archived_lists(archive.namelist())
        if not found:
            raise UnreadableDiaryError(DiaryProblem.NOT_A_DIARY)
        for name in found:
            with archive.open(name) as packed:
                # What an archive says of its sizes may be a lie: no more than this is ever unpacked.
                content = packed.read(DIARY_CSV_MAX_BYTES + 1)
            if len(content) > DIARY_CSV_MAX_BYTES:
                raise UnreadableDiaryError(DiaryProblem.TOO_LARGE, DIARY_CSV_MAX_BYTES)
            yield _read_rows(content)


def _find_archived_lists(names: Sequence[str]) -> Sequence[str]:
    """The lists at an archive's top, or in the folder that was packed as a whole."""
    for depth in (1, 2):
        paths = [path for path in map(PurePosixPath, names) if len(path.parts) == depth]
        found = {path.name: str(path) for path in paths if path.parts[0] not in _OTHER_FOLDERS}
        lists = [found[name] for name in ARCHIVED_DIARIES if name in found]
        if lists:
            return lists
    return ()


def _read_rows(content: bytes) -> Iterator[Sequence[str]]:
    """The rows of a text, whatever its letters are and whatever stands between its cells."""
    problems = ProblemList()
    decoded = decode_text(content, problems) if content.strip() else None
    if decoded is None:
        raise UnreadableDiaryError(DiaryProblem.DAMAGED if content.strip() else DiaryProblem.NOT_A_DIARY)
    lines = decoded.text.splitlines()[:_HEADER_MAX_LINES]

    def count_columns(mark: str) -> int:
        return max(len(_find_columns(line.split(mark))) for line in lines)

    return csv.reader(io.StringIO(decoded.text, newline=""), delimiter=max(_MARKS, key=count_columns))


def _read_workbook_rows(content: bytes) -> Iterator[Sequence[str]]:
    table = read_workbook(content, ProblemList(), RemarkList())
    if table is None:
        raise UnreadableDiaryError(DiaryProblem.DAMAGED)
    return (row.cells for row in table.rows)


@contextmanager
def _refuse_damage() -> Generator[None]:
    """Word whatever goes wrong while a file is read as a refusal."""
    try:
        yield
    # A locked archive is a RuntimeError, a method of packing that Python lacks a NotImplementedError.
    except (
        csv.Error,
        UnicodeDecodeError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        OSError,
    ) as error:
        raise UnreadableDiaryError(DiaryProblem.DAMAGED) from error


def _iterate_entries(rows: Iterator[Sequence[str]]) -> Iterator[DiaryEntry]:
    columns = _find_header(rows)
    for number, cells in enumerate(rows, 1):
        if number > DIARY_MAX_LINES:
            raise UnreadableDiaryError(DiaryProblem.TOO_LONG, DIARY_MAX_LINES)
        # A line that is shorter than the first lacks its last columns.
        row = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
        title = tidy_text(row[_NAME])
        if title:
            yield DiaryEntry(
                title,
                _parse_year(row[_YEAR]),
                _parse_rating(row.get(_RATING)) or _parse_points(row.get(_POINTS)),
                _parse_day(row.get(_WATCHED)) or _parse_day(row.get(_DATE)),
            )


def _find_header(rows: Iterator[Sequence[str]]) -> Mapping[str, int]:
    """The places of the columns, by the first line that names a film's title and year; the rows go on after it."""
    for cells, _ in zip(rows, range(_HEADER_MAX_LINES), strict=False):
        columns = _find_columns(cells)
        if _NAME in columns and _YEAR in columns:
            return columns
    raise UnreadableDiaryError(DiaryProblem.NOT_A_DIARY)


def _find_columns(cells: Sequence[str]) -> Mapping[str, int]:
    """The places of the columns that a line names, the first of each name."""
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        name = cell.strip(' "').casefold()
        columns.setdefault(_OTHER_NAMES.get(name, name), at)
    known = {_NAME, _YEAR, _DATE, _WATCHED, _RATING, _POINTS}
    return {name: at for name, at in columns.items() if name in known}


def _join_entries(one: DiaryEntry, other: DiaryEntry) -> DiaryEntry:
    """What a diary says of a film in two lines: the later rating, and the earlier day."""
    days = [day for day in (one.watched, other.watched) if day is not None]
    return DiaryEntry(one.title, one.year, other.rating or one.rating, min(days, default=None))


def _parse_year(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else None


def _parse_rating(text: str | None) -> int | None:
    """A rating of "0.5" to "5" in half stars; None if it is none."""
    whole, _, half = (text or "").strip().replace(",", ".").partition(".")
    if not (whole.isascii() and whole.isdecimal() and len(whole) == 1 and half in {"", "0", "5"}):
        return None
    rating = 2 * int(whole) + (half == "5")
    return rating if 1 <= rating <= HIGHEST_RATING else None


def _parse_points(text: str | None) -> int | None:
    """A rating of "1" to "10"; None if it is none."""
    text = (text or "").strip()
    points = int(text) if text.isascii() and text.isdecimal() and len(text) <= 2 else 0
    return points if 1 <= points <= HIGHEST_RATING else None


def _parse_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        return None
