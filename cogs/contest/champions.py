"""The champion role: given to who won the last contest, if the server has named one."""

import logging
from collections.abc import Sequence
from datetime import datetime

import discord

from bot.client import AwardsBot
from bot.contests.facts import ContestStandings
from bot.contests.model import ContestState
from bot.guilds.model import GuildSettings
from bot.services import Services

log = logging.getLogger(__name__)

CHAMPIONS_LIMIT = 10
"""Champions at most: a first place that more share is no distinction."""


async def reassign_champion_role(bot: AwardsBot, standings: ContestStandings) -> None:
    """Give the role on to whoever is champion after a correction, unless another contest was finished since.

    Who had it by mistake is still near the top.
    """
    contest = standings.contest
    if contest.finished_at is None:
        return
    last = await _find_previous_contest(bot.services, standings)
    if last is None or last < (contest.finished_at, contest.id):
        nearest = [row.ballot.member_id for row in standings.standings.rows[: 2 * CHAMPIONS_LIMIT]]
        await award_champion_role(
            bot, standings, [member_id for member_id in nearest if member_id is not None]
        )


async def award_champion_role(
    bot: AwardsBot, standings: ContestStandings, mistaken: Sequence[int] = ()
) -> str:
    """Give the champions of a finished contest their role, and take it from those before them.

    Args:
        bot: The bot.
        standings: How the contest ended.
        mistaken: Members who may have been given it for this contest by mistake.

    Returns:
        What the host is to know, as a sentence; empty where the server has named no role.
    """
    contest = standings.contest
    settings: GuildSettings = await bot.services.guilds.get_settings(contest.guild_id)
    role_id, guild = settings.champion_role, bot.get_guild(contest.guild_id)
    if role_id is None or guild is None:
        return ""
    if contest.rehearsal:
        return "The champion role stays where it is: a rehearsal counts for nothing beyond itself."
    winners = find_champions(standings)
    if not winners:
        return "Nobody is champion, so the champion role stays where it is."
    role = guild.get_role(role_id)
    if role is None:
        return "The champion role was deleted: choose another one with `/config show`."
    try:
        for member_id in {*await _find_previous_champions(bot.services, standings), *mistaken} - set(winners):
            await _set_member_role(guild, member_id, role, give=False)
        given = [
            member_id for member_id in winners if await _set_member_role(guild, member_id, role, give=True)
        ]
    except discord.Forbidden:
        return (
            f"I could not give <@&{role.id}>: I need **Manage Roles**, and my own role above it in "
            "Server Settings → Roles. Give it by hand, or mend that for next time."
        )
    return (
        f"<@&{role.id}> goes with it." if given else "The champion left the server, so nobody has the role."
    )


def find_champions(standings: ContestStandings) -> Sequence[int]:
    """The members in first place; none if nobody has a point, or too many share it."""
    rows = standings.standings.rows[: CHAMPIONS_LIMIT + 1]
    first = [row for row in rows if row.rank == 1 and row.points > 0]
    if len(first) > CHAMPIONS_LIMIT:
        return ()
    return [row.ballot.member_id for row in first if row.ballot.member_id is not None]


async def _find_previous_champions(services: Services, standings: ContestStandings) -> Sequence[int]:
    """The champions of the contest that was finished last before this one."""
    last = await _find_previous_contest(services, standings)
    if last is None:
        return ()
    return find_champions(await services.contests.get_standings(standings.contest.guild_id, last[1]))


async def _find_previous_contest(
    services: Services, standings: ContestStandings
) -> tuple[datetime, int] | None:
    """When the last of the server's other contests was finished, and its id; rehearsals give no role."""
    contest = standings.contest
    finished = await services.contests.list_contests(contest.guild_id, {ContestState.FINISHED})
    others = [
        (other.finished_at, other.id)
        for other in finished
        if other.id != contest.id and not other.rehearsal and other.finished_at is not None
    ]
    return max(others, default=None)


async def _set_member_role(guild: discord.Guild, member_id: int, role: discord.Role, *, give: bool) -> bool:
    """Give or take the role; False if the member left."""
    try:
        member = await guild.fetch_member(member_id)
        if give:
            await member.add_roles(role, reason="Won the contest")
        elif member.get_role(role.id) is not None:
            await member.remove_roles(role, reason="Someone else won")
    except discord.NotFound:
        return False
    return True
