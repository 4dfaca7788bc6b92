import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contests.model import Ballot, Pick
from bot.contests.proof import make_sealed_fields, verify_proof
from bot.ids import CategoryId, MemberId, NomineeId
from bot.proof import compute_line, compute_proof
from tests.contests.small_contests import Game, ballot, erased, games, sealed

CATEGORY_A = CategoryId("a")

PICKS = {
    CategoryId("b"): Pick(CategoryId("b"), NomineeId("y"), 2),
    CATEGORY_A: Pick(CATEGORY_A, NomineeId("x"), 1),
}


def proven(ballots: Sequence[Ballot]) -> str:
    return compute_proof(one.line for one in ballots if one.line is not None)


def test_a_line_is_the_hash_of_the_sealed_text_as_written_here() -> None:
    text = (
        '{"member": "100000000000000001", "picks": {"a": "x", "b": "y"}, "salt": "s", '
        '"stakes": {"a": 1, "b": 2}, "tiebreaker": 215}'
    )
    assert (
        compute_line(make_sealed_fields("s", MemberId(100000000000000001), PICKS, 215))
        == sha256(text.encode()).hexdigest()
    )


def test_a_proof_is_the_hash_of_the_sorted_lines() -> None:
    assert compute_proof(["b", "a"]) == sha256(b"a\nb").hexdigest()


def test_everything_on_a_ballot_changes_its_line() -> None:
    other: Mapping[CategoryId, Pick] = {**PICKS, CATEGORY_A: Pick(CATEGORY_A, NomineeId("y"), 1)}
    restaked: Mapping[CategoryId, Pick] = {**PICKS, CATEGORY_A: Pick(CATEGORY_A, NomineeId("x"), 3)}
    lines = {
        compute_line(make_sealed_fields("s", MemberId(1), PICKS, 215)),
        compute_line(make_sealed_fields("t", MemberId(1), PICKS, 215)),
        compute_line(make_sealed_fields("s", MemberId(2), PICKS, 215)),
        compute_line(make_sealed_fields("s", MemberId(1), other, 215)),
        compute_line(make_sealed_fields("s", MemberId(1), restaked, 215)),
        compute_line(make_sealed_fields("s", MemberId(1), {CATEGORY_A: PICKS[CATEGORY_A]}, 215)),
        compute_line(make_sealed_fields("s", MemberId(1), PICKS, 0)),
        compute_line(make_sealed_fields("s", MemberId(1), PICKS, None)),
    }
    assert len(lines) == 8


@given(played=games(), data=st.data())
def test_a_proof_holds_in_whatever_order_ballots_and_picks_are_read(
    played: Game, data: st.DataObject
) -> None:
    ballots = [sealed(one) for one in played.ballots]
    shuffled = [
        replace(one, picks=dict(data.draw(st.permutations(list(one.picks.items())))))
        for one in data.draw(st.permutations(ballots))
    ]
    found = verify_proof(proven(ballots), shuffled)
    assert (found.checked, found.erased, found.wrong, found.holds) == (len(ballots), 0, 0, True)


@given(played=games(), data=st.data())
def test_erased_members_keep_the_proof(played: Game, data: st.DataObject) -> None:
    ballots = [sealed(one) for one in played.ballots]
    gone = data.draw(st.sets(st.sampled_from(range(len(ballots)))))
    left = [erased(one) if place in gone else one for place, one in enumerate(ballots)]
    found = verify_proof(proven(ballots), left)
    assert (found.checked, found.erased, found.wrong) == (len(ballots) - len(gone), len(gone), 0)
    assert found.holds


@given(played=games(), data=st.data())
def test_a_changed_pick_is_found_out_and_so_is_a_changed_line_beside_it(
    played: Game, data: st.DataObject
) -> None:
    ballots = [sealed(one) for one in played.ballots]
    proof = proven(ballots)
    place = data.draw(st.sampled_from(range(len(ballots))))
    category_id = data.draw(st.sampled_from(sorted(ballots[place].picks)))
    changed = replace(
        ballots[place],
        picks={**ballots[place].picks, category_id: Pick(category_id, NomineeId("someone else"))},
    )
    found = verify_proof(proof, [*ballots[:place], changed, *ballots[place + 1 :]])
    assert (found.wrong, found.matches, found.holds) == (1, False, False)
    covered = verify_proof(proof, [*ballots[:place], sealed(changed), *ballots[place + 1 :]])
    assert (covered.wrong, covered.matches, covered.holds) == (0, False, False)


def test_a_ballot_added_or_lost_after_the_sealing_is_found_out() -> None:
    ballots = [sealed(ballot(number, {"a": "x"})) for number in (1, 2, 3)]
    assert not verify_proof(proven(ballots), ballots[1:]).matches
    assert not verify_proof(proven(ballots[1:]), ballots).matches
    assert verify_proof(proven(ballots[1:]), [ballot(1, {}), *ballots[1:]]).holds


@pytest.mark.parametrize("lost", [{"salt": None}, {"member_id": None}])
def test_a_ballot_that_lost_its_salt_or_its_member_is_taken_as_it_was_kept(lost: dict[str, None]) -> None:
    ballots = [sealed(ballot(number, {"a": "x"})) for number in (1, 2)]
    found = verify_proof(proven(ballots), [replace(ballots[0], **lost), ballots[1]])
    assert (found.checked, found.erased, found.wrong, found.holds) == (1, 1, 0, True)


def test_a_wrong_line_on_a_right_ballot_is_found_out() -> None:
    ballots = [sealed(ballot(number, {"a": "x"})) for number in (1, 2)]
    forged = replace(ballots[0], line=json.dumps("forged"))
    found = verify_proof(proven(ballots), [forged, ballots[1]])
    assert (found.checked, found.wrong, found.matches, found.holds) == (1, 1, True, False)
