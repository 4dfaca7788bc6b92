"""Contests for the tests of the cogs: made by the services, played through Discord."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from simcord import MemberActor, ResponseMessage

from bot.audit.model import Actor
from bot.contests.lifecycle import ContestDraft
from bot.contests.model import Contest, Scoring
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Category, Nominee
from bot.rivals.forecast_file import ForecastLine
from bot.search.choices import format_choice_label, make_nominee_choice
from tests.world import World, controls, custom_id, reply

LOCKS_IN = timedelta(days=3)


async def open_contest(world: World, title: str = "Oscars night", **changes: Any) -> Contest:
    """An open contest without a post on the 98th Academy Awards, locked in three days; `changes` are of its draft."""
    by = Actor(MemberId(world.host.id), world.host.name)
    locks_at = world.env.now() + LOCKS_IN
    draft = replace(ContestDraft("oscars-98", title, locks_at, channel_id=world.channel.id), **changes)
    contest = await world.services.contest_hosting.create_contest(world.guild_id, draft, by)
    if draft.scoring is Scoring.ODDS:
        await give_odds(world, contest, by)
    await world.services.contest_hosting.announce_contest(world.guild_id, contest.id, by)
    return await world.services.contest_hosting.record_post(
        world.guild_id, contest.id, draft.channel_id or world.channel.id, None
    )


async def give_odds(world: World, contest: Contest, by: Actor) -> None:
    """Import a rival that gives every nominee one chance in five."""
    lines = [
        ForecastLine(
            0,
            "The market",
            category.title,
            format_choice_label(make_nominee_choice(category, nominee)),
            200_000,
        )
        for category in await slate_of(world, contest)
        for nominee in category.nominees
    ]
    outcome, _ = await world.services.rivals.import_forecasts(world.guild_id, contest.id, lines, by)
    assert not outcome.asked


def _picks_of(message: ResponseMessage) -> list[str]:
    return [part["custom_id"] for part in controls(message) if ":ballot-pick:" in part.get("custom_id", "")]


async def pick(member: MemberActor, message: ResponseMessage, category_id: str, nominee_id: str) -> None:
    """Choose in a category's select, turning the pages until it is there."""
    for _ in range(6):
        found = [one for one in _picks_of(message) if one.split(":")[4] == category_id]
        if found:
            await member.select(message, [nominee_id], custom_id=found[0])
            return
        await member.click(message, custom_id=custom_id(message, "▶️"))
    raise AssertionError(f"no select for {category_id}")


async def fill(
    world: World, member: MemberActor, contest: Contest, choices: Mapping[CategoryId, NomineeId]
) -> None:
    """Fill in a ballot through Discord, category by category in the contest's order."""
    message = reply(await member.slash(world.channel, "ballot", contest=str(contest.id)))
    for category_id, nominee_id in choices.items():
        await pick(member, message, category_id, nominee_id)


async def slate_of(world: World, contest: Contest) -> Sequence[Category]:
    """The categories that a contest asks about, in its order."""
    ceremony = await world.services.slates.get_ceremony(world.guild_id, contest.ceremony_id)
    return [ceremony.by_id[entry.id] for entry in contest.rules.categories]


def winner_of(category: Category) -> Nominee:
    """The record's first winner."""
    return next(nominee for nominee in category.nominees if nominee.winner)


def loser_of(category: Category, number: int = 0) -> Nominee:
    """One of those who lost."""
    losers = [nominee for nominee in category.nominees if not nominee.winner]
    return losers[number % len(losers)]
