"""How the private messages get out: one a second, each once, and what happens to those that Discord refuses."""

from datetime import datetime, timedelta
from itertools import pairwise

from discord.utils import snowflake_time
from simcord import MemberActor

from bot.contests.model import Contest
from tests.cogs.contest_actions import DAY, HOUR, announced, dm_of, pick_all
from tests.cogs.reminders.reminder_actions import MINUTE, press_remind, read_letters, take_back_pick
from tests.stored import read_rows
from tests.world import World, text

OPENING = "/users/@me/channels"
"""Where a private conversation is begun."""

SECOND = timedelta(seconds=1)

TEN_MINUTES = 10 * MINUTE


def list_written_at(world: World, member: MemberActor) -> list[datetime]:
    """When the bot wrote to a member."""
    return [snowflake_time(message.id) for message in dm_of(world, member).history(viewer=member)]


async def ask_all(world: World, contest: Contest, members: list[MemberActor]) -> None:
    """Let members ask to be reminded."""
    for member in members:
        await press_remind(world, member, contest)


def count_written(world: World, members: list[MemberActor]) -> int:
    """To how many members the bot wrote."""
    return sum(bool(read_letters(world, member)) for member in members)


async def test_at_most_one_a_second_is_sent(world: World):
    contest = await announced(world)
    members = [world.join(f"Fan{number}") for number in range(4)]
    await ask_all(world, contest, members)

    await world.env.advance_time(2 * DAY + MINUTE)

    written = sorted(at for member in members for at in list_written_at(world, member))
    assert len(written) == len(members)
    assert all(later - earlier >= SECOND for earlier, later in pairwise(written))


async def test_closed_messages_are_told_with_the_next_command_and_once(world: World, database_url: str):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    world.env.inject_error("POST", OPENING, status=403, code=50007)

    await world.env.advance_time(2 * DAY + MINUTE)
    assert read_rows(database_url, "SELECT outcome FROM reminder_messages") == [("closed",)]

    answer = await world.member.slash(world.channel, "contests")
    told = text(answer.followups[-1])
    assert answer.followups[-1].ephemeral
    assert "Your ballot is still empty" in told
    assert "yours are closed to me" in told
    assert f"/{contest.channel_id}/{contest.message_id}" in told
    assert (await world.member.slash(world.channel, "contests")).followups == []
    await world.member.slash(world.channel, "remind lock")
    assert "did not reach you" in text(await world.member.slash(world.channel, "remind lock"))


async def test_who_opens_their_messages_again_is_written_to(world: World):
    contest = await announced(world)
    await press_remind(world, world.member, contest)
    world.env.inject_error("POST", OPENING, status=403, code=50007)
    await world.env.advance_time(2 * DAY + MINUTE)

    await world.env.advance_time(23 * HOUR)

    assert len(read_letters(world, world.member)) == 1
    await world.member.slash(world.channel, "remind lock")
    assert "did not reach you" not in text(await world.member.slash(world.channel, "remind lock"))


async def test_too_many_conversations_at_once_pause_the_queue(world: World):
    contest = await announced(world)
    await ask_all(world, contest, world.members)
    world.env.inject_error("POST", OPENING, status=400, code=40003)

    await world.env.advance_time(2 * DAY + MINUTE)
    assert count_written(world, world.members) == 0
    await world.env.advance_time(TEN_MINUTES)

    assert count_written(world, world.members) == 2
    assert all(len(read_letters(world, member)) == 1 for member in world.members)


async def test_a_bad_minute_of_discord_delays_and_loses_nothing(world: World):
    contest = await announced(world)
    await ask_all(world, contest, world.members)
    world.env.inject_error("POST", OPENING, status=503, times=6)

    await world.env.advance_time(2 * DAY + TEN_MINUTES)

    assert all(len(read_letters(world, member)) == 1 for member in world.members)


async def test_who_left_is_passed_over(world: World, database_url: str):
    contest = await announced(world)
    await ask_all(world, contest, world.members)
    world.env.inject_error("POST", OPENING, status=400, code=50278)

    await world.env.advance_time(2 * DAY + MINUTE)

    assert count_written(world, world.members) == 1
    outcomes = read_rows(database_url, "SELECT outcome FROM reminder_messages ORDER BY id")
    assert outcomes == [("dropped",), ("sent",)]


async def test_a_refused_channel_is_told_to_the_host_once(world: World):
    contest = await announced(world)
    world.env.inject_error("POST", f"/channels/{contest.channel_id}/messages", status=403, times=None)

    await world.env.advance_time(2 * DAY + 23 * HOUR + MINUTE)

    [letter] = read_letters(world, world.host)
    assert "I may no longer write in" in letter


async def test_the_letters_of_other_features_keep_the_same_pace(world: World):
    contest = await announced(world)
    ana, ben = world.members
    await pick_all(world, contest)
    await take_back_pick(world, ana, contest, "best-picture")
    await press_remind(world, ana, contest)
    await world.env.advance_time(2 * DAY)

    await world.host.slash(world.channel, "contest setaside", member=ben, reason="asked for")
    await world.env.advance_time(2)

    [reminded_at], [told_at] = list_written_at(world, ana), list_written_at(world, ben)
    assert told_at - reminded_at >= SECOND
