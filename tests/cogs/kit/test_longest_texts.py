"""A room in which every name is as long as it may be: each screen still arrives."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from discord import app_commands
from simcord import InteractionResult, MemberActor

from bot.audit.model import Actor
from bot.contests.model import Contest
from bot.contests.rules import CONTEST_TITLE_MAX_LENGTH, TIEBREAKER_MAX_LENGTH
from bot.ids import MemberId
from bot.record.model import Ceremony
from bot.slates.drafts import (
    NOMINEE_TITLE_MAX_CHARACTERS,
    SLATE_NAME_MAX_CHARACTERS,
    CategoryDraft,
    NomineeDraft,
    SlateDraft,
)
from tests.cogs.contest_actions import DAY, SEALED
from tests.cogs.played_contests import open_contest
from tests.polls.poll_posts import LULL, asked, ranked_poll
from tests.world import World, controls, reply

pytestmark = pytest.mark.slow

LETTERS = "*_`~|" * 80
"""Every letter needs an escape, so that what is said is twice as long as what was typed."""
CATEGORIES, NOMINEES, ENVELOPES = 26, 8, 12
MEMBER_NAME_LENGTH = 32


async def test_a_season_of_the_longest_names(world: World) -> None:
    ana, ben = [world.join(LETTERS[:MEMBER_NAME_LENGTH]) for _ in range(2)]
    slate = await import_slate(world)
    contest = await open_contest(
        world,
        LETTERS[:CONTEST_TITLE_MAX_LENGTH],
        ceremony_id=slate.id,
        tiebreaker=LETTERS[:TIEBREAKER_MAX_LENGTH],
        locks_at=world.env.now() + timedelta(days=3),
    )
    for member, place in ((ana, 0), (ben, 1)):
        await fill_ballot(world, member, contest, slate, place)
    await asked(world, ceremony=slate.id, category=slate.slate[0].id)
    await ranked_poll(world, ceremony=slate.id, category=slate.slate[1].id)
    await world.env.advance_time(LULL)
    await look_around(world, ana, ("ballot", "picks", "contests", "season", "watchlist", "polls", "help"))
    await look_around(world, world.host, ("result board", "ceremony edit", "contests"))
    await type_everywhere(world, ["", LETTERS[:40], LETTERS * 40])

    await world.env.advance_time(LULL)
    await world.env.advance_time(3 * DAY)
    await world.env.advance_time(SEALED)
    by = Actor(MemberId(world.host.id), world.host.name)
    for category in slate.slate[:ENVELOPES]:
        winners = [category.nominees[0].id]
        await world.services.announcing.announce_winners(contest.result_set, category.id, winners, by)
        await world.env.advance_time(LULL)
    await look_around(world, ana, ("picks", "standings", "verdict", "profile", "winners", "contests"))
    for category in slate.slate[:3]:
        await ana.slash(world.channel, "verdict", ceremony=slate.id, category=category.id)
    answer = await ana.slash(world.channel, "versus", member=ben)
    await turn_pages(ana, answer)
    await look_around(world, world.host, ("audit", "result board"))


async def import_slate(world: World) -> Ceremony:
    """A slate of more categories than a page has, each name as long as it may be."""

    def name(number: int, limit: int) -> str:
        return f"{number:02} {LETTERS}"[:limit]

    nominees = tuple(
        NomineeDraft(
            films=(name(number, NOMINEE_TITLE_MAX_CHARACTERS),),
            people=(name(number, NOMINEE_TITLE_MAX_CHARACTERS),),
        )
        for number in range(NOMINEES)
    )
    categories = tuple(
        CategoryDraft(name(number, SLATE_NAME_MAX_CHARACTERS), nominees) for number in range(CATEGORIES)
    )
    day = (world.env.now() + timedelta(days=7)).date()
    draft = SlateDraft(LETTERS[:SLATE_NAME_MAX_CHARACTERS], day, categories)
    by = Actor(MemberId(world.host.id), world.host.name)
    return await world.services.slate_editor.import_file(world.guild_id, draft.name, draft, by)


async def fill_ballot(
    world: World, member: MemberActor, contest: Contest, slate: Ceremony, place: int
) -> None:
    """Pick the nominee at a place of each category."""
    for category in slate.slate:
        await world.services.ballots.pick_nominee(
            world.guild_id,
            contest.id,
            MemberId(member.id),
            category.id,
            category.nominees[place].id,
            pressed_at=world.env.now(),
        )


async def look_around(world: World, member: MemberActor, commands: Sequence[str]) -> None:
    """Ask for screens, and turn the pages of each."""
    for command in commands:
        await turn_pages(member, await member.slash(world.channel, command))


async def type_everywhere(world: World, texts: Sequence[str]) -> None:
    """Begin to type into every option that offers something; Discord takes up to 6,000 characters there."""
    for command in world.gate.walk_commands():
        options = command.parameters if isinstance(command, app_commands.Command) else []
        for option in options:
            for typed in texts if option.autocomplete else ():
                await world.owner.autocomplete(
                    world.channel, command.qualified_name, option.display_name, typed[:6000]
                )


async def turn_pages(member: MemberActor, answer: InteractionResult) -> None:
    """Look at every page of a screen; what goes wrong is noticed at the world's end."""
    message = reply(answer)
    for _ in range(20):
        following = [
            part
            for part in controls(message)
            if part.get("emoji", {}).get("name") == "▶️" and not part.get("disabled")
        ]
        if not following:
            return
        await member.click(message, custom_id=following[0]["custom_id"])
