from datetime import timedelta

import pytest

from bot.ids import CategoryId, NomineeId
from bot.polls.errors import CannotVoteForError
from bot.polls.model import PollQuestion
from bot.slates.model import SlateNominee
from tests.contest_club import COMING, GUILD, HOST, OTHER_GUILD, PAST
from tests.polls.poll_actions import CLOSES, Asking

NOMINEE_A = NomineeId("a")


async def test_open_votes_for_a_withdrawn_nominee_are_emptied_and_their_members_named(asking: Asking) -> None:
    will, should = await asking.poll(), await asking.poll(question=PollQuestion.SHOULD)
    for member_id, nominee_id in ((1, "a"), (2, "b"), (3, "a")):
        await asking.vote(will, member_id, nominee_id)
    await asking.vote(should, 2, "a")

    emptied = await asking.withdrawals.withdraw_nominee(
        SlateNominee(GUILD, COMING, CategoryId("best-picture"), NOMINEE_A), HOST
    )

    assert {one.poll.id: one.member_ids for one in emptied.polls} == {will.id: (1, 3), should.id: (2,)}
    assert (emptied.vote_count, emptied.pick_count) == (3, 0)
    assert await asking.counts(will) == {"b": 1}
    with pytest.raises(CannotVoteForError):
        await asking.vote(will, 1, "a")
    await asking.vote(will, 1, "c")
    assert await asking.counts(will) == {"b": 1, "c": 1}


async def test_other_polls_keep_their_votes(asking: Asking) -> None:
    closed = await asking.poll()
    await asking.vote(closed, 1, "a")
    asking.clock.now = CLOSES
    later = CLOSES + timedelta(days=1)
    others = [
        await asking.poll("short", closes_at=later),
        await asking.poll(ceremony_id=PAST, closes_at=later),
    ]
    for poll in others:
        await asking.vote(poll, 1, "a")
    assert (
        await asking.withdrawals.withdraw_nominee(
            SlateNominee(GUILD, COMING, CategoryId("best-picture"), NOMINEE_A), HOST
        )
    ).polls == ()
    await asking.withdrawals.withdraw_nominee(
        SlateNominee(OTHER_GUILD, COMING, CategoryId("short"), NOMINEE_A), HOST
    )
    assert [await asking.counts(poll) for poll in (closed, *others)] == [{"a": 1}] * 3
