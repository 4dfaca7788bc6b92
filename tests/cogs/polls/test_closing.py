"""Polls as hosts end them: closed by hand, by name, or by the envelope."""

import asyncio
import sqlite3
from typing import Any

import aiohttp
import pytest
from discord.http import Route

from bot.audit.model import Actor
from bot.guilds.model import Feature, Spoilers
from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.polls.model import Poll, PollQuestion
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from cogs.kit.posts import LATER_EDIT_INTERVAL, PostLocation
from tests.polls.poll_posts import (
    LULL,
    ask,
    asked,
    counts,
    list_asked,
    menus,
    own_slate,
    post_text,
    vote,
)
from tests.world import World, custom_id, picks, reply, text

BEST_PICTURE = CategoryId("best-picture")


SINNERS, HAMNET, BATTLE = NomineeId("sinners"), "hamnet", "one-battle-after-another"


async def announce_winner(world: World, poll: Poll, *winners: str) -> str:
    """Announce the winner of a poll's category in the results that it is held against."""
    category, ceremony = poll.category_id, poll.result_set.key
    where = {"category": category, "winner": winners[0], "ceremony": ceremony}
    return text(await world.host.slash(world.channel, "result announce", **where))


async def test_one_open_poll_is_closed_without_being_named(world: World):
    poll = await asked(world)
    await vote(world, world.member, poll, SINNERS)

    answer = await world.host.slash(world.channel, "poll close")
    assert answer.ephemeral
    assert "🔒 Closed: **Best Picture: who will win**." in text(answer)
    await world.env.advance_time(LULL)

    assert menus(world, poll) == []
    assert "The room believed in ***Sinners***." in post_text(world, poll)
    assert "No poll is open" in text(await world.host.slash(world.channel, "poll close"))


async def test_a_post_is_edited_again_after_the_database_failed(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    poll = await asked(world)
    guilds = world.services.guilds
    read = guilds.is_feature_enabled
    failures = [sqlite3.OperationalError("disk I/O error")]

    async def fail_in_the_background(guild_id: GuildId, feature: Feature) -> bool:
        task = asyncio.current_task()
        if failures and task is not None and task.get_name().startswith("post "):
            raise failures.pop()
        return await read(guild_id, feature)

    monkeypatch.setattr(guilds, "is_feature_enabled", fail_in_the_background)
    await vote(world, world.member, poll, SINNERS)
    await world.env.advance_time(LULL)
    assert failures == []
    assert "1 vote" not in post_text(world, poll)
    place = PostLocation(world.channel.id, poll.message_id or 0)
    line = f"Post {place} is not edited: OperationalError('disk I/O error')"
    assert [message for message in caplog.messages if "disk I/O error" in message] == [line]

    await vote(world, world.host, poll, SINNERS)
    await world.env.advance_time(LULL)
    assert "2 votes" in post_text(world, poll)


async def test_a_post_whose_line_was_cut_is_edited_again(world: World, monkeypatch: pytest.MonkeyPatch):
    poll = await asked(world)
    send, cuts = world.bot.http.request, [aiohttp.ServerDisconnectedError()]

    async def cut_line(route: Route, **parameters: Any) -> Any:
        if route.method == "PATCH" and cuts:
            raise cuts.pop()
        return await send(route, **parameters)

    monkeypatch.setattr(world.bot.http, "request", cut_line)
    await vote(world, world.member, poll, SINNERS)
    await world.env.advance_time(LULL)
    assert cuts == []
    assert "1 vote" not in post_text(world, poll)
    await world.env.advance_time(LATER_EDIT_INTERVAL.total_seconds() + LULL)
    assert "1 vote" in post_text(world, poll)


async def test_of_several_polls_some_are_chosen_from_a_list(world: World):
    answer = await ask(world)
    await world.host.click(reply(answer), label="Ask who should win, too")
    await ask(world, category="director")

    answer = await world.host.slash(world.channel, "poll close")
    listed = picks(reply(answer), "Open polls")
    assert sorted(listed) == [
        "Best Director: who will win",
        "Best Picture: who should win",
        "Best Picture: who will win",
    ]
    chosen = [listed["Best Picture: who will win"], listed["Best Director: who will win"]]
    await world.host.select(reply(answer), chosen, custom_id=custom_id(answer, "Open polls"))

    assert await list_asked(world) == [("best-picture", PollQuestion.SHOULD)]
    assert "🔒 Closed" in text(answer)


async def test_a_poll_is_closed_by_its_name(world: World):
    await asked(world)
    await asked(world, category="director", question="should")
    offered = await world.host.autocomplete(world.channel, "poll close", "poll", "direct")
    assert [choice["name"] for choice in offered] == ["Best Director: who should win · 98th Academy Awards"]

    await world.host.slash(world.channel, "poll close", poll="director")

    assert await list_asked(world) == [("best-picture", PollQuestion.WILL)]


async def test_closing_leaves_only_the_other_question_on_its_post(world: World):
    will = await asked(world)
    should = await asked(world, question="should")
    await world.env.advance_time(LULL)
    assert len(menus(world, should, PollQuestion.WILL)) == 1
    assert len(menus(world, will, PollQuestion.SHOULD)) == 1, "asked later, and shown on the earlier post too"

    await world.host.slash(world.channel, "poll close", poll=str(will.id))
    await world.env.advance_time(LULL)

    assert menus(world, should, PollQuestion.WILL) == []
    assert len(menus(world, should)) == 1


async def test_an_envelope_closes_who_will_win_and_both_posts_tell_the_winner(world: World):
    slate_id = await own_slate(world)
    will = await asked(world, ceremony=slate_id)
    should = await asked(world, ceremony=slate_id, question="should")
    first, second = (option["value"] for option in menus(world, will)[0]["options"][:2])
    ana, ben = world.members
    await vote(world, ana, will, first)
    await vote(world, ben, will, second)

    assert "2 polls on it will show it too." in await announce_winner(world, will, first)
    await world.env.advance_time(LULL)

    shown = post_text(world, will)
    assert "## 🔒 Best Picture" in shown
    assert "🏆 ***Film 1*** won: **1 of 2** called it." in shown
    assert "🏆 ***Film 1***" in post_text(world, should)
    await vote(world, ana, should, second)
    assert await counts(world, should) == {second: 1}

    asked_back = await world.host.slash(world.channel, "result undo", category="picture", ceremony=slate_id)
    await world.host.click(reply(asked_back), label="Yes, take it back")
    await world.env.advance_time(LULL)
    assert "🏆" not in post_text(world, will) + post_text(world, should)
    assert "## 🔒 Best Picture" in post_text(world, will)


async def test_a_rehearsals_envelope_is_opened_as_rehearsal_polls(world: World):
    poll = await asked(world)
    offered = await world.host.autocomplete(world.channel, "result announce", "ceremony", "")
    assert offered[0] == {"name": "98th Academy Awards · polls after the fact", "value": "oscars-98:-1"}
    await vote(world, world.member, poll, BATTLE)

    told_host = text(
        await world.host.slash(world.channel, "result announce", category="best-picture", winner=BATTLE)
    )
    await world.env.advance_time(LULL)

    assert "1 poll on it" in told_host
    assert "**1 of 1** called it." in post_text(world, poll)
    scene = await world.services.announcing.get_context(
        ResultSet(world.guild_id, "oscars-98", REHEARSAL_POLLS)
    )
    assert scene.results.find_winners(BEST_PICTURE) == (BATTLE,)
    real = await world.services.announcing.get_context(ResultSet(world.guild_id, "oscars-98"))
    assert real.results.find_winners(BEST_PICTURE) == ()


async def test_where_results_are_covered_the_posts_cover_them_too(world: World):
    by = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_spoilers(world.guild_id, Spoilers.COVERED, by)
    poll = await asked(world)
    for member, nominee_id in zip(world.members, (BATTLE, SINNERS), strict=True):
        await vote(world, member, poll, nominee_id)
    await announce_winner(world, poll, BATTLE)
    await world.env.advance_time(LULL)

    shown = post_text(world, poll)
    assert "🏆 ||***One Battle After Another*** won: **1 of 2** called it.||" in shown
    assert shown.count("🏆") == 1
    answer = await world.member.slash(world.channel, "polls")
    await world.member.click(reply(answer), label="How others ended")
    assert "🏆 ||***One Battle After Another***||" in text(answer)
