"""Ballots that are cast and then depend on something: a nominee who is withdrawn, a proof that is verified."""

import pytest
from sqlalchemy import update

from bot.db.room_award_tables import room_ballots
from bot.ids import NomineeId
from bot.preferential.model import CountMethod
from bot.room_awards.errors import WrongPhaseError
from bot.room_awards.model import RoomAward
from bot.slates.model import SlateNominee
from tests.contest_club import GUILD, HOST
from tests.room_awards.award_actions import PICTURE, AwardClub


async def withdraw(club: AwardClub, award: RoomAward, letter: str) -> tuple[list[int], list[int]] | None:
    """Withdraw a film; returns who named others besides, and who named nobody else."""
    assert award.ceremony_id is not None
    nominee = SlateNominee(GUILD, award.ceremony_id, PICTURE, NomineeId(f"film-{letter}"))
    skipped = (await club.withdrawals.withdraw_nominee(nominee, HOST)).award
    return None if skipped is None else (list(skipped.member_ids), list(skipped.left_without_ids))


async def test_whose_ballots_name_a_withdrawn_nominee_is_known(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin())
    for member_id, letters in {1: "ab", 2: "b", 3: "cd", 4: "bc"}.items():
        await club.rank(award, member_id, letters)
    assert await withdraw(club, award, "b") == ([1, 4], [2])
    # Who named nobody but withdrawn ones by now is left without, too.
    assert await withdraw(club, award, "a") == ([], [1])


async def test_one_vote_each_leaves_its_voters_without(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin(count_method=CountMethod.VOTES))
    await club.rank(award, 1, "a")
    await club.rank(award, 2, "b")
    assert await withdraw(club, award, "b") == ([], [2])


async def test_a_withdrawal_outside_the_vote_concerns_no_ballot(club: AwardClub) -> None:
    award = await club.seal_ballots({1: "ab", 2: "ba"})
    assert await withdraw(club, award, "b") is None


async def test_proofs_hold_until_a_ballot_is_changed(club: AwardClub) -> None:
    award = await club.open_voting(await club.begin())
    await club.rank(award, 1, "ab")
    await club.rank(award, 2, "ba")
    with pytest.raises(WrongPhaseError):
        await club.awards.verify_award(GUILD, award.id)
    award = await club.end_phase(award)

    found = await club.awards.verify_award(GUILD, award.id)
    ((category, verification),) = found.categories
    assert (category.id, verification.checked, verification.holds) == (PICTURE, 2, True)
    assert found.holds

    forged = update(room_ballots).values(nominee_ids=["film-b"])
    await club.database.write(lambda connection: connection.execute(forged))
    forgery = await club.awards.verify_award(GUILD, award.id)
    assert not forgery.holds
    assert [one.wrong for _, one in forgery.categories] == [2]
