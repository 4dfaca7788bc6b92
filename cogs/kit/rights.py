"""The moderator rule at the moment of a command or a press: who may host, who may configure."""

import discord

from bot.audit.model import Actor
from bot.errors import NotAllowedError, ServerOnlyError
from bot.guilds.rules import Rights, may_configure, may_host
from cogs.kit.controls import Interaction


def rights_of(interaction: Interaction) -> Rights:
    """What Discord says about the asker, with the interaction itself: no cache is asked."""
    held, user = interaction.permissions, interaction.user
    roles = (
        frozenset(role.id for role in user.roles) if isinstance(user, discord.Member) else frozenset[int]()
    )
    return Rights(
        manage_server=held.manage_guild or held.administrator,
        manage_events=held.manage_events,
        roles=roles,
    )


async def is_host(interaction: Interaction) -> bool:
    """Whether the asker may run contests here."""
    if interaction.guild_id is None:
        return False
    settings = await interaction.client.services.guilds.settings(interaction.guild_id)
    return may_host(rights_of(interaction), settings)


async def require_host(interaction: Interaction) -> Actor:
    """The asker, who must be a host: Discord's own check covers commands alone, and not those by a host role.

    Raises:
        NotAllowedError: They are none.
        ServerOnlyError: There is no server here.
    """
    if interaction.guild_id is None:
        raise ServerOnlyError
    if not await is_host(interaction):
        settings = await interaction.client.services.guilds.settings(interaction.guild_id)
        raise NotAllowedError("host", settings.host_role)
    return actor_of(interaction)


async def require_configurer(interaction: Interaction) -> Actor:
    """The asker, who must have Manage Server.

    Raises:
        NotAllowedError: They have not.
        ServerOnlyError: There is no server here.
    """
    if interaction.guild_id is None:
        raise ServerOnlyError
    if not may_configure(rights_of(interaction)):
        raise NotAllowedError("configure")
    return actor_of(interaction)


def actor_of(interaction: Interaction) -> Actor:
    """The asker, as the audit log names them."""
    return Actor(interaction.user.id, interaction.user.display_name)
