"""Closing times of polls as hosts type them: read, asked back by button, and done once, in New York."""

from datetime import UTC, datetime

import pytest

from bot.audit.model import Actor
from bot.ids import GuildId, MemberId
from bot.polls.model import PollQuestion
from bot.times.stated_times import StatedTime
from tests.polls.poll_posts import ask, newest
from tests.world import World, custom_id, labels, reply, text

EVENING = "Sunday 4 January 2026, 19:00, New York, in 4 days"
AT_EVENING = datetime(2026, 1, 5, 0, 0, tzinfo=UTC)


@pytest.fixture
async def new_york(world: World) -> World:
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_time_zone(GuildId(world.guild.id), "New York", owner)
    return world


async def count_polls(world: World) -> int:
    return len(await world.services.polls.list_open_polls(GuildId(world.guild.id)))


async def test_a_closing_time_typed_right_is_said_back_with_its_zone(new_york: World):
    answer = await ask(new_york, closes="sunday 19h")

    assert f"Read as {EVENING}." in text(answer)
    assert (await newest(new_york)).closes_at == AT_EVENING


async def test_a_choice_is_the_instant_it_shows(new_york: World):
    choices = await new_york.host.autocomplete(new_york.channel, "poll open", "closes", "sunday 19h")
    assert [choice["name"] for choice in choices] == [EVENING]

    await ask(new_york, closes=choices[0]["value"])

    assert (await newest(new_york)).closes_at == AT_EVENING


async def test_what_is_not_clear_is_asked_and_one_press_opens_the_poll(new_york: World):
    question = await ask(new_york, closes="sunday 7:00", question="should", category="actor", hidden=True)
    assert "could be in the morning or in the evening" in text(question)
    assert await count_polls(new_york) == 0
    await new_york.restart()

    await new_york.host.click(reply(question), label=EVENING)

    poll = await newest(new_york)
    assert (poll.closes_at, poll.question, poll.hidden) == (AT_EVENING, PollQuestion.SHOULD, True)
    assert poll.category_id == "best-actor"
    assert poll.message_id is not None
    assert f"Read as {EVENING}." in text(question)


async def test_after_fifteen_minutes_it_is_forgotten_and_said(new_york: World):
    question = await ask(new_york, closes="sunday 7:00")
    await new_york.env.advance_time(15 * 60.0)

    late = await new_york.host.click(reply(question), custom_id=custom_id(question, EVENING))

    assert "run the command again" in text(late)
    assert await count_polls(new_york) == 0


async def test_only_what_is_to_come_is_offered(new_york: World):
    question = await ask(new_york, closes="today")
    assert labels(question) == [
        "Wednesday 31 December, 20:00, New York, in 1 hour",
        "Wednesday 31 December, 21:00, New York, in 2 hours",
    ]


async def test_what_is_asked_beside_a_poll_keeps_its_clock(new_york: World):
    answer = await ask(new_york, closes="sunday 7pm ET")
    stated = StatedTime(datetime.fromisoformat("2026-01-04T19:00"), "America/New_York")
    assert (await newest(new_york)).closes_stated == stated

    await new_york.host.click(reply(answer), label="Ask who should win, too")

    beside = await newest(new_york)
    assert (beside.question, beside.closes_stated) == (PollQuestion.SHOULD, stated)
