"""Whatever is typed is found, asked back or refused, and what was offered is what is then found."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from bot.errors import AmbiguousError, Choice, NothingFoundError, UserError
from bot.record.model import Ceremony, Film, Person
from bot.search import prizes
from tests.conftest import load_shared_record, load_shared_search
from tests.fuzz.effort import make_settings

RECORD = load_shared_record()
SEARCH = load_shared_search()

quick = make_settings(150)

_TITLES = sorted({film.title for film in RECORD.films.values()})
_NAMES = sorted({person.name for person in RECORD.people.values()})
_FRAMES = (
    "{}",
    " {} ",
    "{}?",
    "the {}",
    "{} (1997)",
    "{} 2025",
    "{{{{{}}}}}",
    "<@{}>",
    "**{}**",
    "{}/2",
    "“{}”",
    "{}\u200b",
)
texts: st.SearchStrategy[str] = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="0123456789½/*+-.#@<>{}()' ", max_size=12),
    st.builds(
        str.format,
        st.sampled_from(_FRAMES),
        st.one_of(st.sampled_from(_TITLES), st.sampled_from(_NAMES), st.integers(0, 3000).map(str)),
    ),
)


def find_or_refuse(find: Callable[[str], object], typed: str) -> object:
    """What is found; the choices of an error, which are never a single one if the text is ambiguous."""
    try:
        return find(typed)
    except AmbiguousError as several:
        return several.choices if len(several.choices) > 1 else "one choice is no question"
    except NothingFoundError as nothing:
        return nothing.nearest
    except UserError:
        return ()


def list_choices(found: object) -> list[Choice] | None:
    """The choices that were offered; None if something else was found."""
    if not isinstance(found, Sequence) or isinstance(found, str):
        return None
    offered = cast("Sequence[object]", found)
    choices = [one for one in offered if isinstance(one, Choice)]
    return choices if len(choices) == len(offered) else None


def is_sound(found: object) -> bool:
    """Whether a lookup ended in one of the ways that a screen exists for."""
    return isinstance(found, Ceremony | Film | Person) or list_choices(found) is not None


@quick
@given(texts)
def test_a_lookup_ends_well(typed: str) -> None:
    for find in (SEARCH.find_ceremony, SEARCH.find_film, SEARCH.find_person):
        assert is_sound(find_or_refuse(find, typed)), typed


@quick
@given(texts)
def test_a_prize_ends_well_at_every_award(typed: str) -> None:
    for award in (None, *RECORD.awards.values()):
        found = find_or_refuse(partial(_find_canonical, award.id if award else None), typed)
        assert is_sound(found) or found in RECORD.canonical, (typed, award)


def _find_canonical(award: str | None, typed: str) -> str:
    return prizes.find_prize_anywhere(SEARCH, typed, RECORD.awards[award] if award else None).canonical.id


@quick
@given(texts)
def test_what_is_offered_is_found_by_its_id(typed: str) -> None:
    for choice in SEARCH.suggest_films(typed):
        assert SEARCH.find_film(choice.id).id == choice.id
    for choice in SEARCH.suggest_people(typed):
        assert SEARCH.find_person(choice.id).id == choice.id
    for choice in SEARCH.suggest_ceremonies(typed):
        assert SEARCH.find_ceremony(choice.id).id == choice.id


@quick
@given(st.text(alphabet=".,;:!?-–—_*~`'\"()[]{}<>|/\\@#$%^&+=½¼¾ \u200b\u2060🏆", max_size=20))
def test_without_a_letter_or_a_digit_nothing_is_meant(typed: str) -> None:
    for find in (SEARCH.find_ceremony, SEARCH.find_film, SEARCH.find_person):
        assert find_or_refuse(find, typed) == (), typed


@quick
@given(st.sampled_from(sorted(RECORD.films)))
def test_a_title_with_its_year_is_that_film_or_a_namesake_of_the_year(film_id: str) -> None:
    film = RECORD.films[film_id]
    found = find_or_refuse(SEARCH.find_film, f"{film.title} ({film.year[:4]})")
    if isinstance(found, Film):
        assert found.title.casefold() == film.title.casefold() or found.id == film_id
    else:
        assert film_id in [one.id for one in list_choices(found) or ()]
