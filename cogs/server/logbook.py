"""The log channel: what is added to a server's audit log is told there, some moments later and together."""

import asyncio
import logging
from collections.abc import Sequence

from bot.audit.model import AuditEntry
from bot.client import AwardsBot
from cogs.kit.layouts import card, screen
from cogs.kit.posts import CannotPostError, Posts
from cogs.server.entries import told

log = logging.getLogger(__name__)

PAUSE = 10.0
"""Seconds between an entry and its telling, so that what is done in one go is told in one message."""

AT_ONCE = 12
"""Entries in one message."""
TEXT = 3800


class Logbook:
    """Follows the audit logs of all servers."""

    def __init__(self, bot: AwardsBot) -> None:
        """Post as this bot."""
        self._bot = bot
        self._audit = bot.services.audit
        self._posts = Posts(bot)
        self._first = 0
        self._told: dict[int, int] = {}
        self._heard: set[int] = set()
        self._telling: dict[int, asyncio.Task[None]] = {}

    async def open(self) -> None:
        """Tell from now on what is added; what was added before stays in `/audit`."""
        self._first = await self._audit.latest()
        self._audit.follow(self._hear)

    async def close(self) -> None:
        """Tell nothing more."""
        tasks = list(self._telling.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _hear(self, guild_id: int) -> None:
        self._heard.add(guild_id)
        if guild_id not in self._telling:
            telling = asyncio.create_task(self._tell_soon(guild_id), name=f"log of guild {guild_id}")
            self._telling[guild_id] = telling

    async def _tell_soon(self, guild_id: int) -> None:
        try:
            while guild_id in self._heard:
                self._heard.discard(guild_id)
                if await self._channel(guild_id) is None:
                    # If a channel is chosen later, it is told what happens from then on.
                    self._told[guild_id] = await self._audit.latest()
                    continue
                await asyncio.sleep(PAUSE)
                self._heard.discard(guild_id)
                await self._tell(guild_id)
        except Exception:
            log.exception("The log channel of guild %s missed something", guild_id)
        finally:
            del self._telling[guild_id]

    async def _tell(self, guild_id: int) -> None:
        """Tell everything that is new."""
        while entries := await self._new(guild_id):
            self._told[guild_id] = entries[-1].id
            channel_id = await self._channel(guild_id)
            if channel_id is None:
                continue
            try:
                await self._posts.send(channel_id, screen(card(told(entries, TEXT))))
            except CannotPostError as error:
                # `/config show` says what is lacking, and `/audit` has the entries.
                log.info("The log channel of guild %s is not to be had: %s", guild_id, error.loss)

    async def _channel(self, guild_id: int) -> int | None:
        return (await self._bot.services.guilds.settings(guild_id)).log_channel

    async def _new(self, guild_id: int) -> Sequence[AuditEntry]:
        return await self._audit.since(guild_id, self._told.get(guild_id, self._first), AT_ONCE)
