"""What Discord's interface says, as JSON: the application, a server, a channel, a member, an interaction, a message.

The forms are those of Discord's API reference, with the fields that a client may rely on.
"""

from itertools import count
from typing import Any

import discord

from bot.clock import system_clock

Json = dict[str, Any]
"""A JSON object: its values are whatever the interface says."""

BOT_ID = "1300000000000000001"
OWNER_ID = "1300000000000000002"
BOT_NAME = "Envelope"

BOT_RIGHTS = discord.Permissions.text() | discord.Permissions(view_channel=True, manage_roles=True)
"""What the bot may do in a server, as everyone may: the stand-in computes no rights, it refuses what it is told to."""

_numbers = count(1)


def new_id() -> str:
    """A snowflake of this instant, unlike any before."""
    return str(discord.utils.time_snowflake(system_clock()) + next(_numbers))


def tell_time() -> str:
    """This instant as Discord writes it."""
    return system_clock().isoformat()


def make_user(user_id: str, name: str, *, bot: bool = False) -> Json:
    """A user."""
    return {
        "id": user_id,
        "username": name.lower(),
        "global_name": name,
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
    }


def make_bot_user() -> Json:
    """The bot's user."""
    return make_user(BOT_ID, BOT_NAME, bot=True)


def make_application() -> Json:
    """The bot's application."""
    return {
        "id": BOT_ID,
        "name": BOT_NAME,
        "icon": None,
        "description": "",
        "bot_public": False,
        "bot_require_code_grant": False,
        "owner": make_user(OWNER_ID, "Olga"),
        "team": None,
        "verify_key": "0" * 64,
        "flags": 0,
    }


def make_role(role_id: str, name: str, permissions: discord.Permissions, position: int = 0) -> Json:
    """A role of a server; the one with the server's own id is everyone's."""
    return {
        "id": role_id,
        "name": name,
        "permissions": str(permissions.value),
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": position,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def make_guild(
    guild_id: str, name: str, roles: list[Json], channels: list[Json], threads: list[Json]
) -> Json:
    """A server as GUILD_CREATE has it."""
    return {
        "id": guild_id,
        "name": name,
        "owner_id": OWNER_ID,
        "icon": None,
        "roles": roles,
        "channels": channels,
        "threads": threads,
        "members": [make_member(make_bot_user())],
        "member_count": 3,
        "joined_at": "2026-01-01T00:00:00+00:00",
        "large": False,
        "unavailable": False,
        "emojis": [],
        "stickers": [],
        "features": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "system_channel_flags": 0,
    }


def make_channel(guild_id: str, name: str, kind: discord.ChannelType = discord.ChannelType.text) -> Json:
    """A channel of a server."""
    return {
        "id": new_id(),
        "guild_id": guild_id,
        "type": kind.value,
        "name": name,
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
        "nsfw": False,
    }


def make_thread(thread_id: str, parent: Json, body: Json) -> Json:
    """A thread that the bot starts below a channel."""
    kind = discord.ChannelType.public_thread.value
    return {
        "id": thread_id,
        "guild_id": parent["guild_id"],
        "parent_id": parent["id"],
        "owner_id": BOT_ID,
        "type": body.get("type", kind),
        "name": body["name"],
        "message_count": 0,
        "total_message_sent": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "flags": 0,
        "last_message_id": None,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": body.get("auto_archive_duration", 1440),
            "archive_timestamp": tell_time(),
            "create_timestamp": tell_time(),
            "locked": False,
        },
    }


def make_member(user: Json, roles: list[str] | None = None) -> Json:
    """A user as a member of a server."""
    return {
        "user": user,
        "roles": roles or [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def make_interaction(
    kind: discord.InteractionType, data: Json, member: Json, channel: Json, rights: discord.Permissions
) -> Json:
    """A member's use of a command or a control in a channel of a server.

    Args:
        kind: What they use.
        data: What they chose or typed.
        member: Who.
        channel: Where.
        rights: What the member may do there.
    """
    number = new_id()
    guild_id = channel["guild_id"]
    return {
        "id": number,
        "application_id": BOT_ID,
        "type": kind.value,
        "data": data,
        "token": f"token-{number}",
        "version": 1,
        "guild_id": guild_id,
        "guild": {"id": guild_id, "locale": "en-US", "features": []},
        "channel_id": channel["id"],
        "channel": {**channel, "permissions": str(rights.value)},
        "member": {**member, "permissions": str(rights.value)},
        "app_permissions": str(BOT_RIGHTS.value),
        "locale": "en-US",
        "guild_locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {"0": guild_id},
        "context": 0,
        "attachment_size_limit": 10 * 1024 * 1024,
    }


def make_message(channel_id: str, body: Json, message_id: str | None = None) -> Json:
    """A message of the bot, from what it sent."""
    return {
        "id": message_id or new_id(),
        "channel_id": channel_id,
        "author": make_bot_user(),
        "application_id": BOT_ID,
        "type": discord.MessageType.default.value,
        "content": body.get("content", ""),
        "components": body.get("components", []),
        "flags": body.get("flags", 0),
        "nonce": body.get("nonce"),
        "timestamp": tell_time(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
    }


def make_answer(body: Json, asked: Json) -> Json:
    """What the bot answered an interaction, as a message in its channel."""
    return {
        **make_message(asked["channel_id"], body),
        "type": discord.MessageType.chat_input_command.value,
        "interaction_metadata": {
            "id": asked["id"],
            "type": asked["type"],
            "user": asked["member"]["user"],
            "authorizing_integration_owners": asked["authorizing_integration_owners"],
        },
    }


EPHEMERAL = discord.MessageFlags(ephemeral=True).value

EDITABLE_FIELDS = frozenset({"content", "components", "embeds", "flags"})
"""What an edit changes of a message; files are kept elsewhere."""


def edit_message(message: Json, body: Json) -> Json:
    """Change a message as its author asks, in place; returns it. Who may see it cannot be changed."""
    ephemeral = message["flags"] & EPHEMERAL
    message |= {name: value for name, value in body.items() if name in EDITABLE_FIELDS}
    message["flags"] = message["flags"] & ~EPHEMERAL | ephemeral
    message["edited_timestamp"] = tell_time()
    return message
