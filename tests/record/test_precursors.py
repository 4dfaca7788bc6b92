from dataclasses import replace

import pytest

from bot.ids import NomineeId
from bot.record.model import CanonicalCategory, Nominee
from bot.record.precursors import (
    PERSON_CATEGORIES,
    PRECURSOR_CATEGORIES,
    PrecursorResult,
    Precursors,
    compare_season,
    find_oscars_of_season,
)
from bot.record.record import Record
from tests.slates.made_slates import ACTOR, PICTURE, category, ceremony, film, nominee, person, record_of

NOMINEE_A = NomineeId("a")


def of_award(record: Record, canonical: str, number: int, award: str) -> PrecursorResult:
    found = compare_season(record, canonical, record.ceremonies[f"oscars-{number}"]).precursors
    return next(foretelling for foretelling in found if foretelling.award.id == award)


def winners(foretelling: PrecursorResult) -> set[str]:
    return {film.title for nominee in foretelling.winners for film in nominee.films}


def test_the_98th_best_picture_was_foretold_by_most(record: Record):
    found = compare_season(record, "best-picture", record.ceremonies["oscars-98"])
    assert [nominee.films[0].title for nominee in found.winners] == ["One Battle After Another"]
    assert {foretelling.award.id: foretelling.predicted_winner for foretelling in found.precursors} == {
        "golden-globes": True,
        "bafta": True,
        "actor-awards": False,
        "critics-choice": True,
        "pga": True,
        "spirit": False,
    }


@pytest.mark.parametrize(
    ("canonical", "award", "hits", "years"),
    [
        # Counted by hand from the lists of winners of 2001 to 2026.
        ("best-picture", "pga", 19, 26),
        ("best-picture", "bafta", 11, 26),
        ("best-director", "dga", 22, 26),
    ],
)
def test_how_often_an_award_was_right(record: Record, canonical: str, award: str, hits: int, years: int):
    found = of_award(record, canonical, 98, award)
    assert (found.hits, found.years) == (hits, years)


def test_the_actors_cast_is_held_against_best_picture(record: Record):
    found = of_award(record, "best-picture", 92, "actor-awards")
    assert (found.canonical, winners(found), found.predicted_winner) == ("best-cast", {"Parasite"}, True)


def test_the_writers_two_scripts_are_held_against_either(record: Record):
    original = of_award(record, "original-screenplay", 98, "wga")
    adapted = of_award(record, "adapted-screenplay", 98, "wga")
    assert winners(original) == winners(adapted) == {"One Battle After Another", "Sinners"}
    assert (original.predicted_winner, adapted.predicted_winner) == (True, True)


def test_drama_and_comedy_are_two_chances(record: Record):
    found = of_award(record, "best-picture", 89, "golden-globes")
    assert (winners(found), found.predicted_winner) == ({"La La Land", "Moonlight"}, True)


def test_the_coming_season_is_not_known_yet_but_the_years_are(record: Record):
    coming = compare_season(record, "best-picture", record.ceremonies["oscars-99"])
    assert not coming.winners
    for foretelling in coming.precursors:
        assert (foretelling.winners, foretelling.predicted_winner, foretelling.years) == ((), None, 26)
        assert foretelling.ceremony
        assert foretelling.ceremony.year == 2027


def test_a_season_before_the_record_has_no_ceremonies_but_the_years_are_known(record: Record):
    found = of_award(record, "best-picture", 70, "bafta")
    assert (found.ceremony, found.winners, found.predicted_winner, found.years) == (None, (), None, 26)


def test_seasons_and_categories_asked_one_after_the_other_are_told_apart(record: Record):
    asked = [
        (canonical, record.ceremonies[oscars])
        for oscars in ("oscars-97", "oscars-98", "oscars-99")
        for canonical in ("best-picture", "best-actress", "cinematography")
    ]
    kept = Precursors(record)
    assert [kept.compare_season(*one) for one in asked] == [compare_season(record, *one) for one in asked]


def test_crafts_are_foretold_by_nobody(record: Record):
    assert compare_season(record, "cinematography", record.ceremonies["oscars-98"]).precursors == ()


def test_an_earlier_award_belongs_to_the_oscars_of_its_films(record: Record):
    oscars = find_oscars_of_season(record, record.ceremonies["actor-awards-2020"])
    assert oscars
    assert oscars.id == "oscars-92"
    assert find_oscars_of_season(record, oscars) is oscars
    assert find_oscars_of_season(record, replace(oscars, films_of="1899")) is None


def outcome(canonical: CanonicalCategory, won: Nominee, *foretold: Nominee) -> PrecursorResult:
    """What one earlier award is worth in a season of these winners."""
    record = record_of(
        ceremony("oscars", 2001, category(canonical, won)),
        ceremony("bafta", 2001, category(canonical, *foretold, divided=len(foretold) > 1)),
    )
    (found,) = compare_season(record, canonical.id, record.ceremonies["oscars-73"]).precursors
    return found


def test_actors_are_held_by_person_and_film():
    won = nominee(NOMINEE_A, person("nm1"), film("tt1"), winner=True)
    assert outcome(ACTOR, won, nominee(NOMINEE_A, person("nm1"), film("tt1"), winner=True)).predicted_winner
    assert not outcome(
        ACTOR, won, nominee(NOMINEE_A, person("nm1"), film("tt2"), winner=True)
    ).predicted_winner
    assert not outcome(
        ACTOR, won, nominee(NOMINEE_A, person("nm2"), film("tt1"), winner=True)
    ).predicted_winner


def test_one_of_two_winners_is_enough():
    won = nominee(NOMINEE_A, film("tt1"), winner=True)
    drama, comedy = (
        nominee(NOMINEE_A, film("tt1"), winner=True),
        nominee(NomineeId("b"), film("tt2"), winner=True),
    )
    assert outcome(PICTURE, won, drama, comedy).predicted_winner
    assert not outcome(PICTURE, won, comedy).predicted_winner


def test_unknown_films_are_never_the_same():
    won = nominee(NOMINEE_A, film(None, "Lost"), winner=True)
    assert (
        outcome(PICTURE, won, nominee(NOMINEE_A, film(None, "Lost"), winner=True)).predicted_winner is False
    )


def test_a_year_counts_only_if_both_winners_are_known():
    won, nominated = nominee(NOMINEE_A, film("tt1"), winner=True), nominee(NOMINEE_A, film("tt1"))
    assert outcome(PICTURE, won, won).years == 1
    for unknown in (outcome(PICTURE, nominated, won), outcome(PICTURE, won, nominated)):
        assert (unknown.predicted_winner, unknown.hits, unknown.years) == (None, 0, 0)


def test_an_award_without_such_a_category_has_no_row():
    record = record_of(
        ceremony("oscars", 2001, category(ACTOR, nominee(NOMINEE_A, person("nm1"), winner=True))),
        ceremony("bafta", 2001, category(PICTURE, nominee(NOMINEE_A, film("tt1"), winner=True))),
    )
    assert compare_season(record, "best-actor", record.ceremonies["oscars-73"]).precursors == ()


def test_every_category_that_is_foretold_is_one_of_the_records(record: Record):
    assert PRECURSOR_CATEGORIES.keys() <= record.canonical.keys()
    assert PRECURSOR_CATEGORIES.keys() >= PERSON_CATEGORIES
