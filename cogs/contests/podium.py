"""The podium, posted once when a contest is finished and again after a correction, and the role of champions.

Both survive a crash: jobs repeat what was not done.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import discord

from bot.client import AwardsBot
from bot.contests.model import Contest, ContestState
from bot.contests.read_models import ContestStandings
from bot.contests.standings import StandingsRow
from bot.errors import NothingFoundError
from bot.guilds.model import Feature, GuildSettings
from bot.ids import ContestId, GuildId, MemberId
from bot.jobs.model import Job
from bot.services import Services
from cogs.contests.podium_screens import outdated_podium_screen, podium_screen
from cogs.contests.posts import ContestPosts
from cogs.kit.post_identity import PostIdentity, find_sent_post
from cogs.kit.posts import PostLocation
from cogs.kit.rights import MODERATING_PERMISSIONS

log = logging.getLogger(__name__)

CHAMPIONS_LIMIT = 10
"""A first place shared by more members than this gives no role."""


async def reassign_champion_role(bot: AwardsBot, standings: ContestStandings) -> None:
    """Move the champion role after a correction, unless another contest was finished since.

    Members who got it by mistake are still near the top of the standings, where they are looked for.
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
    bot: AwardsBot, standings: ContestStandings, mistaken: Sequence[MemberId] = ()
) -> str:
    """Give the champions of a finished contest their role, and take it from the previous ones.

    Args:
        bot: The bot.
        standings: The final standings.
        mistaken: Ids of members who may have got the role for this contest by mistake.

    Returns:
        A sentence for the host; empty if the server has no champion role.
    """
    contest = standings.contest
    settings: GuildSettings = await bot.services.guilds.get_settings(contest.guild_id)
    role_id, guild = settings.champion_role, bot.get_guild(contest.guild_id)
    if role_id is None or guild is None:
        return ""
    winners = find_champions(standings)
    if contest.rehearsal or not winners:
        return _explain_missing_champion(standings)
    role = guild.get_role(role_id)
    if role is None:
        return "The champion role was deleted: choose another one with `/config show`."
    if role.managed or role.permissions.value & MODERATING_PERMISSIONS.value:
        return (
            f"I did not give <@&{role.id}>: it has gained permissions since it was chosen, and whoever wins would get "
            "them. Take them away, or choose another role with `/config show`."
        )
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


def _explain_missing_champion(standings: ContestStandings) -> str:
    """Say why a contest makes nobody champion."""
    if standings.contest.rehearsal:
        return "The champion role stays where it is: a rehearsal counts for nothing beyond itself."
    if any(row.ballot.guest is not None for row in _list_first(standings)):
        return "A guest won, and a guest has no roles: the champion role stays where it is."
    return "Nobody is champion, so the champion role stays where it is."


def find_champions(standings: ContestStandings) -> Sequence[MemberId]:
    """Return the ids of the members in first place; none if no member has a point, or too many share it."""
    first = _list_first(standings)
    if len(first) > CHAMPIONS_LIMIT:
        return ()
    return [row.ballot.member_id for row in first if row.ballot.member_id is not None]


def _list_first(standings: ContestStandings) -> Sequence[StandingsRow]:
    """List the rows in first place, if that has a point; one more than `CHAMPIONS_LIMIT` stands for all further."""
    rows = standings.standings.rows[: CHAMPIONS_LIMIT + 1]
    return [row for row in rows if row.rank == 1 and row.points > 0]


async def _find_previous_champions(services: Services, standings: ContestStandings) -> Sequence[MemberId]:
    """Return the champions of the contest that was finished last before this one."""
    last = await _find_previous_contest(services, standings)
    if last is None:
        return ()
    return find_champions(await services.contests.get_standings(standings.contest.guild_id, last[1]))


async def _find_previous_contest(
    services: Services, standings: ContestStandings
) -> tuple[datetime, ContestId] | None:
    """Return when the last of the server's other contests was finished, and its id. Rehearsals do not count."""
    contest = standings.contest
    finished = await services.contests.list_contests(contest.guild_id, {ContestState.FINISHED})
    others = [
        (other.finished_at, other.id)
        for other in finished
        if other.id != contest.id and not other.rehearsal and other.finished_at is not None
    ]
    return max(others, default=None)


async def _set_member_role(
    guild: discord.Guild, member_id: MemberId, role: discord.Role, *, give: bool
) -> bool:
    """Give or take the role; False if the member left the server."""
    try:
        member = await guild.fetch_member(member_id)
        if give:
            await member.add_roles(role, reason="Won the contest")
        elif member.get_role(role.id) is not None:
            await member.remove_roles(role, reason="Someone else won")
    except discord.NotFound:
        return False
    return True


class PodiumPosts:
    """The podiums of all contests; a lock per contest prevents posting one twice."""

    def __init__(self, bot: AwardsBot, posts: ContestPosts) -> None:
        """Send podiums through the contests' posts."""
        self._bot = bot
        self._services = bot.services
        self._posts = posts
        self._locks: defaultdict[ContestId, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def post_podium(self, finished: Contest) -> bool:
        """Post the podium unless it was posted already; if that is impossible, notify the host and return False."""
        async with self._locks[finished.id]:
            contest = await self._services.contests.get_contest(finished.guild_id, finished.id)
            return contest.podium_message_id is not None or await self._send_podium(contest)

    async def post_missing_podium(self, job: Job) -> None:
        """Give the role and post the podium if the process that finished the contest stopped before.

        A job: safe to repeat.
        """
        guild_id, contest_id = GuildId(job.get_int("guild_id")), ContestId(job.get_int("contest_id"))
        async with self._locks[contest_id]:
            try:
                contest = await self._services.contests.get_contest(guild_id, contest_id)
            except NothingFoundError:
                return
            if contest.finished_at is None or contest.podium_message_id is not None:
                return
            await self._posts.refresh_post(guild_id, contest_id)
            if not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
                return  # The standings show the winner when the feature is switched on again.
            if contest.channel_id is not None:
                channel = self._bot.get_partial_messageable(contest.channel_id)
                # Posted it was after the role was given, which may have gone on since.
                found = await find_sent_post(self._bot, channel, _identify_podium(contest))
                if found is not None:
                    await self._services.contest_hosting.record_podium_post(guild_id, contest_id, found)
                    return
            await award_champion_role(
                self._bot, await self._services.contests.get_standings(guild_id, contest_id)
            )
            await self._send_podium(contest)

    async def repost_corrected_podium(self, job: Job) -> None:
        """Post a corrected podium, move the role, and remove names and picture from the old podium.

        A job: safe to repeat.
        """
        guild_id, contest_id = GuildId(job.get_int("guild_id")), ContestId(job.get_int("contest_id"))
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
            await self._services.jobs.postpone_job(job)
            return
        outdated = job.get_int("message_id") if job.payload["message_id"] is not None else None
        async with self._locks[contest_id]:
            try:
                contest = await self._services.contests.get_contest(guild_id, contest_id)
            except NothingFoundError:
                return
            if contest.podium_message_id == outdated:
                await reassign_champion_role(
                    self._bot, await self._services.contests.get_standings(guild_id, contest_id)
                )
                await self._send_podium(contest, corrected=True)
            if outdated is not None and contest.channel_id is not None:
                place = PostLocation(contest.channel_id, outdated)
                await self._posts.replace_message(place, outdated_podium_screen(contest))

    async def _send_podium(self, contest: Contest, *, corrected: bool = False) -> bool:
        found = await self._services.verdicts.get_contest_timeline(contest.guild_id, contest.id, runners=0)
        screen = podium_screen(found, corrected=corrected)
        place = await self._posts.send_screen(contest, screen, _identify_podium(contest))
        message_id = place.message_id if place is not None else None
        await self._services.contest_hosting.record_podium_post(contest.guild_id, contest.id, message_id)
        return place is not None


def _identify_podium(contest: Contest) -> PostIdentity:
    """Return what makes a podium the same if it is posted again; a corrected one replaces another."""
    assert contest.finished_at is not None  # noqa: S101 - there is a podium
    return PostIdentity(f"podium {contest.id} {contest.podium_message_id}", contest.finished_at)
