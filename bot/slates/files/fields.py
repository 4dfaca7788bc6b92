"""The names of a file's fields, and how their values are written in both formats."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.record.model import Headline

CATEGORY_FIELD = "category"
FILM_FIELD = "film"
PEOPLE_FIELD = "people"
SONG_FIELD = "song"
COUNTRY_FIELD = "country"
CREDIT_FIELD = "credit"
HEADLINE_FIELD = "named by"
WEIGHT_FIELD = "weight"
WITHDRAWN_FIELD = "withdrawn"

SLATE_CSV_COLUMNS = (
    CATEGORY_FIELD,
    FILM_FIELD,
    PEOPLE_FIELD,
    SONG_FIELD,
    COUNTRY_FIELD,
    CREDIT_FIELD,
    HEADLINE_FIELD,
    WEIGHT_FIELD,
    WITHDRAWN_FIELD,
)
"""The columns of a CSV file, one nominee per line; all but the first may be missing."""

NOMINEE_KEYS = (FILM_FIELD, PEOPLE_FIELD, SONG_FIELD, COUNTRY_FIELD, CREDIT_FIELD, WITHDRAWN_FIELD)
CATEGORY_KEYS = ("name", HEADLINE_FIELD, WEIGHT_FIELD, "nominees")
CEREMONY_KEYS = ("name", "held", "categories")
"""The keys of a JSON file's objects."""

_SYNONYMS = {
    "films": FILM_FIELD,
    "title": FILM_FIELD,
    "person": PEOPLE_FIELD,
    "headline": HEADLINE_FIELD,
    "named_by": HEADLINE_FIELD,
    "date": "held",
}

HEADLINES_BY_NAME = {headline.value: headline for headline in Headline}
WITHDRAWN_ANSWERS = {"yes": True, "no": False, "true": True, "false": False, "": False}
"""The values of the field for withdrawn nominees."""

_SEPARATORS = re.compile(r"(?<!\\)((?:\\\\)*);")
_ESCAPED = re.compile(r"\\([\\;])")


@dataclass(frozen=True, slots=True)
class RawNominee:
    """A nominee as the file has it, before its values are checked."""

    line: int
    films: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    song: str = ""
    country: str = ""
    credit: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class RawCategory:
    """A category as the file has it; `headline` and `weight` are (line, value)."""

    line: int
    name: str
    nominees: tuple[RawNominee, ...]
    headline: tuple[int, str] = (0, "")
    weight: tuple[int, str] = (0, "")


@dataclass(frozen=True, slots=True)
class RawSlate:
    """A slate as the file has it; `name` and `held` are (line, value)."""

    categories: tuple[RawCategory, ...]
    name: tuple[int, str] = (0, "")
    held: tuple[int, str] = (0, "")


def match_field_name(text: str, known: Iterable[str]) -> str | None:
    """The field that a column's or key's name means, in any case, singular or plural; None if it is not in
    `known`.
    """
    name = " ".join(text.casefold().split())
    known = tuple(known)
    if name in known:
        return name
    meant = _SYNONYMS.get(name)
    return meant if meant in known else None


def split_field_names(text: str) -> tuple[str, ...]:
    r"""The films or people in one field, separated by semicolons; `\;` is a semicolon in a name."""
    parts = _SEPARATORS.sub("\\1\n", text.replace("\n", " ")).split("\n")
    return tuple(_ESCAPED.sub(r"\1", part.strip()) for part in parts if part.strip())


def join_field_names(names: Iterable[str]) -> str:
    """Films or people joined in one field, as `split_field_names` reads them."""
    return "; ".join(name.replace("\\", "\\\\").replace(";", "\\;") for name in names)
