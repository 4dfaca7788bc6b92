"""The base class of every cog: its feature, and the routes that its methods answer."""

from typing import ClassVar, cast

from discord import app_commands
from discord.ext import commands

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.services import Services
from cogs.kit.controls import list_answered_routes
from cogs.kit.gate import FEATURES_IN_DIRECT_MESSAGES, GateTree


class FeatureCog(commands.Cog):
    """A cog of one feature; the gate admits or refuses all its commands, controls and autocomplete together.

    Its commands are available in servers only, or in direct messages too if the gate admits the feature there. Cogs
    without a feature set the contexts of their commands themselves.

    Attributes:
        feature: The feature; None for what cannot be switched off: help, privacy, configuration.
        heading: The name of its section in `/help`; empty if `/help` does not list it.
        about: What that section says beyond its commands' own lines: how it goes, and what to try; Markdown.
        note: A small line under that section's commands, about a rule that they follow; empty without one.
    """

    feature: ClassVar[Feature | None] = None
    heading: ClassVar[str] = ""
    note: ClassVar[str] = ""
    about: ClassVar[str] = ""

    def __init__(self, bot: AwardsBot) -> None:
        """Create the cog and limit its commands to the contexts that its feature allows."""
        self.bot = bot
        if self.feature is not None:
            # Set on each command: discord.py applies a decorator on the cog class to command groups only.
            in_messages = self.feature in FEATURES_IN_DIRECT_MESSAGES
            contexts = app_commands.AppCommandContext(
                guild=True, dm_channel=in_messages, private_channel=False
            )
            for command in self.get_app_commands():
                command.allowed_contexts = contexts

    @property
    def services(self) -> Services:
        """The services of the core that the cog may call."""
        return self.bot.services

    async def cog_load(self) -> None:
        """Register the methods marked with `answers_route` at the gate."""
        gate = cast("GateTree", self.bot.tree)
        for route, name in list_answered_routes(type(self)):
            gate.add_answer(route, getattr(self, name))
