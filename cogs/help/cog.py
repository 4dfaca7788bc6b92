"""`/help`, and its buttons on other screens."""

from discord import app_commands, ui

from bot.errors import OutdatedControlError
from cogs.help.context import load_help_context
from cogs.help.screens import HELP_TOPIC_ROUTE, start_screen, topic_screen
from cogs.help.topics import list_switched_off_features, list_topics
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route
from cogs.kit.routes import HELP_ROUTE


class HelpCog(FeatureCog):
    """The help screens."""

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def help(self, interaction: Interaction) -> None:
        """What is on here, what you can do, and what to try first."""
        await interaction.response.send_message(
            view=await self._make_start_screen(interaction), ephemeral=True
        )

    @answers_route(HELP_ROUTE)
    async def open_start(self, press: Press) -> None:
        """Show the start screen, from a topic or from the welcome message."""
        await press.show_privately(await self._make_start_screen(press.interaction))

    @answers_route(HELP_TOPIC_ROUTE)
    async def open_topic(self, press: Press) -> None:
        """Show one topic."""
        situation = await load_help_context(press.interaction)
        for topic in list_topics(self.bot, situation):
            if topic.name == press.value:
                await press.show_privately(topic_screen(topic, situation))
                return
        # The cog was renamed in a later version, or its feature switched off.
        raise OutdatedControlError

    async def _make_start_screen(self, interaction: Interaction) -> ui.LayoutView:
        situation = await load_help_context(interaction)
        return start_screen(
            situation, list_topics(self.bot, situation), list_switched_off_features(self.bot, situation)
        )
