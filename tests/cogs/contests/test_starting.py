"""A host role, from which Discord hides the commands, begins everything from the *Host* button."""

from simcord import MemberActor

from bot.audit.model import Actor
from bot.contests.model import ContestState
from bot.guilds.model import RolePurpose
from bot.ids import MemberId
from tests.cogs.contest_actions import newest
from tests.world import World, labels, reply, text


async def role_host(world: World) -> MemberActor:
    """A member who may host by the server's role alone."""
    role = world.guild.create_role("Hosts")
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, role.id, owner)
    return world.guild.add_member(world.env.create_user("hetty", global_name="Hetty"), roles=[role])


async def test_with_nothing_on_a_host_begins_a_contest_a_slate_and_a_poll(world: World):
    hetty = await role_host(world)
    start = reply(await hetty.slash(world.channel, "contests"))
    assert "There has been none in this server yet." in text(start)
    await hetty.click(start, label="Host")

    shown = await hetty.click(start, label="New contest …")
    asked = {"ceremony": "98", "locks": "in 3 days", "title": "", "question": "How many minutes?"}
    await hetty.submit_modal(shown, asked)
    contest = await newest(world)
    assert (contest.state, contest.title) == (ContestState.DRAFT, "98th Academy Awards")
    assert contest.rules.tiebreaker == "How many minutes?"
    assert "Announce" in labels(start)

    start = reply(await hetty.slash(world.channel, "contests"))
    await hetty.click(start, label="Host")
    shown = await hetty.click(start, label="New slate …")
    await hetty.submit_modal(shown, {"name": "Film Club Awards", "date": "", "copy": "97"})
    (own,) = await world.services.slates.list_own_ceremonies(world.guild_id)
    assert (own.name, len(own.slate)) == ("Film Club Awards", 23)

    start = reply(await hetty.slash(world.channel, "contests"))
    await hetty.click(start, label="Host")
    shown = await hetty.click(start, label="New poll …")
    asked = {"category": "picture", "closes": "in 2 days", "ceremony": "97", "question": ["should"]}
    await hetty.submit_modal(shown, asked)
    (poll,) = await world.services.polls.list_open_polls(world.guild_id)
    assert (poll.category_id, poll.question) == ("best-picture", "should")


async def test_a_member_has_no_such_button(world: World):
    assert "Host" not in labels(reply(await world.member.slash(world.channel, "contests")))
