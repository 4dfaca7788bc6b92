"""Which lines of a diary are certain, and that nothing less is marked."""

import pytest

from bot.search.search import Search
from bot.watchlist.diary_file import DiaryEntry
from bot.watchlist.diary_matching import MatchedDiary, match_diary
from bot.watchlist.film_list import make_title_key
from bot.watchlist.film_titles import FilmTitles
from tests.watchlist.film_lists import category, film_list, nominee

SEASON = film_list(
    category(
        "best-picture", nominee("a", (None, "Wuthering Heights")), nominee("b", ("tt-new", "The Odyssey"))
    )
)


def match(search: Search, *entries: tuple[str, int | None]) -> MatchedDiary:
    lines = [DiaryEntry(title, year) for title, year in entries]
    return match_diary(lines, FilmTitles(search), SEASON)


@pytest.mark.parametrize("year", [2018, 2019, 2020])
@pytest.mark.parametrize("title", ["Parasite", "parasite", "Gisaengchung"])
def test_the_year_may_be_one_off_and_the_title_any_of_the_film_s(search: Search, title: str, year: int):
    found = match(search, (title, year))
    assert [film.key for film, _ in found.matched] == ["tt6751668"]
    assert not found.uncertain


def test_another_year_is_another_film_until_its_owner_says_so(search: Search):
    found = match(search, ("Parasite", 1982), ("Parasite", None))
    assert found.matched == []
    assert [[film.title for film in one.candidates] for one in found.uncertain] == [
        ["Parasite"],
        ["Parasite"],
    ]


def test_nearly_a_title_is_not_a_title(search: Search):
    found = match(search, ("Master", 2013))
    assert found.matched == []
    assert [[film.title for film in one.candidates] for one in found.uncertain] == [["The Master"]]


def test_a_film_of_the_season_that_the_record_does_not_know_is_matched(search: Search):
    found = match(search, ("Wuthering Heights", 2026), ("the odyssey", 2026), ("Wuthering Heights", 1939))
    keys = [film.key for film, _ in found.matched]
    assert keys[:2] == [make_title_key("Wuthering Heights", 2026), "tt-new"]
    assert len(keys) == 3


def test_of_two_films_of_one_title_and_year_neither_is_taken(search: Search):
    twins = film_list(category("best-picture", nominee("a", ("tt1", "Twin")), nominee("b", ("tt2", "Twin"))))
    found = match_diary([DiaryEntry("Twin", 2026)], FilmTitles(search), twins)
    assert found.matched == []
    assert [[film.key for film in one.candidates] for one in found.uncertain] == [["tt1", "tt2"]]


def test_films_that_no_award_knows_are_only_counted(search: Search):
    found = match(search, ("Qwertyuiopas", 2001), ("???", 2001))
    assert (found.matched, found.uncertain, found.unknown_count) == ([], [], 2)


def test_two_lines_of_one_film_mark_it_once(search: Search):
    found = match(search, ("Parasite", 2019), ("Gisaengchung", 2020))
    assert len(found.matched) == 1
