"""The options of `/config`."""

from collections.abc import Sequence
from typing import TypeAlias

from discord import app_commands

from bot.errors import Choice
from bot.guilds.zones import matching_time_zones
from cogs.kit.arguments import CHOICE_LIMIT, FreeText
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Interaction
from cogs.server.panel import local_time

COMMON_ZONES = (
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Tokyo",
    "Australia/Sydney",
    "UTC",
)
"""What is offered before anything is typed: where most people live who follow the awards."""


class ZoneArgument(FreeText[str]):
    """A time zone, as it was typed: what it means is decided where it is saved, and the nearest are offered there."""

    async def find(self, interaction: Interaction, text: str) -> str:
        """The text."""
        del interaction
        return text

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Zones it may come to mean, each with the time there now."""
        services = interaction.client.services
        if text.strip():
            zones = matching_time_zones(text, CHOICE_LIMIT)
        else:
            current = (await services.guilds.settings(guild_of(interaction))).time_zone
            zones = list(dict.fromkeys([current, *COMMON_ZONES]))
        now = services.clock()
        return [Choice(zone, zone, f"{local_time(zone, now)} there now") for zone in zones]


ZoneOption: TypeAlias = app_commands.Transform[str, ZoneArgument]
