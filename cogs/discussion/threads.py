"""The server's one thread on a topic: found, opened again, healed, or opened and begun."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakValueDictionary

import discord
from discord import ui

from bot.client import AwardsBot
from bot.discussion.model import Discussion, Topic
from cogs.discussion.opening import facts_screen, question_screen, thread_name
from cogs.discussion.places import READING, open_thread, place_for, refusal
from cogs.discussion.refusals import CannotOpenThreadError, Obstacle


class How(StrEnum):
    """How somebody came to a thread."""

    FOUND = "found"
    OPENED = "opened"
    REOPENED = "reopened"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Found:
    """A thread that somebody asked for.

    Attributes:
        thread: The thread.
        how: Whether it was there, was opened for them, was opened again, or was closed by moderators.
        chosen_is_gone: Whether it was opened elsewhere than in the channel chosen for it, which was deleted.
    """

    thread: discord.Thread
    how: How
    chosen_is_gone: bool = False


class Threads:
    """The threads of all servers. Who asks for the same one at the same time waits for each other."""

    def __init__(self, bot: AwardsBot) -> None:
        """Open threads as this bot."""
        self._bot = bot
        self._services = bot.services
        self._locks: WeakValueDictionary[tuple[int, Topic], asyncio.Lock] = WeakValueDictionary()

    async def discuss(self, guild: discord.Guild, topic: Topic, asked_in: object) -> Found:
        """The server's thread on a topic, opened in the chosen channel, or where somebody asked, if there is none.

        Raises:
            NothingFoundError: There is no such topic any more.
            CannotOpenThreadError: A thread cannot be opened there.
        """
        async with self._lock(guild, topic):
            standing = await self._services.discussions.find(guild.id, topic)
            thread = await self._living(guild, standing)
            if standing is None or thread is None:
                return await self._open_with_question(guild, topic, asked_in, standing)
            if thread.locked:
                return Found(thread, How.CLOSED)
            asleep = thread.archived
            if asleep:
                await _wake(thread)
            if standing.asked_at is None:
                await _send(thread, await self._facts(guild, topic))
            if asleep or standing.asked_at is None:
                await self._ask(thread, topic)
            return Found(thread, How.REOPENED if asleep else How.FOUND)

    async def tell(
        self,
        guild: discord.Guild,
        topic: Topic,
        layouts: Sequence[ui.LayoutView],
        opening: ui.LayoutView | None = None,
    ) -> int | None:
        """Say something in the thread on a topic, in the order of calls; nothing where moderators closed it.

        If there is none, it is opened in the channel chosen for discussions.

        Args:
            guild: The server.
            topic: What the thread is about.
            layouts: What to say.
            opening: What a thread that is opened begins with; the facts and a question, as when somebody asks, if
                nothing is given.

        Returns:
            The thread's id; None where moderators closed it.

        Raises:
            NothingFoundError: There is no such topic any more.
            CannotOpenThreadError: A thread cannot be opened there.
        """
        async with self._lock(guild, topic):
            standing = await self._services.discussions.find(guild.id, topic)
            thread = await self._living(guild, standing)
            if thread is None and opening is not None:
                thread = (await self._open(guild, topic, None, standing, opening)).thread
            elif thread is None:
                thread = (await self._open_with_question(guild, topic, None, standing)).thread
            elif thread.locked:
                return None
            elif thread.archived:
                await _wake(thread)
            for layout in layouts:
                await _send(thread, layout)
            return thread.id

    def _lock(self, guild: discord.Guild, topic: Topic) -> asyncio.Lock:
        return self._locks.setdefault((guild.id, topic), asyncio.Lock())

    async def _living(self, guild: discord.Guild, standing: Discussion | None) -> discord.Thread | None:
        """The thread, if Discord still has it; archived ones are not in memory."""
        if standing is None or standing.thread_id is None:
            return None
        thread = guild.get_thread(standing.thread_id)
        if thread is not None:
            return thread
        try:
            fetched = await guild.fetch_channel(standing.thread_id)
        except discord.NotFound:
            return None
        except discord.Forbidden as error:
            lacking = [READING]
            raise CannotOpenThreadError(standing.channel_id, Obstacle.RIGHTS, lacking) from error
        return fetched if isinstance(fetched, discord.Thread) else None

    async def _open_with_question(
        self, guild: discord.Guild, topic: Topic, asked_in: object, deleted: Discussion | None
    ) -> Found:
        opened = await self._open(guild, topic, asked_in, deleted, await self._facts(guild, topic))
        if opened.how is How.OPENED:
            await self._ask(opened.thread, topic)
        return opened

    async def _open(
        self,
        guild: discord.Guild,
        topic: Topic,
        asked_in: object,
        deleted: Discussion | None,
        first: ui.LayoutView,
    ) -> Found:
        """Open a thread with a first message."""
        discussions = self._services.discussions
        settings = await self._services.guilds.settings(guild.id)
        where = place_for(guild, settings.discussion_channel, asked_in)
        name = thread_name(await discussions.matter(guild.id, topic))
        thread = await open_thread(where.place, name, first)
        # Kept before anything is said in it: what is broken off here is made good by who asks next.
        kept = await discussions.opened(
            guild.id, topic, thread.id, where.place.id, instead_of=deleted.thread_id if deleted else None
        )
        standing = await self._living(guild, kept)
        if standing is not None and standing.id != thread.id:
            # Another process of this bot was faster: its thread is the server's, and this one stays empty.
            return Found(standing, How.FOUND)
        if not isinstance(where.place, discord.ForumChannel):
            await _send(thread, first)
        return Found(thread, How.OPENED, where.chosen_is_gone)

    async def _facts(self, guild: discord.Guild, topic: Topic) -> ui.LayoutView:
        matter = await self._services.discussions.matter(guild.id, topic)
        return facts_screen(self._services.record, matter)

    async def _ask(self, thread: discord.Thread, topic: Topic) -> None:
        opening = await self._services.discussions.opening(thread.guild.id, topic)
        await _send(thread, question_screen(opening))
        await self._services.discussions.asked(thread.guild.id, topic, opening.question)


async def _wake(thread: discord.Thread) -> None:
    """Open an archived thread again.

    Raises:
        CannotOpenThreadError: The bot may not, or there is no room for it.
    """
    try:
        await thread.edit(archived=False)
    except discord.HTTPException as error:
        raise refusal(thread.parent, error) from error


async def _send(thread: discord.Thread, layout: ui.LayoutView) -> None:
    """Say something in a thread.

    Raises:
        CannotOpenThreadError: The bot may not.
    """
    try:
        await thread.send(view=layout, allowed_mentions=discord.AllowedMentions.none())
    except discord.HTTPException as error:
        raise refusal(thread.parent, error) from error
