"""Dates of ceremonies as hosts type them: read like every other time, asked back by button, and done once."""

from datetime import date

import pytest
from simcord import InteractionResult

from bot.ids import GuildId
from bot.record.model import Ceremony
from tests.cogs.slates.test_panel import fill
from tests.world import World, custom_id, labels, reply, text

MARCH, APRIL = "Thursday 4 March 2027", "Saturday 3 April 2027"


async def create(world: World, **options: object) -> InteractionResult:
    wanted: dict[str, object] = {"name": "Popcorn"} | options
    return await world.host.slash(world.channel, "ceremony create", **wanted)


async def own_slates(world: World) -> list[Ceremony]:
    return list(await world.services.slates.list_own_ceremonies(GuildId(world.guild.id)))


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("14 March 2027", date(2027, 3, 14)),
        ("3/14", date(2026, 3, 14)),
        ("14.3.", date(2026, 3, 14)),
        ("14/03/27", date(2027, 3, 14)),
        ("Sunday 14 March 2027", date(2027, 3, 14)),
        ("tomorrow", date(2026, 1, 2)),
        ("2020-02-09", date(2020, 2, 9)),
    ],
)
async def test_a_date_is_read_as_every_time_is(world: World, typed: str, held: date):
    await create(world, date=typed)

    assert [slate.held for slate in await own_slates(world)] == [held]


async def test_what_is_not_clear_is_asked_and_one_press_makes_the_slate(world: World):
    question = await create(world, date="3/4/2027", copy="98")
    assert "“3/4/2027” could be two dates" in text(question)
    assert labels(question) == [MARCH, APRIL]
    assert await own_slates(world) == []
    await world.restart()

    await world.host.click(reply(question), label=APRIL)

    [slate] = await own_slates(world)
    assert (slate.name, slate.held) == ("Popcorn", date(2027, 4, 3))
    assert slate.categories
    assert "✅ Copied from" in text(question)


async def test_the_form_asks_too_and_keeps_the_name(world: World):
    panel = await create(world)
    question = await fill(world, panel, "Name and date", name="The Silver Popcorn", date="3/4/2027")
    assert labels(question) == [MARCH, APRIL]

    await world.host.click(reply(question), label=MARCH)

    [slate] = await own_slates(world)
    assert (slate.name, slate.held) == ("The Silver Popcorn", date(2027, 3, 4))


async def test_a_slate_that_was_deleted_meanwhile_is_said(world: World):
    panel = await create(world)
    question = await fill(world, panel, "Name and date", name="The Silver Popcorn", date="3/4/2027")
    other = await world.host.slash(world.channel, "ceremony edit")
    await world.host.click(reply(other), label="Delete")
    await world.host.click(reply(other), label="Delete")

    answer = await world.host.click(reply(question), label=MARCH)

    assert "Someone has removed that meanwhile" in text(answer)


async def test_after_fifteen_minutes_it_is_forgotten_and_said(world: World):
    question = await create(world, date="3/4/2027")
    await world.env.advance_time(15 * 60.0)

    late = await world.host.click(reply(question), custom_id=custom_id(question, MARCH))

    assert "run the command again" in text(late)
    assert await own_slates(world) == []
