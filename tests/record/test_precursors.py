from dataclasses import replace

import pytest

from bot.ids import NomineeId
from bot.record.model import CanonicalCategory, Nominee
from bot.record.precursors import (
    PERSON_CATEGORIES,
    PRECURSOR_CATEGORIES,
    PrecursorResult,
    compare_season,
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
        ("original-screenplay", "wga", 17, 26),
        ("adapted-screenplay", "wga", 18, 26),
        # By a program of its own from the wider lists, since 1991 and 1944.
        ("best-director", "dga", 31, 36),
        ("best-picture", "golden-globes", 54, 83),
    ],
)
def test_how_often_an_award_was_right(record: Record, canonical: str, award: str, hits: int, years: int):
    found = of_award(record, canonical, 98, award)
    assert (found.hits, found.years) == (hits, years)


def test_the_actors_cast_is_held_against_best_picture(record: Record):
    found = of_award(record, "best-picture", 92, "actor-awards")
    assert (found.canonical, winners(found), found.predicted_winner) == ("best-cast", {"Parasite"}, True)


def test_each_of_the_writers_two_scripts_is_held_against_its_own(record: Record):
    original = of_award(record, "original-screenplay", 98, "wga")
    adapted = of_award(record, "adapted-screenplay", 98, "wga")
    assert (winners(original), winners(adapted)) == ({"Sinners"}, {"One Battle After Another"})
    assert (original.predicted_winner, adapted.predicted_winner) == (True, True)


def test_the_globes_one_script_is_held_against_both(record: Record):
    found = [
        of_award(record, canonical, 98, "golden-globes")
        for canonical in ("original-screenplay", "adapted-screenplay")
    ]
    assert [winners(one) for one in found] == [{"One Battle After Another"}] * 2
    assert [one.predicted_winner for one in found] == [False, True]


def test_drama_and_comedy_are_two_chances(record: Record):
    found = of_award(record, "best-picture", 89, "golden-globes")
    assert (winners(found), found.predicted_winner) == ({"La La Land", "Moonlight"}, True)


def test_the_coming_season_is_not_known_yet_but_the_years_are(record: Record):
    coming = compare_season(record, "best-picture", record.ceremonies["oscars-99"])
    latest = compare_season(record, "best-picture", record.ceremonies["oscars-98"])
    assert not coming.winners
    for foretelling, before in zip(coming.precursors, latest.precursors, strict=True):
        assert (foretelling.winners, foretelling.predicted_winner) == ((), None)
        assert (foretelling.hits, foretelling.years) == (before.hits, before.years)
        assert foretelling.ceremony
        assert foretelling.ceremony.year == 2027


def test_a_season_before_the_record_has_no_ceremonies_but_the_years_are_known(record: Record):
    found = of_award(record, "best-picture", 70, "pga")
    assert (found.ceremony, found.winners, found.predicted_winner, found.years) == (None, (), None, 26)


def test_a_film_belongs_to_the_oscars_that_nominated_it_whenever_bafta_honoured_it(record: Record):
    cuckoo = of_award(record, "best-picture", 48, "bafta")
    assert [(win.nominee.id, win.ceremony.year) for win in cuckoo.wins] == [
        ("one-flew-over-the-cuckoos-nest", 1977)
    ]
    assert [(win.nominee.id, win.season) for win in cuckoo.others] == [
        ("alice-doesnt-live-here-anymore", "1974")
    ]
    assert cuckoo.predicted_winner
    rocky = of_award(record, "best-picture", 49, "bafta")
    assert (rocky.winners, [win.season for win in rocky.others], rocky.predicted_winner) == (
        (),
        ["1975"],
        None,
    )


def test_a_film_that_no_oscars_nominated_is_shown_and_not_counted(record: Record):
    jean = of_award(record, "best-picture", 60, "bafta")
    assert [(win.nominee.id, win.season) for win in jean.others] == [("jean-de-florette", None)]
    assert winners(jean) == {"The Last Emperor"}  # of 1989, the film that won the Oscar in 1988
    assert jean.predicted_winner


def test_a_winner_that_is_not_settled_is_shown_and_not_counted(record: Record):
    found = of_award(record, "best-actor", 48, "golden-globes")
    assert winners(found) == {"One Flew Over the Cuckoo's Nest", "The Sunshine Boys"}
    assert found.predicted_winner is None


def test_a_category_that_the_record_has_no_more_says_when_it_ends(record: Record):
    found = of_award(record, "adapted-screenplay", 98, "bafta")
    assert (found.first_year, found.last_year, found.winners) == (1985, 2017, ())
    assert of_award(record, "best-picture", 98, "bafta").last_year is None


def test_seasons_and_categories_asked_one_after_the_other_are_told_apart(record: Record):
    asked = [
        (canonical, record.ceremonies[oscars])
        for oscars in ("oscars-97", "oscars-98", "oscars-99")
        for canonical in ("best-picture", "best-actress", "cinematography")
    ]
    # Of a record that was never asked before, nothing is remembered.
    again = [compare_season(replace(record), *one) for one in asked]
    assert [compare_season(record, *one) for one in asked] == again


def test_crafts_are_foretold_by_nobody(record: Record):
    assert compare_season(record, "cinematography", record.ceremonies["oscars-98"]).precursors == ()


def test_an_earlier_award_belongs_to_the_oscars_of_its_films(record: Record):
    oscars = record.find_oscars(record.ceremonies["actor-awards-2020"].films_of)
    assert oscars
    assert oscars.id == "oscars-92"
    assert record.find_oscars(oscars.films_of) is oscars
    assert record.find_oscars("1899") is None


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
