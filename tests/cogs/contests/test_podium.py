"""The podium of a finished contest: its picture, and that it is posted once whatever happens."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import cast

import discord
import pytest
from sqlalchemy import Connection, update

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.contests import deadlines
from bot.contests.model import Contest
from bot.db.tables import contests
from bot.guilds.model import RolePurpose
from bot.ids import CategoryId, MemberId, NomineeId
from bot.jobs import store as job_store
from bot.results.result_set import ResultSet
from cogs.contests.podium import PodiumPosts
from cogs.contests.posts import ContestPosts
from cogs.kit import charts
from cogs.kit.contest_text import EQUAL_POINTS_RULE
from tests.cogs.contest_actions import (
    HOUR,
    announce_all,
    announced,
    dm_of,
    newest,
    own_contest,
    pick_all,
    post_text,
)
from tests.cogs.counted_room import (
    announce,
    category_of,
    contest_on,
    fill_room,
    finish,
    host,
    ids_of,
    lock,
    slate,
)
from tests.cogs.played_contests import fill, loser_of, open_contest, slate_of, winner_of
from tests.world import Component, World, read_channel, reply, text, walk

pytestmark = pytest.mark.slow

PODIUM = "## 🏁 Final standings"
LATE = 20.0
"""Seconds after the finish by which a podium is there, though the process died over it."""


async def played(world: World) -> Contest:
    """A contest of ten members, every envelope of which is open."""
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await announce(world, ceremony)
    return await newest(world)


async def finish_by_hand(world: World) -> str:
    """Finish the contest as a host does, and say what the host is told."""
    message = reply(await world.host.slash(world.channel, "contest finish"))
    await world.host.click(message, label="Make it final")
    return text(message)


def podiums(world: World) -> list[tuple[str, dict[str, str]]]:
    """What each podium in the channel says, with its pictures and their alt texts."""
    messages = world.channel.history(viewer=world.member)
    shown = zip(read_channel(world.channel, world.member), messages, strict=True)
    return [(said, pictures(message)) for said, message in shown if said.startswith(PODIUM)]


def pictures(message: discord.Message) -> dict[str, str]:
    parts = walk([cast("Component", component.to_dict()) for component in message.components])
    alts = [item["description"] for part in parts for item in part.get("items", [])]
    return dict(zip([each.filename for each in message.attachments], alts, strict=True))


async def correct(world: World, contest: Contest, title: str, name: str) -> None:
    """Announce another winner of a category after the end, as a host does."""
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    where = {"category": category_of(ceremony, title), "winner": ids_of(ceremony, title, name)[1]}
    asked = await world.host.slash(world.channel, "result announce", **where, ceremony=contest.title)
    await world.host.click(reply(asked), label="Confirm and announce")


async def test_the_podium_shows_the_final_card_and_says_the_same(world: World):
    await played(world)

    await finish_by_hand(world)

    ((said, shown),) = podiums(world)
    alt = shown["final.png"]
    assert alt.startswith(
        "Oscars night, 99th Academy Awards · final standings.\n🏆 1. Fay: 4 points, 4 of 5 right"
    )
    assert "🎉 **Fay, Hal and Ida** share the win!" in said
    assert "🥇 **Fay** · 4 points, 4 of 5 right" in said
    for line in alt.splitlines()[1:9]:
        rank, standing = line.removeprefix("🏆 ").split(". ", 1)
        name, earned = standing.split(": ", 1)
        said_too = any(name in one and earned in one for one in said.splitlines())
        assert said_too is (int(rank) <= 3), "who is not on the podium is in the picture alone"
    assert alt.splitlines()[-1] == "The room itself called 2 of 5"
    assert "The room itself called 2 of 5" in said
    await world.env.advance_time(HOUR)
    assert len(podiums(world)) == 1


async def test_nobody_wins_without_a_point(world: World):
    contest = await open_contest(world)
    picture = (await slate_of(world, contest))[0]
    for member in world.members[:2]:
        await fill(world, member, contest, {picture.id: loser_of(picture).id})
    await lock(world, contest)
    await world.host.slash(
        world.channel, "result announce", category=picture.id, winner=winner_of(picture).id
    )

    await finish_by_hand(world)

    ((said, _),) = podiums(world)
    assert "Nobody has a point, so nobody wins." in said
    assert "🎉" not in said


async def test_a_process_that_dies_after_the_finish_posts_the_podium_when_it_is_back(world: World):
    role = world.guild.create_role("Champion")
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_role(world.guild_id, RolePurpose.CHAMPION, role.id, owner)
    contest = await own_contest(world)
    await pick_all(world, contest)
    await lock(world, contest)
    await announce_all(world, contest)
    await finish(world, contest)  # durable, and the process does not get any further
    assert podiums(world) == []

    await world.restart()
    await world.env.advance_time(LATE)

    ((said, shown),) = podiums(world)
    assert "🎉 **Ana** wins!" in said
    assert "1. Ana: 2 points" in shown["final.png"]
    assert world.env.backend.get_member(world.guild.id, world.member.id).role_ids == [role.id]
    assert "**It is over.**" in post_text(world, contest)
    await world.restart()
    await world.env.advance_time(HOUR)
    assert len(podiums(world)) == 1


async def test_a_process_that_dies_over_remembering_the_podium_does_not_repeat_it(world: World):
    contest = await played(world)
    await finish_by_hand(world)
    posted = await newest(world)

    def forget(connection: Connection) -> None:
        connection.execute(update(contests).values(podium_message_id=None))
        deadlines.schedule_podium(connection, world.services.jobs, contest, world.env.now())

    await world.database.write(forget)
    await world.restart()
    await world.env.advance_time(LATE)

    assert len(podiums(world)) == 1
    assert posted.podium_message_id is not None
    assert (await newest(world)).podium_message_id == posted.podium_message_id


async def test_a_process_that_dies_after_the_podium_still_says_on_the_contests_post_that_it_is_over(
    world: World,
):
    contest = await own_contest(world)
    await pick_all(world, contest)
    await lock(world, contest)
    await announce_all(world, contest)
    await world.env.advance_time(HOUR)
    place, posted = world.channel.id, contest.message_id
    world.env.inject_error("PATCH", f"/channels/{place}/messages/{posted}", status=503, times=None)
    await finish_by_hand(world)
    assert len(podiums(world)) == 1
    assert "**It is over.**" not in post_text(world, contest)
    world.env.backend.faults.clear()

    await world.restart()
    await world.env.advance_time(LATE)

    assert "**It is over.**" in post_text(world, contest)
    assert len(podiums(world)) == 1


async def test_the_proof_posted_at_the_lock_is_not_taken_for_the_podium(world: World):
    fill_room(world)
    ceremony = await slate(world)
    contest = await contest_on(world, ceremony)
    await lock(world, contest)
    await finish(world, contest)

    await world.restart()
    await world.env.advance_time(LATE)

    ((said, shown),) = podiums(world)
    assert "No result stands, so nobody wins." in said
    assert shown == {}


async def test_the_finish_and_its_job_at_once_post_one_podium(world: World):
    finished = await world.services.contest_hosting.finish_contest(
        world.guild_id, (await played(world)).id, None, host(world)
    )
    bot = cast("AwardsBot", world.env.bot)
    beside = PodiumPosts(bot, ContestPosts(bot))
    (job,) = await world.database.read(
        job_store.list_due_jobs,
        [deadlines.PODIUM_JOB],
        [],
        world.services.shards,
        world.env.now() + timedelta(hours=1),
    )

    await asyncio.gather(
        beside.post_missing_podium(job), beside.post_podium(finished), beside.post_missing_podium(job)
    )

    assert len(podiums(world)) == 1


async def test_while_discord_fails_the_host_is_told_that_the_podium_follows(world: World):
    await played(world)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=503, times=None)

    assert "I post it as soon as it does." in await finish_by_hand(world)
    assert podiums(world) == []
    world.env.backend.faults.clear()
    await world.env.advance_time(HOUR)

    assert len(podiums(world)) == 1


async def test_a_podium_that_cannot_be_posted_is_told_to_the_host_once(world: World):
    contest = await played(world)
    world.env.inject_error(
        "POST", f"/channels/{contest.channel_id}/messages", status=403, code=50013, times=None
    )

    assert "so tell the members yourself" in await finish_by_hand(world)
    await world.env.advance_time(HOUR)

    assert len(read_channel(dm_of(world, world.host), world.host)) == 1


async def test_without_the_right_to_attach_files_the_podium_is_words_alone(world: World):
    me = world.guild.me
    assert me is not None
    world.channel = world.guild.create_text_channel(
        "words-only", overwrites={me: discord.PermissionOverwrite(attach_files=False)}
    )
    await played(world)

    await finish_by_hand(world)

    ((said, shown),) = podiums(world)
    assert "🥇 **Fay** · 4 points, 4 of 5 right" in said
    assert "4. Eli" in said, "what the picture would have said"
    assert shown == {}
    assert (await newest(world)).podium_message_id is not None


async def test_a_picture_that_cannot_be_drawn_does_not_keep_the_podium(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    await played(world)
    closed = ThreadPoolExecutor(max_workers=1)
    closed.shutdown()
    monkeypatch.setattr(charts, "_DRAWING_EXECUTOR", closed)

    await finish_by_hand(world)

    ((said, shown),) = podiums(world)
    assert "🥇 **Fay** · 4 points, 4 of 5 right" in said
    assert shown == {}


async def test_a_correction_is_a_new_podium_and_the_old_one_loses_its_picture(world: World):
    contest = await played(world)
    await finish_by_hand(world)
    first = await newest(world)

    await correct(world, contest, "Best Actress", "Demi Moore")
    await world.env.advance_time(LATE)

    (old, none), (new, shown) = podiums(world)
    assert "A result was corrected after this was posted. **Final standings** shows what counts now." in old
    assert "wins" not in old
    assert none == {}
    assert new.startswith(f"{PODIUM}, corrected")
    assert "🎉 **Fay** wins!" in new
    assert "🏆 1. Fay: 5 points" in shown["final.png"]
    corrected = await newest(world)
    assert corrected.podium_message_id not in (None, first.podium_message_id)


async def test_many_corrections_at_once_are_not_said_one_by_one(world: World):
    contest = await open_contest(world)
    await fill(
        world, world.member, contest, {CategoryId("best-picture"): NomineeId("one-battle-after-another")}
    )
    await lock(world, contest)
    await finish_by_hand(world)

    asked = await world.host.slash(world.channel, "result settle", ceremony=contest.title)
    await world.host.click(reply(asked), label="Yes, open them")
    await world.env.advance_time(LATE)

    *before, (said, shown) = podiums(world)
    assert len(before) == 1, "what was final; the 24 corrections share one"
    assert "🥇 **Ana** · 1 point, 1 of 24 right" in said
    assert "1 of 24 right" in shown["final.png"]
    assert [pictured for _, pictured in before if pictured] == []


async def test_a_corrected_podium_comes_though_the_process_dies(world: World):
    contest = await played(world)
    await finish_by_hand(world)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=503, times=None)
    await correct(world, contest, "Best Actress", "Demi Moore")
    await world.env.advance_time(4)
    world.env.backend.faults.clear()

    await world.restart()
    await world.env.advance_time(LATE)

    (old, none), (new, _) = podiums(world)
    assert "A result was corrected after this was posted." in old
    assert none == {}
    assert "🎉 **Fay** wins!" in new


async def test_the_old_podium_keeps_its_names_no_longer_than_discord_refuses_the_edit(world: World):
    contest = await played(world)
    await finish_by_hand(world)
    first = (await newest(world)).podium_message_id
    world.env.inject_error("PATCH", f"/channels/{world.channel.id}/messages/{first}", status=503, times=None)
    await correct(world, contest, "Best Actress", "Demi Moore")
    await world.env.advance_time(LATE)
    assert ["was corrected" in said for said, _ in podiums(world)] == [False, False]
    world.env.backend.faults.clear()

    await world.restart()
    await world.env.advance_time(HOUR)

    assert len(podiums(world)) == 2, "it is not said a third time"
    assert "A result was corrected after this was posted." in podiums(world)[0][0]


async def test_while_contests_are_off_nothing_is_said_and_afterwards_the_correction(world: World):
    contest = await played(world)
    await finish_by_hand(world)
    await correct(world, contest, "Best Actress", "Demi Moore")
    await world.owner.slash(world.channel, "config feature", name="contests", enabled=False)
    await world.env.advance_time(LATE)
    assert len(podiums(world)) == 1

    await world.owner.slash(world.channel, "config feature", name="contests", enabled=True)
    await world.env.advance_time(HOUR + 60)

    assert ["wins!" in said for said, _ in podiums(world)] == [False, True]


async def test_a_correction_gives_the_role_on(world: World):
    role = world.guild.create_role("Champion")
    owner = Actor(MemberId(world.owner.id), world.owner.name)
    await world.services.guilds.set_role(world.guild_id, RolePurpose.CHAMPION, role.id, owner)
    contest = await own_contest(world)
    await pick_all(world, contest)
    ana, ben = world.members
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    for category in contest.rules.categories:
        nominee_id = ceremony.by_id[category.id].nominees[1].id
        await world.services.ballots.pick_nominee(
            world.guild_id, contest.id, MemberId(ben.id), category.id, nominee_id, pressed_at=world.env.now()
        )
    await lock(world, contest)
    await announce_all(world, contest)
    await finish_by_hand(world)

    def crowned() -> list[bool]:
        members = (world.env.backend.get_member(world.guild.id, one.id) for one in (ana, ben))
        return [role.id in member.role_ids for member in members]

    assert crowned() == [True, False]
    target = ResultSet(world.guild_id, contest.ceremony_id)
    for category in ceremony.slate:
        second = [category.nominees[1].id]
        await world.services.announcing.announce_winners(target, category.id, second, owner, replace=True)
    await world.env.advance_time(LATE)

    assert crowned() == [False, True]


async def test_a_wrong_answer_is_corrected_after_the_finish_and_the_podium_follows(world: World):
    contest = await announced(world, tiebreaker="How many minutes?")
    await pick_all(world, contest, 2)
    for member, answer in zip(world.members[:2], (200, 230), strict=True):
        await world.services.ballots.answer_tiebreaker(
            world.guild_id, contest.id, MemberId(member.id), answer, pressed_at=world.env.now()
        )
    first = contest.rules.categories[0].id
    await world.services.ballots.clear_pick(
        world.guild_id, contest.id, MemberId(world.members[0].id), first, pressed_at=world.env.now()
    )
    await world.env.advance_time((contest.locks_at - world.env.now()).total_seconds() + 10)
    one, other = (member.name.title() for member in world.members[:2])
    await announce_all(world, contest)
    asked = reply(await world.host.slash(world.channel, "contest finish", answer="205"))
    await world.host.click(asked, label="Make it final")
    ((said, _),) = podiums(world)
    assert f"🎉 **{one}** wins!" in said
    assert EQUAL_POINTS_RULE in said

    asked = reply(await world.host.slash(world.channel, "contest finish", answer="229"))
    assert "It was **205**." in text(asked)
    await world.host.click(asked, label="Correct the answer")
    await world.env.advance_time(LATE)

    assert (await newest(world)).tiebreaker_answer == 229
    assert f"🎉 **{other}** wins!" in podiums(world)[-1][0]
    panel = reply(await world.host.slash(world.channel, "contests", contest=contest.title))
    await world.host.click(panel, label="Host")
    shown = await world.host.click(panel, label="Correct the answer …")
    await world.host.submit_modal(shown, {"answer": ""})
    await world.host.click(panel, label="Correct the answer")
    assert (await newest(world)).tiebreaker_answer is None
