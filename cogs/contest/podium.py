"""The podium: said once when a contest is finished, even if the process dies over it, and anew after a correction."""

import asyncio
from collections import defaultdict

from bot.client import AwardsBot
from bot.contests.model import Contest
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from bot.jobs.model import Job
from cogs.contest import champions, said
from cogs.contest.post import PODIUM_HEADING, outdated_podium_screen, podium_screen
from cogs.contest.posting import ContestPosts
from cogs.kit.posts import PostLocation


class PodiumPosts:
    """The podiums of all contests, each said by one at a time."""

    def __init__(self, bot: AwardsBot, posts: ContestPosts) -> None:
        """Say them beside these posts."""
        self._bot = bot
        self._services = bot.services
        self._posts = posts
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def post_podium(self, finished: Contest) -> bool:
        """Say who won, unless that was said already; False, and the host was told, if that is impossible."""
        async with self._turns[finished.id]:
            contest = await self._services.contests.get_contest(finished.guild_id, finished.id)
            return contest.podium_message_id is not None or await self._send_podium(contest)

    async def post_missing_podium(self, job: Job) -> None:
        """Do what the process that finished a contest has left undone, however often this is tried."""
        guild_id, contest_id = job.get_int("guild_id"), job.get_int("contest_id")
        async with self._turns[contest_id]:
            try:
                contest = await self._services.contests.get_contest(guild_id, contest_id)
            except NothingFoundError:
                return
            if contest.finished_at is None or contest.podium_message_id is not None:
                return
            await self._posts.refresh_post(guild_id, contest_id)
            if not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
                return  # Once it is on again, the standings tell who won.
            signs = (PODIUM_HEADING, contest.proof or "")
            found = await said.find_posted_message(self._bot, contest, contest.finished_at, *signs)
            if found is not None:
                await self._services.contest_hosting.record_podium_post(guild_id, contest_id, found)
                return
            await champions.award_champion_role(
                self._bot, await self._services.contests.get_standings(guild_id, contest_id)
            )
            await self._send_podium(contest)

    async def repost_corrected_podium(self, job: Job) -> None:
        """Say anew who won, give the role on, and take names and picture from the podium before, until all is done."""
        guild_id, contest_id = job.get_int("guild_id"), job.get_int("contest_id")
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
            await self._services.jobs.postpone_job(job)
            return
        outdated = job.get_int("message_id") if job.payload["message_id"] is not None else None
        async with self._turns[contest_id]:
            try:
                contest = await self._services.contests.get_contest(guild_id, contest_id)
            except NothingFoundError:
                return
            if contest.podium_message_id == outdated:
                await champions.reassign_champion_role(
                    self._bot, await self._services.contests.get_standings(guild_id, contest_id)
                )
                await self._send_podium(contest, corrected=True)
            if outdated is not None and contest.channel_id is not None:
                place = PostLocation(contest.channel_id, outdated)
                await self._posts.replace_message(place, outdated_podium_screen(contest))

    async def _send_podium(self, contest: Contest, *, corrected: bool = False) -> bool:
        found = await self._services.verdicts.get_contest_timeline(contest.guild_id, contest.id, runners=0)
        place = await self._posts.send_screen(contest, podium_screen(found, corrected=corrected))
        message_id = place.message_id if place is not None else None
        await self._services.contest_hosting.record_podium_post(contest.guild_id, contest.id, message_id)
        return place is not None
