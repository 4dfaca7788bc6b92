from collections.abc import Sequence

import pytest
from hypothesis import given

from bot.contests.model import Ballot, Pick
from bot.contests.packed_ballots import PackedBallots, PickTable
from bot.ids import CategoryId, MemberId, NomineeId
from tests.contests.small_contests import Game, games


def packed(category_ids: Sequence[CategoryId], ballots: Sequence[Ballot]) -> PackedBallots:
    packing = PickTable(category_ids)
    return PackedBallots(packing, [packing.pack_ballot(ballot) for ballot in ballots])


@given(games())
def test_what_is_packed_comes_out_as_it_was(played: Game) -> None:
    category_ids = [category.id for category in played.rules.categories]
    kept = packed(category_ids, played.ballots)
    assert list(kept) == list(played.ballots)
    assert list(kept[1:]) == list(played.ballots[1:])
    assert list(kept.member_ids) == [ballot.member_id for ballot in played.ballots]
    assert list(kept.answers) == [ballot.tiebreaker for ballot in played.ballots]


def test_a_category_without_a_pick_is_absent() -> None:
    (ballot,) = packed(
        list(map(CategoryId, "abc")),
        [
            Ballot(
                1,
                MemberId(7),
                "Ana",
                {
                    CategoryId("c"): Pick(CategoryId("c"), NomineeId("x"), 3),
                    CategoryId("a"): Pick(CategoryId("a"), NomineeId("y")),
                },
            )
        ],
    )
    assert list(ballot.picks) == ["a", "c"]
    assert len(ballot.picks) == 2
    assert ballot.picks.get(CategoryId("b")) is None
    with pytest.raises(KeyError):
        ballot.picks[CategoryId("b")]
    with pytest.raises(KeyError):
        ballot.picks[CategoryId("d")]
    (empty,) = packed(list(map(CategoryId, "abc")), [Ballot(2, MemberId(8), "Bob")])
    assert empty.is_empty
