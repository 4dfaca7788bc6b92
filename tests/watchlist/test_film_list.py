"""Which films a ceremony has, and when two credits are the same film."""

import pytest

from bot.search.search import Search
from bot.watchlist.film_list import make_title_key
from bot.watchlist.film_titles import FilmTitles
from tests.watchlist.film_lists import ONE, SMALL, TWO, category, film_list, keys, nominee


def test_a_film_is_listed_once_with_all_its_nominations():
    assert [(film.title, film.nominations) for film in SMALL.films] == [("One", 4), ("Two", 2), ("Three", 1)]


def test_what_is_withdrawn_or_not_known_whole_is_not_listed():
    films = film_list(
        category("best-picture", nominee("a", ONE), nominee("b", TWO, withdrawn=True)),
        category("actress", nominee("c", ("tt9", "Nine")), complete=False),
    )
    assert [film.title for film in films.films] == ["One"]
    assert [listed.category.id for listed in films.categories] == ["best-picture"]


def test_a_title_without_an_id_is_the_film_of_that_title_that_has_one():
    films = film_list(
        category("best-picture", nominee("a", ("tt1", "Amélie"))),
        category("directing", nominee("b", (None, "AMELIE"))),
    )
    (film,) = films.films
    assert (film.key, film.nominations) == ("tt1", 2)


def test_a_title_of_two_films_is_neither_of_them():
    films = film_list(
        category("best-picture", nominee("a", ("tt1", "Emma")), nominee("b", ("tt2", "Emma"))),
        category("directing", nominee("c", (None, "Emma"))),
    )
    assert len(films.films) == 3


@pytest.mark.parametrize("title", ["Parasite", "Gisaengchung", "gisaengchung!"])
def test_a_film_with_two_titles_is_found_by_either(search: Search, title: str):
    films = film_list(
        category("best-picture", nominee("a", (None, title))), titles=FilmTitles(search), films_of="2019"
    )
    assert [film.key for film in films.films] == ["tt6751668"]


def test_the_year_tells_a_namesake_of_another_time(search: Search):
    films = film_list(
        category("best-picture", nominee("a", (None, "Parasite"))), titles=FilmTitles(search), films_of="2026"
    )
    assert [film.key for film in films.films] == [make_title_key("Parasite", 2026)]


def test_what_was_marked_by_its_title_is_still_seen_once_it_has_an_id():
    marked = make_title_key("one", 2025)
    assert SMALL.find_seen([marked]) == keys("tt1")
    assert SMALL.find_seen([make_title_key("one", 2023)]) == frozenset()


def test_titles_that_fold_to_nothing_are_still_told_apart():
    assert make_title_key("???", 2026) != make_title_key("!!!", 2026)
