"""The server's one discussion thread per topic: found, reopened, or opened with a first message."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from weakref import WeakValueDictionary

import discord
from discord import ui

from bot.client import AwardsBot
from bot.discussion.model import DiscussionThread, DiscussionTopic
from bot.ids import GuildId, MemberId
from bot.limits.model import LimitedAction, TooOftenError
from cogs.discussion.error_text import CannotOpenThreadError, ThreadObstacle, TooManyThreadsError
from cogs.discussion.screens import facts_screen, make_thread_name, question_screen
from cogs.discussion.thread_parents import (
    VIEW_CHANNEL_NAME,
    ThreadParent,
    choose_thread_parent,
    explain_refusal,
    open_thread,
    require_can_open_thread,
    require_member_may_open,
)
from cogs.kit.post_identity import PostIdentity, find_sent_post, send_identified
from cogs.kit.posts import DISCORD_FAILURES

log = logging.getLogger(__name__)


class ThreadOutcome(StrEnum):
    """What was done to find a thread."""

    FOUND = "found"
    OPENED = "opened"
    REOPENED = "reopened"
    CLOSED = "closed"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class FoundThread:
    """A thread that somebody asked for.

    Attributes:
        thread: The thread.
        outcome: Whether it existed, was opened for them, was reopened, was closed by moderators, or was opened while
            Discord did not take its first messages, which the next request sends.
        chosen_is_gone: Whether the channel chosen for discussions was deleted, so that it was opened elsewhere.
    """

    thread: discord.Thread
    outcome: ThreadOutcome
    chosen_is_gone: bool = False


class DiscussionThreads:
    """The threads of all servers; simultaneous requests for the same thread wait for each other."""

    def __init__(self, bot: AwardsBot) -> None:
        """Open threads as `bot`."""
        self._bot = bot
        self._services = bot.services
        self._locks: WeakValueDictionary[tuple[GuildId, DiscussionTopic], asyncio.Lock] = (
            WeakValueDictionary()
        )

    async def find_or_open_thread(
        self,
        guild: discord.Guild,
        topic: DiscussionTopic,
        asked_in: object,
        asker: discord.Member | None = None,
    ) -> FoundThread:
        """Return the server's thread on a topic; without one, open it in the chosen channel, or where somebody asked.

        `asker` is the member for whom it is opened; None opens it for the bot itself.

        Raises:
            NothingFoundError: The topic does not exist any more.
            CannotOpenThreadError: A thread cannot be opened there.
            MemberMayNotOpenError: The asker may not open one there themselves.
            TooManyThreadsError: They, or the server, opened as many lately as the server allows.
        """
        async with self._lock_topic(guild, topic):
            standing = await self._services.discussions.find_thread(GuildId(guild.id), topic)
            thread = await self._fetch_thread(guild, standing)
            if standing is None or thread is None:
                return await self._open_with_question(guild, topic, asked_in, standing, asker)
            if thread.locked:
                return FoundThread(thread, ThreadOutcome.CLOSED)
            asleep = thread.archived
            if asleep:
                await _unarchive_thread(thread)
            if standing.asked_at is None:
                await self._send_facts(thread, topic, await self._make_facts_screen(guild, topic))
            if asleep or standing.asked_at is None:
                await self._ask_question(thread, topic, standing.asked_at)
            return FoundThread(thread, ThreadOutcome.REOPENED if asleep else ThreadOutcome.FOUND)

    async def post_in_thread(
        self,
        guild: discord.Guild,
        topic: DiscussionTopic,
        layouts: Sequence[ui.LayoutView],
        identity: PostIdentity,
        opening: ui.LayoutView | None = None,
    ) -> int | None:
        """Post in the thread on a topic, in the order of calls; nothing if moderators closed it.

        If there is no thread, one is opened in the channel chosen for discussions.

        Args:
            guild: The server.
            topic: The thread's topic.
            layouts: The messages to post.
            identity: What makes them the same messages if they are posted again.
            opening: The first message of a new thread; by default the facts and a question, as when somebody asks.

        Returns:
            The thread's id; None if moderators closed it.

        Raises:
            NothingFoundError: The topic does not exist any more.
            CannotOpenThreadError: A thread cannot be opened there.
        """
        async with self._lock_topic(guild, topic):
            standing = await self._services.discussions.find_thread(GuildId(guild.id), topic)
            thread = await self._fetch_thread(guild, standing)
            if thread is None and opening is not None:
                thread = (await self._open_thread(guild, topic, None, standing, opening)).thread
            elif thread is None:
                thread = (await self._open_with_question(guild, topic, None, standing)).thread
            elif thread.locked:
                return None
            elif thread.archived:
                await _unarchive_thread(thread)
            for number, layout in enumerate(layouts):
                await self._send_once(thread, layout, identity.make_part(number))
            return thread.id

    def _lock_topic(self, guild: discord.Guild, topic: DiscussionTopic) -> asyncio.Lock:
        return self._locks.setdefault((GuildId(guild.id), topic), asyncio.Lock())

    async def _fetch_thread(
        self, guild: discord.Guild, standing: DiscussionThread | None
    ) -> discord.Thread | None:
        """Return the thread if Discord still has it; archived threads are not in the cache."""
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
            lacking = [VIEW_CHANNEL_NAME]
            raise CannotOpenThreadError(standing.channel_id, ThreadObstacle.RIGHTS, lacking) from error
        return fetched if isinstance(fetched, discord.Thread) else None

    async def _open_with_question(
        self,
        guild: discord.Guild,
        topic: DiscussionTopic,
        asked_in: object,
        deleted: DiscussionThread | None,
        asker: discord.Member | None = None,
    ) -> FoundThread:
        """Open a thread and begin it; `asker` is the member for whom it is opened, None for the bot itself."""
        first = await self._make_facts_screen(guild, topic)
        if asker is None:
            opened = await self._open_thread(guild, topic, asked_in, deleted, first)
        else:
            settings = await self._services.guilds.get_settings(GuildId(guild.id))
            place = choose_thread_parent(guild, settings.discussion_channel, asked_in).parent
            require_member_may_open(place, asker)
            require_can_open_thread(place)
            async with self._count_opening(GuildId(guild.id), MemberId(asker.id)):
                opened = await self._open_thread(guild, topic, asked_in, deleted, first)
        if opened.outcome is ThreadOutcome.OPENED:
            await self._ask_question(opened.thread, topic)
        return opened

    @asynccontextmanager
    async def _count_opening(self, guild_id: GuildId, user_id: MemberId) -> AsyncGenerator[None]:
        """Count that a member opens a thread, unless that fails.

        Raises:
            TooManyThreadsError: They, or the server, opened as many lately as the server allows.
        """
        limits = self._services.limits
        try:
            await limits.count_repetition(guild_id, user_id, LimitedAction.OPEN_THREAD)
        except TooOftenError as error:
            latest = await self._services.discussions.list_latest_threads(guild_id)
            standing = [thread.thread_id for thread in latest if thread.thread_id is not None]
            raise TooManyThreadsError(error, standing) from error
        try:
            yield
        except BaseException:
            await limits.uncount_repetition(guild_id, user_id, LimitedAction.OPEN_THREAD)
            raise

    async def _open_thread(
        self,
        guild: discord.Guild,
        topic: DiscussionTopic,
        asked_in: object,
        deleted: DiscussionThread | None,
        first: ui.LayoutView,
    ) -> FoundThread:
        """Open a thread with a first message."""
        discussions = self._services.discussions
        settings = await self._services.guilds.get_settings(GuildId(guild.id))
        where = choose_thread_parent(guild, settings.discussion_channel, asked_in)
        name = make_thread_name(await discussions.get_subject(GuildId(guild.id), topic))
        thread = await self._find_unsaved_thread(where.parent, name)
        if thread is None:
            _identify_facts(topic, self._services.clock()).mark_layout(first)
            thread = await open_thread(where.parent, name, first)
        # Saved before the first message: if the process stops here, the next request completes the thread.
        kept = await discussions.save_thread(
            GuildId(guild.id),
            topic,
            thread.id,
            where.parent.id,
            instead_of=deleted.thread_id if deleted else None,
        )
        standing = await self._fetch_thread(guild, kept)
        if standing is not None and standing.id != thread.id:
            # Another process of this bot was faster: its thread is used, and this one stays empty.
            return FoundThread(standing, ThreadOutcome.FOUND)
        outcome = ThreadOutcome.OPENED
        if not await self._try_send_facts(thread, topic, first):
            outcome = ThreadOutcome.UNFINISHED
        return FoundThread(thread, outcome, where.chosen_is_gone)

    async def _find_unsaved_thread(self, parent: ThreadParent, name: str) -> discord.Thread | None:
        """Return a thread that a process opened which died before it was saved; None as a rule."""
        for thread in parent.threads:
            ours = self._bot.user is not None and thread.owner_id == self._bot.user.id
            if ours and thread.name == name and not thread.locked:
                known = await self._services.discussions.has_thread(GuildId(parent.guild.id), thread.id)
                if not known:
                    return thread
        return None

    async def _make_facts_screen(self, guild: discord.Guild, topic: DiscussionTopic) -> ui.LayoutView:
        matter = await self._services.discussions.get_subject(GuildId(guild.id), topic)
        return facts_screen(self._services.record, matter)

    async def _ask_question(
        self, thread: discord.Thread, topic: DiscussionTopic, last_asked_at: datetime | None = None
    ) -> None:
        opening = await self._services.discussions.prepare_opening(GuildId(thread.guild.id), topic)
        since = last_asked_at or discord.utils.snowflake_time(thread.id)
        identity = PostIdentity(f"question {topic.key} {since.isoformat()}", since)
        await self._send_once(thread, question_screen(opening), identity)
        await self._services.discussions.save_question(GuildId(thread.guild.id), topic, opening.question)

    async def _try_send_facts(
        self, thread: discord.Thread, topic: DiscussionTopic, facts: ui.LayoutView
    ) -> bool:
        """Post in a new thread; False if Discord does not take it just now: the thread is there all the same.

        Raises:
            CannotOpenThreadError: The bot lacks the permission.
        """
        if isinstance(thread.parent, discord.ForumChannel):
            return True  # It began with them.
        try:
            await self._send_facts(thread, topic, facts)
        except DISCORD_FAILURES as error:
            log.warning("Thread %s is still empty: %s", thread.id, error)
            return False
        return True

    async def _send_facts(self, thread: discord.Thread, topic: DiscussionTopic, facts: ui.LayoutView) -> None:
        identity = _identify_facts(topic, discord.utils.snowflake_time(thread.id))
        await self._send_once(thread, facts, identity)

    async def _send_once(self, thread: discord.Thread, layout: ui.LayoutView, identity: PostIdentity) -> None:
        """Post in a thread, unless the post is there.

        Raises:
            CannotOpenThreadError: The bot lacks the permission.
        """
        try:
            if await find_sent_post(self._bot, thread, identity) is None:
                await send_identified(thread, identity, layout)
        except discord.HTTPException as error:
            raise explain_refusal(thread.parent, error) from error


def _identify_facts(topic: DiscussionTopic, since: datetime) -> PostIdentity:
    """Return what makes the facts, with which a thread begins, the same if they are posted again in it."""
    return PostIdentity(f"facts {topic.key}", since)


async def _unarchive_thread(thread: discord.Thread) -> None:
    """Reopen an archived thread.

    Raises:
        CannotOpenThreadError: The bot lacks the permission, or the server has too many open threads.
    """
    try:
        await thread.edit(archived=False)
    except discord.HTTPException as error:
        raise explain_refusal(thread.parent, error) from error
