"""`/privacy`: sends everything stored about the asker as a file, and erases it."""

import io
import json

import discord
from discord import app_commands

from bot.ids import MemberId
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route
from cogs.kit.events import dispatch_contest_changed, dispatch_poll_changed
from cogs.kit.layouts import make_notice
from cogs.privacy.screens import ERASE_MEMBER_ROUTE, KEEP_MEMBER_ROUTE, confirm_erasure_screen, erased_screen


class PrivacyCog(FeatureCog):
    """Export and erasure of a member's data."""

    heading = "What I keep about you"
    about = (
        "Your id and display name, your picks and votes, and what you did as a host; nothing that you write "
        "is read. The file has all of it, and erasing tells you first what goes with it."
    )

    privacy = app_commands.Group(
        name="privacy",
        description="What I keep about you: everything as a file, or erased",
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
    )

    @privacy.command()
    async def export(self, interaction: Interaction) -> None:
        """A file with everything I keep about you, in every server; only you get it."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        kept = await self.services.privacy.get_personal_data(MemberId(interaction.user.id))
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        file = discord.File(io.BytesIO(text.encode()), "what-envelope-keeps.json")
        await interaction.followup.send(file=file, ephemeral=True)

    @privacy.command()
    async def delete(self, interaction: Interaction) -> None:
        """Erase everything I keep about you, in every server; you read first what that means."""
        found = await self.services.privacy.get_footprint(MemberId(interaction.user.id))
        await interaction.response.send_message(
            view=confirm_erasure_screen(found, self.bot.backup_retention), ephemeral=True
        )

    @answers_route(ERASE_MEMBER_ROUTE)
    async def erase_presser(self, press: Press) -> None:
        """Erase everything about the presser that can be erased."""
        erased = await self.services.privacy.erase_member(MemberId(press.interaction.user.id))
        await press.show_privately(erased_screen(erased.footprint))
        for guild_id, contest_id in erased.contests:
            dispatch_contest_changed(self.bot, guild_id, contest_id)
        for guild_id, poll_id in erased.polls:
            dispatch_poll_changed(self.bot, guild_id, poll_id)

    @answers_route(KEEP_MEMBER_ROUTE)
    async def keep_everything(self, press: Press) -> None:
        """Cancel the erasure."""
        await press.show_privately(make_notice("Nothing was erased."))
