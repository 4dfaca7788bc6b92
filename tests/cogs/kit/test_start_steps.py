"""Where nothing is on, hosts get a button that begins it, and members a sentence alone."""

import pytest

from bot.audit.model import Actor
from bot.guilds.model import Feature
from bot.ids import MemberId
from tests.world import World, labels, reply, text

OLGA = Actor(MemberId(7), "Olga")

EMPTY_STATES = {
    "ballot": ["New contest …"],
    "picks": ["New contest …"],
    "standings": ["New contest …"],
    "contests": ["New contest …", "Host"],
    "polls": ["New poll …", "How others ended"],
    "verdict": ["New contest …", "New poll …"],
    "profile": ["New contest …"],
}
HOSTS_OWN = {
    "result board": ["New contest …"],
    "result settle": ["New contest …"],
    "contest lock": ["New contest …"],
    "contest announce": ["New contest …"],
    "contest finish": [],
    "poll close": ["New poll …"],
    "ceremony edit": ["New slate …"],
}


@pytest.mark.parametrize("command", EMPTY_STATES | HOSTS_OWN)
async def test_a_host_begins_where_nothing_is_on(world: World, command: str):
    answer = await world.host.slash(world.channel, command)

    buttons = (EMPTY_STATES | HOSTS_OWN)[command]
    assert labels(answer) == buttons
    if buttons:
        opened = await world.host.click(reply(answer), label=buttons[0])
        assert opened.modal is not None


@pytest.mark.parametrize("command", EMPTY_STATES)
async def test_a_member_reads_what_comes_next(world: World, command: str):
    answer = await world.member.slash(world.channel, command)

    assert [label for label in labels(answer) if label.startswith("New")] == []
    assert "`/" in text(answer)


async def test_what_is_switched_off_is_not_begun(world: World):
    await world.services.guilds.set_feature(world.guild_id, Feature.POLLS, enabled=False, actor=OLGA)
    assert labels(await world.host.slash(world.channel, "verdict")) == ["New contest …"]
    await world.services.guilds.set_feature(world.guild_id, Feature.CONTESTS, enabled=False, actor=OLGA)
    assert labels(await world.host.slash(world.channel, "verdict")) == []
