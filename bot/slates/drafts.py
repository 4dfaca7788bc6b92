"""A slate as a person wrote it, in a form or a file, and how much of it fits."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from bot.record.model import Ceremony, Headline, Nominee
from bot.search import text as spelling

SLATE_MAX_CATEGORIES = 60
"""Categories of one slate."""
CATEGORY_MAX_NOMINEES = 60
"""Nominees of one category."""
NOMINEE_MAX_CREDITS = 30
"""Films, and likewise people, of one nominee."""

SLATE_NAME_MAX_CHARACTERS = 100
"""Characters in the name of a ceremony or of a category."""
NOMINEE_TITLE_MAX_CHARACTERS = 150
"""Characters in the title of a film or a song, and in a person's name."""
NOMINEE_NAMES_MAX_CHARACTERS = 1000
"""Characters in all films, and likewise people, of one nominee, so that its line fits into a form."""
COUNTRY_MAX_CHARACTERS = 100
CREDIT_LINE_MAX_CHARACTERS = 400
"""Characters in a credit line."""
SLATE_MAX_WEIGHT_POINTS = 100
"""The most points that a category can be worth."""

_JOINERS = "\u200c\u200d\u200e\u200f"
"""Unseen, but letters and emoji are joined or directed by them."""


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
    """A category as it was written.

    Attributes:
        name: Its name.
        nominees: In the order written.
        headline: What its nominees are named by; None to tell from its name and nominees.
        weight: Its weight; None for that of its canonical category.
    """

    name: str
    nominees: tuple[NomineeDraft, ...] = ()
    headline: Headline | None = None
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class SlateDraft:
    """A ceremony as it was written; `name` is empty and `held` None where the file says none."""

    name: str
    held: date | None
    categories: tuple[CategoryDraft, ...]


def tidy_text(text: str) -> str:
    """A text on one line with single spaces, without control characters and what turns the writing round.

    Empty if nothing of it can be seen.
    """
    kept = "".join(filter(_is_kept, " ".join(text.split())))
    line = " ".join(unicodedata.normalize("NFC", kept).split())
    return line if any(unicodedata.category(character)[0] not in "CMZ" for character in line) else ""


def make_comparison_key(text: str) -> str:
    """What texts have in common that differ in case, accents or punctuation alone."""
    return spelling.fold_text(text) or text.casefold()


def make_identity_key(nominee: NomineeDraft) -> tuple[object, ...]:
    """What nominees have in common that are the same, however spelled; nobody is nominated twice for one thing."""
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
    """A nominee as one would write it."""
    return NomineeDraft(
        films=tuple(film.title for film in nominee.films),
        people=tuple(person.name for person in nominee.people),
        song=nominee.song,
        country=nominee.country,
        credit=nominee.credit,
        withdrawn=nominee.withdrawn,
    )


def make_slate_draft(ceremony: Ceremony) -> SlateDraft:
    """A ceremony as one would write it."""
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
    """Whether a character is written: no control, surrogate, or mark that reverses the text around it."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs"} or character in _JOINERS
