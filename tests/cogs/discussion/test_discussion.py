"""Threads as members ask for them: one a topic, found, opened again, healed, or refused with what to do."""

import asyncio

import discord
import pytest
from simcord import ChannelHandle
from simcord.backend.serializers import channel_payload
from sqlalchemy import Connection, delete

from bot.audit.model import Actor
from bot.db.discussion_tables import threads
from bot.discussion.model import DiscussionTopic
from bot.errors import Subject
from bot.guilds.model import Feature
from bot.ids import MemberId
from cogs.kit.controls import make_button
from cogs.kit.layouts import make_row, make_screen
from cogs.kit.post_identity import NONCE_TRUST_PERIOD
from cogs.kit.routes import DISCUSS_ROUTE
from tests.cogs.discussion_places import (
    choose_place,
    discord_side,
    forbidding,
    question_in,
    read_thread,
    stored,
    thread_of,
)
from tests.world import World, custom_id, reply, text

ANORA = DiscussionTopic(Subject.FILM, "tt28607951")


async def discuss(world: World, place: ChannelHandle | None = None, title: str = "Anora") -> str:
    """What a member is answered who asks for a film's thread."""
    answer = await world.member.slash(place or world.channel, "discuss film", title=title)
    assert answer.ephemeral
    return text(answer)


async def test_a_thread_is_opened_with_facts_and_a_question(world: World):
    answer = await discuss(world)

    thread = thread_of(world.channel, "🎬 Anora (2024)")
    assert f"<#{thread.id}> is open" in answer
    facts, question = read_thread(world, thread)
    assert "**5 wins** from **6 nominations**" in facts
    assert question_in(question)
    assert "✅ Best Picture · ***Anora***\n-# 3 of 6: Critics' Choice, PGA and Spirit Awards" in question


async def test_a_thread_that_was_opened_and_never_saved_is_found_again(world: World):
    await discuss(world)
    (thread,) = world.channel.threads

    def forget(connection: Connection) -> None:
        connection.execute(delete(threads))

    # As after a process that died between opening it and saving it, minutes ago.
    await world.database.write(forget)
    await world.env.advance_time(2 * NONCE_TRUST_PERIOD.total_seconds())
    answer = await discuss(world)

    assert f"<#{thread.id}>" in answer
    assert [found.id for found in world.channel.threads] == [thread.id]
    assert len(read_thread(world, thread)) == 2, "nothing is said twice"


@pytest.mark.parametrize(
    ("what", "option", "asked", "name"),
    [
        ("person", "name", "hepburn katharine", "⭐ Katharine Hepburn"),
        ("category", "name", "picture", "🏅 Best Picture"),
        ("ceremony", "ceremony", "97", "🏆 97th Academy Awards"),
        ("ceremony", "ceremony", "99", "🏆 99th Academy Awards"),
    ],
)
async def test_people_prizes_and_nights_have_threads_too(
    world: World, what: str, option: str, asked: str, name: str
):
    await world.member.slash(world.channel, f"discuss {what}", **{option: asked})

    facts, question = read_thread(world, thread_of(world.channel, name))
    assert facts.startswith(f"## {name[2:]}")
    assert question_in(question)


async def test_who_asks_next_is_led_there(world: World):
    await discuss(world)
    again = await discuss(world, title="anora")

    (thread,) = world.channel.threads
    assert f"***Anora*** is talked about in <#{thread.id}>" in again
    assert len(read_thread(world, thread)) == 2, "nothing is said twice"


async def test_the_button_of_a_lookup_leads_there(world: World):
    card = await world.member.slash(world.channel, "film", title="Anora")
    pressed = await world.members[1].click(reply(card), custom_id=custom_id(card, "Discuss"))

    assert pressed.ephemeral
    assert f"<#{thread_of(world.channel, '🎬 Anora (2024)').id}>" in text(pressed)


@pytest.mark.parametrize(
    ("command", "option", "asked"),
    [
        ("film", "title", "Anora"),
        ("person", "name", "Sean Baker"),
        ("category", "name", "picture"),
        ("winners", "ceremony", "97"),
        ("winners", "ceremony", "99"),
        ("winners", "ceremony", "golden globes 2025"),
    ],
)
async def test_every_lookup_has_that_button(world: World, command: str, option: str, asked: str):
    card = await world.member.slash(world.channel, command, **{option: asked})
    await world.member.click(reply(card), custom_id=custom_id(card, "Discuss"))
    assert len(world.channel.threads) == 1


async def test_a_card_in_its_own_thread_has_none(world: World):
    await discuss(world)
    facts = thread_of(world.channel, "🎬 Anora (2024)").history(viewer=world.member)[0]
    assert "Discuss" not in str([component.to_dict() for component in facts.components])


async def test_the_button_in_direct_messages_says_where_it_works(world: World):
    card = await world.member.user.slash("film", title="Anora")
    pressed = await world.member.user.click(reply(card), custom_id=custom_id(card, "Discuss"))
    assert "only works in a server" in text(pressed)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (("hat", "tt1"), "older version"),
        (("film",), "older version"),
        (("film", "tt0"), "Which film?"),
        (("award", "oscars"), "Which award?"),
    ],
)
async def test_a_button_of_another_version_leads_nowhere(world: World, state: tuple[str, ...], said: str):
    _, _, channel = discord_side(world)
    card = await channel.send(view=make_screen(make_row(make_button(DISCUSS_ROUTE, *state, label="Discuss"))))

    assert said in text(await world.member.click(card, label="Discuss"))


async def test_threads_are_opened_where_the_server_chose(world: World):
    parlour = world.guild.create_text_channel("parlour")
    await choose_place(world, parlour)

    await discuss(world)

    assert thread_of(parlour, "🎬 Anora (2024)")
    assert world.channel.threads == []


async def test_in_a_forum_it_is_a_post(world: World):
    forum = world.guild.create_forum_channel("films")
    await choose_place(world, forum)

    await discuss(world)
    again = await discuss(world)

    post = thread_of(forum, "🎬 Anora (2024)")
    facts, question = read_thread(world, post)
    assert "**5 wins**" in facts
    assert question_in(question)
    assert f"<#{post.id}>" in again


async def test_a_forum_that_wants_tags_gets_one(world: World):
    forum = world.guild.create_forum_channel("films")
    backend = world.env.backend
    settings = backend.get_channel(forum.id)
    no_emoji = {"emoji_id": None, "emoji_name": None}
    settings.available_tags = [
        {"id": "1", "name": "Rules", "moderated": True, **no_emoji},
        {"id": "2", "name": "Films", "moderated": False, **no_emoji},
    ]
    wanting = {**channel_payload(backend, settings), "flags": discord.ChannelFlags(require_tag=True).value}
    backend.emit("CHANNEL_UPDATE", wanting)
    await world.env.settle()
    await choose_place(world, forum)

    await discuss(world)

    assert backend.get_channel(thread_of(forum, "🎬 Anora (2024)").id).applied_tags == [2]


async def test_asked_in_a_thread_it_is_opened_beside_it(world: World):
    await discuss(world)
    await discuss(world, thread_of(world.channel, "🎬 Anora (2024)"), title="Parasite")
    assert thread_of(world.channel, "🎬 Parasite (2019)")


async def test_a_chosen_channel_that_is_gone_is_said_once_it_is_missed(world: World):
    parlour = world.guild.create_text_channel("parlour")
    await choose_place(world, parlour)
    world.env.backend.delete_channel(parlour.id)
    await world.env.settle()

    answer = await discuss(world)

    assert thread_of(world.channel, "🎬 Anora (2024)")
    assert "The channel chosen for discussions is gone" in answer


async def test_an_archived_thread_is_opened_again_with_another_question(world: World):
    await discuss(world)
    thread = thread_of(world.channel, "🎬 Anora (2024)")
    world.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await world.env.settle()

    answer = await discuss(world)

    metadata = world.env.backend.get_channel(thread.id).thread_metadata
    assert metadata is not None
    assert not metadata.archived
    assert "open again" in answer
    _, first, second = read_thread(world, thread)
    assert question_in(first) != question_in(second)


async def test_a_thread_that_moderators_closed_stays_closed(world: World):
    await discuss(world)
    thread = thread_of(world.channel, "🎬 Anora (2024)")
    world.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True, "locked": True})
    await world.env.settle()

    answer = await discuss(world)

    assert "Moderators have closed it" in answer
    assert len(read_thread(world, thread)) == 2


@pytest.mark.parametrize("seen", [True, False], ids=["while the bot was there", "while it was away"])
async def test_a_deleted_thread_is_healed(world: World, seen: bool):
    await discuss(world)
    old = thread_of(world.channel, "🎬 Anora (2024)")
    first = question_in(read_thread(world, old)[1])
    if seen:
        world.env.backend.delete_channel(old.id)
        await world.env.settle()
        assert (await stored(world, ANORA)).thread_id is None
    else:
        world.env.backend.edit_channel(old.id, {}, thread_metadata={"archived": True})
        await world.env.settle()
        world.env.inject_error("GET", f"/channels/{old.id}", status=404, code=10003)

    await discuss(world)

    new = (await stored(world, ANORA)).thread_id
    assert new != old.id
    assert (
        question_in(read_thread(world, next(one for one in world.channel.threads if one.id == new))[1])
        != first
    )


async def test_simultaneous_asks_open_one_thread(world: World):
    threads, guild, channel = discord_side(world)

    found = await asyncio.gather(*(threads.find_or_open_thread(guild, ANORA, channel) for _ in range(10)))

    (thread,) = world.channel.threads
    assert {one.thread.id for one in found} == {thread.id}
    assert len(read_thread(world, thread)) == 2


async def test_two_processes_at_once_agree_on_one_thread(world: World):
    one, guild, channel = discord_side(world)
    other, _, _ = discord_side(world)

    found = await asyncio.gather(
        one.find_or_open_thread(guild, ANORA, channel), other.find_or_open_thread(guild, ANORA, channel)
    )

    kept = (await stored(world, ANORA)).thread_id
    assert {each.thread.id for each in found} == {kept}


async def test_a_beginning_that_was_broken_off_is_made_good(world: World):
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    assert "I lack" in await discuss(world)
    (thread,) = world.channel.threads
    assert read_thread(world, thread) == []

    await discuss(world)

    assert len(read_thread(world, thread)) == 2
    assert len(world.channel.threads) == 1


@pytest.mark.parametrize(
    ("rights", "named"),
    [
        ({"create_public_threads": False}, "**Create Public Threads**"),
        ({"send_messages_in_threads": False}, "**Send Messages in Threads**"),
    ],
)
async def test_what_the_bot_lacks_is_named_and_how_to_grant_it(
    world: World, rights: dict[str, bool], named: str
):
    closed = forbidding(world, **rights)

    answer = await discuss(world, closed)

    assert f"I lack {named} in <#{closed.id}>" in answer
    assert "Edit Channel → Permissions" in answer
    assert "/config channel" in answer
    assert closed.threads == []


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (403, 50013, "I lack **View Channel**, **Create Public Threads** and **Send Messages in Threads**"),
        (400, 160006, "as many open threads as Discord allows"),
    ],
)
async def test_what_discord_refuses_is_said(world: World, status: int, code: int, said: str):
    world.env.inject_error("POST", f"/channels/{world.channel.id}/threads", status=status, code=code)
    assert said in await discuss(world)
    assert await world.services.discussions.find_thread(world.guild_id, ANORA) is None


async def test_a_forum_whose_tags_are_for_moderators_alone_is_said(world: World):
    forum = world.guild.create_forum_channel("films")
    await choose_place(world, forum)
    world.env.inject_error("POST", f"/channels/{forum.id}/threads", status=400, code=40067)
    assert "must have a tag" in await discuss(world)


async def test_where_there_are_no_threads_it_says_so(world: World):
    voice = world.guild.create_voice_channel("watch party")
    assert "no threads in this kind of channel" in await discuss(world, voice)


async def test_a_thread_that_the_bot_may_not_see_is_said(world: World):
    await discuss(world)
    thread = thread_of(world.channel, "🎬 Anora (2024)")
    world.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await world.env.settle()
    world.env.inject_error("GET", f"/channels/{thread.id}", status=403, code=50001)
    assert f"I lack **View Channel** in <#{world.channel.id}>" in await discuss(world)


async def test_what_is_switched_off_rests(world: World):
    by = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_feature(world.guild_id, Feature.DISCUSSION, False, by)
    assert "have switched **discussion** off" in await discuss(world)
    card = await world.member.slash(world.channel, "film", title="Anora")
    pressed = await world.member.click(reply(card), custom_id=custom_id(card, "Discuss"))
    assert "have switched **discussion** off" in text(pressed)


async def test_threads_that_have_to_do_with_it_are_linked(world: World):
    await discuss(world)
    await world.member.slash(world.channel, "discuss person", name="Sean Baker")

    anora = thread_of(world.channel, "🎬 Anora (2024)")
    _, question = read_thread(world, thread_of(world.channel, "⭐ Sean Baker"))
    assert f"-# Also talked about here\n<#{anora.id}>" in question


async def test_a_servers_own_awards_are_discussed(world: World):
    by = Actor(MemberId(world.host.id), "Hana")
    held = world.env.now().date()
    await world.services.slate_editor.create_slate(world.guild_id, "The *Popcorns*", held, by, "oscars-98")

    await world.member.slash(world.channel, "discuss ceremony", ceremony="popcorns")

    facts, question = read_thread(world, thread_of(world.channel, "🏆 The *Popcorns*"))
    assert facts.startswith(r"## The \*Popcorns\*")
    assert "-# Best Picture\n*Bugonia*, *F1*, *Frankenstein*" in facts
    assert question_in(question) == "Who will win, and who should?"
