"""Films as people type them, one or several at once."""

import pytest

from bot.errors import AmbiguousError, NothingFoundError
from bot.search.search import Search
from bot.watchlist.errors import NothingNamedError, TooManyFilmsNamedError
from bot.watchlist.film_names import FilmNames
from bot.watchlist.film_titles import FilmTitles
from tests.watchlist.film_lists import category, film_list, nominee

SEASON = film_list(
    category(
        "best-picture",
        nominee("a", ("tt-new", "The Odyssey")),
        nominee("b", (None, "Wuthering Heights")),
        nominee("c", ("tt-new-emma", "Emma")),
    )
)
"""A season whose films the record does not know; one has old namesakes in it, as another has."""


@pytest.fixture
def names(search: Search) -> FilmNames:
    return FilmNames(search, FilmTitles(search), SEASON)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Anora", ["Anora"]),
        ("anora; parasite", ["Anora", "Parasite"]),
        ("anora, parasite,the odyssey", ["Anora", "Parasite", "The Odyssey"]),
        ("Good Night, and Good Luck, Anora", ["Good Night, and Good Luck.", "Anora"]),
        ("anora; ; anora", ["Anora"]),
        ("odyssey\nwuthering", ["The Odyssey", "Wuthering Heights"]),
        ("Gisaengchung", ["Parasite"]),
    ],
)
def test_names_are_told_apart(names: FilmNames, typed: str, expected: list[str]):
    found = names.find_films(typed)
    assert [film.title for film in found.films] == expected
    assert not found.unclear


def test_of_namesakes_the_one_of_the_season_is_meant(names: FilmNames, search: Search):
    assert names.find_film("Emma").key == "tt-new-emma"
    with pytest.raises(AmbiguousError):
        FilmNames(search, FilmTitles(search), None).find_film("Emma")
    assert names.find_film("Emma 1996").year == "1996"


def test_one_unclear_name_among_several_is_handed_back_and_the_others_count(names: FilmNames):
    found = names.find_films("Anora; qwertyuiopas; Little Women")
    assert [film.title for film in found.films] == ["Anora"]
    assert [one.text for one in found.unclear] == ["qwertyuiopas", "Little Women"]
    assert {choice.name for choice in found.unclear[1].choices} == {"Little Women"}


def test_one_name_alone_that_means_nothing_is_refused(names: FilmNames):
    with pytest.raises(NothingFoundError):
        names.find_films("qwertyuiopas")
    with pytest.raises(NothingNamedError):
        names.find_films(" ; , ")
    with pytest.raises(TooManyFilmsNamedError):
        names.find_films(";".join(f"film {number}" for number in range(26)))


def test_the_last_of_several_names_is_completed_behind_the_others(names: FilmNames):
    assert names.suggest_choices("")[0].name == "Emma"
    assert names.suggest_choices("odys")[0].name == "The Odyssey"
    completed = names.suggest_choices("Anora; odys")[0]
    assert completed.id == completed.name == "Anora; The Odyssey"
    assert [film.title for film in names.find_films(completed.id).films] == ["Anora", "The Odyssey"]
