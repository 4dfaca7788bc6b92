"""Permissions that the bot lacks for the server's settings, with advice on granting them."""

from collections.abc import Mapping, Sequence

import discord

from bot.guilds.model import ChannelPurpose, Feature, GuildSettings, RolePurpose, Spoilers
from cogs.kit.text import escape_text, format_list

ChannelOrThread = discord.abc.GuildChannel | discord.Thread

_VIEW = {"view_channel": "View Channel"}
_POSTING = {**_VIEW, "send_messages": "Send Messages"}
_IN_THREAD = {**_VIEW, "send_messages_in_threads": "Send Messages in Threads"}
_OPENING_THREADS = {**_IN_THREAD, "create_public_threads": "Create Public Threads"}
_OPENING_POSTS = {
    **_VIEW,
    "send_messages": "Create Posts",
    "send_messages_in_threads": "Send Messages in Posts",
}
"""The permissions needed, with Discord's names for them; those of a forum differ."""


def find_channel_problem(channel: ChannelOrThread, purpose: ChannelPurpose) -> str:
    """Word what the bot lacks in a channel for a purpose and how to grant it; empty if nothing."""
    held = channel.permissions_for(channel.guild.me)
    lacking = [
        name for right, name in _list_needed_permissions(channel, purpose).items() if not getattr(held, right)
    ]
    if not lacking:
        return ""
    named = format_list(f"**{name}**" for name in lacking)
    return (
        f"I lack {named} in <#{channel.id}>. To grant it: **Edit Channel → Permissions**, "
        f"add **{escape_text(channel.guild.me.display_name)}**, and allow it there."
    )


def find_champion_role_problem(role: discord.Role) -> str:
    """Word why the bot cannot give a role yet and what to do; empty if it can."""
    me = role.guild.me
    if not me.guild_permissions.manage_roles:
        return (
            f"I lack **Manage Roles** to give <@&{role.id}>. To grant it: **Server Settings → Roles → "
            f"{escape_text(me.display_name)} → Permissions**."
        )
    if role >= me.top_role:
        return (
            f"I cannot give <@&{role.id}>, because it stands above my own role. Drag "
            f"**{escape_text(me.top_role.name)}** "
            "above it in **Server Settings → Roles**."
        )
    return ""


def find_ping_role_problem(role: discord.Role) -> str:
    """Word why pinging a role reaches nobody yet and what to do; empty if it does."""
    if role.mentionable or role.guild.me.guild_permissions.mention_everyone:
        return ""
    return (
        f"I may not ping <@&{role.id}>. To allow it: **Server Settings → Roles → {escape_text(role.name)} → "
        "Allow anyone to @mention this role**."
    )


def find_spoiler_problem(guild: discord.Guild, settings: GuildSettings) -> str:
    """Word why winners cannot be revealed only in a thread as configured; empty if they can."""
    if settings.spoilers is not Spoilers.THREAD:
        return ""
    chosen = settings.discussion_channel
    channel = guild.get_channel_or_thread(chosen) if chosen is not None else None
    if Feature.DISCUSSION in settings.switched_off:
        lacking = "**Discussion** is off"
    elif channel is None:
        lacking = "there is no channel for discussions: choose one under **Channels**"
    elif find_channel_problem(channel, ChannelPurpose.DISCUSSION):
        lacking = f"I lack permissions in <#{channel.id}>"
    else:
        return ""
    return f"No thread can tell who won, since {lacking}. Until then winners are covered until tapped."


def find_event_problem(guild: discord.Guild, settings: GuildSettings) -> str:
    """Word why the bot cannot make scheduled events of the season's dates; empty if it can."""
    if Feature.SEASON in settings.switched_off or guild.me.guild_permissions.create_events:
        return ""
    return (
        "I lack **Create Events** for `/calendar event`. To grant it: **Server Settings → Roles → "
        f"{escape_text(guild.me.display_name)} → Permissions**."
    )


def list_problems(guild: discord.Guild, settings: GuildSettings) -> Sequence[str]:
    """List everything that keeps the settings from working, each with advice."""
    found: list[str] = []
    for purpose in ChannelPurpose:
        chosen = settings.get_channel_id(purpose)
        if chosen is not None:
            channel = guild.get_channel_or_thread(chosen)
            found.append(
                find_channel_problem(channel, purpose) if channel else f"The {purpose} channel was deleted."
            )
    for purpose in RolePurpose:
        chosen = settings.get_role_id(purpose)
        if chosen is not None:
            role = guild.get_role(chosen)
            found.append(find_role_problem(role, purpose) if role else f"The {purpose} role was deleted.")
    found.append(find_spoiler_problem(guild, settings))
    found.append(find_event_problem(guild, settings))
    return [problem for problem in found if problem]


def find_role_problem(role: discord.Role, purpose: RolePurpose) -> str:
    """Word what keeps the bot from using a role for a purpose; empty if nothing does."""
    match purpose:
        case RolePurpose.HOST:
            return ""
        case RolePurpose.CHAMPION:
            return find_champion_role_problem(role)
        case RolePurpose.PING:
            return find_ping_role_problem(role)


def _list_needed_permissions(channel: ChannelOrThread, purpose: ChannelPurpose) -> Mapping[str, str]:
    if isinstance(channel, discord.ForumChannel):
        return _OPENING_POSTS
    if isinstance(channel, discord.Thread):
        return _IN_THREAD
    return _OPENING_THREADS if purpose is ChannelPurpose.DISCUSSION else _POSTING
