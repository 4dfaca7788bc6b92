"""The queue of private messages: at most one a second, each once, whatever dies in between."""

import asyncio
import logging
from datetime import timedelta

import discord

from bot.background import cancel_tasks
from bot.client import AwardsBot
from bot.reminders.model import MessageOutcome, ReminderMessage
from cogs.kit.post_identity import UNKNOWN_SINCE, PostIdentity, find_sent_post, send_identified
from cogs.reminders.screens import message_screen
from cogs.reminders.text import format_closed_notice

log = logging.getLogger(__name__)

CLOSED_MESSAGES_CODE = 50007
OPENING_TOO_FAST_CODE = 40003
"""Discord's error codes for a member who takes no messages of the bot's, and for messages begun with too many members
at once, from its API reference.
"""

OPENING_PAUSE = timedelta(minutes=10)
"""How long nothing is sent after Discord said that it goes too fast."""

RETRY_DELAY = timedelta(seconds=30)
"""How long after a failure of Discord's, or the database's, the queue goes on."""


class ReminderQueue:
    """Sends the waiting messages, one after the other; sleeps while none waits."""

    def __init__(self, bot: AwardsBot) -> None:
        """Send as `bot`."""
        self._bot = bot
        self._queue = bot.services.reminders.queue
        self._sending: asyncio.Task[None] | None = None
        self._is_woken = False

    def wake(self) -> None:
        """Look for messages to send, after some were added or may be sent again."""
        self._is_woken = True
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send_all(), name="reminders")

    async def close(self) -> None:
        """Send no more; what waits is sent after the next start."""
        if self._sending is not None:
            await cancel_tasks([self._sending])

    async def _send_all(self) -> None:
        while self._is_woken:
            self._is_woken = False
            try:
                while (message := await self._queue.take_next()) is not None:
                    await self._send_and_settle(message)
            except Exception as error:  # noqa: BLE001 - nobody awaits the task, and the messages still wait
                log.warning("The reminders go on in %s: %r", RETRY_DELAY, error)
                await asyncio.sleep(RETRY_DELAY.total_seconds())
                self._is_woken = True

    async def _send_and_settle(self, message: ReminderMessage) -> None:
        await self._bot.direct_message_pace.wait_for_turn()
        try:
            await self._send(message)
        except discord.HTTPException as error:
            await self._settle_refused(message, error)
        else:
            await self._queue.settle_message(message, MessageOutcome.SENT)

    async def _send(self, message: ReminderMessage) -> None:
        """Send a message, or find it if it was sent before the process died.

        Raises:
            discord.HTTPException: Discord does not take it.
        """
        channel = await self._bot.create_dm(discord.Object(message.user_id))
        place = self._bot.get_partial_messageable(channel.id)
        # Looked for by no time: the clock may have been set meanwhile, and a private conversation is short.
        identity = PostIdentity(f"reminder {message.id}", UNKNOWN_SINCE)
        if message.is_repeated and await find_sent_post(self._bot, place, identity) is not None:
            return
        await send_identified(place, identity, message_screen(message, self._get_server_name(message)))

    async def _settle_refused(self, message: ReminderMessage, error: discord.HTTPException) -> None:
        log.info("A reminder did not reach user %s: %s %s", message.user_id, error.status, error.code)
        if error.code == OPENING_TOO_FAST_CODE:
            log.warning("Discord takes no more private messages for now; the reminders pause")
            await asyncio.sleep(OPENING_PAUSE.total_seconds())
        elif error.code == CLOSED_MESSAGES_CODE:
            await self._queue.settle_closed(
                message, format_closed_notice(message, self._get_server_name(message))
            )
        elif error.status >= 500 or error.status == 429:
            await asyncio.sleep(RETRY_DELAY.total_seconds())
        else:
            # The member left, or is no more.
            await self._queue.settle_message(message, MessageOutcome.DROPPED)

    def _get_server_name(self, message: ReminderMessage) -> str:
        guild = self._bot.get_guild(message.occasion.subject.guild_id)
        return guild.name if guild is not None else ""
