"""A server's discussion threads: the one thread on a topic, its next question, and related threads."""

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
"""How many of a server's latest questions the next one should differ from, if there are others."""
LATEST_THREADS_LIMIT = 5
"""The most threads that are named to a member who may open no further one."""
RELATED_THREADS_LIMIT = 5
"""The most threads that a thread's opening links to."""


@dataclass(frozen=True, slots=True)
class ThreadOpening:
    """What is posted in a thread when it is opened, or opened again.

    Attributes:
        subject: The thread's subject, as this server sees it.
        question: The next question.
        precursor_signals: The precursors' choices that concern it.
        related: The server's other threads on related topics, the nearest first.
    """

    subject: DiscussionSubject
    question: OpenQuestion
    precursor_signals: Sequence[PrecursorSignal]
    related: Sequence[DiscussionThread]


class DiscussionService:
    """Manages one thread per topic in each server."""

    def __init__(self, database: Database, record: Record, slates: SlateService, clock: Clock) -> None:
        self._database = database
        self._record = record
        self._slates = slates
        self._clock = clock

    async def get_subject(self, guild_id: GuildId, topic: DiscussionTopic) -> DiscussionSubject:
        """The subject of a topic in this server.

        Raises:
            NothingFoundError: The record, or the server, no longer has it.
        """
        return await self._database.read(
            subjects.load_subject, self._record, self._slates, guild_id, topic, now=self._clock()
        )

    async def find_thread(self, guild_id: GuildId, topic: DiscussionTopic) -> DiscussionThread | None:
        """The server's thread on a topic, even one that was deleted; None if there never was one."""
        return await self._database.read(store.find_thread, guild_id, topic)

    async def has_thread(self, guild_id: GuildId, thread_id: int) -> bool:
        """Whether a thread is the server's one on any topic."""
        return await self._database.read(store.has_thread, guild_id, thread_id)

    async def list_latest_threads(self, guild_id: GuildId) -> Sequence[DiscussionThread]:
        """The server's threads that were opened last, the latest first, at most `LATEST_THREADS_LIMIT`."""
        return (await self._database.read(store.list_known_threads, guild_id))[:LATEST_THREADS_LIMIT]

    async def save_thread(
        self,
        guild_id: GuildId,
        topic: DiscussionTopic,
        thread_id: int,
        channel_id: int,
        *,
        instead_of: int | None = None,
    ) -> DiscussionThread:
        """Store a new thread as the server's thread on a topic, unless another one was stored meanwhile.

        Args:
            guild_id: The server.
            topic: The topic.
            thread_id: The new thread.
            channel_id: The channel or forum that it is in.
            instead_of: The earlier thread, which was found to be deleted; None if there was none.

        Returns:
            The server's thread: the new one, or the one stored meanwhile.
        """
        at = self._clock()

        def save_if_absent(connection: Connection) -> DiscussionThread:
            standing = store.find_thread(connection, guild_id, topic)
            if standing is not None and standing.thread_id not in {None, instead_of}:
                return standing
            guilds.ensure_guild(connection, guild_id, at)
            store.save_thread(connection, guild_id, topic, thread_id=thread_id, channel_id=channel_id, at=at)
            saved = store.find_thread(connection, guild_id, topic)
            assert saved is not None  # noqa: S101 - it was just written, in this transaction
            return saved

        return await self._database.write(save_if_absent)

    async def prepare_opening(self, guild_id: GuildId, topic: DiscussionTopic) -> ThreadOpening:
        """What to post in a thread now: the next question, and related threads.

        Raises:
            NothingFoundError: The record, or the server, no longer has the topic.
        """
        now = self._clock()

        def load_opening(connection: Connection) -> ThreadOpening:
            subject = subjects.load_subject(connection, self._record, self._slates, guild_id, topic, now=now)
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
        """Store that a question was posted in a topic's thread."""
        await self._database.write(store.save_question, guild_id, topic, question.kind, self._clock())

    async def forget_thread(self, guild_id: GuildId, thread_id: int) -> None:
        """Store that a thread was deleted; the next request for its topic opens another."""
        await self._database.write(store.forget_thread, guild_id, thread_id)

    async def forget_channel(self, guild_id: GuildId, channel_id: int) -> None:
        """Store that a channel was deleted with all its threads."""
        await self._database.write(store.forget_channel, guild_id, channel_id)

    def _list_related_threads(
        self, connection: Connection, guild_id: GuildId, subject: DiscussionSubject
    ) -> list[DiscussionThread]:
        near = find_related_topics(self._record, subject)
        known = [one for one in store.list_known_threads(connection, guild_id) if one.topic in near]
        # Among equally near threads the last opened is first: the store returns them in this order.
        return sorted(known, key=lambda one: near[one.topic])[:RELATED_THREADS_LIMIT]
