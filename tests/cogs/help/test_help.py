"""What `/help` says to whom: what is on, what waits for them, and what they may do."""

import discord
from simcord import MemberActor

from bot.audit.model import Actor
from bot.contests.lifecycle import ContestDraft
from bot.guilds.model import ChannelPurpose, Feature, RolePurpose
from bot.ids import ContestId, MemberId
from cogs.kit.cog import FeatureCog
from tests.cogs.played_contests import LOCKS_IN, fill, open_contest, slate_of
from tests.world import World, custom_id, labels, picks, reply, text

MORE = "Tell me more about …"
OLGA = Actor(MemberId(7), "Olga")


async def help_for(world: World, member: MemberActor) -> str:
    answer = await member.slash(world.channel, "help")
    assert answer.ephemeral
    return text(answer)


async def draft(world: World) -> int:
    plan = ContestDraft("oscars-98", "First night", world.env.now() + LOCKS_IN, channel_id=world.channel.id)
    return (await world.services.contest_hosting.create_contest(world.guild_id, plan, OLGA)).id


async def test_a_member_sees_what_members_may(world: World):
    shown = await help_for(world, world.member)
    assert "`/winners`" in shown
    assert "`/ballot`" in shown
    assert "`/privacy export` `/privacy delete`" in shown
    assert "Nothing is on right now" in shown
    for hosts_own in ("`/contest`", "`/result`", "`/ceremony`", "`/config`", "`/audit`", "three steps"):
        assert hosts_own not in shown


async def test_hosts_and_moderators_see_what_is_theirs(world: World):
    host = await help_for(world, world.host)
    assert "`/contest`" in host
    assert "`/audit`" in host
    assert "`/config`" not in host
    assert "`/config`" in await help_for(world, world.owner)


async def test_a_host_by_role_is_told_why_commands_may_hide(world: World):
    role = world.guild.create_role("Cinephiles")
    friend = world.guild.add_member(world.env.create_user("fay", global_name="Fay"), roles=[role])
    assert "`/contest`" not in await help_for(world, friend)

    await world.services.guilds.set_role(world.guild_id, RolePurpose.HOST, role.id, OLGA)

    answer = await friend.slash(world.channel, "help")
    assert "`/contest`" in text(answer)
    message = reply(answer)
    topics = picks(answer, MORE)
    await friend.select(message, [topics["Run contests (hosts)"]], custom_id=custom_id(answer, MORE))
    assert "`/contest create`" in text(message)
    assert "Server Settings → Integrations" in text(message)


async def test_the_way_to_the_first_contest(world: World):
    at_first = await world.owner.slash(world.channel, "help")
    assert "➡️ A moderator chooses where I post" in text(at_first)
    assert "▫️ You draft a contest" in text(at_first)
    assert "⚙️ The Film Club" in text(await world.owner.click(reply(at_first), label="Set up"))
    assert "➡️ You draft a contest" in await help_for(world, world.host)
    assert "Set up" not in labels(await world.host.slash(world.channel, "help"))

    guilds = world.services.guilds
    await guilds.set_channel(world.guild_id, ChannelPurpose.ANNOUNCEMENTS, world.channel.id, OLGA)
    assert "✅ A moderator chooses" in await help_for(world, world.owner)
    assert "➡️ You draft a contest" in await help_for(world, world.owner)

    contest_id = await draft(world)
    drafted = await world.host.slash(world.channel, "help")
    assert "✅ You draft a contest: **First night**" in text(drafted)
    assert "➡️ You look it over and open it" in text(drafted)
    assert "First night" in text(await world.host.click(reply(drafted), label="To the draft"))
    assert "First night" not in await help_for(world, world.member)

    await world.services.contest_hosting.announce_contest(world.guild_id, ContestId(contest_id), OLGA)
    assert "three steps" not in await help_for(world, world.owner)


async def test_what_waits_for_the_asker_comes_first(world: World):
    contest = await open_contest(world)
    answer = await world.member.slash(world.channel, "help")
    assert "**Oscars night** takes picks" in text(answer)
    assert "your ballot is empty" in text(answer)
    assert "Best" in text(await world.member.click(reply(answer), label="Fill in my ballot"))

    category, *_ = await slate_of(world, contest)
    await fill(world, world.member, contest, {category.id: category.nominees[0].id})
    assert "your ballot has 1 of 24" in await help_for(world, world.member)

    await world.env.advance_time(LOCKS_IN.total_seconds() + 10)
    answer = await world.member.slash(world.channel, "help")
    assert "🔒 **Oscars night** is being played" in text(answer)
    assert "Oscars night" in text(await world.member.click(reply(answer), label="Standings"))


async def test_many_contests_with_long_names_fit(world: World):
    for number in range(5):
        await open_contest(world, f"{number}" + "*" * 99)
    answer = await world.member.slash(world.channel, "help")
    assert len([label for label in labels(answer) if label.startswith("Fill in my ballot: ")]) == 3


async def test_what_is_off_is_named_and_nothing_else_of_it(world: World):
    await open_contest(world)
    await world.services.guilds.set_feature(world.guild_id, Feature.CONTESTS, False, OLGA)
    shown = await help_for(world, world.owner)
    assert "Switched off in this server: contests" in shown
    assert "Oscars night" not in shown
    assert "`/ballot`" not in shown
    assert "`/winners`" in shown


async def test_direct_messages_have_lookups_and_privacy(world: World):
    answer = await world.member.user.slash("help")
    assert "`/winners`" in text(answer)
    assert "`/privacy export`" in text(answer)
    assert "`/ballot`" not in text(answer)
    assert labels(answer) == ["Latest winners", "The earlier awards", "Most wins"]
    assert "In a server there is more" in text(answer)
    assert "98th Academy Awards" in text(await world.member.user.click(reply(answer), label="Latest winners"))


async def test_every_topic_tells_every_command(world: World):
    answer = await world.owner.slash(world.channel, "help")
    message, found = reply(answer), ""
    for name in picks(answer, MORE).values():
        await world.owner.select(message, [name], custom_id=custom_id(message, MORE))
        found += text(message)
        await world.owner.click(message, label="All of it")
    for command in world.gate.walk_commands():
        if isinstance(command, discord.app_commands.Command) and command.name != "help":
            assert f"`/{command.qualified_name}` {command.description}" in found


def test_every_topic_says_more_than_its_commands(world: World):
    for cog in world.bot.cogs.values():
        if isinstance(cog, FeatureCog) and cog.heading:
            assert len(cog.about) > 80, cog.heading


async def test_lookups_that_are_off_are_not_offered(world: World):
    assert "`/film` `anora`" in await help_for(world, world.member)

    await world.services.guilds.set_feature(world.guild_id, Feature.LOOKUP, enabled=False, actor=OLGA)

    shown = await help_for(world, world.member)
    assert "Nothing is on right now." in shown
    for lookup in ("/film", "/winners", "/person"):
        assert lookup not in shown
    assert labels(await world.member.slash(world.channel, "help")) == ["Contests here", "How polls ended"]


async def test_three_first_answers_are_a_tap_away(world: World):
    for label, seen in (
        ("Latest winners", "98th Academy Awards"),
        ("Contests here", "There has been none in this server yet"),
        ("The earlier awards", "who saw it coming?"),
    ):
        answer = await world.member.slash(world.channel, "help")
        assert labels(answer) == ["Latest winners", "Contests here", "The earlier awards"]
        shown = await world.member.click(reply(answer), label=label)
        assert seen in text(shown)
        assert shown.ephemeral or reply(answer).ephemeral

    await world.services.guilds.set_feature(world.guild_id, Feature.CONTESTS, enabled=False, actor=OLGA)

    answer = await world.member.slash(world.channel, "help")
    assert labels(answer) == ["Latest winners", "The earlier awards", "Most wins"]
    assert "Most wins" in text(await world.member.click(reply(answer), label="Most wins"))


async def test_what_is_on_comes_before_other_answers(world: World):
    await open_contest(world)
    await world.host.slash(
        world.channel,
        "poll open",
        category="best-picture",
        question="will",
        closes="in 2 days",
        ceremony="98",
    )
    answer = await world.member.slash(world.channel, "help")

    assert labels(answer) == ["Fill in my ballot", "Open poll", "Latest winners"]
    assert "Who **will** win" in text(await world.member.click(reply(answer), label="Open poll"))
