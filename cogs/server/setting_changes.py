"""What may be chosen for a server, and what is said once it was, with what the bot still lacks for it."""

from datetime import datetime

import discord

from bot.contests.model import Scoring
from bot.guilds.model import ChannelPurpose, Feature, GuildSettings, RolePurpose
from cogs.kit.contest_text import SCORING_NAMES
from cogs.server import panel, permissions
from cogs.server.error_text import NotOfThisServerError, RoleUnfitness, UnfitChannelError, UnfitRoleError
from cogs.server.permissions import ChannelOrThread
from cogs.server.screens import list_channel_types
from cogs.server.text import ROLE_NAMES, WITHOUT_CHANNEL, WITHOUT_ROLE

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
"""What a role must not carry that the bot gives away: whoever may choose it need not have these themselves."""


def require_fitting_channel(
    guild: discord.Guild, purpose: ChannelPurpose, channel_id: int | None
) -> ChannelOrThread | None:
    """The channel of this server with an id, or none.

    Raises:
        NotOfThisServerError: The server has no such channel: an id comes from outside, and may be another server's.
        UnfitChannelError: It is of a kind that the bot cannot use so.
    """
    if channel_id is None:
        return None
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        raise NotOfThisServerError
    if channel.type not in list_channel_types(purpose):
        raise UnfitChannelError(purpose)
    return channel


def require_fitting_role(
    guild: discord.Guild, purpose: RolePurpose, role_id: int | None
) -> discord.Role | None:
    """The role of this server with an id, or none.

    Raises:
        NotOfThisServerError: The server has no such role.
        UnfitRoleError: It cannot be used so.
    """
    if role_id is None:
        return None
    role = guild.get_role(role_id)
    if role is None:
        raise NotOfThisServerError
    if role.is_default():
        raise UnfitRoleError(purpose, RoleUnfitness.EVERYONE)
    if purpose is RolePurpose.CHAMPION:
        if role.managed:
            raise UnfitRoleError(purpose, RoleUnfitness.MANAGED)
        if role.permissions.value & MODERATING_PERMISSIONS.value:
            raise UnfitRoleError(purpose, RoleUnfitness.MODERATES)
    return role


def confirm_feature(chosen: Feature, *, enabled: bool) -> str:
    """That a feature was switched."""
    return f"✅ **{chosen.capitalize()}**: {'on' if enabled else 'off'} for everyone here, from now on."


def confirm_channel(purpose: ChannelPurpose, chosen: ChannelOrThread | None) -> str:
    """That a channel was chosen, and what the bot lacks there."""
    if chosen is None:
        return f"✅ {purpose.capitalize()}: {WITHOUT_CHANNEL[purpose]}."
    return _add_problem(
        f"✅ {purpose.capitalize()}: <#{chosen.id}>.", permissions.find_channel_problem(chosen, purpose)
    )


def confirm_role(purpose: RolePurpose, chosen: discord.Role | None) -> str:
    """That a role was chosen, and what is still to be done for it."""
    if chosen is None:
        return f"✅ {ROLE_NAMES[purpose]}: {WITHOUT_ROLE[purpose]}."
    confirmation = f"✅ {ROLE_NAMES[purpose]}: <@&{chosen.id}>."
    return _add_problem(confirmation, permissions.find_role_problem(chosen, purpose))


def confirm_scoring(chosen: Scoring) -> str:
    """That the default scoring was chosen."""
    return f"✅ Scoring: **{SCORING_NAMES[chosen]}**, in contests that are created from now on."


def confirm_spoilers(guild: discord.Guild, settings: GuildSettings) -> str:
    """How winners are told from now on, and what is still to be done for it."""
    return _add_problem(
        f"✅ {panel.format_spoilers(settings)}.", permissions.find_spoiler_problem(guild, settings)
    )


def confirm_time_zone(chosen: str, now: datetime) -> str:
    """That a time zone was chosen."""
    return f"✅ Times are read in **{chosen}**, where it is {panel.format_local_time(chosen, now)} now."


def _add_problem(confirmation: str, problem: str) -> str:
    return f"{confirmation}\n⚠️ {problem}" if problem else confirmation
