"""The server's one thread on a topic: found, opened again, healed, or opened and begun."""

import asyncio
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
            return await self._discuss(guild, topic, asked_in)

    async def tell(self, guild: discord.Guild, topic: Topic, place: object, layout: ui.LayoutView) -> None:
        """Say something in the thread on a topic, which is opened in a place if there is none; in the order of calls.

        Raises:
            NothingFoundError: There is no such topic any more.
            CannotOpenThreadError: A thread cannot be opened there.
        """
        async with self._lock(guild, topic):
            found = await self._discuss(guild, topic, place)
            if found.how is not How.CLOSED:
                await _send(found.thread, layout)

    def _lock(self, guild: discord.Guild, topic: Topic) -> asyncio.Lock:
        return self._locks.setdefault((guild.id, topic), asyncio.Lock())

    async def _discuss(self, guild: discord.Guild, topic: Topic, asked_in: object) -> Found:
        standing = await self._services.discussions.find(guild.id, topic)
        thread = await self._living(guild, standing)
        if standing is None or thread is None:
            return await self._open(guild, topic, asked_in, standing)
        if thread.locked:
            return Found(thread, How.CLOSED)
        if thread.archived:
            await _wake(thread)
            await self._ask(thread, topic)
            return Found(thread, How.REOPENED)
        if standing.asked_at is None:
            await self._begin(thread, topic)
        return Found(thread, How.FOUND)

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

    async def _open(
        self, guild: discord.Guild, topic: Topic, asked_in: object, deleted: Discussion | None
    ) -> Found:
        discussions = self._services.discussions
        matter = await discussions.matter(guild.id, topic)
        settings = await self._services.guilds.settings(guild.id)
        where = place_for(guild, settings.discussion_channel, asked_in)
        facts = facts_screen(self._services.record, matter)
        thread = await open_thread(where.place, thread_name(matter), facts)
        kept = await discussions.opened(
            guild.id, topic, thread.id, where.place.id, instead_of=deleted.thread_id if deleted else None
        )
        first = await self._living(guild, kept)
        if first is not None and first.id != thread.id:
            # Another process of this bot was faster: its thread is the server's, and this one stays empty.
            return Found(first, How.FOUND)
        await self._begin(thread, topic)
        return Found(thread, How.OPENED, where.chosen_is_gone)

    async def _begin(self, thread: discord.Thread, topic: Topic) -> None:
        """The first words in a new thread; a post of a forum has its facts already."""
        if not isinstance(thread.parent, discord.ForumChannel):
            matter = await self._services.discussions.matter(thread.guild.id, topic)
            await _send(thread, facts_screen(self._services.record, matter))
        await self._ask(thread, topic)

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
