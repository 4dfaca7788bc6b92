"""Reading a member's diary as Letterboxd exports it: `watched.csv`, `diary.csv`, `ratings.csv`, or the whole archive.

`watched.csv` has the columns Date, Name, Year and Letterboxd URI; `diary.csv` also Rating, Rewatch, Tags and Watched
Date; `ratings.csv` those of `watched.csv` and Rating. Pure: it takes a file and opens none.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from bot.slates.drafts import tidy_text
from bot.watchlist.errors import DiaryProblem, UnreadableDiaryError
from bot.watchlist.model import HIGHEST_RATING

DIARY_FILE_MAX_BYTES = 8_000_000
"""The largest file that is fetched: an archive of all that a member ever wrote is a few megabytes."""
DIARY_CSV_MAX_BYTES = 16_000_000
"""The largest list that is unpacked of an archive."""
DIARY_MAX_LINES = 50_000
"""The most films that are read of one list."""

ARCHIVED_DIARIES = ("watched.csv", "diary.csv", "ratings.csv")
"""The lists of an archive that say what was seen, by their place in it: deleted diaries lie in folders of their own."""

_NAME, _YEAR, _DATE, _WATCHED, _RATING = "Name", "Year", "Date", "Watched Date", "Rating"


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


def _open_lists(file: BinaryIO) -> Iterator[BinaryIO]:
    """The lists in a file: itself, or those of an archive."""
    if not zipfile.is_zipfile(file):
        file.seek(0)
        yield file
        return
    with _refuse_damage(), zipfile.ZipFile(file) as archive:
        found = [name for name in ARCHIVED_DIARIES if name in archive.namelist()]
        if not found:
            raise UnreadableDiaryError(DiaryProblem.NOT_A_DIARY)
        for name in found:
            with archive.open(name) as packed:
                # What an archive says of its sizes may be a lie: no more than this is ever unpacked.
                content = packed.read(DIARY_CSV_MAX_BYTES + 1)
            if len(content) > DIARY_CSV_MAX_BYTES:
                raise UnreadableDiaryError(DiaryProblem.TOO_LARGE, DIARY_CSV_MAX_BYTES)
            yield io.BytesIO(content)


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


def _iterate_entries(file: BinaryIO) -> Iterator[DiaryEntry]:
    rows = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8-sig", newline=""))
    columns = rows.fieldnames or []
    if _NAME not in columns or _YEAR not in columns:
        raise UnreadableDiaryError(DiaryProblem.NOT_A_DIARY)
    for number, row in enumerate(rows, 1):
        if number > DIARY_MAX_LINES:
            raise UnreadableDiaryError(DiaryProblem.TOO_LONG, DIARY_MAX_LINES)
        # A line that is shorter than the first lacks its last columns.
        title = tidy_text(row[_NAME] or "")
        if title:
            yield DiaryEntry(
                title,
                _parse_year(row[_YEAR]),
                _parse_rating(row.get(_RATING)),
                _parse_day(row.get(_WATCHED)) or _parse_day(row.get(_DATE)),
            )


def _join_entries(one: DiaryEntry, other: DiaryEntry) -> DiaryEntry:
    """What a diary says of a film in two lines: the later rating, and the earlier day."""
    days = [day for day in (one.watched, other.watched) if day is not None]
    return DiaryEntry(one.title, one.year, other.rating or one.rating, min(days, default=None))


def _parse_year(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else None


def _parse_rating(text: str | None) -> int | None:
    """A rating of "0.5" to "5" in half stars; None if it is none."""
    whole, _, half = (text or "").strip().partition(".")
    if not (whole.isascii() and whole.isdecimal() and len(whole) == 1 and half in {"", "0", "5"}):
        return None
    rating = 2 * int(whole) + (half == "5")
    return rating if 1 <= rating <= HIGHEST_RATING else None


def _parse_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        return None
