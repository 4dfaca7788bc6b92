"""`/help`: what is switched on here, and what to do next."""

from discord import app_commands, ui

from bot.client import AwardsBot
from bot.guilds.model import Feature
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction
from cogs.kit.layouts import Part, card, line, screen


class HelpCog(FeatureCog):
    """What the bot can do for whoever asks."""

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def help(self, interaction: Interaction) -> None:
        """What I can do here, and what to try first."""
        await interaction.response.send_message(view=await self._screen(interaction), ephemeral=True)

    async def _screen(self, interaction: Interaction) -> ui.LayoutView:
        sections: list[str] = []
        switched_off: list[str] = []
        for cog in self.bot.cogs.values():
            if not isinstance(cog, FeatureCog) or not cog.heading:
                continue
            if not await self._is_on(interaction, cog.feature):
                switched_off.append(cog.heading)
            elif lines := [_usage(command) for command in _open_to(interaction, cog)]:
                sections.append(f"**{cog.heading}**\n" + "\n".join(lines))
        opening = (
            "## The envelope, please\n"
            "A century of film awards, and what this room makes of it. "
            "Try `/winners 2025`: free text is fine everywhere, misspelt or not."
        )
        parts: list[Part] = [opening, line(), "\n\n".join(sections)]
        if switched_off:
            parts.append(f"-# Switched off in this server: {', '.join(switched_off)}.")
        return screen(card(*parts))

    async def _is_on(self, interaction: Interaction, feature: Feature | None) -> bool:
        if interaction.guild_id is None:
            return feature in (None, Feature.LOOKUP)
        return feature is None or await self.services.guilds.feature_enabled(interaction.guild_id, feature)


_AnyCommand = app_commands.Command[FeatureCog, ..., None] | app_commands.Group


def _open_to(interaction: Interaction, cog: FeatureCog) -> list[_AnyCommand]:
    """The cog's commands that the asker may use, by Discord's default rule."""
    held = interaction.permissions
    return [
        command
        for command in cog.get_app_commands()
        if command.default_permissions is None or held >= command.default_permissions
    ]


def _usage(command: _AnyCommand) -> str:
    if isinstance(command, app_commands.Group):
        names = " · ".join(f"`{sub.name}`" for sub in command.commands)
        return f"`/{command.name}` {command.description}\n-# {names}"
    return f"`/{command.name}` {command.description}"


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(HelpCog(bot))
