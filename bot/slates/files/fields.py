"""What a file holds, its values not yet looked at, and how several names stand in one field."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.record.model import Headline

HEADLINES_BY_NAME = {headline.value: headline for headline in Headline}
WITHDRAWN_ANSWERS = {"yes": True, "no": False, "true": True, "false": False, "": False}
"""The values of the field for withdrawn nominees."""

_SEPARATORS = re.compile(r"(?<!\\)((?:\\\\)*);")
_ESCAPED = re.compile(r"\\([\\;])")


@dataclass(frozen=True, slots=True)
class RawNominee:
    """A nominee as the file has it, its values not yet looked at.

    Attributes:
        line: Where it stands.
        name: What the file calls it without saying whether that is a film, a person or a song.
        films: Titles.
        people: Names.
        song: A title.
        country: A country.
        credit: A credit line.
        withdrawn: Whether it was withdrawn, in the file's words.
        winner: Whether it won, in the file's words; or who did.
    """

    line: int
    name: str = ""
    films: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    song: str = ""
    country: str = ""
    credit: str = ""
    withdrawn: str = ""
    winner: str = ""


@dataclass(slots=True)
class RawCategory:
    """A category as the file has it; `headline` and `weight` are (line, value)."""

    line: int
    name: str
    nominees: list[RawNominee] = field(default_factory=list[RawNominee])
    headline: tuple[int, str] = (0, "")
    weight: tuple[int, str] = (0, "")


@dataclass(slots=True)
class RawSlate:
    """A ceremony as the file has it; `name` and `held` with the lines they stand in.

    Attributes:
        categories: In the order of the file.
        name: What it is called.
        held: Its day.
        edition: Which of the file's ceremonies it is, in the file's words; empty where there is one.
    """

    categories: list[RawCategory] = field(default_factory=list[RawCategory])
    name: tuple[int, str] = (0, "")
    held: tuple[int, str] = (0, "")
    edition: str = ""


class Layout(StrEnum):
    """How a file says which nominee stands in which category."""

    LINES = "a nominee a line"
    COLUMNS = "a category a column"
    ROWS = "a category a row"
    CELLS = "a category's nominees in one cell"
    UNDER_HEADINGS = "a category's name above its nominees"


@dataclass(frozen=True, slots=True)
class RawFile:
    """What a file holds.

    Attributes:
        slates: Its ceremonies, in the order in which they are first met.
        layout: How it was read; a host is asked whether that is right where no header says so.
        edition_column: The column that told the ceremonies apart; empty where there is one ceremony.
    """

    slates: tuple[RawSlate, ...]
    layout: Layout = Layout.LINES
    edition_column: str = ""


def split_field_names(text: str) -> tuple[str, ...]:
    r"""The films or people in one field, separated by semicolons; `\;` is a semicolon in a name."""
    parts = _SEPARATORS.sub("\\1\n", text.replace("\n", " ")).split("\n")
    return tuple(_ESCAPED.sub(r"\1", part.strip()) for part in parts if part.strip())


def join_field_names(names: Iterable[str]) -> str:
    """Films or people joined in one field, as `split_field_names` reads them."""
    return "; ".join(name.replace("\\", "\\\\").replace(";", "\\;") for name in names)
