"""The columns and spellings of the record's files: what the reader accepts is what the writer writes.

Every file is CSV (RFC 4180) in UTF-8 with LF line ends and one header line. Several values in a field are
separated by ` | `. An unknown id is `?`; a field in which no id is known is empty.
"""

import re

from bot.awards.model import CategoryClass

AWARDS = "awards.csv"
AWARD_COLUMNS = ("id", "name", "short")

CATEGORIES = "categories.csv"
CATEGORY_COLUMNS = ("id", "name", "headline", "weight", "aliases")

CEREMONIES = "ceremonies.csv"
CEREMONY_COLUMNS = ("id", "award", "number", "year", "held", "nominations", "films_of", "name")

ACADEMY_CATEGORIES = "academy_categories.csv"
ACADEMY_CATEGORY_COLUMNS = ("academy_name", "canonical", "part", "kind", "name")

NOMINEE_COLUMNS = (
    "ceremony", "category", "canonical", "name", "kind", "flags",
    "nominee", "result", "films", "film_ids", "people", "people_ids", "credit",
    "song", "characters", "country",
)  # fmt: skip
"""One nominee a line; the columns up to `flags` say the same on every line of a category."""

OSCARS = "oscars"
"""The id of the Academy Awards, and the folder of their ceremonies."""

PRECURSORS = "precursors"
"""The folder of the other awards, one file each."""

SEPARATOR = " | "
UNKNOWN_ID = "?"
WINNER = "winner"
NOMINEE = "nominee"
"""What a result says of a film that did not win, where a nominee won for some of its films alone: `winner | nominee`,
a result for each film. Elsewhere it is `winner`, or empty."""

DIVIDED = "divided"
"""Flag of a category in which several prizes stand: several winners are no tie."""

WINNERS_ONLY = "winners-only"
"""Flag of a category whose other nominees the record does not know."""

UNOFFICIAL = "unofficial"
"""Flag of a nominee that won without having been nominated."""

FLAGS = frozenset({DIVIDED, WINNERS_ONLY, UNOFFICIAL})

KINDS = {kind.value: kind for kind in CategoryClass}
"""Competitive, honorary and scientific, as the files spell them."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 60
"""The longest id of a nominee: it has to fit into a button's hundred characters with others."""

FILM_ID = re.compile(r"tt\d{7,}|x-[a-z0-9]+(?:-[a-z0-9]+)*")
PERSON_ID = re.compile(r"(?:nm|co)\d{7,}|x-[a-z0-9]+(?:-[a-z0-9]+)*")
FILMS_OF = re.compile(r"\d{4}(?:/\d{2})?")


def split(field: str) -> tuple[str, ...]:
    """The values of a field that may hold several."""
    return tuple(field.split(SEPARATOR)) if field else ()


def oscars_file(number: int) -> str:
    """The file of one Academy Awards ceremony: `oscars/097.csv`."""
    return f"{OSCARS}/{number:03}.csv"


def precursor_file(award: str) -> str:
    """The file of one earlier award: `precursors/bafta.csv`."""
    return f"{PRECURSORS}/{award}.csv"
