"""Parts of questions: names of nominees, categories, awards and ceremonies as they stand in a sentence."""

from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import NamedTuple

from bot.discussion.questions.question import OpenQuestion
from bot.ids import CategoryId
from bot.record.model import (
    Award,
    CanonicalCategory,
    Category,
    Ceremony,
    Film,
    Headline,
    Nomination,
    Nominee,
    Person,
)
from cogs.kit.text import escape_text, format_film_title, format_film_titles, format_headline, format_list

NAMES_PER_LIST = 6
"""Most names in one list; with more, the last place counts the rest."""

WITHOUT_ARTICLE = frozenset({"bafta", "critics-choice"})
"""Ids of awards that are named without "the"."""


class WordedQuestion(NamedTuple):
    """A worded question.

    Attributes:
        claim: What is known, in a sentence or two; may be empty.
        question: The question, in one sentence without bold type, because it is shown as a heading.
    """

    claim: str
    question: str


@singledispatch
def word_question(question: OpenQuestion) -> WordedQuestion:
    """Word a question; a test checks that every type of question is registered."""
    raise NotImplementedError(question.kind)


def name_prize(nomination: Nomination) -> str:
    """Name the category of a nomination."""
    return escape_text(nomination.category.title)


def name_prizes(nominations: Sequence[Nomination]) -> str:
    """Name the categories of several nominations, as a list."""
    return format_short_list([name_prize(nomination) for nomination in nominations])


def name_canonical_category(category: CanonicalCategory) -> str:
    """Name a canonical category: `Best Picture`, `the Honorary Award`."""
    name = escape_text(category.name)
    return f"the {name}" if "Award" in name or "Commendation" in name else name


def name_ceremony(ceremony: Ceremony) -> str:
    """Name a ceremony: `the 97th Academy Awards`, or a server's own by its name."""
    name = escape_text(ceremony.name)
    return f"the {name}" if ceremony.number else name


def name_film(film: Film) -> str:
    """Name the film that the sentence is about."""
    return f"**{format_film_title(film.title)}**"


def name_person(person: Person) -> str:
    """Name the person whom the sentence is about."""
    return f"**{escape_text(person.name)}**"


def name_nominee(category: Category, one: Nominee, *, bold: bool = True) -> str:
    """Name a nominee with the film, or a winner with what it won for: `Mikey Madison (Anora)`."""
    one = one.as_won()
    headline = format_headline(category, one)
    name = f"**{headline}**" if bold else headline
    of_film = category.headline in {Headline.PERSON, Headline.SONG} and (one.people or one.song)
    return f"{name} ({format_film_titles(one.films)})" if of_film and one.films else name


def name_nominated(nomination: Nomination) -> str:
    """Name a nomination's nominee with the film."""
    return name_nominee(nomination.category, nomination.nominee)


def name_nominees(category: Category, several: Sequence[Nominee], *, bold: bool = True) -> str:
    """Name nominees with their films, as a list."""
    return format_short_list([name_nominee(category, one, bold=bold) for one in several])


def name_prize_choice(prize: CanonicalCategory, one: Nominee) -> str:
    """Name a nominee of an earlier award, with the film."""
    return name_nominee(_standing_for(prize.headline), one)


def name_winners(headline: Headline, several: Sequence[Nominee]) -> str:
    """Name winners of a category of which only the headline is known, as a list."""
    return name_nominees(_standing_for(headline), several)


def name_awards(several: Iterable[Award]) -> str:
    """Name awards by their common names, as a list: `the Golden Globes and BAFTA`."""
    return format_list(name_award(one) for one in several)


def name_award(one: Award) -> str:
    """Name an award by its common name."""
    name = escape_text(one.short)
    return name if one.id in WITHOUT_ARTICLE else f"the {name}"


def format_short_list(names: Sequence[str]) -> str:
    """List the first names and count the rest."""
    if len(names) <= NAMES_PER_LIST:
        return format_list(names)
    return format_list([*names[: NAMES_PER_LIST - 1], f"{len(names) - NAMES_PER_LIST + 1} more"])


def format_times(number: int) -> str:
    """Format a number of times: `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def capitalize_sentence(text: str) -> str:
    """Capitalize the first letter of a sentence."""
    return text[:1].upper() + text[1:]


def _standing_for(headline: Headline) -> Category:
    """Make a category only to name a nominee by its headline."""
    return Category(id=CategoryId(""), canonical=None, name="", headline=headline, nominees=())
