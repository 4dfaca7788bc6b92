"""What a file holds, its values not yet looked at, and how several names stand in one field."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.record.model import Headline

TABLE_NAME_MARKS = ";|"
"""What separates several names in a table's cell: we write the first, the academy's data set the second."""

HEADLINES_BY_NAME = {headline.value: headline for headline in Headline}
WITHDRAWN_ANSWERS = {"yes": True, "no": False, "true": True, "false": False, "": False}
"""How a file says whether a nominee was withdrawn."""


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
    """A category as the file has it; `headline` and `weight` with the lines they stand in."""

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


def split_field_names(text: str, marks: str = ";") -> tuple[str, ...]:
    r"""The films or people in one field, separated by one of these marks; `\;` is a semicolon in a name."""
    separators = re.compile(rf"(?<!\\)((?:\\\\)*)[{re.escape(marks)}]")
    escaped = re.compile(rf"\\([\\{re.escape(marks)}])")
    parts = separators.sub("\\1\n", text.replace("\n", " ")).split("\n")
    return tuple(escaped.sub(r"\1", part.strip()) for part in parts if part.strip())


def join_field_names(names: Iterable[str], marks: str = ";") -> str:
    """Films or people in one field, as `split_field_names` reads them."""
    escaped = re.compile(rf"([\\{re.escape(marks)}])")
    return "; ".join(escaped.sub(r"\\\1", name) for name in names)
