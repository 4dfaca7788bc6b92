"""What questions are put together from: names of nominees, prizes and nights, as they stand in a sentence."""

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
"""Names in one list; where there are more, the last place counts the rest."""

WITHOUT_ARTICLE = frozenset({"bafta", "critics-choice"})
"""Awards that are said without "the"."""


class WordedQuestion(NamedTuple):
    """A question in words.

    Attributes:
        claim: What is known, in a sentence or two; empty where nothing has to be said first.
        question: What to argue about, in one sentence without bold type: it is set larger.
    """

    claim: str
    question: str


@singledispatch
def word_question(question: OpenQuestion) -> WordedQuestion:
    """Put a question in words; a test proves that none is without."""
    raise NotImplementedError(question.kind)


def name_prize(nomination: Nomination) -> str:
    """What a nomination is for."""
    return escape_text(nomination.category.title)


def name_prizes(nominations: Sequence[Nomination]) -> str:
    """What nominations are for, listed."""
    return format_short_list([name_prize(nomination) for nomination in nominations])


def name_canonical_category(category: CanonicalCategory) -> str:
    """A prize over the years: `Best Picture`, `the Honorary Award`."""
    name = escape_text(category.name)
    return f"the {name}" if "Award" in name or "Commendation" in name else name


def name_ceremony(ceremony: Ceremony) -> str:
    """A ceremony: `the 97th Academy Awards`, or a server's own by its name."""
    name = escape_text(ceremony.name)
    return f"the {name}" if ceremony.number else name


def name_film(film: Film) -> str:
    """A film that the sentence is about."""
    return f"**{format_film_title(film.title)}**"


def name_person(person: Person) -> str:
    """A person whom the sentence is about."""
    return f"**{escape_text(person.name)}**"


def name_nominee(category: Category, one: Nominee, *, bold: bool = True) -> str:
    """A nominee with the film, a winner with what it won for: `Mikey Madison (Anora)`."""
    one = one.as_won()
    headline = format_headline(category, one)
    name = f"**{headline}**" if bold else headline
    of_film = category.headline in {Headline.PERSON, Headline.SONG} and (one.people or one.song)
    return f"{name} ({format_film_titles(one.films)})" if of_film and one.films else name


def name_nominated(nomination: Nomination) -> str:
    """A nomination's nominee with the film."""
    return name_nominee(nomination.category, nomination.nominee)


def name_nominees(category: Category, several: Sequence[Nominee], *, bold: bool = True) -> str:
    """Nominees with their films, listed."""
    return format_short_list([name_nominee(category, one, bold=bold) for one in several])


def name_prize_choice(prize: CanonicalCategory, one: Nominee) -> str:
    """A nominee as an earlier award names it, with the film."""
    return name_nominee(_standing_for(prize.headline), one)


def name_winners(headline: Headline, several: Sequence[Nominee]) -> str:
    """Winners of a prize of which no more is known than what it honours, listed."""
    return name_nominees(_standing_for(headline), several)


def name_awards(several: Iterable[Award]) -> str:
    """Awards by what people call them, listed: `the Golden Globes and BAFTA`."""
    return format_list(name_award(one) for one in several)


def name_award(one: Award) -> str:
    """An award by what people call it."""
    name = escape_text(one.short)
    return name if one.id in WITHOUT_ARTICLE else f"the {name}"


def format_short_list(names: Sequence[str]) -> str:
    """Names, the first of them listed and the rest counted."""
    if len(names) <= NAMES_PER_LIST:
        return format_list(names)
    return format_list([*names[: NAMES_PER_LIST - 1], f"{len(names) - NAMES_PER_LIST + 1} more"])


def format_times(number: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def capitalize_sentence(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _standing_for(headline: Headline) -> Category:
    """A category by which a nominee is named; nothing else of it is asked."""
    return Category(id=CategoryId(""), canonical=None, name="", headline=headline, nominees=())
