"""A slate as entered by a person, in a form or a file, and the limits of its parts; pure."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from bot.record.model import Ceremony, Headline, Nominee
from bot.search import text as spelling

SLATE_MAX_CATEGORIES = 60
"""The most categories of one slate."""
CATEGORY_MAX_NOMINEES = 60
"""The most nominees of one category."""
NOMINEE_MAX_CREDITS = 30
"""The most films, and likewise people, of one nominee."""

SLATE_NAME_MAX_CHARACTERS = 100
"""The most characters in the name of a ceremony or of a category."""
NOMINEE_TITLE_MAX_CHARACTERS = 150
"""The most characters in the title of a film or a song, and in a person's name."""
NOMINEE_NAMES_MAX_CHARACTERS = 1000
"""The most characters of all films, and likewise people, of one nominee, so that its line fits into a form."""
COUNTRY_MAX_CHARACTERS = 100
CREDIT_LINE_MAX_CHARACTERS = 400
"""The most characters in a credit line."""
SLATE_MAX_WEIGHT_POINTS = 100
"""The greatest weight of a category, in points."""

_JOINERS = "\u200c\u200d\u200e\u200f"
"""Invisible characters that are allowed: they join letters and emoji, or set their direction."""


@dataclass(frozen=True, slots=True)
class NomineeDraft:
    """A nominee as it was written; at least one of its texts is not empty.

    Whether it won is offered as a result, and never part of the slate.
    """

    films: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    song: str = ""
    country: str = ""
    credit: str = ""
    withdrawn: bool = False
    winner: bool = False


@dataclass(frozen=True, slots=True)
class CategoryDraft:
    """A category as entered.

    Attributes:
        name: Its name.
        nominees: In the order entered.
        headline: What its nominees are named by; None to infer it from its name and nominees.
        weight: Its weight in points; None for that of its canonical category.
    """

    name: str
    nominees: tuple[NomineeDraft, ...] = ()
    headline: Headline | None = None
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class SlateDraft:
    """A ceremony as entered; `name` is empty and `held` None if the file has none."""

    name: str
    held: date | None
    categories: tuple[CategoryDraft, ...]


def tidy_text(text: str) -> str:
    """A text on one line with single spaces, without control characters and marks that reverse the text.

    Empty if it has no visible character.
    """
    kept = "".join(filter(_is_kept, " ".join(text.split())))
    line = " ".join(unicodedata.normalize("NFC", kept).split())
    return line if any(unicodedata.category(character)[0] not in "CMZ" for character in line) else ""


def make_comparison_key(text: str) -> str:
    """A key that is equal for texts that differ only in case, accents or punctuation."""
    return spelling.fold_text(text) or text.casefold()


def make_identity_key(nominee: NomineeDraft) -> tuple[object, ...]:
    """A key that is equal for the same nominee in different spellings; nobody is nominated twice for the same
    thing.
    """
    films, people = (
        frozenset(map(make_comparison_key, nominee.films)),
        frozenset(map(make_comparison_key, nominee.people)),
    )
    return (
        films,
        people,
        make_comparison_key(nominee.song),
        make_comparison_key(nominee.country),
        make_comparison_key(nominee.credit),
    )


def make_nominee_draft(nominee: Nominee) -> NomineeDraft:
    """The draft that would make this nominee."""
    return NomineeDraft(
        films=tuple(film.title for film in nominee.films),
        people=tuple(person.name for person in nominee.people),
        song=nominee.song,
        country=nominee.country,
        credit=nominee.credit,
        withdrawn=nominee.withdrawn,
    )


def make_slate_draft(ceremony: Ceremony) -> SlateDraft:
    """The draft that would make this ceremony."""
    categories = tuple(
        CategoryDraft(
            category.name,
            tuple(map(make_nominee_draft, category.nominees)),
            category.headline,
            category.weight,
        )
        for category in ceremony.categories
    )
    return SlateDraft(ceremony.name, ceremony.held, categories)


def _is_kept(character: str) -> bool:
    """Whether a character is allowed: no control character, surrogate, or mark that reverses the text."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs"} or character in _JOINERS
