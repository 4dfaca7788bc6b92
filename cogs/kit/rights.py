"""The moderator rule at the moment of a command or a press: who may host, who may configure.

A command says who may use it by its `default_permissions`, which Discord shows the picker by: Manage Events for hosts,
Manage Server for moderators. The gate reads the same and asks the rule itself, because Discord lets servers show a
command to anyone, and lets nobody see it by a role that only the bot knows. A route says it by its `right`.
"""

import discord
from discord import app_commands

from bot.audit.model import Actor
from bot.errors import NotAllowedError, ServerOnlyError
from bot.guilds.rules import Right, Rights, may_configure, may_host
from bot.ids import GuildId, MemberId
from cogs.kit.controls import Interaction


def find_required_right(command: object) -> Right | None:
    """What a command asks of who uses it, as the permissions of its group, or its own, say."""
    if not isinstance(command, app_commands.Command | app_commands.Group):
        return None
    # Of a command outside any group there is only its own; of a group within one, that of the outer.
    root = command.root_parent if isinstance(command, app_commands.Command) else command.parent
    shown_to = (root or command).default_permissions
    if shown_to is None:
        return None
    return Right.CONFIGURE if shown_to.manage_guild else Right.HOST


def read_rights(interaction: Interaction) -> Rights:
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


async def has_right(interaction: Interaction, right: Right | None) -> bool:
    """Whether the asker may do here what asks for a right; nobody may in direct messages."""
    match right:
        case None:
            return True
        case Right.HOST:
            return await is_host(interaction)
        case Right.CONFIGURE:
            return interaction.guild_id is not None and may_configure(read_rights(interaction))


async def require_right(interaction: Interaction, right: Right | None) -> None:
    """Make sure that the asker may do what asks for a right.

    Raises:
        NotAllowedError: They may not.
        ServerOnlyError: There is no server here.
    """
    match right:
        case None:
            pass
        case Right.HOST:
            await require_host(interaction)
        case Right.CONFIGURE:
            await require_moderator(interaction)


async def is_host(interaction: Interaction) -> bool:
    """Whether the asker may run contests here."""
    if interaction.guild_id is None:
        return False
    settings = await interaction.client.services.guilds.get_settings(GuildId(interaction.guild_id))
    return may_host(read_rights(interaction), settings)


async def require_host(interaction: Interaction) -> Actor:
    """The asker, who must be a host: Discord's own check covers commands alone, and not those by a host role.

    Raises:
        NotAllowedError: They are none.
        ServerOnlyError: There is no server here.
    """
    if interaction.guild_id is None:
        raise ServerOnlyError
    if not await is_host(interaction):
        settings = await interaction.client.services.guilds.get_settings(GuildId(interaction.guild_id))
        raise NotAllowedError(Right.HOST, settings.host_role)
    return make_actor(interaction)


async def require_moderator(interaction: Interaction) -> Actor:
    """The asker, who must have Manage Server.

    Raises:
        NotAllowedError: They have not.
        ServerOnlyError: There is no server here.
    """
    if interaction.guild_id is None:
        raise ServerOnlyError
    if not may_configure(read_rights(interaction)):
        raise NotAllowedError(Right.CONFIGURE)
    return make_actor(interaction)


def make_actor(interaction: Interaction) -> Actor:
    """The asker, as the audit log names them."""
    return Actor(MemberId(interaction.user.id), interaction.user.display_name)
