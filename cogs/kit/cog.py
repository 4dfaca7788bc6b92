"""The base of every cog: which feature it is, and which routes its methods answer."""

from typing import ClassVar, cast

from discord import app_commands
from discord.ext import commands

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.services import Services
from cogs.kit.controls import find_answered_route
from cogs.kit.gate import FEATURES_IN_DIRECT_MESSAGES, GateTree


class FeatureCog(commands.Cog):
    """A cog of one feature; the gate switches all its commands, controls and autocomplete with it.

    Its commands are shown in servers alone, or in direct messages too, as the gate admits them; those of no feature say
    it themselves.

    Attributes:
        feature: The feature, None for what cannot be switched off: help, privacy, configuration.
        heading: What `/help` calls it; empty for what it does not list.
    """

    feature: ClassVar[Feature | None] = None
    heading: ClassVar[str] = ""

    def __init__(self, bot: AwardsBot) -> None:
        """Make the cog; it acts once it is loaded."""
        self.bot = bot
        if self.feature is not None:
            # Said of each command: what decorates the class of a cog, discord.py applies to groups alone.
            in_messages = self.feature in FEATURES_IN_DIRECT_MESSAGES
            contexts = app_commands.AppCommandContext(
                guild=True, dm_channel=in_messages, private_channel=False
            )
            for command in self.get_app_commands():
                command.allowed_contexts = contexts

    @property
    def services(self) -> Services:
        """Everything the cog may call."""
        return self.bot.services

    async def cog_load(self) -> None:
        """Tell the gate which routes the methods answer."""
        gate = cast("GateTree", self.bot.tree)
        for name in dir(type(self)):
            route = find_answered_route(getattr(type(self), name, None))
            if route is not None:
                gate.add_answer(route, getattr(self, name))
