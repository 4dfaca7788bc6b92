"""What questions are put together from: names of nominees, prizes and nights, as they stand in a sentence."""

from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import NamedTuple

from bot.awards.model import (
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
from bot.discussion.questions.question import Question
from cogs.kit import words

NAMED = 6
"""Names in one list; where there are more, the last place counts the rest."""

WITHOUT_ARTICLE = frozenset({"bafta", "critics-choice"})
"""Awards that are said without "the"."""


class Asking(NamedTuple):
    """A question in words.

    Attributes:
        claim: What is known, in a sentence or two; empty where nothing has to be said first.
        question: What to argue about, in one sentence without bold type: it is set larger.
    """

    claim: str
    question: str


@singledispatch
def ask(question: Question) -> Asking:
    """Put a question in words; a test proves that none is without."""
    raise NotImplementedError(question.kind)


def prize(nomination: Nomination) -> str:
    """What a nomination is for."""
    return words.plain(nomination.category.title)


def prizes(nominations: Sequence[Nomination]) -> str:
    """What nominations are for, listed."""
    return listed([prize(nomination) for nomination in nominations])


def canonical(category: CanonicalCategory) -> str:
    """A prize over the years: `Best Picture`, `the Honorary Award`."""
    name = words.plain(category.name)
    return f"the {name}" if "Award" in name or "Commendation" in name else name


def night(ceremony: Ceremony) -> str:
    """A ceremony: `the 97th Academy Awards`, or a server's own by its name."""
    name = words.plain(ceremony.name)
    return f"the {name}" if ceremony.number else name


def film(film_: Film) -> str:
    """A film that the sentence is about."""
    return f"**{words.film(film_.title)}**"


def person(person_: Person) -> str:
    """A person whom the sentence is about."""
    return f"**{words.plain(person_.name)}**"


def nominee(category: Category, one: Nominee, *, bold: bool = True) -> str:
    """A nominee with the film, a winner with what it won for: `Mikey Madison (Anora)`."""
    one = one.as_won()
    headline = words.headline(category, one)
    name = f"**{headline}**" if bold else headline
    of_film = category.headline in {Headline.PERSON, Headline.SONG} and (one.people or one.song)
    return f"{name} ({words.films(one.films)})" if of_film and one.films else name


def nominated(nomination: Nomination) -> str:
    """A nomination's nominee with the film."""
    return nominee(nomination.category, nomination.nominee)


def nominees(category: Category, several: Sequence[Nominee], *, bold: bool = True) -> str:
    """Nominees with their films, listed."""
    return listed([nominee(category, one, bold=bold) for one in several])


def of_prize(prize_: CanonicalCategory, one: Nominee) -> str:
    """A nominee as an earlier award names it, with the film."""
    return nominee(_standing_for(prize_.headline), one)


def winners(headline: Headline, several: Sequence[Nominee]) -> str:
    """Winners of a prize of which no more is known than what it honours, listed."""
    return nominees(_standing_for(headline), several)


def awards(several: Iterable[Award]) -> str:
    """Awards by what people call them, listed: `the Golden Globes and BAFTA`."""
    return words.listed(award(one) for one in several)


def award(one: Award) -> str:
    """An award by what people call it."""
    name = words.plain(one.short)
    return name if one.id in WITHOUT_ARTICLE else f"the {name}"


def listed(names: Sequence[str]) -> str:
    """Names, the first of them listed and the rest counted."""
    if len(names) <= NAMED:
        return words.listed(names)
    return words.listed([*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"])


def times(number: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def sentence(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _standing_for(headline: Headline) -> Category:
    """A category by which a nominee is named; nothing else of it is asked."""
    return Category(id="", canonical=None, name="", headline=headline, nominees=())
