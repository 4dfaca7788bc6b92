"""Conversation starters in channels: posted when they are due, once each, and no more where the channel is gone."""

import logging
from datetime import datetime

import discord
from discord.ext import commands

from bot.client import AwardsBot
from bot.guilds.model import Feature, GuildSettings
from bot.ids import GuildId
from bot.jobs.model import Job
from bot.starters.model import Starter, StarterPlan
from bot.starters.service import STARTER_JOB
from cogs.discussion.starter_screens import starter_screen
from cogs.kit.cog import FeatureCog
from cogs.kit.events import notify_members
from cogs.kit.post_errors import CannotPostError, PostLoss
from cogs.kit.post_identity import PostIdentity
from cogs.kit.posts import PostLocation, Posts

log = logging.getLogger(__name__)

NEEDED_FEATURES = frozenset({Feature.SEASON, Feature.DISCUSSION})
"""What must be on for a starter: its plan is part of the season, its button leads to a thread."""


class StarterCog(FeatureCog):
    """Posts starters; hosts plan them with `/calendar starter`."""

    feature = Feature.DISCUSSION

    def __init__(self, bot: AwardsBot) -> None:
        """Create the cog."""
        super().__init__(bot)
        self._posts = Posts(bot, Feature.DISCUSSION)
        self._rules_followed = False

    async def cog_load(self) -> None:
        """Register the job that posts starters."""
        await super().cog_load()
        self.services.jobs.register_handler(STARTER_JOB, self.post_starter)

    async def cog_unload(self) -> None:
        """Cancel what waits."""
        await self._posts.close()

    async def post_starter(self, job: Job) -> None:
        """Post the starter that is due. A job: safe to repeat."""
        guild_id, slot = GuildId(job.get_int("guild_id")), datetime.fromisoformat(str(job.payload["slot"]))
        settings = await self.services.guilds.get_settings(guild_id)
        if settings.switched_off & NEEDED_FEATURES:
            await self.services.season.starters.skip_starter(guild_id, slot)
            return
        starter = await self.services.season.starters.begin_starter(guild_id, slot)
        if starter is None:
            return
        identity = PostIdentity(f"starter {starter.row_id}", starter.begun_at)
        try:
            place = await self._send_starter(starter, settings, identity)
        except CannotPostError as error:
            await self._give_up(guild_id, error.channel_id, error.loss)
            return
        await self.services.season.starters.finish_starter(starter, place.channel_id, place.message_id)

    @commands.Cog.listener("on_guild_channel_delete")
    async def give_up_deleted_channel(self, deleted: discord.abc.GuildChannel) -> None:
        """Switch starters off whose channel was deleted, and tell the host who planned them."""
        guild_id = GuildId(deleted.guild.id)
        plan = await self.services.season.starters.get_plan(guild_id)
        if plan is not None and plan.channel_id == deleted.id:
            await self._give_up(guild_id, deleted.id, PostLoss.GONE)

    @commands.Cog.listener("on_ready")
    async def follow_zone_rules(self) -> None:
        """Once after a start, move what is due if the rules of a zone have changed meanwhile."""
        if not self._rules_followed:
            self._rules_followed = True
            await self.services.season.starters.follow_zone_rules()

    async def _send_starter(
        self, starter: Starter, settings: GuildSettings, identity: PostIdentity
    ) -> PostLocation:
        channel_id = self._posts.require_can_post(self._choose_channel(starter.plan, settings))
        return await self._posts.send_post(channel_id, starter_screen(starter), identity)

    def _choose_channel(self, plan: StarterPlan, settings: GuildSettings) -> int | None:
        """The plan's channel, else the one for discussions, else for announcements; a forum takes no such post."""
        for channel_id in (plan.channel_id, settings.discussion_channel, settings.announcements_channel):
            channel = self.bot.get_channel(channel_id) if channel_id else None
            if channel_id and not isinstance(channel, discord.ForumChannel | discord.CategoryChannel):
                return channel_id
        return None

    async def _give_up(self, guild_id: GuildId, channel_id: int, loss: PostLoss) -> None:
        """Switch starters off and tell the host who planned them, once."""
        plan = await self.services.season.starters.switch_off(guild_id)
        log.info("No more starters in guild %s: %s", guild_id, loss)
        if plan is None or plan.created_by is None:
            return
        what = (
            "The channel for conversation starters is gone"
            if loss is PostLoss.GONE
            else f"I may no longer write in <#{channel_id}>, where conversation starters were posted"
        )
        text = (
            f"{what}, so I have switched them off. `/calendar starter` with a channel switches them on again."
        )
        await notify_members(self.bot, guild_id, [plan.created_by], text)
