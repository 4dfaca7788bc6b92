"""Posts new entries of the audit log in the server's log channel, several in one message after a short delay."""

import asyncio
import logging
from collections.abc import Sequence
from http import HTTPStatus

import discord

from bot.audit.model import AuditEntry
from bot.background import cancel_tasks
from bot.client import AwardsBot
from bot.ids import GuildId
from cogs.kit.layouts import make_card, make_screen
from cogs.kit.post_errors import CannotPostError
from cogs.kit.post_identity import PostIdentity
from cogs.kit.posts import DISCORD_FAILURES, Posts
from cogs.server.audit_text import format_entries

log = logging.getLogger(__name__)

LOG_POST_DELAY_SECONDS = 10.0
"""Seconds from an entry to its message, so that actions in quick succession share one."""

ENTRIES_PER_LOG_MESSAGE = 12
"""Most entries in one message."""
LOG_MESSAGE_TEXT_LIMIT = 3800


class LogChannelFeed:
    """Posts the audit logs of all servers in their log channels."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as `bot`."""
        self._bot = bot
        self._audit = bot.services.audit
        self._posts = Posts(bot)
        self._first_entry_id = 0
        self._last_posted_ids: dict[GuildId, int] = {}
        self._guilds_to_post: set[GuildId] = set()
        self._post_tasks: dict[GuildId, asyncio.Task[None]] = {}

    async def open(self) -> None:
        """Start posting new entries; older ones are only in `/audit`."""
        self._first_entry_id = await self._audit.get_latest_id()
        self._audit.set_follower(self._schedule_post)

    async def close(self) -> None:
        """Stop posting."""
        await cancel_tasks(self._post_tasks.values())

    def _schedule_post(self, guild_id: GuildId) -> None:
        self._guilds_to_post.add(guild_id)
        if guild_id not in self._post_tasks:
            posting = asyncio.create_task(self._post_after_delay(guild_id), name=f"log of guild {guild_id}")
            self._post_tasks[guild_id] = posting

    async def _post_after_delay(self, guild_id: GuildId) -> None:
        try:
            while guild_id in self._guilds_to_post:
                self._guilds_to_post.discard(guild_id)
                if await self._find_channel(guild_id) is None:
                    # A channel configured later gets only entries from then on.
                    self._last_posted_ids[guild_id] = await self._audit.get_latest_id()
                    continue
                await asyncio.sleep(LOG_POST_DELAY_SECONDS)
                self._guilds_to_post.discard(guild_id)
                await self._post_new_entries(guild_id)
        except Exception:
            log.exception("The log channel of guild %s missed something", guild_id)
        finally:
            del self._post_tasks[guild_id]

    async def _post_new_entries(self, guild_id: GuildId) -> None:
        """Post all entries that were not posted yet."""
        while entries := await self._load_new_entries(guild_id):
            channel_id = await self._find_channel(guild_id)
            if channel_id is not None and not await self._try_post(guild_id, channel_id, entries):
                self._guilds_to_post.add(guild_id)
                return
            self._last_posted_ids[guild_id] = entries[-1].id

    async def _try_post(self, guild_id: GuildId, channel_id: int, entries: Sequence[AuditEntry]) -> bool:
        """Post entries; False if Discord does not take them just now."""
        screen = make_screen(make_card(format_entries(entries, LOG_MESSAGE_TEXT_LIMIT)))
        identity = PostIdentity(f"log {guild_id} {entries[0].id} {entries[-1].id}", entries[-1].at)
        try:
            await self._posts.send_post(channel_id, screen, identity)
        except CannotPostError as error:
            # `/config show` names the missing permission, and `/audit` has the entries.
            log.info("The log channel of guild %s is not to be had: %s", guild_id, error.loss)
        except DISCORD_FAILURES as error:
            if isinstance(error, discord.HTTPException) and error.status < HTTPStatus.INTERNAL_SERVER_ERROR:
                log.exception("The log channel of guild %s missed something", guild_id)
                return True
            log.warning("The log channel of guild %s waits: %r", guild_id, error)
            return False
        return True

    async def _find_channel(self, guild_id: GuildId) -> int | None:
        return (await self._bot.services.guilds.get_settings(guild_id)).log_channel

    async def _load_new_entries(self, guild_id: GuildId) -> Sequence[AuditEntry]:
        return await self._audit.list_entries_since(
            guild_id, self._last_posted_ids.get(guild_id, self._first_entry_id), ENTRIES_PER_LOG_MESSAGE
        )
