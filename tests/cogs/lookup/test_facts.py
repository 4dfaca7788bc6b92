"""Facts of the earlier awards, asked for as people type them.

Each was found in two of the lists that `data/SOURCES.md` names: G the Golden Globes' list, W Wikipedia's tables, P the
compiled list of 2001 to 2026, H the halves of the Golden Globes (by film), S the Writers Guild's scripts, O the Oscars'
roles, which tell whose a role in W is. None is here from memory.
"""

import pytest

from bot.record.model import Category, Nominee
from bot.search import prizes
from bot.search.search import Search

WON = [
    # ceremony, category, who or what won, lists
    ("golden globes 1961", "best drama", "Spartacus", "GW"),
    ("golden globes 1961", "best comedy", "The Apartment", "GW"),
    ("golden globe 1962", "best drama", "The Guns of Navarone", "GW"),
    ("globes 1963", "best actor drama", "Gregory Peck", "GW"),
    ("globes 1964", "best actress drama", "Leslie Caron", "GW"),
    ("globes 1965", "director", "George Cukor", "GW"),
    ("golden globes 1965", "best actor in a comedy", "Rex Harrison", "GW"),
    ("golden globes 1966", "best comedy actress", "Julie Andrews", "GW"),
    ("golden globes 1968", "picture drama", "In the Heat of the Night", "GW"),
    ("golden globes 1968", "best musical or comedy", "The Graduate", "GW"),
    ("golden globes 1970", "supporting actress", "Goldie Hawn", "GW"),
    ("golden globes 1972", "director", "William Friedkin", "GW"),
    ("golden globes 1973", "best drama", "The Godfather", "GW"),
    ("golden globes 1974", "screenplay", "The Exorcist", "GW"),
    ("golden globes 1975", "best actor drama", "Jack Nicholson", "GW"),
    ("golden globes 1976", "best drama", "One Flew Over the Cuckoo's Nest", "GW"),
    ("golden globes 1976", "best comedy", "The Sunshine Boys", "GW"),
    ("golden globes 1976", "actress comedy", "Ann-Margret", "GW"),
    ("golden globes 1976", "supporting actress", "Brenda Vaccaro", "GW"),
    ("golden globes 1977", "best drama", "Rocky", "GW"),
    ("golden globes 1978", "best drama", "The Turning Point", "GW"),
    ("golden globes 1979", "best comedy", "Heaven Can Wait", "GW"),
    ("golden globes 1981", "screenplay", "The Ninth Configuration", "GW"),
    ("golden globes 1982", "best drama", "On Golden Pond", "GW"),
    ("golden globes 1983", "best comedy", "Tootsie", "GW"),
    ("golden globes 1984", "director", "Barbra Streisand", "GW"),
    ("golden globes 1985", "best drama", "Amadeus", "GW"),
    ("golden globes 1988", "best drama actor", "Michael Douglas", "GW"),
    ("golden globes 1991", "best comedy", "Green Card", "GW"),
    ("golden globes 1992", "best musical", "Beauty and the Beast", "GW"),
    ("golden globes 1994", "best drama", "Schindler's List", "GW"),
    ("golden globes 1996", "best musical or comedy", "Babe", "GW"),
    ("golden globes 1999", "comedy actress", "Gwyneth Paltrow", "GW"),
    ("golden globes 2000", "best drama", "American Beauty", "GW"),
    ("sag 2002", "actor", "Russell Crowe", "PW"),
    ("sag 2004", "best actor", "Johnny Depp", "PW"),
    ("sag 2006", "cast", "Crash", "PW"),
    ("sag 2016", "supporting actor", "Idris Elba", "PW"),
    ("bafta 2003", "picture", "The Pianist", "PW"),
    ("bafta 2004", "actor", "Bill Murray", "PW"),
    ("bafta 2008", "best actress", "Marion Cotillard", "PW"),
    ("bafta 2012", "director", "Michel Hazanavicius", "PW"),
    ("dga 2001", "director", "Ang Lee", "PW"),
    ("dga 2013", "director", "Ben Affleck", "PW"),
    ("golden globes 2020", "best drama", "1917", "GP"),
    ("golden globes 2017", "best comedy", "La La Land", "GH"),
    ("golden globes 2021", "best comedy", "Borat Subsequent Moviefilm", "PH"),
    ("golden globes 2024", "actress drama", "Lily Gladstone", "PH"),
    ("golden globes 2026", "best musical or comedy", "One Battle After Another", "PH"),
    ("wga 2011", "adapted", "The Social Network", "PS"),
    ("wga 2019", "original screenplay", "Eighth Grade", "PS"),
    ("wga 2026", "original", "Sinners", "PS"),
    ("bafta 1976", "best actor", "Al Pacino", "WO"),
    ("bafta 1973", "actor", "Gene Hackman", "WO"),
]

LOST = [
    ("golden globes 1976", "director", "Steven Spielberg", "GW"),
    ("golden globes 1976", "best drama", "Jaws", "GW"),
    ("golden globes 1964", "best drama", "Lilies of the Field", "GW"),
    ("golden globes 1971", "best comedy actor", "Jack Lemmon", "GW"),
    ("golden globes 1981", "best drama", "Raging Bull", "GW"),
    ("golden globes 1983", "director", "Steven Spielberg", "GW"),
    ("golden globes 1995", "best comedy", "Four Weddings and a Funeral", "GW"),
    ("golden globes 1998", "actor comedy", "Jim Carrey", "GW"),
    ("bafta 2011", "director", "Christopher Nolan", "PW"),
    ("sag 2012", "cast", "Bridesmaids", "PW"),
    ("wga 2012", "adapted", "Moneyball", "PS"),
    ("dga 2007", "director", "Stephen Frears", "PW"),
    ("golden globes 2010", "best comedy", "It's Complicated", "GP"),
]

TIED = [
    ("golden globes 1971", "supporting actress", {"Karen Black", "Maureen Stapleton"}, "GW"),
    ("golden globes 1978", "comedy actress", {"Diane Keaton", "Marsha Mason"}, "GW"),
    ("golden globes 1979", "comedy actress", {"Ellen Burstyn", "Maggie Smith"}, "GW"),
    ("golden globes 1980", "supporting actor", {"Melvyn Douglas", "Robert Duvall"}, "GW"),
    ("golden globes 1984", "drama actor", {"Tom Courtenay", "Robert Duvall"}, "GW"),
    ("golden globes 1989", "actress drama", {"Jodie Foster", "Shirley MacLaine", "Sigourney Weaver"}, "GW"),
]

DIVIDED = [
    ("golden globes 1968", "picture", {"In the Heat of the Night", "The Graduate"}, "GW"),
    ("golden globes 1966", "picture", {"Doctor Zhivago", "The Sound of Music"}, "GW"),
    ("golden globes 1989", "actor", {"Dustin Hoffman", "Tom Hanks"}, "GW"),
    ("golden globes 2001", "picture", {"Gladiator", "Almost Famous"}, "PH"),
    ("wga 2026", "screenplay", {"Sinners", "One Battle After Another"}, "PS"),
]


def find_categories(search: Search, ceremony: str, category: str) -> tuple[Category, ...]:
    return prizes.find_categories(search, category, search.find_ceremony(ceremony))


def names(nominee: Nominee) -> set[str]:
    return {film.title for film in nominee.films} | {person.name for person in nominee.people}


@pytest.mark.parametrize(("ceremony", "category", "name", "lists"), WON)
def test_who_won(search: Search, ceremony: str, category: str, name: str, lists: str) -> None:  # noqa: ARG001 - named for readers
    (found,) = find_categories(search, ceremony, category)
    (winner,) = found.winners
    assert any(one.startswith(name) for one in names(winner))


@pytest.mark.parametrize(("ceremony", "category", "name", "lists"), LOST)
def test_who_lost(search: Search, ceremony: str, category: str, name: str, lists: str) -> None:  # noqa: ARG001 - named for readers
    (found,) = find_categories(search, ceremony, category)
    assert name in {one for nominee in found.nominees if not nominee.winner for one in names(nominee)}
    assert name not in {one for winner in found.winners for one in names(winner)}


@pytest.mark.parametrize(("ceremony", "category", "tied", "lists"), TIED)
def test_what_was_a_tie(search: Search, ceremony: str, category: str, tied: set[str], lists: str) -> None:  # noqa: ARG001 - named for readers
    (found,) = find_categories(search, ceremony, category)
    assert found.is_tie
    assert {winner.people[0].name for winner in found.winners} == tied


@pytest.mark.parametrize(("ceremony", "category", "winners", "lists"), DIVIDED)
def test_what_was_divided_and_no_tie(
    search: Search,
    ceremony: str,
    category: str,
    winners: set[str],
    lists: str,  # noqa: ARG001 - named for readers
) -> None:
    found = find_categories(search, ceremony, category)
    assert len(found) == len(winners)
    assert not any(one.is_tie for one in found)
    shown = {name for one in found for winner in one.winners for name in names(winner)}
    assert winners <= shown
