"""Selects of what a server has: its channels and its roles."""

from collections.abc import Sequence

import discord
from discord import ui

from cogs.kit.controls import Control, Route


def make_channel_select(
    route: Route,
    *state: object,
    kinds: Sequence[discord.ChannelType],
    placeholder: str,
    chosen: int | None = None,
) -> Control:
    """A select of one of the server's channels, or none, that leads to a route.

    Args:
        route: Where the choice goes; the value is the channel's id.
        state: What the answer needs to know beside.
        kinds: What kinds of channels are offered.
        placeholder: What is to be read while none is chosen.
        chosen: The channel that is chosen now; one that was deleted must not be given.
    """
    defaults = [] if chosen is None else [discord.SelectDefaultValue.from_channel(discord.Object(chosen))]
    return Control(
        ui.ChannelSelect(
            custom_id=route.custom_id(*state),
            channel_types=list(kinds),
            placeholder=placeholder,
            min_values=0,
            max_values=1,
            default_values=defaults,
        )
    )


def make_role_select(route: Route, *state: object, placeholder: str, chosen: int | None = None) -> Control:
    """A select of one of the server's roles, or none, that leads to a route; see `make_channel_select`."""
    defaults = [] if chosen is None else [discord.SelectDefaultValue.from_role(discord.Object(chosen))]
    return Control(
        ui.RoleSelect(
            custom_id=route.custom_id(*state),
            placeholder=placeholder,
            min_values=0,
            max_values=1,
            default_values=defaults,
        )
    )
