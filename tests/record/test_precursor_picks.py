"""Whom the precursors clearly favour."""

from bot.ids import CategoryId, NomineeId
from bot.record.precursor_picks import Favourite, PrecursorPick, find_clear_favourites, list_precursor_picks
from bot.record.record import Record

PICTURE, ACTRESS, SONG = CategoryId("picture"), CategoryId("actress"), CategoryId("song")


def make_pick(category_id: CategoryId, award: str, *nominees: str) -> PrecursorPick:
    """What one award said, right in 10 of 20 years."""
    return PrecursorPick(category_id, award, tuple(NomineeId(each) for each in nominees), 10, 20)


def test_a_favourite_has_more_precursors_than_anybody_else() -> None:
    found = find_clear_favourites(
        [
            make_pick(PICTURE, "pga", "anora"),
            make_pick(PICTURE, "bafta", "conclave"),
            make_pick(PICTURE, "golden-globes", "anora", "brutalist"),
            make_pick(PICTURE, "spirit"),
        ]
    )
    assert found == {PICTURE: Favourite(NomineeId("anora"), precursors=2, answering=3)}


def test_a_tie_is_no_favourite_even_if_one_precursor_was_right_more_often() -> None:
    assert (
        find_clear_favourites(
            [
                PrecursorPick(ACTRESS, "bafta", (NomineeId("moore"),), 19, 20),
                PrecursorPick(ACTRESS, "spirit", (NomineeId("madison"),), 1, 20),
                make_pick(SONG, "golden-globes"),
            ]
        )
        == {}
    )


def test_the_favourites_of_the_97th(record: Record) -> None:
    found = find_clear_favourites(list_precursor_picks(record, record.ceremonies["oscars-97"]))
    assert found[CategoryId("best-picture")] == Favourite(NomineeId("anora"), 3, 6)
    assert CategoryId("best-director") not in found, "Corbet and Baker had two awards each"
