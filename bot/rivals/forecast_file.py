"""Probabilities as a file, a nominee a line: `player,category,nominee,probability`; pure.

Tables are read as those of slates are (`bot.slates.files`): from spreadsheets and from text, in any encoding, with any
mark between the cells, under the names that people give to columns; JSON is read by `bot.rivals.forecast_json`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.contests.model import PROBABILITY_UNIT
from bot.rivals.errors import ForecastFault, ForecastFileError, ForecastProblem
from bot.rivals.forecast_columns import FORECAST_COLUMNS, find_forecast_column
from bot.rivals.forecast_json import ForecastRow, read_json_forecasts
from bot.rivals.rules import RIVALS_PER_CONTEST_LIMIT
from bot.search.text import fold_text
from bot.slates.drafts import tidy_text
from bot.slates.files.decoding import decode_text
from bot.slates.files.formats import SLATE_FILE_MAX_BYTES
from bot.slates.files.problems import ProblemList, RemarkList
from bot.slates.files.tables import Table, parse_table
from bot.slates.files.workbook import ZIP_SIGNATURE, read_workbook

PLAYER_NAME_MAX_CHARACTERS = 80
FORECAST_TEXT_MAX_CHARACTERS = 200
"""Characters of a player's name, and of a category's and a nominee's."""

_NUMBER = re.compile(r"(\d{0,9})(?:[.,](\d{1,9}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """One line of a file.

    Attributes:
        line: Its number, from 1.
        player: The rival's name.
        category: The category, as it stands there.
        nominee: The nominee, as it stands there.
        chance: The probability in parts of `PROBABILITY_UNIT`, to the nearest, halves up.
    """

    line: int
    player: str
    category: str
    nominee: str
    chance: int


def read_forecasts(content: bytes) -> Sequence[ForecastLine]:
    """The lines of a file, in its order.

    Probabilities are shares of 1 (`0.25`) or percentages (`25 %`). Numbers without a percent sign are percentages if
    any of them is above 1.

    Raises:
        ForecastFileError: It cannot be read, or a line of it is not as it should be.
    """
    cells = _read_rows(content)
    problems = [*_find_problems(cells)]
    if not cells:
        problems.append(ForecastProblem(0, ForecastFault.NO_LINES))
    if problems:
        raise ForecastFileError(tuple(problems))
    in_percent = any(
        _parse_number(row["probability"]) > 1 for _, row in cells if "%" not in row["probability"]
    )
    return [
        ForecastLine(
            line,
            row["player"],
            row["category"],
            row["nominee"],
            _count_parts(row["probability"], in_percent=in_percent),
        )
        for line, row in cells
    ]


def make_too_large_error() -> ForecastFileError:
    """The refusal of a file that is larger than any is read, fetched or not."""
    return ForecastFileError((ForecastProblem(0, ForecastFault.TOO_LARGE, f"{SLATE_FILE_MAX_BYTES:,}"),))


def _read_rows(content: bytes) -> Sequence[ForecastRow]:
    """The cells of a file, line by line, by column."""
    if len(content) > SLATE_FILE_MAX_BYTES:
        raise make_too_large_error()
    if not content.strip():
        raise ForecastFileError((ForecastProblem(0, ForecastFault.NO_LINES),))
    problems = ProblemList()
    table: Table | None = None
    if content.startswith(ZIP_SIGNATURE):
        table = read_workbook(content, problems, RemarkList())
    else:
        decoded = decode_text(content, problems)
        if decoded is not None and decoded.text.lstrip().startswith(("{", "[")):
            rows = read_json_forecasts(decoded.text)
            if rows is None:
                raise ForecastFileError((ForecastProblem(0, ForecastFault.UNREADABLE),))
            return rows
        if decoded is not None:
            table = parse_table(decoded.text, lambda names: len(_find_columns(names)), problems)
    if table is None or not table.rows or len(problems):
        raise ForecastFileError((ForecastProblem(0, ForecastFault.UNREADABLE),))
    return _read_table_rows(table)


def _read_table_rows(table: Table) -> Sequence[ForecastRow]:
    header, *rows = table.rows
    places = _find_columns(header.cells)
    missing = [name for name in FORECAST_COLUMNS if name not in places]
    if missing:
        raise ForecastFileError(
            tuple(ForecastProblem(header.line, ForecastFault.NO_COLUMN, name) for name in missing)
        )
    return [
        (
            row.line,
            {name: tidy_text(row.cells[at]) if at < len(row.cells) else "" for name, at in places.items()},
        )
        for row in rows
    ]


def _find_columns(names: Sequence[str]) -> Mapping[str, int]:
    """Where the columns of a file are, the first of each kind; the rest of a table says nothing here."""
    places: dict[str, int] = {}
    for at, name in enumerate(names):
        column = find_forecast_column(name)
        if column is not None:
            places.setdefault(column, at)
    return places


def _find_problems(cells: Sequence[tuple[int, Mapping[str, str]]]) -> Iterator[ForecastProblem]:
    seen: set[tuple[str, str, str]] = set()
    players: set[str] = set()
    empty = {
        "player": ForecastFault.NO_PLAYER,
        "category": ForecastFault.NO_CATEGORY,
        "nominee": ForecastFault.NO_NOMINEE,
    }
    for line, row in cells:
        for name, fault in empty.items():
            limit = PLAYER_NAME_MAX_CHARACTERS if name == "player" else FORECAST_TEXT_MAX_CHARACTERS
            if not row[name]:
                yield ForecastProblem(line, fault)
            elif len(row[name]) > limit:
                yield ForecastProblem(line, ForecastFault.TOO_LONG, row[name][:60])
        if not _is_probability(row["probability"]):
            yield ForecastProblem(line, ForecastFault.BAD_PROBABILITY, row["probability"][:60])
        key = fold_text(row["player"]), fold_text(row["category"]), fold_text(row["nominee"])
        if key in seen:
            yield ForecastProblem(line, ForecastFault.REPEATED, row["nominee"][:60])
        seen.add(key)
        players.add(key[0])
        if len(players) > RIVALS_PER_CONTEST_LIMIT:
            yield ForecastProblem(line, ForecastFault.TOO_MANY_PLAYERS, row["player"][:60])
            return


def _is_probability(text: str) -> bool:
    number = text.removesuffix("%").strip()
    return bool(number) and _NUMBER.fullmatch(number) is not None and _parse_number(text) <= 100


def _parse_number(text: str) -> Fraction:
    """The number that stands in a cell, exactly; a percent sign is left aside."""
    found = _NUMBER.fullmatch(text.removesuffix("%").strip())
    if found is None:
        return Fraction(0)
    whole, decimals = found[1] or "0", found[2] or ""
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _count_parts(text: str, *, in_percent: bool) -> int:
    share = _parse_number(text) / (100 if in_percent or "%" in text else 1)
    return int(share * PROBABILITY_UNIT + Fraction(1, 2))
