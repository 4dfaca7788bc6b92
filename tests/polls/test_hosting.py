from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.audit import store as audit
from bot.audit.model import AuditAction
from bot.db.engine import Database
from bot.db.poll_tables import polls
from bot.db.tables import jobs
from bot.errors import NothingFoundError, Subject
from bot.ids import CategoryId, NomineeId
from bot.polls.closing import POLL_CLOSING_JOB
from bot.polls.errors import (
    AnnouncedAlreadyError,
    AskedAlreadyError,
    ClosesInPastError,
    NoSuchPollError,
    NothingAskedError,
    PollClosedError,
)
from bot.polls.model import Poll, PollDraft, PollQuestion
from bot.results.result_set import ResultSet
from bot.times.stated_times import StatedTime
from tests.contest_club import COMING, GUILD, HOST, HOST_ID, NOW, OTHER_GUILD, PAST, SECOND
from tests.polls.poll_actions import CLOSES, Asking

BEST_PICTURE = CategoryId("best-picture")

DELAY = 5 * SECOND


async def deadlines(database: Database) -> dict[str, object]:
    """When polls are to be closed, by their ids as text."""
    query = select(jobs.c.key, jobs.c.due_at).where(jobs.c.kind == POLL_CLOSING_JOB)
    return dict(await database.read(lambda connection: connection.execute(query).all()))


async def test_a_poll_is_opened_with_its_deadline_and_its_line_in_the_log(
    asking: Asking, database: Database
) -> None:
    (poll,) = await asking.ask("best-picture", hidden=True, channel_id=5)
    assert poll == Poll(
        id=poll.id,
        guild_id=GUILD,
        ceremony_id=COMING,
        category_id=BEST_PICTURE,
        question=PollQuestion.WILL,
        closes_at=CLOSES,
        opened_at=NOW,
        hidden=True,
        created_by=HOST_ID,
        channel_id=5,
    )
    assert await asking.polls.get_poll(GUILD, poll.id) == poll
    assert await deadlines(database) == {str(poll.id): CLOSES + DELAY}
    (entry,) = await database.read(audit.list_page, GUILD, limit=5)
    assert (entry.action, entry.actor) == (AuditAction.OPEN_POLL, HOST)
    assert entry.subject == "Best Picture, who will win"


async def test_a_batch_asks_about_each_category_once_in_the_slates_order(asking: Asking) -> None:
    polls = await asking.ask("short", "best-picture", "short", question=PollQuestion.SHOULD)
    assert [(poll.category_id, poll.question) for poll in polls] == [
        ("best-picture", PollQuestion.SHOULD),
        ("short", PollQuestion.SHOULD),
    ]


async def test_a_batch_is_opened_wholly_or_not_at_all(asking: Asking, database: Database) -> None:
    poll = await asking.poll("short")
    with pytest.raises(AskedAlreadyError) as refusal:
        await asking.ask("best-picture", "short")
    assert refusal.value.poll == poll
    assert await asking.polls.list_open_polls(GUILD) == [poll]
    assert len(await database.read(audit.list_page, GUILD, limit=5)) == 1


async def test_the_other_question_another_server_and_an_ended_poll_are_no_obstacle(asking: Asking) -> None:
    poll = await asking.poll()
    await asking.poll(question=PollQuestion.SHOULD)
    draft = PollDraft(COMING, (BEST_PICTURE,), PollQuestion.WILL, CLOSES)
    await asking.poll_hosting.open_polls(OTHER_GUILD, draft, HOST)
    asking.clock.now = CLOSES
    again = await asking.poll(closes_at=CLOSES + DELAY)
    assert again.id != poll.id


async def test_what_cannot_be_asked_is_refused(asking: Asking) -> None:
    with pytest.raises(NothingFoundError) as unknown:
        await asking.ask("best-picture", "villain")
    assert (unknown.value.subject, unknown.value.text) == (Subject.CATEGORY, "villain")
    with pytest.raises(NothingFoundError) as nowhere:
        await asking.ask("best-picture", ceremony_id="oscars-0")
    assert nowhere.value.subject is Subject.CEREMONY
    with pytest.raises(NothingAskedError):
        await asking.ask()
    for past in (NOW, NOW - SECOND):
        with pytest.raises(ClosesInPastError):
            await asking.ask("best-picture", closes_at=past)
    assert await asking.polls.list_open_polls(GUILD) == []


async def test_known_winners_make_a_rehearsal_when_it_opens(asking: Asking) -> None:
    assert (await asking.poll(ceremony_id=PAST)).rehearsal
    poll = await asking.poll()
    assert not poll.rehearsal
    asking.clock.now = NOW + timedelta(days=14)
    assert not (await asking.polls.get_poll(GUILD, poll.id)).rehearsal, "it was none when it opened"
    late = await asking.poll("short", closes_at=NOW + timedelta(days=20))
    assert late.rehearsal, "the ceremony's date has passed"


async def test_an_announced_category_is_asked_about_in_rehearsals_alone(asking: Asking) -> None:
    await asking.night.announce_winners(ResultSet(GUILD, COMING), BEST_PICTURE, [NomineeId("a")], HOST)
    await asking.night.undo_result(ResultSet(GUILD, COMING), BEST_PICTURE, HOST)
    with pytest.raises(AnnouncedAlreadyError):
        await asking.ask("short", "best-picture")
    await asking.poll("short")
    await asking.night.announce_winners(ResultSet(GUILD, PAST), BEST_PICTURE, [NomineeId("a")], HOST)
    assert (await asking.poll(ceremony_id=PAST)).rehearsal


async def test_a_host_closes_a_poll_at_once_and_it_is_final_five_seconds_later(
    asking: Asking, database: Database
) -> None:
    poll = await asking.poll()
    asking.clock.now += SECOND
    closed = await asking.poll_hosting.close_poll(GUILD, poll.id, HOST)
    assert closed == replace(poll, closes_at=NOW + SECOND)
    assert await deadlines(database) == {str(poll.id): NOW + SECOND + DELAY}
    with pytest.raises(PollClosedError):
        await asking.vote(poll, 1, "a")
    assert await asking.poll_hosting.finish_poll(GUILD, poll.id) is None
    assert (await asking.close(closed)).closed_at == NOW + SECOND
    (entry, _) = await database.read(audit.list_page, GUILD, limit=5)
    assert (entry.action, entry.subject) == (AuditAction.CLOSE_POLL, "Best Picture, who will win")
    assert entry.before == {"closes at": CLOSES.isoformat()}


async def test_closing_twice_changes_nothing(asking: Asking, database: Database) -> None:
    poll = await asking.poll()
    closed = await asking.poll_hosting.close_poll(GUILD, poll.id, HOST)
    asking.clock.now += SECOND
    assert await asking.poll_hosting.close_poll(GUILD, poll.id, HOST) == closed
    assert len(await database.read(audit.list_page, GUILD, limit=5)) == 2


async def test_a_poll_that_was_due_long_ago_closed_at_its_time(asking: Asking) -> None:
    poll = await asking.poll()
    await asking.vote(poll, 1, "a")
    asking.clock.now = CLOSES + DELAY - timedelta(microseconds=1)
    assert await asking.poll_hosting.finish_poll(GUILD, poll.id) is None
    asking.clock.now = CLOSES + timedelta(days=30)
    closed = await asking.poll_hosting.finish_poll(GUILD, poll.id)
    assert closed == replace(poll, closed_at=CLOSES)
    assert await asking.poll_hosting.finish_poll(GUILD, poll.id) == closed
    assert await asking.counts(poll) == {"a": 1}


async def test_another_servers_poll_can_be_neither_closed_nor_posted(asking: Asking) -> None:
    poll = await asking.poll()
    for attempt in (
        asking.poll_hosting.close_poll(OTHER_GUILD, poll.id, HOST),
        asking.poll_hosting.record_post(OTHER_GUILD, poll.id, 1, 2),
        asking.polls.get_poll(OTHER_GUILD, poll.id),
        asking.polls.get_card(OTHER_GUILD, poll.id),
        asking.polls.list_related_polls(OTHER_GUILD, poll.id),
    ):
        with pytest.raises(NoSuchPollError):
            await attempt
    assert await asking.poll_hosting.finish_poll(OTHER_GUILD, poll.id) is None
    assert await asking.polls.get_poll(GUILD, poll.id) == poll


async def test_where_it_is_posted_is_kept_beside_what_changes_meanwhile(asking: Asking) -> None:
    poll = await asking.poll()
    await asking.poll_hosting.close_poll(GUILD, poll.id, HOST)
    posted = await asking.poll_hosting.record_post(GUILD, poll.id, 5, 6)
    assert (posted.channel_id, posted.message_id, posted.closes_at) == (5, 6, NOW)
    assert (await asking.poll_hosting.record_post(GUILD, poll.id, 5, None)).message_id is None


async def test_a_closing_time_keeps_its_time_of_day_when_the_rules_of_its_zone_change(
    asking: Asking, database: Database
) -> None:
    stated = StatedTime(CLOSES.replace(tzinfo=None), "Europe/London")
    poll = await asking.poll(closes_stated=stated)
    given = await asking.poll("short")
    aged = update(polls).values(closes_at=CLOSES + timedelta(hours=1))
    await database.write(lambda connection: connection.execute(aged))

    (moved,) = await asking.poll_hosting.follow_zone_rules()

    assert (moved.id, moved.closes_at, moved.closes_stated) == (poll.id, CLOSES, stated)
    assert await asking.polls.get_poll(GUILD, poll.id) == moved
    assert (await asking.polls.get_poll(GUILD, given.id)).closes_at == CLOSES + timedelta(hours=1)
    assert (await deadlines(database))[str(poll.id)] == CLOSES + DELAY
    entry = (await database.read(audit.list_page, GUILD, limit=1))[0]
    assert (entry.action, entry.subject) == (AuditAction.FOLLOW_CLOCK, "Best Picture, who will win")
    assert entry.after == {"closes at": CLOSES.isoformat()}
    assert await asking.poll_hosting.follow_zone_rules() == ()
    assert (await asking.poll_hosting.close_poll(GUILD, poll.id, HOST)).closes_stated is None
