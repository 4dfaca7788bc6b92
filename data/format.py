"""The columns and values of the record's files: the reader accepts exactly what the writer writes.

Every file is CSV (RFC 4180) in UTF-8 with LF line ends and one header line. Several values in a field are
separated by ` | `. An unknown id is `?`; a field without any known id is empty.
"""

import re

from bot.record.model import CategoryClass

AWARDS_FILE = "awards.csv"
AWARD_COLUMNS = ("id", "name", "short")

CATEGORIES_FILE = "categories.csv"
CATEGORY_COLUMNS = ("id", "name", "headline", "weight", "aliases")

CEREMONIES_FILE = "ceremonies.csv"
CEREMONY_COLUMNS = ("id", "award", "number", "year", "held", "nominations", "films_of", "name")

SEASON_FILE = "season.csv"
SEASON_COLUMNS = ("ceremony", "kind", "first_day", "last_day", "place", "certainty", "sources")
"""A date of the coming season per line; `last_day` is empty for a single day."""

ACADEMY_CATEGORIES_FILE = "academy_categories.csv"
ACADEMY_CATEGORY_COLUMNS = ("academy_name", "canonical", "part", "kind", "name")

NOMINEE_COLUMNS = (
    "ceremony", "category", "canonical", "name", "kind", "flags",
    "nominee", "result", "films", "film_ids", "people", "people_ids", "credit",
    "song", "characters", "country",
)  # fmt: skip
"""One nominee per line; the columns up to `flags` are the same on every line of a category."""

OSCARS = "oscars"
"""The id of the Academy Awards, and the folder of their ceremonies."""

PRECURSORS_FOLDER = "precursors"
"""The folder of the other awards, one file each."""

SEPARATOR = " | "
UNKNOWN_ID = "?"
WINNER_RESULT = "winner"
NOMINEE_RESULT = "nominee"
"""A film's result if a nominee won for only some of its films: `winner | nominee`, a result for each film.
Otherwise the field is `winner`, or empty.
"""

DIVIDED_FLAG = "divided"
"""Flag of a category that contains several prizes: several winners are no tie."""

WINNERS_ONLY_FLAG = "winners-only"
"""Flag of a category whose other nominees are unknown."""

PARTIAL_FLAG = "partial"
"""Flag of a category of whose nominees some are unknown."""

UNSETTLED_FLAG = "unsettled"
"""Flag of a category about whose winner the sources disagree or are silent."""

UNOFFICIAL_FLAG = "unofficial"
"""Flag of a nominee that won without having been nominated."""

FLAGS = frozenset({DIVIDED_FLAG, WINNERS_ONLY_FLAG, PARTIAL_FLAG, UNSETTLED_FLAG, UNOFFICIAL_FLAG})

KINDS = {kind.value: kind for kind in CategoryClass}
"""Competitive, honorary and scientific, as the files spell them."""

SLUG_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_MAX_CHARACTERS = 60
"""The most characters of a nominee's id: it must fit into the 100 characters of a button's custom id with others."""

FILM_ID_PATTERN = re.compile(r"tt\d{7,}|x-[a-z0-9]+(?:-[a-z0-9]+)*")
PERSON_ID_PATTERN = re.compile(r"(?:nm|co)\d{7,}|x-[a-z0-9]+(?:-[a-z0-9]+)*")
FILMS_OF_PATTERN = re.compile(r"\d{4}(?:/\d{2})?")


def split_values(field: str) -> tuple[str, ...]:
    """The values of a field that may hold several."""
    return tuple(field.split(SEPARATOR)) if field else ()


def name_oscars_file(number: int) -> str:
    """The file of one Academy Awards ceremony: `oscars/097.csv`."""
    return f"{OSCARS}/{number:03}.csv"


def name_precursor_file(award: str) -> str:
    """The file of one earlier award: `precursors/bafta.csv`."""
    return f"{PRECURSORS_FOLDER}/{award}.csv"


def make_ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
