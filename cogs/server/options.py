"""Options of `/config`: channels and time zones."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import discord
from discord import app_commands

from bot.errors import Choice
from bot.times.zone_names import list_matching_region_keys
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.options import AUTOCOMPLETE_CHOICE_LIMIT, FreeTextTransformer
from cogs.server.panel import format_local_time
from cogs.server.screens import POSTABLE_CHANNEL_TYPES, THREAD_PARENT_TYPES

AnyChannel: TypeAlias = app_commands.AppCommandChannel | app_commands.AppCommandThread

COMMON_TIME_ZONES = (
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
"""Choices before anything is typed: where most followers of the awards live."""


class ChannelTransformer(app_commands.Transformer):
    """Takes a channel of any kind that some purpose can use; the chosen purpose is checked later."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """The type of option that Discord shows."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds of channels that Discord's picker lists."""
        return list(dict.fromkeys([*POSTABLE_CHANNEL_TYPES, *THREAD_PARENT_TYPES]))

    # Any, as in `Transformer`: Discord sends only what its picker lists.
    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> AnyChannel:
        """Return the channel."""
        del interaction
        return value


class TimeZoneTransformer(FreeTextTransformer[str]):
    """Takes a time zone as typed; where it is saved, it is looked up, and the nearest are offered if none matches."""

    async def resolve_text(self, interaction: Interaction, text: str) -> str:
        """Return the text unchanged."""
        del interaction
        return text

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest time zones, each with its current time."""
        services = interaction.client.services
        current = (await services.guilds.get_settings(require_guild_id(interaction))).time_zone
        if text.strip():
            zones = list_matching_region_keys(text, AUTOCOMPLETE_CHOICE_LIMIT, current)
        else:
            zones = list(dict.fromkeys([current, *COMMON_TIME_ZONES]))
        now = services.clock()
        return [Choice(zone, zone, f"{format_local_time(zone, now)} there now") for zone in zones]


ChannelOption: TypeAlias = app_commands.Transform[AnyChannel, ChannelTransformer]
TimeZoneOption: TypeAlias = app_commands.Transform[str, TimeZoneTransformer]
