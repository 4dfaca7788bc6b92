"""What an envelope does to polls, and how hosts find the envelopes that polls wait for."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.announcing.choosing import AWAITED_POLL_PERIOD
from bot.db.engine import Database
from bot.db.tables import jobs
from bot.errors import AmbiguousError, NothingFoundError
from bot.ids import CategoryId, NomineeId
from bot.polls.closing import POLL_CLOSING_JOB
from bot.polls.errors import PollClosedError
from bot.polls.model import Poll, PollQuestion
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from tests.contest_club import COMING, GUILD, HOST, NOW, OTHER_GUILD, PAST, SECOND
from tests.polls.poll_actions import CLOSES, Asking

BEST_PICTURE = CategoryId("best-picture")
NOMINEE_A = NomineeId("a")

REAL = ResultSet(GUILD, COMING)
REHEARSAL = ResultSet(GUILD, PAST, REHEARSAL_POLLS)


async def both(asking: Asking, ceremony_id: str = COMING) -> tuple[Poll, Poll]:
    """Who will and who should win Best Picture."""
    will = await asking.poll(ceremony_id=ceremony_id)
    return will, await asking.poll(question=PollQuestion.SHOULD, ceremony_id=ceremony_id)


async def waiting(database: Database) -> set[str]:
    """The polls that a job is to close."""
    query = select(jobs.c.key).where(jobs.c.kind == POLL_CLOSING_JOB)
    return set(await database.read(lambda connection: connection.scalars(query).all()))


async def test_an_announcement_closes_who_will_win_and_not_who_should(
    asking: Asking, database: Database
) -> None:
    will, should = await both(asking)
    other = await asking.poll("short")
    await asking.vote(will, 1, "a")
    asking.clock.now += SECOND

    change = await asking.night.announce_winners(REAL, BEST_PICTURE, [NOMINEE_A], HOST)

    assert [(poll.id, poll.closed_at) for poll in change.polls] == [
        (will.id, NOW + SECOND),
        (should.id, None),
    ]
    assert await waiting(database) == {str(should.id), str(other.id)}
    with pytest.raises(PollClosedError) as refusal:
        await asking.vote(will, 2, "a", NOW)
    assert refusal.value.late_by is None, "pressed before, but the winner has been read"
    await asking.vote(should, 2, "b")
    await asking.vote(other, 2, "b")
    card = await asking.polls.get_card(GUILD, will.id)
    assert (card.winners, await asking.counts(will)) == (("a",), {"a": 1})


async def test_a_poll_that_was_over_closed_at_its_own_time(asking: Asking) -> None:
    will, _ = await both(asking)
    asking.clock.now = CLOSES + 3 * SECOND
    change = await asking.night.announce_winners(REAL, BEST_PICTURE, [NOMINEE_A], HOST)
    assert [poll.closed_at for poll in change.polls if poll.id == will.id] == [CLOSES]


async def test_undoing_seals_the_envelope_and_the_poll_stays_closed(asking: Asking) -> None:
    will, _ = await both(asking)
    await asking.night.announce_winners(REAL, BEST_PICTURE, [NOMINEE_A], HOST)
    change = await asking.night.undo_result(REAL, BEST_PICTURE, HOST)
    assert [poll.closed_at is None for poll in change.polls] == [False, True]
    assert (await asking.polls.get_card(GUILD, will.id)).winners == ()


async def test_voiding_and_closing_picks_leave_polls_open(asking: Asking) -> None:
    await both(asking)
    await asking.night.close_picks(REAL, BEST_PICTURE, HOST)
    change = await asking.night.void_category(REAL, BEST_PICTURE, HOST)
    assert [poll.closed_at for poll in change.polls] == [None, None]


async def test_only_polls_on_that_set_of_results_are_closed(asking: Asking) -> None:
    rehearsed, _ = await both(asking, ceremony_id=PAST)
    contest = await asking.open(PAST)
    change = await asking.night.announce_winners(asking.target(contest), BEST_PICTURE, [NOMINEE_A], HOST)
    assert change.polls == ()
    assert (await asking.polls.get_poll(GUILD, rehearsed.id)).closed_at is None
    await asking.night.announce_winners(
        ResultSet(OTHER_GUILD, PAST, REHEARSAL_POLLS), BEST_PICTURE, [NOMINEE_A], HOST
    )
    assert (await asking.polls.get_poll(GUILD, rehearsed.id)).closed_at is None
    change = await asking.night.announce_winners(REHEARSAL, BEST_PICTURE, [NOMINEE_A], HOST)
    assert [poll.closed_at is None for poll in change.polls] == [False, True]
    results = await asking.contests.get_context(GUILD, contest.id)
    assert results.results.find_winners(BEST_PICTURE) == ("a",), "its own results, announced before"


async def test_a_rehearsal_after_the_ceremony_is_apart_from_what_was_asked_before_it(asking: Asking) -> None:
    late = NOW + timedelta(days=30)
    before = await asking.poll(closes_at=late)
    asking.clock.now = NOW + timedelta(days=15)
    after = await asking.poll(closes_at=late)
    assert (before.rehearsal, after.rehearsal) == (False, True)
    assert await asking.polls.list_related_polls(GUILD, before.id) == [before]
    change = await asking.night.announce_winners(REAL, BEST_PICTURE, [NOMINEE_A], HOST)
    assert [poll.id for poll in change.polls] == [before.id]
    assert (await asking.polls.get_poll(GUILD, after.id)).closed_at is None


async def test_a_rehearsal_asked_after_its_envelope_keeps_the_winner_to_itself(asking: Asking) -> None:
    await both(asking, ceremony_id=PAST)
    await asking.night.announce_winners(REHEARSAL, BEST_PICTURE, [NOMINEE_A], HOST)
    again = await asking.poll(ceremony_id=PAST)
    assert (await asking.polls.get_card(GUILD, again.id)).winners == ()
    closed = await asking.close(again)
    assert (await asking.polls.get_card(GUILD, closed.id)).winners == ("a",)


async def test_settling_opens_what_polls_ask_about(asking: Asking) -> None:
    polls = await asking.ask("best-picture", "short", ceremony_id=PAST)
    changes = await asking.night.settle_results(REHEARSAL, HOST)
    assert [(change.category.id, change.winners) for change in changes] == [
        ("best-picture", ("a",)),
        ("short", ("a", "b")),
    ]
    assert [(await asking.polls.get_poll(GUILD, poll.id)).closed_at for poll in polls] == [NOW, NOW]


async def test_polls_alone_make_a_set_of_results_current(asking: Asking) -> None:
    with pytest.raises(NothingFoundError):
        await asking.night.result_sets.choose_result_set(GUILD)
    will, should = await both(asking)
    assert await asking.night.result_sets.choose_result_set(GUILD) == REAL
    assert (await asking.night.get_context(REAL)).category_ids == ("best-picture",)
    await asking.close(will)
    asking.clock.now = should.closes_at + AWAITED_POLL_PERIOD - SECOND
    assert await asking.night.result_sets.choose_result_set(GUILD) == REAL, "the envelope may still be opened"
    asking.clock.now += SECOND
    await asking.poll_hosting.finish_poll(GUILD, should.id)
    assert await asking.night.result_sets.list_current(GUILD) == []


async def test_an_opened_envelope_is_waited_for_no_more(asking: Asking) -> None:
    await both(asking)
    await asking.night.announce_winners(REAL, BEST_PICTURE, [NOMINEE_A], HOST)
    assert await asking.night.result_sets.list_current(GUILD) == []


async def test_a_contest_is_meant_before_polls_and_shares_their_results_unless_it_rehearses(
    asking: Asking,
) -> None:
    await both(asking)
    contest = await asking.open(COMING)
    (only,) = await asking.night.result_sets.list_current(GUILD)
    assert (only.result_set, only.contests) == (REAL, (contest,))
    await asking.poll(ceremony_id=PAST)
    assert await asking.night.result_sets.choose_result_set(GUILD) == REAL
    rehearsal = await asking.open(PAST, title="Warm-up")
    with pytest.raises(AmbiguousError) as several:
        await asking.night.result_sets.choose_result_set(GUILD, "98")
    choices = [(choice.id, choice.name, choice.detail) for choice in several.value.choices]
    assert choices == [
        (f"{PAST}:{rehearsal.id}", "Warm-up", "98th Academy Awards"),
        (f"{PAST}:-1", "98th Academy Awards", "polls after the fact"),
    ]
    assert await asking.night.result_sets.choose_result_set(GUILD, f"{PAST}:-1") == REHEARSAL
