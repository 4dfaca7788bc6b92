"""The cards about announced nominations in a contest's channel: each posted once, and edited when it is corrected."""

import asyncio
import logging
from collections import defaultdict

from bot.client import AwardsBot
from bot.contests.nominations.report import AnnouncedCategories
from bot.contests.read_models import CardPlace
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from bot.ids import ContestId, GuildId
from bot.jobs.model import Job
from cogs.contests.nominations.cards import nominations_card
from cogs.contests.posts import ContestPosts
from cogs.kit.illustrated import IllustratedScreen
from cogs.kit.post_errors import PostLoss
from cogs.kit.post_identity import PostIdentity
from cogs.kit.posts import DISCORD_FAILURES, PostLocation, Posts

log = logging.getLogger(__name__)


class NominationsCardPosts:
    """The cards of all contests; a lock per contest prevents posting one twice."""

    def __init__(self, bot: AwardsBot, posts: ContestPosts) -> None:
        """Send cards through the contests' posts."""
        self._services = bot.services
        self._posts = posts
        self._edits = Posts(bot, Feature.CONTESTS)
        self._locks: defaultdict[ContestId, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def close(self) -> None:
        """Cancel the waiting edits."""
        await self._edits.close()

    async def post_missing_cards(self, guild_id: GuildId, contest_id: ContestId) -> bool:
        """Post a card about each announcement of categories that have none; False if Discord does not take one."""
        try:
            return await self._post_unposted(guild_id, contest_id)
        except DISCORD_FAILURES as error:
            log.warning("The nominations of contest %s wait for their job: %s", contest_id, error)
            return False

    async def _post_unposted(self, guild_id: GuildId, contest_id: ContestId) -> bool:
        async with self._locks[contest_id]:
            unposted = await self._services.nominations.mornings.list_unposted(guild_id, contest_id)
            posted = [await self._post_card(guild_id, contest_id, announced) for announced in unposted]
            await self._services.nominations.mornings.cancel_card_job(contest_id)
            return all(posted)

    async def _post_card(
        self, guild_id: GuildId, contest_id: ContestId, announced: AnnouncedCategories
    ) -> bool:
        """Post the card of categories that were announced at one instant; False if the channel does not take it."""
        report = await self._services.nominations.mornings.get_report(
            guild_id, contest_id, announced.category_ids
        )
        name = " ".join(["nominations", str(contest_id), *announced.category_ids])
        identity = PostIdentity(name, announced.at)
        sent = await self._posts.send_screen(report.context.contest, nominations_card(report), identity)
        if sent is None:
            return False
        place = CardPlace(sent.channel_id, sent.message_id)
        await self._services.nominations.mornings.record_card(
            guild_id, contest_id, announced.category_ids, place
        )
        if identity.may_be_older(self._services.clock()):
            self._schedule_edit(guild_id, contest_id, place)
        return True

    async def post_after_restart(self, job: Job) -> None:
        """Post what the process that announced it could not post. A job: safe to repeat."""
        guild_id, contest_id = GuildId(job.get_int("guild_id")), ContestId(job.get_int("contest_id"))
        if not await self._services.guilds.is_feature_enabled(guild_id, Feature.CONTESTS):
            await self._services.jobs.postpone_job(job)
            return
        try:
            await self.refresh_cards(guild_id, contest_id)
            # What Discord does not take now either is tried again, as the job is.
            await self._post_unposted(guild_id, contest_id)
        except NothingFoundError:
            return

    async def refresh_cards(self, guild_id: GuildId, contest_id: ContestId) -> None:
        """Schedule an edit of every card of a contest: the order of the members is on each of them."""
        for place in await self._services.nominations.mornings.list_cards(guild_id, contest_id):
            self._schedule_edit(guild_id, contest_id, place)

    async def publish_nominations(self, guild_id: GuildId, contest_id: ContestId) -> bool:
        """Bring what is announced before the members: cards that stand are edited, a missing one is posted."""
        await self.refresh_cards(guild_id, contest_id)
        await self._posts.refresh_post(guild_id, contest_id)
        return await self.post_missing_cards(guild_id, contest_id)

    def _schedule_edit(self, guild_id: GuildId, contest_id: ContestId, place: CardPlace) -> None:
        mornings = self._services.nominations.mornings

        async def render_card() -> IllustratedScreen:
            category_ids = await mornings.list_categories_on_card(guild_id, contest_id, place)
            return nominations_card(await mornings.get_report(guild_id, contest_id, category_ids))

        async def forget_card(_: PostLoss) -> None:
            category_ids = await mornings.list_categories_on_card(guild_id, contest_id, place)
            await mornings.record_card(guild_id, contest_id, category_ids, None)

        location = PostLocation(place.channel_id, place.message_id)
        self._edits.schedule_edit(location, render_card, forget_card)
