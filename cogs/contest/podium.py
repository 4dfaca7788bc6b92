"""The podium: said once when a contest is finished, even if the process dies over it, and anew after a correction."""

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta

from bot.client import AwardsBot
from bot.contests.model import Contest
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from bot.jobs.model import Job
from cogs.contest import champions, said
from cogs.contest.post import PODIUM_HEADING, outdated_podium_screen, podium_screen
from cogs.contest.posting import ContestPosts
from cogs.kit.posts import Place

PAUSE = timedelta(seconds=15)
"""The least time between two corrected podiums of a contest: those of a whole list are one or two."""


class Podiums:
    """The podiums of all contests, each said by one at a time."""

    def __init__(self, bot: AwardsBot, posts: ContestPosts) -> None:
        """Say them beside these posts."""
        self._bot = bot
        self._services = bot.services
        self._posts = posts
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._correcting: set[int] = set()
        self._not_before: dict[int, datetime] = {}

    async def post(self, finished: Contest) -> bool:
        """Say who won, unless that was said already; False, and the host was told, if that is impossible."""
        async with self._turns[finished.id]:
            contest = await self._services.contests.contest(finished.guild_id, finished.id)
            return contest.podium_message_id is not None or await self._say(contest)

    async def catch_up(self, job: Job) -> None:
        """Do what the process that finished a contest has left undone, however often this is tried."""
        guild_id, contest_id = int(str(job.payload["guild_id"])), int(str(job.payload["contest_id"]))
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

    async def correct(self, guild_id: int, contest_id: int) -> None:
        """Say who won anew; the podium before it loses its names and its picture."""
        if contest_id in self._correcting:
            return  # What waits for its turn will tell this correction too.
        self._correcting.add(contest_id)
        async with self._turns[contest_id]:
            now = self._services.clock()
            pause = self._not_before.get(contest_id, now) - now
            await asyncio.sleep(max(pause.total_seconds(), 0))
            self._correcting.discard(contest_id)
            contest = await self._services.contests.contest(guild_id, contest_id)
            if contest.channel_id is not None and contest.podium_message_id is not None:
                place = Place(contest.channel_id, contest.podium_message_id)
                self._posts.unsay(place, outdated_podium_screen(contest))
            await self._say(contest, corrected=True)
            self._not_before[contest_id] = self._services.clock() + PAUSE

    async def _say(self, contest: Contest, *, corrected: bool = False) -> bool:
        found = await self._services.verdicts.course(contest.guild_id, contest.id, runners=0)
        place = await self._posts.say(contest, podium_screen(found, corrected=corrected))
        message_id = place.message_id if place is not None else None
        await self._services.hosting.podium_posted(contest.guild_id, contest.id, message_id)
        return place is not None
