"""The server's threads: which one is on a topic, what it is asked, and which others have to do with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.discussion import store, subjects
from bot.discussion.model import DiscussionSubject, DiscussionThread, DiscussionTopic
from bot.discussion.precursor_signals import PrecursorSignal, find_precursor_signals
from bot.discussion.questions import list_questions
from bot.discussion.questions.question import OpenQuestion, choose_question
from bot.discussion.related_topics import find_related_topics
from bot.guilds import store as guilds
from bot.ids import GuildId
from bot.record.record import Record
from bot.slates.service import SlateService

RECENT_QUESTIONS_LIMIT = 8
"""Questions asked lately in a server that the next one is to differ from, as far as there are others."""
RELATED_THREADS_LIMIT = 5
"""Threads that a thread's opening links to."""


@dataclass(frozen=True, slots=True)
class ThreadOpening:
    """What a thread is told when it is opened, or opened again.

    Attributes:
        subject: What it is about, as this server sees it.
        question: What it is asked.
        precursor_signals: What the earlier awards of its season say about it.
        related: The server's other threads that have to do with it, the nearest first.
    """

    subject: DiscussionSubject
    question: OpenQuestion
    precursor_signals: Sequence[PrecursorSignal]
    related: Sequence[DiscussionThread]


class DiscussionService:
    """Keeps one thread a topic in each server."""

    def __init__(self, database: Database, record: Record, slates: SlateService, clock: Clock) -> None:
        self._database = database
        self._record = record
        self._slates = slates
        self._clock = clock

    async def get_subject(self, guild_id: GuildId, topic: DiscussionTopic) -> DiscussionSubject:
        """What a topic stands for in this server.

        Raises:
            NothingFoundError: The record, or the server, has no such thing any more.
        """
        return await self._database.read(
            subjects.load_subject, self._record, self._slates, guild_id, topic, self._clock()
        )

    async def find_thread(self, guild_id: GuildId, topic: DiscussionTopic) -> DiscussionThread | None:
        """The server's thread on a topic, even one that was deleted; None if there never was one."""
        return await self._database.read(store.find_thread, guild_id, topic)

    async def save_thread(
        self,
        guild_id: GuildId,
        topic: DiscussionTopic,
        thread_id: int,
        channel_id: int,
        *,
        instead_of: int | None = None,
    ) -> DiscussionThread:
        """Keep a new thread as the server's one on a topic, unless another one has become it meanwhile.

        Args:
            guild_id: The server.
            topic: What it is about.
            thread_id: The new thread.
            channel_id: The channel or forum that it is in.
            instead_of: The thread that was found to be deleted; None if there was none.

        Returns:
            The server's thread, which is the new one or the other.
        """
        at = self._clock()

        def save_if_absent(connection: Connection) -> DiscussionThread:
            standing = store.find_thread(connection, guild_id, topic)
            if standing is not None and standing.thread_id not in {None, instead_of}:
                return standing
            guilds.ensure_guild(connection, guild_id, at)
            store.save_thread(connection, guild_id, topic, thread_id, channel_id, at)
            saved = store.find_thread(connection, guild_id, topic)
            assert saved is not None  # noqa: S101 - it was just written, in this transaction
            return saved

        return await self._database.write(save_if_absent)

    async def prepare_opening(self, guild_id: GuildId, topic: DiscussionTopic) -> ThreadOpening:
        """What to tell a thread now: the next question, and what else the server talks about near it.

        Raises:
            NothingFoundError: The record, or the server, has no such topic any more.
        """
        now = self._clock()

        def load_opening(connection: Connection) -> ThreadOpening:
            subject = subjects.load_subject(connection, self._record, self._slates, guild_id, topic, now)
            standing = store.find_thread(connection, guild_id, topic)
            question = choose_question(
                list_questions(self._record, subject),
                standing.question if standing else "",
                store.list_recent_questions(connection, guild_id, RECENT_QUESTIONS_LIMIT),
            )
            related_here = self._list_related_threads(connection, guild_id, subject)
            return ThreadOpening(
                subject, question, find_precursor_signals(self._record, subject), related_here
            )

        return await self._database.read(load_opening)

    async def save_question(self, guild_id: GuildId, topic: DiscussionTopic, question: OpenQuestion) -> None:
        """Remember that a thread was asked a question."""
        await self._database.write(store.save_question, guild_id, topic, question.kind, self._clock())

    async def forget_thread(self, guild_id: GuildId, thread_id: int) -> None:
        """Know that a thread is gone; the next who asks for its topic opens another."""
        await self._database.write(store.forget_thread, guild_id, thread_id)

    async def forget_channel(self, guild_id: GuildId, channel_id: int) -> None:
        """Know that all threads of a channel are gone with it."""
        await self._database.write(store.forget_channel, guild_id, channel_id)

    def _list_related_threads(
        self, connection: Connection, guild_id: GuildId, subject: DiscussionSubject
    ) -> list[DiscussionThread]:
        near = find_related_topics(self._record, subject)
        known = [one for one in store.list_known_threads(connection, guild_id) if one.topic in near]
        # What was opened last stands first among equally near ones: the store has them in this order.
        return sorted(known, key=lambda one: near[one.topic])[:RELATED_THREADS_LIMIT]
