"""Finding the Oscars' films and people under the names of other lists."""

import pytest

from bot.record.model import FilmCredit
from bot.record.record import Record
from data.format import OSCARS
from data.oscars_matcher import OscarsMatcher


@pytest.fixture(scope="module")
def matcher(record: Record) -> OscarsMatcher:
    oscars = (ceremony for ceremony in record.ceremonies.values() if ceremony.award == OSCARS)
    titles = {"tt0057171": ["Ieri, oggi, domani"]}
    return OscarsMatcher(oscars, titles, {"x-challengers-2024": "tt16426418"})


@pytest.mark.parametrize(
    ("title", "year", "found"),
    [
        ("Parasite", 2020, "tt6751668"),
        ("PARASITE", 2021, "tt6751668"),  # a late release
        ("Parasite", 1983, "x-parasite-1982"),  # another film
        ("Les Misrables", 2013, "tt1707386"),  # letters lost with their accents
        ("Cinema Paradiso (Nuovo cinema Paradiso)", 1990, "tt0095765"),
        ("Ieri, oggi, domani", 1965, "tt0057171"),
        ("Challengers", 2025, "tt16426418"),
    ],
)
def test_a_film_is_found_by_its_titles_near_its_year(
    matcher: OscarsMatcher, title: str, year: int, found: str
) -> None:
    assert matcher.match_film(title, year).id == found


def test_a_film_that_the_oscars_lack_is_one_film_in_the_years_beside_it(matcher: OscarsMatcher) -> None:
    first = matcher.match_film("Local Hero of Nowhere", 1984)
    assert matcher.match_film("Local Hero Of Nowhere", 1985) is first
    assert matcher.match_film("Local Hero of Nowhere", 1990) is not first


@pytest.mark.parametrize(
    ("name", "year", "category", "found"),
    [
        ("Steve McQueen", 1964, "best-actor", "nm0000537"),
        ("Steve McQueen", 2014, "best-director", "nm2588606"),
        ("Emmanuelle Riva", 1961, "best-actress", "nm0728938"),  # 52 years before her Oscar nomination
        ("Paul King", 2015, "adapted-screenplay", "x-paul-king"),  # another one was nominated in 1960
        ("Nobody Known", 2000, "best-actor", "x-nobody-known"),
    ],
)
def test_namesakes_are_told_apart_by_years_and_craft(
    matcher: OscarsMatcher, name: str, year: int, category: str, found: str
) -> None:
    assert matcher.match_person(name, year, category).id == found


def test_the_film_tells_who_is_meant_and_the_record_how_the_name_is_spelt(matcher: OscarsMatcher) -> None:
    meant = matcher.match_person("JEAN DUJARDIN", 2012, "best-actor", [FilmCredit("tt1655442", "The Artist")])
    assert (meant.id, meant.name) == ("nm0241121", "Jean Dujardin")


def test_an_id_of_a_namesake_of_another_time_is_not_believed(matcher: OscarsMatcher) -> None:
    assert matcher.match_person("Paul King", 2015, "adapted-screenplay", (), "nm0455126").id == "x-paul-king"
