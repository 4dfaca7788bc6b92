"""Delivers stored notices to members: by direct message, or with the answer to their next command."""

import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord.ext import commands

from bot.client import AwardsBot
from bot.guilds.notices import Notice
from bot.ids import GuildId, MemberId
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction
from cogs.kit.layouts import make_card, make_screen
from cogs.kit.posts import DISCORD_FAILURES

log = logging.getLogger(__name__)


class NoticeCog(FeatureCog):
    """Sends notices to single members."""

    @commands.Cog.listener("on_notices_kept")
    async def write_to_all(self, kept: Sequence[Notice]) -> None:
        """Send each undelivered notice. Members who accept no messages get it with their next command."""
        for notice in kept:
            await self.bot.direct_message_pace.wait_for_turn()
            if notice not in await self.services.notices.list_waiting(notice.guild_id, notice.user_id):
                continue
            if await self._write_to_member(notice):
                await self.services.notices.mark_delivered([notice])

    @commands.Cog.listener("on_app_command_completion")
    async def show_waiting_notices(self, interaction: Interaction, _: Any) -> None:
        """Show members who used a command the notices that could not be sent to them."""
        if interaction.guild_id is None:
            return
        waiting = await self.services.notices.list_waiting(
            GuildId(interaction.guild_id), MemberId(interaction.user.id)
        )
        if not waiting:
            return
        text = "\n\n".join(notice.text for notice in waiting)[-3500:]
        try:
            await interaction.followup.send(view=make_screen(make_card(text)), ephemeral=True)
        except discord.HTTPException as error:
            log.info("Told nothing beside interaction %s: %s", interaction.id, error)
            return
        await self.services.notices.mark_delivered(waiting)

    async def _write_to_member(self, notice: Notice) -> bool:
        try:
            channel = await self.bot.create_dm(discord.Object(notice.user_id))
            await channel.send(view=make_screen(make_card(notice.text)))
        except DISCORD_FAILURES as error:
            # The member accepts no messages or is gone, or Discord failed: their next command will show the
            # notice.
            log.info("Could not write to user %s: %s", notice.user_id, error)
            return False
        return True


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(NoticeCog(bot))
