"""`/privacy` as members use it: the file with everything, and what is said before and after they are erased."""

import json
from typing import Any

from simcord import InteractionResult, MemberActor

from bot.db.tables import members
from bot.privacy.erasure import Footprint
from cogs.privacy.screens import confirm_erasure_screen
from tests.cogs.discord_limits import breaches
from tests.cogs.played_contests import LOCKS_IN, fill, open_contest, slate_of
from tests.world import World, labels, reply, text


async def file_of(answer: InteractionResult) -> dict[str, Any]:
    """What the file of an export says."""
    [file] = reply(answer).attachments
    return json.loads(await file.read())


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


async def test_open_picks_are_taken_back_and_the_post_says_one_ballot_less(world: World):
    ana, ben = world.members
    contest = await open_contest(world)
    category, *_ = await slate_of(world, contest)
    for player in (ana, ben):
        await fill(world, player, contest, {category.id: category.nominees[0].id})
    asked = await ana.slash(world.channel, "privacy delete")
    assert "1 ballot still open: those picks are taken back" in text(asked)

    await ana.click(reply(asked), label="Erase me")

    assert (await world.services.contests.get_card(world.guild_id, contest.id)).ballots == 1


async def test_a_stranger_has_nothing_to_erase(world: World):
    answer = await world.member.user.slash("privacy delete")
    assert text(answer) == "I keep nothing about you."


def test_the_longest_confirmation_is_within_discords_limits():
    many = 10**6
    assert list(breaches(confirm_erasure_screen(Footprint(many, many, many, many, many, many)))) == []
