"""What the record recognises in what was typed as a contender: pure."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from bot.contests.nominations.model import ContenderDraft, format_contender_text
from bot.errors import AmbiguousError, NothingFoundError
from bot.record.model import Category, Film, FilmCredit, Headline, Nominee, Person, PersonCredit
from bot.search.search import Search
from bot.search.text import fold_text
from bot.slates.drafts import NomineeDraft, tidy_text

RecognisedT = TypeVar("RecognisedT", Film, Person)


def recognise_contender(search: Search, draft: NomineeDraft, headline: Headline) -> ContenderDraft:
    """The contender that somebody typed; a name that the record knows under the very same spelling gets its id.

    A new name is kept as it was typed.
    """
    return ContenderDraft(
        text=tidy_text(format_contender_text(draft, headline)),
        films=tuple(FilmCredit(_find_film_id(search, title), title) for title in draft.films),
        people=tuple(PersonCredit(_find_person_id(search, name), name) for name in draft.people),
        song=draft.song,
    )


def draft_from_nominee(nominee: Nominee, headline: Headline) -> ContenderDraft:
    """The contender that a nominee of another award, or of the slate itself, is."""
    named = NomineeDraft(
        films=tuple(film.title for film in nominee.films),
        people=tuple(person.name for person in nominee.people) if headline is Headline.PERSON else (),
        song=nominee.song,
        country=nominee.country,
        credit=nominee.credit,
    )
    return ContenderDraft(
        text=tidy_text(format_contender_text(named, headline)),
        films=nominee.films,
        people=nominee.people if headline is Headline.PERSON else (),
        song=nominee.song,
    )


def find_category(categories: Iterable[Category], name: str, canonical: str | None) -> Category | None:
    """The category that a file means: the one of its name, or the only one of its prize; None if there is none."""
    known = list(categories)
    named = [one for one in known if fold_text(name) in {fold_text(one.title), fold_text(one.name)}]
    same = named or [one for one in known if canonical is not None and one.canonical == canonical]
    return same[0] if len(same) == 1 else None


def _find_film_id(search: Search, title: str) -> str | None:
    film = _find_exactly(search.find_film, title)
    return film.id if film is not None and fold_text(film.title) == fold_text(title) else None


def _find_person_id(search: Search, name: str) -> str | None:
    person = _find_exactly(search.find_person, name)
    if person is None or fold_text(name) not in map(fold_text, (person.name, *person.spellings)):
        return None
    return person.id


def _find_exactly(find: Callable[[str], RecognisedT], text: str) -> RecognisedT | None:
    """What a text means beyond doubt; None where it means nothing, or several."""
    try:
        return find(text)
    except (NothingFoundError, AmbiguousError):
        return None
