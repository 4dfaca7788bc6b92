"""`/privacy`: a file with everything that is kept about the asker, and erasing it."""

import io
import json

import discord
from discord import app_commands

from cogs.kit.cog import FeatureCog
from cogs.kit.contest_news import contest_changed
from cogs.kit.controls import Interaction, Press, answers
from cogs.kit.layouts import notice
from cogs.kit.poll_news import poll_changed
from cogs.privacy.screens import ERASE, KEEP, confirm_screen, erased_screen


class PrivacyCog(FeatureCog):
    """What I keep about you."""

    heading = "What I keep about you"

    privacy = app_commands.Group(
        name="privacy",
        description="What I keep about you: everything as a file, or erased",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
    )

    @privacy.command()
    async def export(self, interaction: Interaction) -> None:
        """A file with everything I keep about you, in every server; only you get it."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        kept = await self.services.privacy.kept(interaction.user.id)
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        file = discord.File(io.BytesIO(text.encode()), "what-envelope-keeps.json")
        await interaction.followup.send(file=file, ephemeral=True)

    @privacy.command()
    async def delete(self, interaction: Interaction) -> None:
        """Erase everything I keep about you, in every server; you read first what that means."""
        found = await self.services.privacy.footprint(interaction.user.id)
        await interaction.response.send_message(view=confirm_screen(found), ephemeral=True)

    @answers(ERASE)
    async def erase(self, press: Press) -> None:
        """Erase the presser."""
        erased = await self.services.privacy.erase(press.interaction.user.id)
        await press.show_privately(erased_screen(erased.footprint))
        for guild_id, contest_id in erased.contests:
            contest_changed(self.bot, guild_id, contest_id)
        for guild_id, poll_id in erased.polls:
            poll_changed(self.bot, guild_id, poll_id)

    @answers(KEEP)
    async def keep(self, press: Press) -> None:
        """Leave everything as it is."""
        await press.show_privately(notice("Nothing was erased."))
