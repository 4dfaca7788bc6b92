"""`/help`, and the way back to it from other screens."""

from discord import app_commands, ui

from bot.errors import OutdatedControlError
from cogs.help.screens import TOPIC, start_screen, topic_screen
from cogs.help.situation import situation_of
from cogs.help.topics import switched_off, topics_for
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers
from cogs.kit.server_routes import HELP


class HelpCog(FeatureCog):
    """What the bot can do for whoever asks."""

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def help(self, interaction: Interaction) -> None:
        """What is on here, what you can do, and what to try first."""
        await interaction.response.send_message(view=await self._start(interaction), ephemeral=True)

    @answers(HELP)
    async def open_start(self, press: Press) -> None:
        """The way back, or from the welcome."""
        await press.show_privately(await self._start(press.interaction))

    @answers(TOPIC)
    async def open_topic(self, press: Press) -> None:
        """One topic."""
        situation = await situation_of(press.interaction)
        for topic in topics_for(self.bot, situation):
            if topic.name == press.value:
                await press.show_privately(topic_screen(topic, situation))
                return
        # The cog has another name by now, or was switched off meanwhile.
        raise OutdatedControlError

    async def _start(self, interaction: Interaction) -> ui.LayoutView:
        situation = await situation_of(interaction)
        return start_screen(situation, topics_for(self.bot, situation), switched_off(self.bot, situation))
