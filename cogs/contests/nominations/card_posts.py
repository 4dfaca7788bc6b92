"""The cards about announced nominations in a contest's channel: each posted once, and edited when it is corrected."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence

from discord import ui

from bot.client import AwardsBot
from bot.contests.nominations.report import NominationsReport
from bot.contests.read_models import CardPlace
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from bot.ids import CategoryId, ContestId, GuildId
from bot.jobs.model import Job
from cogs.contests.nominations.cards import nominations_card
from cogs.contests.posts import ContestPosts
from cogs.kit.posts import DISCORD_FAILURES, PostLocation

log = logging.getLogger(__name__)


class NominationsCardPosts:
    """The cards of all contests; a lock per contest prevents posting one twice."""

    def __init__(self, bot: AwardsBot, posts: ContestPosts) -> None:
        """Send cards through the contests' posts."""
        self._services = bot.services
        self._posts = posts
        self._locks: defaultdict[ContestId, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def post_missing_cards(self, guild_id: GuildId, contest_id: ContestId) -> bool:
        """Post one card about all announced categories that have none; False if Discord does not take it."""
        async with self._locks[contest_id]:
            unposted = await self._services.mornings.list_unposted(guild_id, contest_id)
            place: CardPlace | None = None
            if unposted:
                report = await self._services.mornings.get_report(guild_id, contest_id, unposted)
                try:
                    sent = await self._posts.send_screen(report.context.contest, nominations_card(report))
                except DISCORD_FAILURES as error:
                    log.warning("The nominations of contest %s wait for their job: %s", contest_id, error)
                    return False
                place = CardPlace(sent.channel_id, sent.message_id) if sent is not None else None
            await self._services.mornings.record_card(guild_id, contest_id, unposted, place)
            return not unposted or place is not None

    async def post_after_restart(self, job: Job) -> None:
        """Post what the process that announced it could not post. A job: safe to repeat."""
        guild_id, contest_id = GuildId(job.get_int("guild_id")), ContestId(job.get_int("contest_id"))
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
            await self._services.jobs.postpone_job(job)
            return
        try:
            await self.refresh_cards(guild_id, contest_id)
            await self.post_missing_cards(guild_id, contest_id)
        except NothingFoundError:
            return

    async def refresh_card(self, guild_id: GuildId, contest_id: ContestId, category_id: CategoryId) -> bool:
        """Edit the card that a category is on; False if it has none."""
        found = await self._services.mornings.find_card(guild_id, contest_id, category_id)
        if found is None:
            return False
        place, category_ids = found
        report = await self._services.mornings.get_report(guild_id, contest_id, category_ids)
        await self._edit_card(place, report)
        return True

    async def refresh_cards(self, guild_id: GuildId, contest_id: ContestId) -> None:
        """Edit every card of a contest, after something changed in all of them."""
        contest = await self._services.contests.get_contest(guild_id, contest_id)
        edited: set[CardPlace] = set()
        for category in contest.rules.categories:
            found = await self._services.mornings.find_card(guild_id, contest_id, category.id)
            if found is not None and found[0] not in edited:
                edited.add(found[0])
                report = await self._services.mornings.get_report(guild_id, contest_id, found[1])
                await self._edit_card(found[0], report)

    async def publish_nominations(
        self, guild_id: GuildId, contest_id: ContestId, category_ids: Sequence[CategoryId]
    ) -> bool:
        """Bring announced categories before the members: cards that stand are edited, missing ones are posted."""
        for category_id in category_ids:
            await self.refresh_card(guild_id, contest_id, category_id)
        await self._posts.refresh_post(guild_id, contest_id)
        return await self.post_missing_cards(guild_id, contest_id)

    async def _edit_card(self, place: CardPlace, report: NominationsReport) -> None:
        layout: ui.LayoutView = nominations_card(report)
        try:
            await self._posts.replace_message(PostLocation(place.channel_id, place.message_id), layout)
        except DISCORD_FAILURES as error:
            log.warning("The card %s stays as it is: %s", place, error)
