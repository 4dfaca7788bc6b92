"""The shipped files of the earlier awards."""

import pytest

from bot.ids import CategoryId, NomineeId
from bot.record.record import Record
from data.format import OSCARS

BEST_DIRECTOR = CategoryId("best-director")
BEST_PICTURE = CategoryId("best-picture")

FIRST_YEARS = {
    "golden-globes": 1944,
    "bafta": 1961,
    "dga": 1991,
    "actor-awards": 1995,
    "critics-choice": 2001,
    "pga": 2001,
    "wga": 2001,
    "spirit": 2001,
}


@pytest.mark.parametrize("award", FIRST_YEARS)
def test_every_season_has_its_ceremony_with_winners(record: Record, award: str) -> None:
    *held, coming = (ceremony for ceremony in record.ceremonies.values() if ceremony.award == award)
    assert [ceremony.year for ceremony in held] == list(range(FIRST_YEARS[award], 2027))
    assert all(ceremony.categories for ceremony in held)
    assert all(
        category.winners or category.unsettled for ceremony in held for category in ceremony.categories
    )
    assert (coming.year, coming.categories) == (2027, ())


def test_editions_count_one_a_season(record: Record) -> None:
    assert record.ceremonies["golden-globes-2001"].number == 58
    assert record.ceremonies["golden-globes-2026"].name == "83rd Golden Globe Awards"
    assert record.ceremonies["actor-awards-2025"].name == "31st Screen Actors Guild Awards"
    assert record.ceremonies["actor-awards-2026"].name == "32nd Actor Awards"


def test_drama_and_comedy_are_two_prizes_and_no_tie(record: Record) -> None:
    globes = record.ceremonies["golden-globes-2026"]
    pictures = [category for category in globes.categories if category.canonical == BEST_PICTURE]
    assert [(category.name, category.winners[0].id, category.is_tie) for category in pictures] == [
        ("Best Picture, Drama", "hamnet", False),
        ("Best Picture, Musical or Comedy", "one-battle-after-another", False),
    ]
    written = record.ceremonies["wga-2026"].categories
    assert [(category.id, category.winners[0].id) for category in written] == [
        ("original-screenplay", "sinners"),
        ("adapted-screenplay", "one-battle-after-another"),
    ]


def test_prizes_that_were_one_category_once_are_still_found_as_the_whole(record: Record) -> None:
    picture = record.ceremonies["golden-globes-2026"].by_id[BEST_PICTURE]
    assert (len(picture.winners), picture.divided, picture.is_tie, len(picture.nominees)) == (
        2,
        True,
        False,
        12,
    )
    written = record.ceremonies["wga-2026"].by_id[CategoryId("best-screenplay")]
    assert (written.title, len(written.winners), written.is_tie) == ("Best Screenplay", 2, False)


def test_ties_are_ties(record: Record) -> None:
    ties = {
        (ceremony.id, category.id)
        for ceremony in record.ceremonies.values()
        for category in ceremony.contested
        if ceremony.award != OSCARS and category.is_tie
    }
    assert ties == {
        ("golden-globes-1949", "best-picture"),
        ("golden-globes-1958", "best-actress-musical-or-comedy"),
        ("golden-globes-1971", "best-supporting-actress"),
        ("golden-globes-1978", "best-actress-musical-or-comedy"),
        ("golden-globes-1979", "best-actress-musical-or-comedy"),
        ("golden-globes-1980", "best-supporting-actor"),
        ("golden-globes-1984", "best-actor-drama"),
        ("golden-globes-1989", "best-actress-drama"),
        ("golden-globes-1989", "original-song"),
        ("bafta-1962", "best-picture"),
        ("bafta-1983", "best-supporting-actress"),
        ("bafta-1984", "best-actor"),
        ("actor-awards-1998", "best-supporting-actress"),
        ("critics-choice-2002", "best-director"),
        ("critics-choice-2003", "best-actor"),
        ("critics-choice-2006", "best-supporting-actress"),
        ("critics-choice-2009", "best-actress"),
        ("critics-choice-2010", "best-actress"),
        ("critics-choice-2019", "best-actress"),
        ("critics-choice-2020", "best-director"),
        ("pga-2014", "best-picture"),
    }


def test_of_what_the_record_knows_the_winners_alone(record: Record) -> None:
    winners_only = {
        (ceremony.id, category.id)
        for ceremony in record.ceremonies.values()
        for category in ceremony.categories
        if category.winners_only and ceremony.year > 2000
    }
    acting = ("best-actor", "best-actress", "best-supporting-actor", "best-supporting-actress")
    not_acting = {one for one in winners_only if not one[1].startswith(acting)}
    assert not_acting == {("critics-choice-2001", "best-picture"), ("critics-choice-2001", "best-director")}
    first_years = {
        award: min(
            int(ceremony.rpartition("-")[2]) for ceremony, _ in winners_only if ceremony.startswith(award)
        )
        for award in ("golden-globes", "bafta", "actor-awards")
    }
    assert first_years == {"golden-globes": 2021, "bafta": 2018, "actor-awards": 2018}
    assert not record.ceremonies["bafta-2026"].by_id[CategoryId("best-actor")].can_be_voted_on
    assert record.ceremonies["bafta-2017"].by_id[CategoryId("best-actor")].can_be_voted_on


def test_what_is_known_in_part_says_so_and_is_no_slate(record: Record) -> None:
    partial = [
        (ceremony, category)
        for ceremony in record.ceremonies.values()
        for category in ceremony.categories
        if not category.complete and not category.winners_only
    ]
    assert ("bafta-1973", "best-actor") in {(ceremony.id, category.id) for ceremony, category in partial}
    assert not any(category.can_be_voted_on for _, category in partial)


def test_what_is_not_settled_says_so(record: Record) -> None:
    assert {
        (ceremony.id, category.id)
        for ceremony in record.ceremonies.values()
        for category in ceremony.categories
        if category.unsettled
    } == {
        ("golden-globes-1957", "best-actress-drama"),  # no list has the winner
        ("golden-globes-1976", "best-actor-musical-or-comedy"),  # one or two
        *((f"bafta-{year}", "best-actor") for year in (1965, 1966, 1967, 1970, 1971, 1974, 1975)),
    }


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
    assert globes[NomineeId("challengers")].films[0].id == "tt16426418"
    unknown = (
        record.ceremonies["golden-globes-1976"].by_id[CategoryId("best-picture-musical-or-comedy")].by_id
    )
    panther = unknown[NomineeId("the-return-of-the-pink-panther")]
    assert panther.films[0].id == "x-the-return-of-the-pink-panther-1975"


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
