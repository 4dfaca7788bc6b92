"""Rounds and the queue of messages: late rather than never, never twice, and nothing that is not needed any more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.guilds.model import Feature
from bot.ids import CategoryId, MemberId, NomineeId
from bot.jobs.leads import ReminderLead
from bot.reminders.model import make_lock_subject
from bot.slates.model import SlateNominee
from tests.contest_club import CATEGORIES, GUILD, HOST, LOCK, Club
from tests.reminders.conftest import Reminders

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ANA, BEN = 5, 6
WHOLE: Mapping[str, str] = dict.fromkeys(CATEGORIES, "a")


async def test_nobody_who_did_not_ask_or_has_finished_is_in_a_round(club: Club, reminders: Reminders):
    contest = await club.open()
    await club.fill(contest, ANA, WHOLE)
    await reminders.ask(contest, ANA, BEN)
    club.clock.now = LOCK - DAY

    begun = await reminders.begin(contest)

    assert begun is not None
    assert begun.round.lead is ReminderLead.DAY
    [message] = await reminders.drain()
    assert message.user_id == BEN
    assert message.unfinished.is_empty


async def test_a_message_says_what_is_missing_when_its_turn_comes(club: Club, reminders: Reminders):
    contest = await club.open()
    await reminders.ask(contest, ANA, BEN)
    club.clock.now = LOCK - DAY
    await reminders.begin(contest)

    await club.fill(contest, ANA, WHOLE)
    await club.pick(contest, BEN, "a")

    [message] = await reminders.drain()
    assert message.user_id == BEN
    assert message.unfinished.names == ("Directing", "Actress", "Short")
    assert not message.unfinished.is_empty


async def test_a_withdrawn_nominee_makes_a_ballot_unfinished(club: Club, reminders: Reminders):
    contest = await club.open()
    await club.fill(contest, ANA, WHOLE)
    await reminders.ask(contest, ANA)
    await club.withdrawals.withdraw_nominee(
        SlateNominee(GUILD, contest.ceremony_id, CategoryId("short"), NomineeId("a")), HOST
    )
    club.clock.now = LOCK - DAY
    await reminders.begin(contest)

    [message] = await reminders.drain()
    assert message.unfinished.names == ("Short",)


async def test_who_switches_it_off_meanwhile_gets_nothing(club: Club, reminders: Reminders):
    contest = await club.open()
    await reminders.ask(contest, ANA)
    club.clock.now = LOCK - DAY
    await reminders.begin(contest)

    await reminders.asking.switch_reminder(make_lock_subject(GUILD, contest.id), MemberId(ANA))

    assert await reminders.drain() == []


@pytest.mark.parametrize("before", [DAY + MINUTE, -MINUTE, timedelta()])
async def test_nothing_begins_too_early_or_after_the_lock(
    club: Club, reminders: Reminders, before: timedelta
):
    contest = await club.open()
    await reminders.ask(contest, ANA)
    club.clock.now = LOCK - before
    assert await reminders.begin(contest) is None
    assert await reminders.drain() == []


async def test_a_round_that_is_begun_again_is_the_same(club: Club, reminders: Reminders):
    contest = await club.open()
    await reminders.ask(contest, ANA)
    club.clock.now = LOCK - DAY
    first = await reminders.begin(contest)
    assert len(await reminders.drain()) == 1

    club.clock.now += HOUR
    again = await reminders.begin(contest)
    assert first is not None
    assert again == replace(first, has_waiting=False)
    assert await reminders.drain() == []


async def test_of_two_that_were_missed_the_last_alone_is_made(club: Club, reminders: Reminders):
    contest = await club.open()
    await reminders.ask(contest, ANA)
    club.clock.now = LOCK - 30 * MINUTE

    begun = await reminders.begin(contest)

    assert begun is not None
    assert begun.round.lead is ReminderLead.HOUR
    assert len(await reminders.drain()) == 1


async def test_a_clock_that_jumps_ahead_and_back_reminds_once(club: Club, reminders: Reminders):
    contest = await club.open()
    await reminders.ask(contest, ANA)
    club.clock.now = LOCK - DAY
    await reminders.begin(contest)
    [message] = await reminders.drain()

    club.clock.now = LOCK - 5 * DAY
    assert await reminders.begin(contest) is None
    club.clock.now = LOCK - DAY
    await reminders.begin(contest)

    assert await reminders.drain() == []
    assert not message.is_repeated


async def test_a_message_whose_sender_died_is_known_to_be_tried(club: Club, reminders: Reminders):
    contest = await club.open()
    await reminders.ask(contest, ANA)
    club.clock.now = LOCK - DAY
    await reminders.begin(contest)
    first = await reminders.queue.take_next()
    club.clock.now += HOUR

    again = await reminders.queue.take_next()

    assert first is not None
    assert again is not None
    assert not first.is_repeated
    assert (again.id, again.is_repeated) == (first.id, True)


async def test_what_waits_until_the_lock_is_dropped(club: Club, reminders: Reminders):
    contest = await club.open()
    await reminders.ask(contest, ANA)
    club.clock.now = LOCK - DAY
    await reminders.begin(contest)

    club.clock.now = LOCK

    assert await reminders.drain() == []


async def test_messages_wait_while_the_contests_are_switched_off(club: Club, reminders: Reminders):
    contest = await club.open()
    await reminders.ask(contest, ANA)
    club.clock.now = LOCK - DAY
    await reminders.begin(contest)
    await reminders.guilds.set_feature(GUILD, Feature.CONTESTS, False, HOST)
    assert await reminders.drain() == []

    await reminders.guilds.set_feature(GUILD, Feature.CONTESTS, True, HOST)

    assert len(await reminders.drain()) == 1


async def test_closed_messages_are_told_once_and_forgotten_when_one_arrives(club: Club, reminders: Reminders):
    contest = await club.open()
    await reminders.ask(contest, ANA)
    for before in (DAY, HOUR):
        club.clock.now = LOCK - before
        await reminders.begin(contest)
        message = await reminders.queue.take_next()
        assert message is not None
        await reminders.queue.settle_closed(message, "Yours are closed.")

    waiting = await reminders.notices.list_waiting(GUILD, MemberId(ANA))
    assert [notice.text for notice in waiting] == ["Yours are closed."]
    switched = await reminders.asking.switch_reminder(
        make_lock_subject(GUILD, contest.id), MemberId(ANA), wanted=True
    )
    assert switched.are_messages_closed

    moved = await club.hosting.reopen_contest(GUILD, (await club.seal(contest)).id, LOCK + 5 * DAY, HOST)
    club.clock.now = moved.locks_at - DAY
    await reminders.begin(moved)
    assert len(await reminders.drain()) == 1
    switched = await reminders.asking.switch_reminder(
        make_lock_subject(GUILD, contest.id), MemberId(ANA), wanted=True
    )
    assert not switched.are_messages_closed


async def test_a_ballot_that_is_set_aside_needs_no_finishing(club: Club, reminders: Reminders):
    contest = await club.open()
    await club.pick(contest, ANA, "a")
    await reminders.ask(contest, ANA)
    await club.hosting.set_ballot_aside(GUILD, contest.id, MemberId(ANA), "asked for", HOST)
    club.clock.now = LOCK - DAY

    await reminders.begin(contest)

    assert await reminders.drain() == []


async def test_what_is_announced_early_is_not_missed(club: Club, reminders: Reminders):
    contest = await club.open()
    await club.fill(contest, ANA, {name: "a" for name in CATEGORIES if name != "short"})
    await reminders.ask(contest, ANA)
    await club.night.announce_winners(club.target(contest), CategoryId("short"), [NomineeId("a")], HOST)
    club.clock.now = LOCK - DAY

    await reminders.begin(contest)

    assert await reminders.drain() == []
