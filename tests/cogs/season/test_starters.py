"""`/calendar starter`, and what is posted then: once, on its day, with the way into a thread."""

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from sqlalchemy import Connection, update

from bot.audit.model import Actor
from bot.db.starter_tables import starter_plans, starter_posts
from bot.guilds.model import ChannelPurpose, Feature
from bot.ids import MemberId
from bot.jobs.model import Job
from bot.starters.service import STARTER_JOB
from cogs.discussion.starter_cog import StarterCog
from tests.cogs.contest_actions import dm_of
from tests.cogs.season.season_room import begin_season, move_to
from tests.world import World, labels, read_channel, reply, text

MONDAY = datetime(2026, 11, 30, 18, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
async def planned(world: World) -> World:
    """Starters are on: Mondays and Thursdays at six."""
    await begin_season(world)
    answer = await world.host.slash(world.channel, "calendar starter")
    assert "Conversation starters are off" in text(answer)
    await world.host.click(reply(answer), label="Switch on")
    assert "Mondays and Thursdays at 18:00, UTC, in <#" in text(answer)
    return world


def list_starters(world: World) -> list[str]:
    """The starters that were posted."""
    marks = ("On this day", "In the spotlight this season", "Something to argue about")
    return [post for post in read_channel(world.channel, world.member) if any(mark in post for mark in marks)]


async def run_again(world: World) -> None:
    """Run the job of the first Monday once more, as after a death before it was marked done."""
    cog = cast("StarterCog", world.bot.get_cog("StarterCog"))
    payload = {"guild_id": world.guild_id, "slot": MONDAY.isoformat()}
    await cog.post_starter(Job(1, STARTER_JOB, str(world.guild_id), MONDAY, payload))


async def test_one_is_posted_on_each_of_the_days_and_none_twice(planned: World):
    await move_to(planned, MONDAY - A_MINUTE)
    assert list_starters(planned) == []
    await move_to(planned, MONDAY + A_MINUTE)
    (first,) = list_starters(planned)
    assert "Something to argue about" in first
    assert "\n### " in first
    await move_to(planned, MONDAY + timedelta(days=7, minutes=1))
    posted = list_starters(planned)
    assert len(posted) == len(set(posted)) == 3


async def test_one_press_opens_the_thread(planned: World):
    await move_to(planned, MONDAY + A_MINUTE)
    (message,) = planned.channel.history(viewer=planned.member)[-1:]
    answer = await planned.member.click(message, label="Talk about it")
    assert answer.ephemeral
    assert "is open. The floor is yours." in text(answer)
    assert len(planned.channel.threads) == 1
    again = await planned.members[1].click(message, label="Talk about it")
    assert "is talked about in" in text(again)


async def test_an_anniversary_names_its_night(world: World):
    await move_to(world, datetime(2027, 3, 2, 12, tzinfo=UTC))
    await world.host.slash(world.channel, "calendar starter", days="every day", at="9:00 pm")
    await move_to(world, datetime(2027, 3, 2, 21, 1, tzinfo=UTC))
    (post,) = list_starters(world)
    assert (
        "-# 🕯️ On this day, 2 years ago\n## 2 March 2025: the 97th Academy Awards\n🏆 Best Picture: *Anora*"
        in post
    )


async def test_a_job_that_runs_again_posts_nothing_new(planned: World):
    await move_to(planned, MONDAY + A_MINUTE)
    await run_again(planned)
    assert len(list_starters(planned)) == 1


async def test_a_death_after_the_post_and_before_it_is_stored_posts_no_second_one(planned: World):
    await move_to(planned, MONDAY + A_MINUTE)
    await planned.env.advance_time(2 * 3600)

    def forget(connection: Connection) -> None:
        connection.execute(update(starter_posts).values(channel_id=None, message_id=None))
        connection.execute(update(starter_plans).values(next_at=MONDAY))

    await planned.database.write(forget)
    await run_again(planned)
    assert len(list_starters(planned)) == 1
    plan = await planned.services.season.starters.get_plan(planned.guild_id)
    assert plan is not None
    assert plan.next_at == MONDAY + timedelta(days=3)


async def test_a_deleted_channel_is_said_once_and_starters_are_off(planned: World):
    channel = planned.guild.create_text_channel("talk")
    await planned.host.slash(planned.channel, "calendar starter", channel=channel)
    await planned.env.advance_time(1)
    planned.env.backend.delete_channel(channel.id)
    await planned.env.settle()
    await move_to(planned, MONDAY + timedelta(days=8))
    told = [post for post in read_channel(dm_of(planned, planned.host), planned.host) if "is gone" in post]
    assert len(told) == 1
    assert "I have switched them off. `/calendar starter` with a channel switches them on again." in told[0]
    assert await planned.services.season.starters.get_plan(planned.guild_id) is None
    assert "switched off the **conversation starters**" in text(
        await planned.host.slash(planned.channel, "audit")
    )


async def test_a_channel_in_which_the_bot_may_not_write_is_said_too(planned: World):
    planned.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await move_to(planned, MONDAY + A_MINUTE)
    assert await planned.services.season.starters.get_plan(planned.guild_id) is None


@pytest.mark.parametrize("feature", [Feature.SEASON, Feature.DISCUSSION])
async def test_what_is_switched_off_posts_nothing_and_goes_on_later(planned: World, feature: Feature):
    olga = Actor(MemberId(planned.owner.id), "Olga")
    await planned.services.guilds.set_feature(planned.guild_id, feature, False, olga)
    await move_to(planned, MONDAY + A_MINUTE)
    assert list_starters(planned) == []
    await planned.services.guilds.set_feature(planned.guild_id, feature, True, olga)
    await move_to(planned, MONDAY + timedelta(days=3, minutes=1))
    assert len(list_starters(planned)) == 1


async def test_a_host_switches_them_off(planned: World):
    shown = await planned.host.slash(planned.channel, "calendar starter")
    await planned.host.click(reply(shown), label="Switch off")
    assert "Conversation starters are off" in text(shown)
    await move_to(planned, MONDAY + timedelta(days=8))
    assert list_starters(planned) == []


async def test_days_hour_and_channel_are_chosen_and_what_is_left_out_stays(world: World):
    await begin_season(world)
    channel = world.guild.create_text_channel("talk")
    said = await world.host.slash(
        world.channel, "calendar starter", days="weekends", at="8pm", channel=channel
    )
    assert f"Saturdays and Sundays at 20:00, UTC, in <#{channel.id}>." in text(said)
    said = await world.host.slash(world.channel, "calendar starter", days="every day")
    assert f"Every day at 20:00, UTC, in <#{channel.id}>." in text(said)


async def test_the_channel_for_discussions_is_taken_if_none_is_said_but_no_forum(world: World):
    await begin_season(world)
    olga = Actor(MemberId(world.owner.id), "Olga")
    forum = world.guild.create_forum_channel("films")
    await world.services.guilds.set_channel(world.guild_id, ChannelPurpose.DISCUSSION, forum.id, olga)
    await world.services.guilds.set_channel(
        world.guild_id, ChannelPurpose.ANNOUNCEMENTS, world.channel.id, olga
    )
    await world.host.slash(world.channel, "calendar starter", days="monday", at="18:00")
    await move_to(world, MONDAY + A_MINUTE)
    assert len(list_starters(world)) == 1


async def test_an_unclear_hour_is_asked_and_the_rest_is_kept(world: World):
    await begin_season(world)
    asked = await world.host.slash(world.channel, "calendar starter", days="fridays", at="8:00")
    assert "could be in the morning or in the evening" in text(asked)
    await world.host.click(reply(asked), label=labels(asked)[1])
    assert "Fridays at 20:00" in text(asked) or "Fridays at 08:00" in text(asked)


async def test_days_that_are_none_are_refused(world: World):
    await begin_season(world)
    refused = await world.host.slash(world.channel, "calendar starter", days="someday")
    assert "“someday” names no days that I know." in text(refused)
    assert await world.services.season.starters.get_plan(world.guild_id) is None


async def test_a_switched_off_discussion_is_warned_of(planned: World):
    olga = Actor(MemberId(planned.owner.id), "Olga")
    await planned.services.guilds.set_feature(planned.guild_id, Feature.DISCUSSION, False, olga)
    assert "**discussion** is off" in text(await planned.host.slash(planned.channel, "calendar starter"))
