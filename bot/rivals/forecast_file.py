"""Probabilities as a file, a nominee a line: `player,category,nominee,probability`; pure.

Tables are read as those of slates are (`bot.slates.files`): from spreadsheets and from text, in any encoding, with any
mark between the cells, under the names that people give to columns.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.contests.model import PROBABILITY_UNIT
from bot.rivals.errors import ForecastFault, ForecastFileError, ForecastProblem
from bot.rivals.rules import RIVALS_PER_CONTEST_LIMIT
from bot.search.text import fold_text
from bot.slates.drafts import tidy_text
from bot.slates.files.columns import NOMINEE_COLUMNS, Column, match_column, normalize_field_name
from bot.slates.files.decoding import decode_text
from bot.slates.files.formats import SLATE_FILE_MAX_BYTES
from bot.slates.files.problems import ProblemList, RemarkList
from bot.slates.files.tables import Table, parse_table
from bot.slates.files.workbook import ZIP_SIGNATURE, read_workbook

PLAYER_NAME_MAX_CHARACTERS = 80
FORECAST_TEXT_MAX_CHARACTERS = 200
"""Characters of a player's name, and of a category's and a nominee's."""

_PLAYER_NAMES = frozenset(
    {"player", "players", "rival", "forecaster", "expert", "pundit", "critic", "source", "market", "outlet"}
)
_PROBABILITY_NAMES = frozenset(
    {"probability", "probabilities", "chance", "chances", "p", "prob", "percent", "percentage", "likelihood"}
)
_COLUMNS = ("player", "category", "nominee", "probability")

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
    table = _read_table(content)
    if table is None or not table.rows:
        raise ForecastFileError((ForecastProblem(0, ForecastFault.UNREADABLE),))
    header, *rows = table.rows
    places = _find_columns(header.cells)
    missing = [name for name in _COLUMNS if name not in places]
    if missing:
        raise ForecastFileError(
            tuple(ForecastProblem(header.line, ForecastFault.NO_COLUMN, name) for name in missing)
        )
    cells = [
        (
            row.line,
            {name: tidy_text(row.cells[at]) if at < len(row.cells) else "" for name, at in places.items()},
        )
        for row in rows
    ]
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


def _read_table(content: bytes) -> Table | None:
    problems, remarks = ProblemList(), RemarkList()
    if len(content) > SLATE_FILE_MAX_BYTES:
        return None
    if content.startswith(ZIP_SIGNATURE):
        return read_workbook(content, problems, remarks)
    decoded = decode_text(content, problems)
    if decoded is None:
        return None
    table = parse_table(decoded.text, lambda names: len(_find_columns(names)), problems)
    return None if len(problems) else table


def _find_columns(names: Sequence[str]) -> Mapping[str, int]:
    """Where the columns of a file are, the first of each kind; the rest of a table says nothing here."""
    places: dict[str, int] = {}
    for at, name in enumerate(names):
        plain = normalize_field_name(name)
        column = match_column(name)
        if plain in _PLAYER_NAMES:
            places.setdefault("player", at)
        elif plain in _PROBABILITY_NAMES:
            places.setdefault("probability", at)
        elif column is Column.CATEGORY:
            places.setdefault("category", at)
        elif column in NOMINEE_COLUMNS:
            places.setdefault("nominee", at)
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
