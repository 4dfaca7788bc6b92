"""Who may host and who may configure, checked at every command and press.

A command states its right by its `default_permissions`, by which Discord also shows or hides it: Manage Events for
hosts, Manage Server for moderators. The gate reads the same value and checks the right itself, because a server can
show a command to anyone, and Discord does not know the bot's host role. A route states its right as `Route.right`.
"""

import discord
from discord import app_commands

from bot.audit.model import Actor
from bot.errors import NotAllowedError, ServerOnlyError
from bot.guilds.rules import Right, Rights, may_configure, may_host
from bot.ids import GuildId, MemberId
from cogs.kit.controls import Interaction

MODERATING_PERMISSIONS = discord.Permissions(
    administrator=True,
    ban_members=True,
    create_expressions=True,
    kick_members=True,
    manage_channels=True,
    manage_events=True,
    manage_expressions=True,
    manage_guild=True,
    manage_messages=True,
    manage_nicknames=True,
    manage_roles=True,
    manage_threads=True,
    manage_webhooks=True,
    mention_everyone=True,
    moderate_members=True,
    move_members=True,
    mute_members=True,
    deafen_members=True,
    view_audit_log=True,
)
"""Permissions that a role given by the bot must not have: whoever chooses it may not have them themselves."""


def find_required_right(command: object) -> Right | None:
    """Return the right that a command requires, by its or its group's permissions; None if everyone may use it."""
    if not isinstance(command, app_commands.Command | app_commands.Group):
        return None
    # Permissions count on the outermost group; a command outside any group has only its own.
    root = command.root_parent if isinstance(command, app_commands.Command) else command.parent
    shown_to = (root or command).default_permissions
    if shown_to is None:
        return None
    return Right.CONFIGURE if shown_to.manage_guild else Right.HOST


def read_rights(interaction: Interaction) -> Rights:
    """Return the asker's rights, read from the interaction itself rather than from a cache."""
    held, user = interaction.permissions, interaction.user
    roles = (
        frozenset(role.id for role in user.roles) if isinstance(user, discord.Member) else frozenset[int]()
    )
    return Rights(
        manage_server=held.manage_guild or held.administrator,
        manage_events=held.manage_events,
        roles=roles,
    )


async def require_right(interaction: Interaction, right: Right | None) -> None:
    """Check that the asker has the right here.

    Raises:
        NotAllowedError: They do not have it.
        ServerOnlyError: The interaction is not in a server.
    """
    match right:
        case None:
            pass
        case Right.HOST:
            await require_host(interaction)
        case Right.CONFIGURE:
            await require_moderator(interaction)


async def is_host(interaction: Interaction) -> bool:
    """Whether the asker may run contests in this server."""
    if interaction.guild_id is None:
        return False
    settings = await interaction.client.services.guilds.get_settings(GuildId(interaction.guild_id))
    return may_host(read_rights(interaction), settings)


async def require_host(interaction: Interaction) -> Actor:
    """Return the asker, who must be a host.

    Discord checks permissions of commands only, and does not know the bot's host role.

    Raises:
        NotAllowedError: They are not a host.
        ServerOnlyError: The interaction is not in a server.
    """
    if interaction.guild_id is None:
        raise ServerOnlyError
    if not await is_host(interaction):
        settings = await interaction.client.services.guilds.get_settings(GuildId(interaction.guild_id))
        raise NotAllowedError(Right.HOST, settings.host_role, only_role_hosts=settings.only_role_hosts)
    return make_actor(interaction)


async def require_moderator(interaction: Interaction) -> Actor:
    """Return the asker, who must have Manage Server.

    Raises:
        NotAllowedError: They do not have it.
        ServerOnlyError: The interaction is not in a server.
    """
    if interaction.guild_id is None:
        raise ServerOnlyError
    if not may_configure(read_rights(interaction)):
        raise NotAllowedError(Right.CONFIGURE)
    return make_actor(interaction)


def make_actor(interaction: Interaction) -> Actor:
    """Return the asker as the audit log names them."""
    return Actor(MemberId(interaction.user.id), interaction.user.display_name)
