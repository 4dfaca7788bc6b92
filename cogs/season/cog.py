"""`/season`: what comes next."""

from zoneinfo import ZoneInfo

from discord import app_commands

from bot.guilds.model import Feature
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, require_guild_id
from cogs.season.screens import season_screen


class SeasonCog(FeatureCog):
    """The members' view of the season."""

    feature = Feature.SEASON
    heading = "The season"
    about = "What comes next, from the first nominations to the last ceremony."

    @app_commands.command()
    @app_commands.guild_only()
    async def season(self, interaction: Interaction) -> None:
        """What comes next: nominations, ceremonies, and what closes here."""
        settings = await self.services.guilds.get_settings(require_guild_id(interaction))
        today = self.services.clock().astimezone(ZoneInfo(settings.time_zone)).date()
        await interaction.response.send_message(view=season_screen(self.services.record, today))
