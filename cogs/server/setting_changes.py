"""Checks of a chosen channel or role, and confirmations of changed settings with what the bot still lacks."""

from datetime import datetime

import discord

from bot.contests.model import Scoring
from bot.guilds.model import ChannelPurpose, Feature, GuildSettings, RolePurpose
from cogs.kit.contest_text import SCORING_NAMES
from cogs.kit.rights import MODERATING_PERMISSIONS
from cogs.server import panel, permissions
from cogs.server.error_text import NotOfThisServerError, RoleUnfitness, UnfitChannelError, UnfitRoleError
from cogs.server.permissions import ChannelOrThread
from cogs.server.screens import list_channel_types
from cogs.server.text import ROLE_NAMES, WITHOUT_CHANNEL, WITHOUT_ROLE


def require_fitting_channel(
    guild: discord.Guild, purpose: ChannelPurpose, channel_id: int | None
) -> ChannelOrThread | None:
    """Return the channel of this server with the id; None without an id.

    Raises:
        NotOfThisServerError: The server has no such channel; the id comes from outside and may be another server's.
        UnfitChannelError: Its kind of channel cannot be used for the purpose.
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
    """Return the role of this server with the id; None without an id.

    Raises:
        NotOfThisServerError: The server has no such role.
        UnfitRoleError: It cannot be used for the purpose.
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
    """Word the confirmation that a feature was switched on or off."""
    return f"✅ **{chosen.capitalize()}**: {'on' if enabled else 'off'} for everyone here, from now on."


def confirm_channel(purpose: ChannelPurpose, chosen: ChannelOrThread | None) -> str:
    """Word the confirmation of a channel, with what the bot lacks there."""
    if chosen is None:
        return f"✅ {purpose.capitalize()}: {WITHOUT_CHANNEL[purpose]}."
    return _add_problem(
        f"✅ {purpose.capitalize()}: <#{chosen.id}>.", permissions.find_channel_problem(chosen, purpose)
    )


def confirm_role(purpose: RolePurpose, chosen: discord.Role | None) -> str:
    """Word the confirmation of a role, with what remains to be done."""
    if chosen is None:
        return f"✅ {ROLE_NAMES[purpose]}: {WITHOUT_ROLE[purpose]}."
    confirmation = f"✅ {ROLE_NAMES[purpose]}: <@&{chosen.id}>."
    return _add_problem(confirmation, permissions.find_role_problem(chosen, purpose))


def confirm_only_role_hosts(*, only: bool) -> str:
    """Word who hosts from now on."""
    if only:
        return (
            "✅ Only the hosts' role hosts, beside **Manage Server**. **Manage Events** alone no longer does."
        )
    return "✅ Everyone with **Manage Events** hosts again."


def confirm_reminder_posts(settings: GuildSettings) -> str:
    """Word whether channels get posts before something closes from now on."""
    return f"✅ {panel.format_reminder_posts(settings)}. Who pressed **Remind me** is reminded either way."


def confirm_thread_limits(settings: GuildSettings) -> str:
    """Word how many threads may be opened from now on."""
    return f"✅ New threads: {panel.format_thread_limits(settings)}."


def confirm_scoring(chosen: Scoring) -> str:
    """Word the confirmation of the default scoring."""
    return f"✅ Scoring: **{SCORING_NAMES[chosen]}**, in contests that are created from now on."


def confirm_spoilers(guild: discord.Guild, settings: GuildSettings) -> str:
    """Word how winners are shown from now on, with what remains to be done."""
    return _add_problem(
        f"✅ {panel.format_spoilers(settings)}.", permissions.find_spoiler_problem(guild, settings)
    )


def confirm_time_zone(chosen: str, now: datetime) -> str:
    """Word the confirmation of a time zone."""
    return f"✅ Times are read in **{chosen}**, where it is {panel.format_local_time(chosen, now)} now."


def _add_problem(confirmation: str, problem: str) -> str:
    return f"{confirmation}\n⚠️ {problem}" if problem else confirmation
