"""The shipped files of the earlier awards."""

import pytest

from bot.ids import CategoryId, NomineeId
from bot.record.record import Record
from data.format import OSCARS

BEST_DIRECTOR = CategoryId("best-director")
BEST_PICTURE = CategoryId("best-picture")

AWARDS = ("golden-globes", "bafta", "actor-awards", "critics-choice", "dga", "pga", "wga", "spirit")


@pytest.mark.parametrize("award", AWARDS)
def test_every_season_has_its_ceremony_with_winners(record: Record, award: str) -> None:
    ceremonies = [ceremony for ceremony in record.ceremonies.values() if ceremony.award == award]
    assert [ceremony.year for ceremony in ceremonies] == list(range(2001, 2028))
    assert all(category.winners for ceremony in ceremonies[:26] for category in ceremony.categories)
    assert all(ceremony.categories for ceremony in ceremonies[:26])
    assert ceremonies[26].categories == ()


def test_editions_count_one_a_season(record: Record) -> None:
    assert record.ceremonies["golden-globes-2001"].number == 58
    assert record.ceremonies["golden-globes-2026"].name == "83rd Golden Globe Awards"
    assert record.ceremonies["actor-awards-2025"].name == "31st Screen Actors Guild Awards"
    assert record.ceremonies["actor-awards-2026"].name == "32nd Actor Awards"


def test_drama_and_comedy_are_two_prizes_and_no_tie(record: Record) -> None:
    picture = record.ceremonies["golden-globes-2026"].by_id[BEST_PICTURE]
    assert (len(picture.winners), picture.divided, picture.is_tie) == (2, True, False)
    written = record.ceremonies["wga-2026"].by_id[CategoryId("best-screenplay")]
    assert (len(written.winners), written.is_tie) == (2, False)


def test_ties_are_ties(record: Record) -> None:
    ties = {
        (ceremony.id, category.id)
        for ceremony in record.ceremonies.values()
        for category in ceremony.contested
        if ceremony.award != OSCARS and category.is_tie
    }
    assert ties == {
        ("critics-choice-2002", "best-director"),
        ("critics-choice-2003", "best-actor"),
        ("critics-choice-2006", "best-supporting-actress"),
        ("critics-choice-2009", "best-actress"),
        ("critics-choice-2010", "best-actress"),
        ("critics-choice-2019", "best-actress"),
        ("critics-choice-2020", "best-director"),
        ("pga-2014", "best-picture"),
    }


def test_categories_known_by_their_winners_alone_say_so(record: Record) -> None:
    incomplete = {
        (ceremony.id, category.id)
        for ceremony in record.ceremonies.values()
        for category in ceremony.categories
        if not category.complete and not category.id.startswith(("best-actor", "best-actress", "best-supp"))
    }
    assert incomplete == {
        ("critics-choice-2001", "best-picture"),
        ("critics-choice-2001", "best-director"),
        ("wga-2010", "best-screenplay"),
    }
    acting = record.ceremonies["bafta-2026"].by_id[CategoryId("best-actor")]
    assert not acting.complete
    assert not acting.can_be_voted_on


def test_films_and_people_are_the_oscars_own(record: Record) -> None:
    dga = record.ceremonies["dga-2025"].by_id[BEST_DIRECTOR].winners[0]
    assert (dga.films[0].id, dga.people[0].id) == ("tt28607951", "nm0048918")
    battle = record.ceremonies["bafta-2026"].by_id[BEST_PICTURE].winners[0]
    assert battle.films[0].id == "tt30144839"


def test_a_title_is_known_without_case_accents_and_subtitle(record: Record) -> None:
    bafta = record.ceremonies["dga-2015"].by_id[BEST_DIRECTOR].winners[0]
    assert bafta.films[0].id == "tt2562232"
    everywhere = {
        film.title
        for ceremony in record.ceremonies.values()
        if ceremony.award != OSCARS
        for category in ceremony.categories
        for nominee in category.nominees
        for film in nominee.films
        if film.id == "tt30144839"
    }
    assert everywhere == {"One Battle After Another"}


def test_a_film_the_oscars_do_not_know_has_an_id_of_its_own(record: Record) -> None:
    globes = record.ceremonies["golden-globes-2025"].by_id[BEST_PICTURE].by_id
    assert globes[NomineeId("challengers")].films[0].id == "x-challengers-2024"


def test_two_directors_are_two_people(record: Record) -> None:
    coens = record.ceremonies["dga-2008"].by_id[BEST_DIRECTOR].winners[0]
    assert {person.id for person in coens.people} == {"nm0001053", "nm0001054"}


def test_slips_of_the_list_are_mended(record: Record) -> None:
    assert (
        record.ceremonies["bafta-2006"].by_id[CategoryId("best-supporting-actress")].winners[0].films[0].title
        == "Crash"
    )
    waltz = record.ceremonies["golden-globes-2010"].by_id[CategoryId("best-supporting-actor")].winners[0]
    assert waltz.films[0].title == "Inglourious Basterds"
