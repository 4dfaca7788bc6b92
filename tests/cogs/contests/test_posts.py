"""The posts of contests when things go wrong, and whom that is told; and how often a post is edited."""

import discord
import pytest

from bot.ids import CategoryId, NomineeId
from cogs.kit.posts import EDIT_INTERVAL, TOO_MANY_EDITS_CODE
from tests.cogs.contest_actions import (
    DAY,
    HOUR,
    SEALED,
    announce_all,
    announced,
    as_shown,
    dm_of,
    draft,
    newest,
    pick_all,
    post_text,
)
from tests.cogs.played_contests import fill, pick
from tests.world import World, labels, read_channel, reply, text

BEST_PICTURE = CategoryId("best-picture")
SINNERS = NomineeId("sinners")


def edits(world: World, message_id: int | None) -> list[object]:
    """What the bot sent to Discord to edit a message."""
    return [
        entry.json
        for entry in world.env.http_requests
        if entry.method == "PATCH" and entry.path.endswith(f"/messages/{message_id}")
    ]


async def test_a_rush_of_ballots_is_one_edit_and_the_last_state_arrives(world: World):
    contest = await announced(world)
    message = reply(await world.member.slash(world.channel, "ballot"))
    for nominee in ("sinners", "hamnet", "bugonia", "sinners"):
        await pick(world.member, message, "best-picture", nominee)
    await fill(world, world.members[1], contest, {BEST_PICTURE: SINNERS})
    assert len(edits(world, contest.message_id)) == 1

    await world.env.advance_time(30)

    assert len(edits(world, contest.message_id)) == 2
    assert "**2 ballots** are in." in post_text(world, contest)
    await world.env.advance_time(HOUR)
    assert len(edits(world, contest.message_id)) == 2, "nothing changed, so nothing is edited"


async def test_a_change_after_the_pace_is_shown_at_once(world: World):
    contest = await announced(world)
    await fill(world, world.member, contest, {BEST_PICTURE: SINNERS})
    await fill(world, world.members[1], contest, {BEST_PICTURE: SINNERS})
    assert len(edits(world, contest.message_id)) == 1
    await world.env.advance_time(EDIT_INTERVAL.total_seconds())

    await fill(world, world.join("Chloé"), contest, {BEST_PICTURE: SINNERS})

    assert len(edits(world, contest.message_id)) == 2
    assert "**3 ballots** are in." in post_text(world, contest)


async def test_an_old_post_is_edited_once_a_minute(world: World):
    contest = await announced(world)
    await world.env.advance_time(2 * HOUR)
    await fill(world, world.member, contest, {BEST_PICTURE: SINNERS})
    await fill(world, world.members[1], contest, {BEST_PICTURE: SINNERS})
    assert len(edits(world, contest.message_id)) == 1

    await world.env.advance_time(30)
    assert len(edits(world, contest.message_id)) == 1
    await world.env.advance_time(30)
    assert len(edits(world, contest.message_id)) == 2
    assert "**2 ballots** are in." in post_text(world, contest)


async def test_every_edit_pings_nobody(world: World):
    contest = await announced(world)
    await fill(world, world.member, contest, {BEST_PICTURE: SINNERS})

    (payload,) = edits(world, contest.message_id)
    assert isinstance(payload, dict)
    assert payload["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize(("status", "code"), [(400, TOO_MANY_EDITS_CODE), (503, 0)])
async def test_an_edit_that_discord_does_not_take_now_is_made_later(world: World, status: int, code: int):
    contest = await announced(world)
    path = f"/channels/*/messages/{contest.message_id}"
    world.env.inject_error("PATCH", path, status=status, code=code, times=None)
    await fill(world, world.member, contest, {BEST_PICTURE: SINNERS})
    await world.env.advance_time(30)
    assert "No ballot is in yet." in post_text(world, contest)

    world.env.backend.faults.clear()
    await world.env.advance_time(120)

    assert "**1 ballot** is in." in post_text(world, contest)


async def test_a_deleted_channel_is_said_once_to_the_host_and_the_contest_goes_on(world: World):
    contest = await announced(world, channel=world.guild.create_text_channel("doomed"))
    world.env.backend.delete_channel(contest.channel_id or 0)
    for nominee in ("sinners", "hamnet"):
        await fill(world, world.member, contest, {BEST_PICTURE: NomineeId(nominee)})
        await world.env.advance_time(60)

    letters = read_channel(dm_of(world, world.host), world.host)
    assert len(letters) == 1
    assert "The post of **Oscar night**, or its channel, was deleted." in letters[0]

    panel = reply(await world.host.slash(world.channel, "contests", contest="Oscar night"))
    await world.host.click(panel, label="Host")
    assert "It has no post" in text(panel)
    shown = await world.host.click(panel, label="Post again …")
    await world.host.submit_modal(shown, {"channel": [world.channel]})
    assert "📣 Posted" in text(panel)
    moved = await newest(world)
    assert moved.channel_id == world.channel.id
    assert "**1 ballot** is in." in post_text(world, moved)


async def test_a_channel_where_the_bot_may_not_write_is_refused_before_anything_changes(world: World):
    me = world.guild.me
    assert me is not None
    closed = world.guild.create_text_channel(
        "closed", overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )
    message = reply(await draft(world, channel=closed))
    before = await newest(world)

    refused = await world.host.click(message, label="Announce")

    assert "**Send Messages**" in text(refused)
    assert await newest(world) == before


async def test_a_proof_that_cannot_be_posted_is_told_to_the_host(world: World):
    contest = await announced(world, channel=world.guild.create_text_channel("doomed"))
    await pick_all(world, contest)
    world.env.backend.delete_channel(contest.channel_id or 0)

    await world.env.advance_time(3 * DAY + SEALED)

    sealed = await newest(world)
    assert sealed.proof is not None
    assert any("was deleted" in letter for letter in read_channel(dm_of(world, world.host), world.host))
    card = await world.member.slash(world.channel, "contests", contest="Oscar night")
    assert sealed.proof in text(card)


async def test_moving_an_open_contest_makes_its_post_anew_and_takes_the_old_one_away(world: World):
    contest = await announced(world)
    elsewhere = world.guild.create_text_channel("big-night")
    shown = await world.host.slash(world.channel, "contest edit")
    await world.host.submit_modal(shown, as_shown(shown) | {"channel": [elsewhere]})

    moved = await newest(world)
    assert moved.channel_id == elsewhere.id
    assert "## 🗳️ Oscar night" in post_text(world, moved, elsewhere)
    assert contest.message_id not in [message.id for message in world.channel.history()]


async def test_whose_nominee_is_withdrawn_gets_a_letter_with_the_way_back(world: World):
    contest = await announced(world)
    await fill(world, world.member, contest, {BEST_PICTURE: SINNERS})

    await withdraw(world, "sinners")

    letters = read_channel(dm_of(world, world.member), world.member)
    assert len(letters) == 1
    assert "***Sinners*** was withdrawn from **Best Picture**" in letters[0]
    assert f"/{contest.channel_id}/{contest.message_id}" in letters[0]
    assert read_channel(dm_of(world, world.members[1]), world.members[1]) == []


async def test_whose_messages_are_closed_is_told_at_the_next_command_and_once(world: World):
    contest = await announced(world)
    await fill(world, world.member, contest, {BEST_PICTURE: SINNERS})
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=None)
    await withdraw(world, "sinners")
    await world.restart()

    answer = await world.member.slash(world.channel, "winners", ceremony="97")
    assert "was withdrawn" in text(answer.followups[-1])
    assert answer.followups[-1].ephemeral
    again = await world.member.slash(world.channel, "winners", ceremony="97")
    assert again.followups == []


async def test_controls_a_member_has_no_business_with_are_not_shown(world: World):
    await announced(world)
    card = await world.member.slash(world.channel, "contests", contest="Oscar night")
    assert labels(card) == ["Fill in my ballot", "All contests"]
    card = await world.host.slash(world.channel, "contests", contest="Oscar night")
    assert labels(card) == ["Fill in my ballot", "Host", "All contests"]


async def withdraw(world: World, nominee_id: str) -> None:
    """Withdraw a nominee of Best Picture as a host does."""
    where = {"ceremony": "98", "category": "best-picture", "nominee": nominee_id}
    asked = await world.host.slash(world.channel, "ceremony withdraw", **where)
    await world.host.click(reply(asked), label="Confirm")


async def test_a_channel_with_several_contests_and_polls_is_told_of_once_each(world: World):
    doomed = world.guild.create_text_channel("doomed")
    await announced(world, channel=doomed)
    contest = await announced(world, channel=doomed, title="Second night", late_entries=True)
    world.env.backend.delete_channel(doomed.id)
    await world.env.settle()
    await announce_all(world, contest)
    await fill(world, world.member, contest, {})
    await world.env.advance_time(60)  # what waits to be edited is done before days go by at once
    await world.env.advance_time(3 * DAY + SEALED)

    letters = read_channel(dm_of(world, world.host), world.host)
    assert len(letters) == 1
    assert "**Oscar night**" in letters[0]
    assert "**Second night**" in letters[0]


async def test_a_host_is_told_once_that_the_bot_may_not_write(world: World):
    contest = await announced(world)
    world.env.inject_error("POST", f"/channels/{contest.channel_id}/messages", status=403, times=None)
    world.env.inject_error("PATCH", f"/channels/{contest.channel_id}/messages/*", status=403, times=None)
    await fill(world, world.member, contest, {BEST_PICTURE: SINNERS})
    await world.env.advance_time(3 * DAY + SEALED)

    letters = read_channel(dm_of(world, world.host), world.host)
    assert len(letters) == 1
    assert "I may no longer write" in letters[0]


async def test_a_young_post_is_never_ten_seconds_behind_its_first_ballots(world: World):
    contest = await announced(world)
    await fill(world, world.member, contest, {BEST_PICTURE: SINNERS})
    await world.env.advance_time(1)
    await fill(world, world.members[1], contest, {BEST_PICTURE: SINNERS})

    await world.env.advance_time(10)

    assert "**2 ballots** are in." in post_text(world, contest)
