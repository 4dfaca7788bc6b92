"""The server's threads: which one is on a topic, what it is asked, and which others have to do with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.awards.record import Record
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.db.engine import Database
from bot.discussion import matters, store
from bot.discussion.choosing import choose
from bot.discussion.model import Discussion, Matter, Topic
from bot.discussion.questions import questions_about
from bot.discussion.questions.question import Question
from bot.discussion.related import related
from bot.discussion.signs import Sign, signs
from bot.guilds import store as guilds

REMEMBERED = 8
"""Questions asked lately in a server that the next one is to differ from, as far as there are others."""
LINKS = 5
"""Threads that a thread's opening links to."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a thread is told when it is opened, or opened again.

    Attributes:
        matter: What it is about, as this server sees it.
        question: What it is asked.
        signs: What the earlier awards of its season say about it.
        related: The server's other threads that have to do with it, the nearest first.
    """

    matter: Matter
    question: Question
    signs: Sequence[Sign]
    related: Sequence[Discussion]


class DiscussionService:
    """Keeps one thread a topic in each server."""

    def __init__(self, database: Database, record: Record, slates: Slates, clock: Clock) -> None:
        self._database = database
        self._record = record
        self._slates = slates
        self._clock = clock

    async def matter(self, guild_id: int, topic: Topic) -> Matter:
        """What a topic stands for in this server.

        Raises:
            NothingFoundError: The record, or the server, has no such thing any more.
        """
        return await self._database.read(
            matters.load, self._record, self._slates, guild_id, topic, self._clock()
        )

    async def find(self, guild_id: int, topic: Topic) -> Discussion | None:
        """The server's thread on a topic, even one that was deleted; None if there never was one."""
        return await self._database.read(store.find, guild_id, topic)

    async def opened(
        self, guild_id: int, topic: Topic, thread_id: int, channel_id: int, *, instead_of: int | None = None
    ) -> Discussion:
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

        def work(connection: Connection) -> Discussion:
            standing = store.find(connection, guild_id, topic)
            if standing is not None and standing.thread_id not in {None, instead_of}:
                return standing
            guilds.ensure(connection, guild_id, at)
            store.save(connection, guild_id, topic, thread_id, channel_id, at)
            saved = store.find(connection, guild_id, topic)
            assert saved is not None  # noqa: S101 - it was just written, in this transaction
            return saved

        return await self._database.write(work)

    async def opening(self, guild_id: int, topic: Topic) -> Opening:
        """What to tell a thread now: the next question, and what else the server talks about near it.

        Raises:
            NothingFoundError: The record, or the server, has no such topic any more.
        """
        now = self._clock()

        def work(connection: Connection) -> Opening:
            matter = matters.load(connection, self._record, self._slates, guild_id, topic, now)
            standing = store.find(connection, guild_id, topic)
            question = choose(
                questions_about(self._record, matter),
                standing.question if standing else "",
                store.asked_lately(connection, guild_id, REMEMBERED),
            )
            related_here = self._related(connection, guild_id, matter)
            return Opening(matter, question, signs(self._record, matter), related_here)

        return await self._database.read(work)

    async def asked(self, guild_id: int, topic: Topic, question: Question) -> None:
        """Remember that a thread was asked a question."""
        await self._database.write(store.asked, guild_id, topic, question.kind, self._clock())

    async def thread_deleted(self, guild_id: int, thread_id: int) -> None:
        """Know that a thread is gone; the next who asks for its topic opens another."""
        await self._database.write(store.forget_thread, guild_id, thread_id)

    async def channel_deleted(self, guild_id: int, channel_id: int) -> None:
        """Know that all threads of a channel are gone with it."""
        await self._database.write(store.forget_channel, guild_id, channel_id)

    def _related(self, connection: Connection, guild_id: int, matter: Matter) -> list[Discussion]:
        near = related(self._record, matter)
        known = [one for one in store.living(connection, guild_id) if one.topic in near]
        # What was opened last stands first among equally near ones: the store has them in this order.
        return sorted(known, key=lambda one: near[one.topic])[:LINKS]
