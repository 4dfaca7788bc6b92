"""What Discord's interface says, as JSON: the application, a server, an interaction, a message.

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
MEMBER_ID = "1300000000000000003"
GUILD_ID = "1300000000000000004"
CHANNEL_ID = "1300000000000000005"

_numbers = count(1)


def new_id() -> str:
    """A snowflake of this instant, unlike any before."""
    return str(discord.utils.time_snowflake(system_clock()) + next(_numbers))


def user(user_id: str, name: str, *, bot: bool = False) -> Json:
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


def application() -> Json:
    """The bot's application."""
    return {
        "id": BOT_ID,
        "name": "Envelope",
        "icon": None,
        "description": "",
        "bot_public": False,
        "bot_require_code_grant": False,
        "owner": user(OWNER_ID, "Olga"),
        "team": None,
        "verify_key": "0" * 64,
        "flags": 0,
    }


def guild() -> Json:
    """A film server with one channel, as GUILD_CREATE has it."""
    everyone = {
        "id": GUILD_ID,
        "name": "@everyone",
        "permissions": str(discord.Permissions.text().value),
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": GUILD_ID,
        "name": "The Film Club",
        "owner_id": OWNER_ID,
        "icon": None,
        "roles": [everyone],
        "channels": [channel()],
        "threads": [],
        "members": [member(BOT_ID, "Envelope", bot=True)],
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


def channel() -> Json:
    """The server's text channel."""
    return {
        "id": CHANNEL_ID,
        "guild_id": GUILD_ID,
        "type": 0,
        "name": "awards-season",
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
        "nsfw": False,
    }


def member(user_id: str, name: str, *, bot: bool = False) -> Json:
    """A member of the server without any rights of their own."""
    return {
        "user": user(user_id, name, bot=bot),
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def interaction(kind: discord.InteractionType, data: Json) -> Json:
    """A member's use of a command or a control, in the server's channel."""
    rights = str(discord.Permissions.text().value)
    number = new_id()
    return {
        "id": number,
        "application_id": BOT_ID,
        "type": kind.value,
        "data": data,
        "token": f"token-{number}",
        "version": 1,
        "guild_id": GUILD_ID,
        "guild": {"id": GUILD_ID, "locale": "en-US", "features": []},
        "channel_id": CHANNEL_ID,
        "channel": {**channel(), "permissions": rights},
        "member": {**member(MEMBER_ID, "Ana"), "permissions": rights},
        "app_permissions": rights,
        "locale": "en-US",
        "guild_locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD_ID},
        "context": 0,
        "attachment_size_limit": 10 * 1024 * 1024,
    }


def message(data: Json, asked: Json) -> Json:
    """What the bot answered an interaction, as a message in the channel."""
    author: Json = asked["member"]["user"]
    return {
        "id": new_id(),
        "channel_id": CHANNEL_ID,
        "author": user(BOT_ID, "Envelope", bot=True),
        "application_id": BOT_ID,
        "type": discord.MessageType.chat_input_command.value,
        "content": data.get("content", ""),
        "components": data.get("components", []),
        "flags": data.get("flags", 0),
        "timestamp": system_clock().isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "interaction_metadata": {
            "id": asked["id"],
            "type": asked["type"],
            "user": author,
            "authorizing_integration_owners": asked["authorizing_integration_owners"],
        },
    }
