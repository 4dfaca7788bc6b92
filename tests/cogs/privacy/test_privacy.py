"""`/privacy` as members use it: the file with everything, and what is said before and after they are erased."""

import json
from datetime import timedelta
from typing import Any

import pytest
from discord import ui
from simcord import InteractionResult, MemberActor

from bot.db.tables import members
from bot.privacy.erasure import Footprint
from cogs.privacy.screens import confirm_erasure_screen, erased_screen
from tests.cogs.contest_actions import announced, post_text
from tests.cogs.played_contests import LOCKS_IN, fill, open_contest, slate_of
from tests.discord_limits import breaches
from tests.world import World, labels, reply, text

LULL_SECONDS = 30
"""Enough for everything that waits to be edited, while a post is young."""


async def file_of(answer: InteractionResult) -> dict[str, Any]:
    """What the file of an export says."""
    [file] = reply(answer).attachments
    return json.loads(await file.read())


def text_of(screen: ui.LayoutView) -> str:
    return "\n".join(part.content for part in screen.walk_children() if isinstance(part, ui.TextDisplay))


async def play(world: World, *players: MemberActor) -> None:
    """Let members fill in one category each, and the contest lock."""
    contest = await open_contest(world)
    category, *_ = await slate_of(world, contest)
    for player in players:
        await fill(world, player, contest, {category.id: category.nominees[0].id})
    await world.env.advance_time(LOCKS_IN.total_seconds() + 10)


async def names(world: World) -> set[int]:
    return await world.database.read(
        lambda connection: {row.user_id for row in connection.execute(members.select())}
    )


async def test_the_file_is_for_the_asker_alone_and_tells_everything(world: World):
    ana, ben = world.members
    await play(world, ana, ben)
    world.env.backend.edit_guild(world.guild.id, {"name": "The Film Society"})
    await world.env.settle()

    answer = await ana.slash(world.channel, "privacy export")

    assert answer.ephemeral
    told = await file_of(answer)
    assert told["member"] == str(ana.id)
    assert [(name["server"], name["name"]) for name in told["names"]] == [("The Film Society", "Ana")]
    [ballot] = told["ballots"]
    assert ballot["contest"] == "Oscars night"
    assert [pick["category"] for pick in ballot["picks"]] == ["Best Picture"]
    assert "Ben" not in json.dumps(told)
    assert str(ben.id) not in json.dumps(told)


async def test_it_works_in_direct_messages_over_all_servers(world: World):
    await play(world, world.member)
    answer = await world.member.user.slash("privacy export")
    assert len((await file_of(answer))["ballots"]) == 1
    assert "Erase everything about you?" in text(await world.member.user.slash("privacy delete"))


async def test_who_reads_what_stays_may_still_leave_it(world: World):
    await play(world, world.member)
    answer = await world.member.slash(world.channel, "privacy delete")
    assert answer.ephemeral
    shown = text(answer)
    assert "your name, in 1 server" in shown
    assert "1 ballot already closed: picks and points stand, unnamed, and the proof still holds" in shown
    assert labels(answer) == ["Erase me", "Leave it"]

    await world.member.click(reply(answer), label="Leave it")

    assert text(answer) == "Nothing was erased."
    assert world.member.id in await names(world)


@pytest.mark.slow
async def test_who_is_erased_is_unnamed_everywhere_and_the_proof_holds(world: World):
    ana, ben = world.members
    await play(world, ana, ben)
    asked = await ana.slash(world.channel, "privacy delete")

    await ana.click(reply(asked), label="Erase me")

    assert "nothing I keep can be traced to you" in text(asked)
    assert ana.id not in await names(world)
    standings = await ben.slash(world.channel, "standings")
    assert "Ana" not in text(standings)
    assert "Ben" in text(standings)
    card = reply(await ben.slash(world.channel, "contests", contest="Oscars night"))
    assert "1 of someone who left" in text(await ben.click(card, label="Verify")) + text(card)
    assert (await file_of(await ana.slash(world.channel, "privacy export")))["ballots"] == []


@pytest.mark.slow
async def test_open_picks_are_taken_back_and_the_post_says_one_ballot_less(world: World):
    ana, ben = world.members
    contest = await announced(world)
    category, *_ = await slate_of(world, contest)
    for player in (ana, ben):
        await fill(world, player, contest, {category.id: category.nominees[0].id})
    await world.env.advance_time(LULL_SECONDS)
    assert "**2 ballots** are in." in post_text(world, contest)
    asked = await ana.slash(world.channel, "privacy delete")
    assert "1 ballot still open: those picks are taken back" in text(asked)

    await ana.click(reply(asked), label="Erase me")

    assert (await world.services.contests.get_card(world.guild_id, contest.id)).ballots == 1
    await world.env.advance_time(LULL_SECONDS)
    assert "**1 ballot** is in." in post_text(world, contest)


async def test_a_stranger_has_nothing_to_erase(world: World):
    answer = await world.member.user.slash("privacy delete")
    assert text(answer) == "I keep nothing about you."


def test_the_longest_confirmation_is_within_discords_limits():
    many = 10**6
    assert list(breaches(confirm_erasure_screen(Footprint(many, many, many, many, many, many)))) == []


def test_before_and_after_only_what_there_is_is_named():
    votes_alone = text_of(
        confirm_erasure_screen(Footprint(servers=2, open_votes=1, votes=3, audit_entries=4))
    )
    assert "your name, in 2 servers" in votes_alone
    assert "1 vote in open polls: taken back" in votes_alone
    assert "3 votes in polls that are over, unnamed" in votes_alone
    assert "4 lines in audit logs, as done by someone who left" in votes_alone
    assert "ballots already closed" not in votes_alone
    assert "still open" not in votes_alone
    ballots_alone = text_of(confirm_erasure_screen(Footprint(ballots=2)))
    assert "2 ballots already closed" in ballots_alone
    assert "vote" not in ballots_alone
    assert "audit" not in ballots_alone

    assert "each contest's **Verify** counts you as someone who left" in text_of(
        erased_screen(Footprint(ballots=1))
    )
    nothing_played = text_of(erased_screen(Footprint(servers=1)))
    assert "Verify" not in nothing_played
    assert "If you use me again in a server, I learn your name there anew." in nothing_played


async def test_it_says_for_how_long_the_bots_own_backups_keep_it(world: World):
    await world.member.slash(world.channel, "privacy export")
    asked = text(await world.member.slash(world.channel, "privacy delete"))
    assert "Backups keep it until the person who hosts me deletes them" in asked

    world.bot.backup_retention = timedelta(hours=6 * 9)
    asked = text(await world.member.slash(world.channel, "privacy delete"))
    assert "My regular backups keep it for 3 days; others that the person who hosts me makes" in asked
    assert "thirty days" not in asked
