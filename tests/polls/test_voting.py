import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from bot.db.engine import Database
from bot.ids import MemberId, NomineeId
from bot.polls.errors import CannotVoteForError, NoSuchPollError, PollClosedError
from bot.slates.model import SlateNominee
from tests.contest_club import GUILD, HOST, NOW, OTHER_GUILD, SECOND
from tests.polls.poll_actions import CLOSES, Asking
from tests.stored import read_rows

NOMINEE_A = NomineeId("a")

MEMBER = MemberId(1)
MOMENT = timedelta(microseconds=1)


def on_disk(url: str) -> dict[tuple[int, int], str]:
    """What a stranger to the process would find: nominees by poll and member."""
    found = read_rows(url, "SELECT poll_id, member_id, nominee_id FROM votes")
    return {(poll_id, member_id): nominee_id for poll_id, member_id, nominee_id in found}


async def test_a_vote_is_on_disk_when_it_is_acknowledged(asking: Asking, database_url: str) -> None:
    poll = await asking.poll()
    saved = await asking.vote(poll, MEMBER, "b")
    assert on_disk(database_url) == {(poll.id, MEMBER): "b"}
    assert (saved.nominee_id, saved.category.id, saved.poll) == ("b", "best-picture", poll)


async def test_a_member_changes_their_mind_and_counts_once(asking: Asking) -> None:
    poll = await asking.poll()
    for number, nominee_id in enumerate("abab" + "c"):
        await asking.vote(poll, MEMBER, nominee_id, NOW + number * SECOND)
    await asking.vote(poll, 2, "c")
    assert (await asking.shown(poll)).vote_count == 2
    assert await asking.counts(poll) == {"c": 2}


async def test_of_two_presses_the_later_stands_whichever_arrives_first(asking: Asking) -> None:
    poll = await asking.poll()
    await asking.vote(poll, MEMBER, "b", NOW + 2 * SECOND)
    saved = await asking.vote(poll, MEMBER, "a", NOW + SECOND)
    assert saved.nominee_id == "b", "the answer says what stands"
    assert await asking.counts(poll) == {"b": 1}
    await asking.vote(poll, MEMBER, "d", NOW + 2 * SECOND)
    assert await asking.counts(poll) == {"d": 1}, "of two in one instant it is the one that arrived last"


async def test_will_and_should_are_answered_apart(asking: Asking) -> None:
    will, should = await asking.poll(), await asking.poll(question="should")
    await asking.vote(will, MEMBER, "a")
    await asking.vote(should, MEMBER, "b")
    assert (await asking.counts(will), await asking.counts(should)) == ({"a": 1}, {"b": 1})


async def test_a_press_in_time_counts_while_the_poll_is_not_closed_for_good(asking: Asking) -> None:
    poll = await asking.poll()
    asking.clock.now = CLOSES + 4 * SECOND
    await asking.vote(poll, MEMBER, "a", CLOSES - MOMENT)
    with pytest.raises(PollClosedError) as late:
        await asking.vote(poll, 2, "a", CLOSES)
    assert late.value.late_by == timedelta(0)
    await asking.close(poll)
    with pytest.raises(PollClosedError) as too_late:
        await asking.vote(poll, 3, "a", CLOSES - MOMENT)
    assert too_late.value.late_by is None
    assert await asking.counts(poll) == {"a": 1}


async def test_a_vote_after_the_close_leaves_the_one_before(asking: Asking) -> None:
    poll = await asking.poll()
    await asking.vote(poll, MEMBER, "a")
    with pytest.raises(PollClosedError):
        await asking.vote(poll, MEMBER, "b", CLOSES + SECOND)
    assert await asking.counts(poll) == {"a": 1}


async def test_another_servers_poll_does_not_exist(asking: Asking) -> None:
    poll = await asking.poll()
    with pytest.raises(NoSuchPollError):
        await asking.votes.cast_vote(OTHER_GUILD, poll.id, MEMBER, NOMINEE_A, NOW)
    with pytest.raises(NoSuchPollError):
        await asking.votes.cast_vote(GUILD, poll.id + 1, MEMBER, NOMINEE_A, NOW)
    assert await asking.counts(poll) == {}


async def test_who_is_not_nominated_takes_no_votes(asking: Asking) -> None:
    poll = await asking.poll()
    with pytest.raises(CannotVoteForError):
        await asking.vote(poll, MEMBER, "z")
    await asking.withdrawals.withdraw_nominee(
        SlateNominee(GUILD, poll.ceremony_id, poll.category_id, NOMINEE_A), HOST
    )
    with pytest.raises(CannotVoteForError):
        await asking.vote(poll, MEMBER, "a")
    assert await asking.counts(poll) == {}


async def test_a_thousand_members_vote_at_once_and_each_counts(asking: Asking, database_url: str) -> None:
    poll = await asking.poll()
    answers = {member_id: "abcd"[member_id % 4] for member_id in range(1, 1001)}
    saved = await asyncio.gather(*(asking.vote(poll, member, answer) for member, answer in answers.items()))
    assert [one.nominee_id for one in saved] == list(answers.values())
    assert on_disk(database_url) == {(poll.id, member_id): answer for member_id, answer in answers.items()}
    assert await asking.counts(poll) == {"a": 250, "b": 250, "c": 250, "d": 250}


async def test_two_hundred_presses_of_one_member_are_one_vote_the_latest(asking: Asking) -> None:
    poll = await asking.poll()
    # In no order: 77 and 200 have no divisor in common, so each second comes once.
    seconds = [number * 77 % 200 for number in range(200)]
    presses = [("abcd"[second % 4], NOW + second * SECOND) for second in seconds]
    await asyncio.gather(*(asking.vote(poll, MEMBER, nominee_id, at) for nominee_id, at in presses))
    assert await asking.counts(poll) == {"d": 1}


async def test_in_a_rush_the_refused_sink_nobody_else(asking: Asking) -> None:
    poll = await asking.poll()
    presses = {member_id: CLOSES + (member_id % 2) * SECOND - MOMENT for member_id in range(1, 401)}
    outcomes = await asyncio.gather(
        *(asking.vote(poll, member_id, "a", at) for member_id, at in presses.items()), return_exceptions=True
    )
    assert Counter(map(type, outcomes))[PollClosedError] == 200
    assert await asking.counts(poll) == {"a": 200}


async def test_a_close_in_the_midst_of_a_rush_decides_by_the_press(asking: Asking) -> None:
    poll = await asking.poll()
    before = [asking.vote(poll, member_id, "a", NOW) for member_id in range(1, 101)]
    asking.clock.now += SECOND
    closing = asking.poll_hosting.close_poll(GUILD, poll.id, HOST)
    on_their_way = [asking.vote(poll, member_id, "b", NOW) for member_id in range(101, 201)]
    too_late = [asking.vote(poll, member_id, "c", NOW + SECOND) for member_id in range(201, 301)]
    outcomes = await asyncio.gather(*before, closing, *on_their_way, *too_late, return_exceptions=True)
    assert Counter(map(type, outcomes))[PollClosedError] == 100
    assert await asking.counts(poll) == {"a": 100, "b": 100}


async def test_votes_outlive_the_process(asking: Asking, database_url: str) -> None:
    poll = await asking.poll()
    await asking.vote(poll, MEMBER, "a")
    await asking.database.close()
    again = Asking(await Database.open(database_url))
    assert await again.counts(poll) == {"a": 1}
    await again.vote(poll, MEMBER, "b")
    assert await again.counts(poll) == {"b": 1}
    await again.database.close()
