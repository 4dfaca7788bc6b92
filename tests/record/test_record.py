from dataclasses import replace
from datetime import date

import pytest

from bot.ids import NomineeId
from bot.record.model import CategoryClass, Film, Person
from bot.record.record import AwardTotals, Record, count_totals
from tests.slates.made_slates import (
    ACTOR,
    DIRECTOR,
    PICTURE,
    category,
    ceremony,
    film,
    nominee,
    person,
    record_of,
)

NOMINEE_A = NomineeId("a")
NOMINEE_B = NomineeId("b")


def test_a_film_is_called_as_last_credited_and_dated_by_its_first_oscars():
    record = record_of(
        ceremony("bafta", 2000, category(PICTURE, nominee(NOMINEE_A, film("tt1", "Early Title")))),
        ceremony("oscars", 2001, category(PICTURE, nominee(NOMINEE_A, film("tt1", "Middle Title")))),
        ceremony("oscars", 2003, category(PICTURE, nominee(NOMINEE_A, film("tt1", "Last Title")))),
    )
    assert record.films["tt1"] == Film("tt1", "Last Title", "2000")


def test_a_film_that_the_oscars_passed_over_is_dated_by_the_other_awards():
    record = record_of(
        ceremony("bafta", 2000, category(PICTURE, nominee(NOMINEE_A, film("tt1", "Passed Over"))))
    )
    assert record.films["tt1"] == Film("tt1", "Passed Over", "1999")


@pytest.mark.parametrize(
    ("credited", "name", "spellings"),
    [
        (["Zoe Saldana", "Zoe Saldana", "Zoe Saldaña"], "Zoe Saldana", ("Zoe Saldaña",)),
        (["Zoe Saldana", "Zoe Saldaña"], "Zoe Saldaña", ("Zoe Saldana",)),
        (["Zoe Saldana"], "Zoe Saldana", ()),
    ],
)
def test_a_person_has_the_spelling_credited_most_or_the_latest_of_equals(
    credited: list[str], name: str, spellings: tuple[str, ...]
):
    record = record_of(
        *(
            ceremony("oscars", 2001 + at, category(ACTOR, nominee(NOMINEE_A, person("nm1", spelling))))
            for at, spelling in enumerate(credited)
        )
    )
    assert record.people["nm1"] == Person("nm1", name, spellings)


def test_who_is_named_twice_by_one_nominee_has_one_nomination_under_the_first_spelling():
    twice = nominee(NOMINEE_A, person("nm1", "A. Writer"), person("nm1", "Anna Writer"), winner=True)
    record = record_of(ceremony("oscars", 2001, category(ACTOR, twice)))
    assert record.people["nm1"] == Person("nm1", "A. Writer")
    assert count_totals(record.person_nominations.get("nm1", ())) == AwardTotals(
        nominations=1, wins=1, honours=0
    )


def test_a_win_with_several_films_is_one_win_for_the_person_and_one_for_each_film():
    both = nominee(NOMINEE_A, film("tt1"), film("tt2"), person("nm1"), winner=True)
    record = record_of(ceremony("oscars", 2001, category(ACTOR, both)))
    assert count_totals(record.person_nominations.get("nm1", ())).wins == 1
    assert (
        count_totals(record.film_nominations.get("tt1", ())).wins
        == count_totals(record.film_nominations.get("tt2", ())).wins
        == 1
    )


def test_a_win_for_one_of_several_films_is_a_win_of_that_film_alone():
    first, second = film("tt1"), film("tt2")
    one = replace(
        nominee(NOMINEE_A, first, second, person("nm1"), winner=True), characters=("A", "B"), won_for=(first,)
    )
    record = record_of(ceremony("oscars", 2001, category(ACTOR, one)))

    assert (
        count_totals(record.person_nominations.get("nm1", ()))
        == count_totals(record.film_nominations.get("tt1", ()))
        == AwardTotals(nominations=1, wins=1, honours=0)
    )
    assert count_totals(record.film_nominations.get("tt2", ())) == AwardTotals(
        nominations=1, wins=0, honours=0
    )
    (lost,) = record.film_nominations["tt2"]
    assert (lost.nominee.films, lost.nominee.characters) == ((second,), ("B",))
    assert (one.as_won().films, one.as_won().characters) == ((first,), ("A",))


def test_nobody_is_grouped_on_an_unknown_id():
    record = record_of(
        ceremony(
            "oscars",
            2001,
            category(ACTOR, nominee(NOMINEE_A, film(None), person(None)), nominee(NOMINEE_B, person(None))),
        )
    )
    assert not record.films
    assert not record.people
    assert not record.film_nominations
    assert not record.person_nominations


def test_honours_stand_apart_from_competition():
    record = record_of(
        ceremony(
            "oscars",
            2001,
            category(ACTOR, nominee(NOMINEE_A, person("nm1"))),
            category(DIRECTOR, nominee(NOMINEE_B, person("nm1"), winner=True), kind=CategoryClass.HONORARY),
        )
    )
    assert count_totals(record.person_nominations.get("nm1", ())) == AwardTotals(
        nominations=1, wins=0, honours=1
    )
    assert len(record.person_nominations["nm1"]) == 2


def test_an_unofficial_nomination_counts_only_if_it_won():
    record = record_of(
        ceremony(
            "oscars",
            2001,
            category(
                ACTOR,
                nominee(NOMINEE_A, person("nm1"), unofficial=True),
                nominee(NOMINEE_B, person("nm2"), unofficial=True, winner=True),
            ),
        )
    )
    assert count_totals(record.person_nominations.get("nm1", ())) == AwardTotals(0, 0, 0)
    assert count_totals(record.person_nominations.get("nm2", ())) == AwardTotals(1, 1, 0)


def test_a_tally_is_of_every_award_or_of_one_and_zero_for_strangers():
    record = record_of(
        ceremony("oscars", 2001, category(ACTOR, nominee(NOMINEE_A, person("nm1")))),
        ceremony("bafta", 2001, category(ACTOR, nominee(NOMINEE_A, person("nm1"), winner=True))),
    )
    assert count_totals(record.person_nominations.get("nm1", ())) == AwardTotals(2, 1, 0)
    assert count_totals(record.person_nominations.get("nm1", ()), "oscars") == AwardTotals(1, 0, 0)
    assert (
        count_totals(record.person_nominations.get("nm9", ()))
        == count_totals(record.film_nominations.get("tt9", ()))
        == AwardTotals(0, 0, 0)
    )


def test_everything_stands_oldest_first_however_it_was_given():
    years = [2003, 2001, 2002]
    record = record_of(
        *(
            ceremony(award, year, category(PICTURE, nominee(NOMINEE_A, film("tt1"))))
            for award in ("bafta", "oscars")
            for year in years
        )
    )
    assert [nomination.ceremony.year for nomination in record.film_nominations["tt1"]] == [
        *(2001, 2001, 2002, 2002, 2003, 2003)
    ]
    assert [held.year for held, _ in record.history["best-picture", "oscars"]] == [2001, 2002, 2003]
    assert [held.award for held in record.ceremonies.values()] == ["oscars"] * 3 + ["bafta"] * 3


def test_two_ceremonies_of_one_year_stand_by_their_dates():
    april = replace(ceremony("oscars", 1930, held=date(1930, 4, 3)), id="oscars-2", number=2)
    november = replace(ceremony("oscars", 1930, held=date(1930, 11, 5)), id="oscars-3", number=3)
    assert list(record_of(november, april).ceremonies) == ["oscars-2", "oscars-3"]


def test_a_ceremony_known_by_its_year_stands_before_the_oscars_it_foretells():
    oscars = ceremony(
        "oscars", 2001, category(PICTURE, nominee(NOMINEE_A, film("tt1"))), held=date(2001, 3, 25)
    )
    bafta = ceremony("bafta", 2001, category(PICTURE, nominee(NOMINEE_A, film("tt1"))))
    nominations = record_of(oscars, bafta).film_nominations["tt1"]
    assert [nomination.ceremony.award for nomination in nominations] == ["bafta", "oscars"]


def test_the_latest_ceremony_is_the_last_with_winners():
    won = ceremony("oscars", 2001, category(PICTURE, nominee(NOMINEE_A, film("tt1"), winner=True)))
    nominated = ceremony("oscars", 2002, category(PICTURE, nominee(NOMINEE_A, film("tt1"))))
    record = record_of(won, nominated, ceremony("oscars", 2003))
    assert record.find_latest_ceremony() == won
    assert record.find_latest_ceremony("bafta") is None


def test_the_shipped_record_joins_people_by_id_under_all_their_spellings(record: Record):
    assert record.people["nm0757855"].name == "Zoe Saldaña"
    steves = [person.id for person in record.people.values() if person.name == "Steve McQueen"]
    assert len(steves) == 2


@pytest.mark.parametrize(
    ("film_id", "nominations", "wins"),
    [("tt0052618", 12, 11), ("tt0120338", 14, 11), ("tt0167260", 11, 11), ("tt31193180", 16, 4)],
    ids=["Ben-Hur", "Titanic", "The Return of the King", "Sinners"],
)
def test_films_have_won_what_the_academy_says(record: Record, film_id: str, nominations: int, wins: int):
    assert count_totals(record.film_nominations.get(film_id, ()), "oscars") == AwardTotals(
        nominations, wins, 0
    )


def test_disney_won_22_in_competition_and_was_honoured_besides(record: Record):
    tally = count_totals(record.person_nominations.get("nm0000370", ()), "oscars")
    assert tally.wins == 22
    assert tally.honours > 0


def test_what_was_one_category_once_is_found_as_the_whole_beside_its_parts(record: Record):
    globes = record.ceremonies["golden-globes-2026"]
    known = [category.id for category in globes.all_categories]
    assert known[:3] == ["best-picture", "best-picture-drama", "best-picture-musical-or-comedy"]
    assert [category.id for category in globes.slate][:2] == known[1:3]
    whole, *parts = globes.all_categories[:3]
    assert [one.id for one in whole.nominees] == [one.id for part in parts for one in part.nominees]
    assert whole.can_be_voted_on
    assert all(category is globes.by_id[category.id] for category in globes.all_categories)


def test_categories_that_were_always_apart_have_no_whole(record: Record):
    for number in (20, 97):
        oscars = record.ceremonies[f"oscars-{number}"]
        assert oscars.all_categories == oscars.categories
