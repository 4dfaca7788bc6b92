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
from cogs.kit.posts import Place


class Podiums:
    """The podiums of all contests, each said by one at a time."""

    def __init__(self, bot: AwardsBot, posts: ContestPosts) -> None:
        """Say them beside these posts."""
        self._bot = bot
        self._services = bot.services
        self._posts = posts
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def post(self, finished: Contest) -> bool:
        """Say who won, unless that was said already; False, and the host was told, if that is impossible."""
        async with self._turns[finished.id]:
            contest = await self._services.contests.contest(finished.guild_id, finished.id)
            return contest.podium_message_id is not None or await self._say(contest)

    async def catch_up(self, job: Job) -> None:
        """Do what the process that finished a contest has left undone, however often this is tried."""
        guild_id, contest_id = job.number("guild_id"), job.number("contest_id")
        async with self._turns[contest_id]:
            try:
                contest = await self._services.contests.contest(guild_id, contest_id)
            except NothingFoundError:
                return
            if contest.finished_at is None or contest.podium_message_id is not None:
                return
            await self._posts.refresh(guild_id, contest_id)
            if not await self._services.guilds.feature_enabled(guild_id, Feature.CONTESTS):
                return  # Once it is on again, the standings tell who won.
            signs = (PODIUM_HEADING, contest.proof or "")
            found = await said.find(self._bot, contest, contest.finished_at, *signs)
            if found is not None:
                await self._services.hosting.podium_posted(guild_id, contest_id, found)
                return
            await champions.crown(self._bot, await self._services.contests.standings(guild_id, contest_id))
            await self._say(contest)

    async def correct(self, job: Job) -> None:
        """Say anew who won, give the role on, and take names and picture from the podium before, until all is done."""
        guild_id, contest_id = job.number("guild_id"), job.number("contest_id")
        if not await self._services.guilds.feature_enabled(guild_id, Feature.CONTESTS):
            await self._services.jobs.put_off(job)
            return
        outdated = job.number("message_id") if job.payload["message_id"] is not None else None
        async with self._turns[contest_id]:
            try:
                contest = await self._services.contests.contest(guild_id, contest_id)
            except NothingFoundError:
                return
            if contest.podium_message_id == outdated:
                await champions.crown_anew(
                    self._bot, await self._services.contests.standings(guild_id, contest_id)
                )
                await self._say(contest, corrected=True)
            if outdated is not None and contest.channel_id is not None:
                place = Place(contest.channel_id, outdated)
                await self._posts.unsay(place, outdated_podium_screen(contest))

    async def _say(self, contest: Contest, *, corrected: bool = False) -> bool:
        found = await self._services.verdicts.course(contest.guild_id, contest.id, runners=0)
        place = await self._posts.say(contest, podium_screen(found, corrected=corrected))
        message_id = place.message_id if place is not None else None
        await self._services.hosting.podium_posted(contest.guild_id, contest.id, message_id)
        return place is not None
