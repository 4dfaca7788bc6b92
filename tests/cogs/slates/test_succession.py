"""The record takes the place of a server's slate: hosts are told once, asked what does not match, and picks stay."""

from dataclasses import replace
from datetime import UTC, datetime

from simcord import InteractionResult

from bot.audit.model import Actor
from bot.guilds.model import ChannelPurpose, Spoilers
from bot.ids import MemberId, NomineeId
from bot.search.search import Search
from bot.services import Services
from cogs.slates.routes import CHOSEN_BY_VALUE, make_nominee_key
from tests.cogs.contest_actions import newest
from tests.cogs.played_contests import pick
from tests.cogs.slates.test_files import bring
from tests.slates.made_slates import ACTOR, category, film, nominee, person
from tests.world import World, controls, custom_id, labels, picks, read_channel, reply, text

NAME = "99th Academy Awards"
NOMINEES = b"category,nominee,film\nBest Actor,Tom Cruise,Digger\nBest Actor,Matt Damon,The Odyssey\n"
CRUISE = nominee(NomineeId("tom-cruise"), film("tt1", "Digger"), person("nm1", "Tom Cruise"))
DAMON = nominee(NomineeId("matthew-damon"), film("tt2", "The Odyssey"), person("nm2", "Matthew Damon"))
SETTLED = 60.0


async def play_own_slate(world: World) -> None:
    """A contest on the server's own nominees of the 99th, in which a member picked Matt Damon."""
    await world.host.click(reply(await bring(world, NOMINEES, NAME)), label="Save")
    drafted = await world.host.slash(world.channel, "contest create", ceremony="99", locks="in 3 days")
    await world.host.click(reply(drafted), label="Announce")
    ceremony = await world.services.slates.get_ceremony(world.guild_id, "oscars-99")
    (actors,) = ceremony.categories
    damon = next(one for one in actors.nominees if one.people[0].name == "Matt Damon")
    ballot = await world.member.slash(world.channel, "ballot")
    await pick(world.member, reply(ballot), actors.id, damon.id)
    await world.env.advance_time(SETTLED)


async def import_record(world: World) -> None:
    """Start the bot again with a record that knows the nominees of the 99th."""
    record = world.services.record
    known = replace(record.ceremonies["oscars-99"], categories=(category(ACTOR, CRUISE, DAMON),))
    newer = replace(record, ceremonies={**record.ceremonies, known.id: known})
    clock = world.services.clock
    await world.services.close()
    world.services = Services.build(world.database, newer, Search.build(newer, clock=clock), clock)
    await world.restart()
    await world.env.advance_time(SETTLED)


async def set_log_channel(world: World) -> None:
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_channel(world.guild_id, ChannelPurpose.LOG, world.channel.id, owner)


async def answer(world: World, question: InteractionResult, value: str) -> None:
    menu = custom_id(question, "Which of the record's nominees is it?")
    await world.host.select(reply(question), [value], custom_id=menu)


def count_told(world: World) -> int:
    return sum("The record has the nominees now" in post for post in read_channel(world.channel, world.host))


async def test_the_log_channel_is_told_once_and_a_host_answers_there(world: World):
    await set_log_channel(world)
    await play_own_slate(world)
    await import_record(world)

    assert count_told(world) == 1
    told = next(
        message
        for message in world.channel.history(viewer=world.host)
        if "slate-matches" in str([component.to_dict() for component in message.components])
    )
    before = text(await world.member.slash(world.channel, "winners", ceremony="99", category="actor"))
    assert "Matt Damon" in before, "the server's slate stands until a host has answered"

    refused = await world.member.click(told, label="Answer now")
    assert "which of the record's" not in text(refused)
    question = await world.host.click(told, label="Answer now")
    assert question.ephemeral
    assert "In **Best Actor** your slate has\nMatt Damon · The Odyssey\n" in text(question)
    offered = picks(question, "Which of the record's nominees is it?")
    assert list(offered) == [
        "Matthew Damon · The Odyssey",
        "None of them · It was not nominated: it is withdrawn here",
    ]

    await answer(world, question, offered["Matthew Damon · The Odyssey"])

    assert "That was all: 99th Academy Awards is the record's now" in text(question)
    shown = text(await world.member.slash(world.channel, "picks"))
    assert "Best Actor: **Matthew Damon**" in shown
    await world.restart()
    await world.env.advance_time(SETTLED)
    assert count_told(world) == 1
    assert "nothing is left to say" in text(await world.host.click(told, label="Answer now"))


async def test_who_was_not_nominated_is_withdrawn_and_the_pick_shows_it(world: World):
    await play_own_slate(world)
    await import_record(world)
    await world.host.slash(world.channel, "contests")  # where the host is told
    question = await world.host.slash(world.channel, "ceremony edit", ceremony="99")

    await answer(world, question, CHOSEN_BY_VALUE)

    contest = await newest(world)
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    (actors,) = ceremony.categories
    standing = {one.people[0].name: one.withdrawn for one in actors.nominees}
    assert standing == {"Tom Cruise": False, "Matt Damon": True, "Matthew Damon": False}
    ballot = text(await world.member.slash(world.channel, "ballot"))
    assert "**1 of 1** picked, **1 left**" in ballot
    assert "▫️ **Best Actor**" in ballot


async def test_without_a_log_channel_a_host_is_told_once_at_the_next_command(world: World):
    await play_own_slate(world)
    await import_record(world)

    members = await world.member.slash(world.channel, "contests")
    assert len(members.followups) == 0
    first = await world.host.slash(world.channel, "contests")
    assert "1 nominee of your own slate does not match the record's for certain" in text(first)
    assert first.followups[-1].ephemeral
    question = await world.host.click(first.followups[-1], label="Answer now")
    assert make_nominee_key(DAMON.id) in str(controls(question))

    again = await world.host.slash(world.channel, "contests")
    assert "does not match" not in text(again)
    await import_record(world)
    assert "does not match" not in text(await world.host.slash(world.channel, "contests"))


async def test_what_matches_for_certain_is_told_to_nobody(world: World):
    await set_log_channel(world)
    sure = NOMINEES.replace(b"Matt Damon", b"Matthew Damon")
    await world.host.click(reply(await bring(world, sure, NAME)), label="Save")
    await import_record(world)

    assert count_told(world) == 0
    assert "does not match" not in text(await world.host.slash(world.channel, "contests"))


async def test_winners_that_the_server_announced_are_shown_as_such(world: World):
    await play_own_slate(world)
    await world.env.advance_time((datetime(2026, 1, 4, tzinfo=UTC) - world.env.now()).total_seconds())
    await world.host.slash(world.channel, "result announce", category="best actor", winner="tom cruise")
    await world.env.advance_time(SETTLED)

    whole = await world.member.slash(world.channel, "winners", ceremony="99")
    assert "-# Best Actor · announced here\n🏆 **Tom Cruise** · *Digger*" in text(whole)
    assert not whole.ephemeral
    one = await world.member.slash(world.channel, "winners", ceremony="99", category="actor")
    assert "announced here" in text(one)
    assert "🏆 **Tom Cruise**" in text(one)
    await world.member.click(reply(one), label="All winners")
    assert "announced here" in text(one)
    elsewhere = world.env.create_guild("Elsewhere")
    stranger = elsewhere.add_member(world.env.create_user("stranger"))
    there = await stranger.slash(elsewhere.create_text_channel("general"), "winners", ceremony="99")
    assert "Tom Cruise" not in text(there)
    assert "All winners" not in labels(there)


async def test_covered_winners_are_shown_to_the_asker_alone(world: World):
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await play_own_slate(world)
    await world.services.guilds.set_spoilers(world.guild_id, Spoilers.COVERED, owner)
    contest = await newest(world)
    cruise = next(
        one.id
        for one in (await world.services.slates.get_ceremony(world.guild_id, "oscars-99"))
        .categories[0]
        .nominees
        if one.people[0].name == "Tom Cruise"
    )
    await world.services.announcing.announce_winners(
        contest.result_set, contest.rules.categories[0].id, [cruise], owner
    )
    await world.env.advance_time(SETTLED)

    assert (await world.member.slash(world.channel, "winners", ceremony="99")).ephemeral
    assert not (await world.member.slash(world.channel, "winners", ceremony="97")).ephemeral
