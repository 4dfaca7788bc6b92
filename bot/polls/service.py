"""Reading polls: what members and hosts may see of them, at the moment they ask."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection

from bot.awards.slates import Slates
from bot.clock import Clock
from bot.db.engine import Database
from bot.polls import store
from bot.polls.facts import CategoryPolls
from bot.polls.loading import load_poll, side_by_side
from bot.polls.model import Poll

RECENT = timedelta(weeks=1)
"""How long after its closing a poll's post is still looked after."""


class PollService:
    """What can be seen of a server's polls; a poll of another server does not exist for it."""

    def __init__(self, database: Database, slates: Slates, clock: Clock) -> None:
        """Read polls from a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def poll(self, guild_id: int, poll_id: int) -> Poll:
        """One poll.

        Raises:
            NoSuchPollError: The server has no such poll.
        """
        return await self._database.read(load_poll, guild_id, poll_id)

    async def around(self, guild_id: int, poll_id: int) -> Sequence[Poll]:
        """A poll, and those about its category that are open: whatever changes one shows on their posts too.

        Raises:
            NoSuchPollError: The server has no such poll.
        """
        return await self._database.read(_around, guild_id, poll_id)

    async def card(self, guild_id: int, poll_id: int) -> CategoryPolls:
        """What a poll's post tells now; while it is open, the other question beside it if that is open too.

        Raises:
            NoSuchPollError: The server has no such poll.
        """
        now = self._clock()

        def work(connection: Connection) -> CategoryPolls:
            poll, *others = _around(connection, guild_id, poll_id)
            beside = [one for one in others if poll.open_at(now) and one.open_at(now)]
            return side_by_side(connection, self._slates, [poll, *beside], now)[0]

        return await self._database.read(work)

    async def open_polls(self, guild_id: int) -> Sequence[Poll]:
        """The server's polls that take votes now, the next to close first."""
        now = self._clock()
        polls = await self._database.read(store.open_in, guild_id)
        return [poll for poll in polls if poll.open_at(now)]

    async def answerable(self, guild_id: int, member_id: int) -> Sequence[CategoryPolls]:
        """What a member can answer now with what they answered, category by category, the next to close first."""
        now = self._clock()

        def work(connection: Connection) -> list[CategoryPolls]:
            polls = [poll for poll in store.open_in(connection, guild_id) if poll.open_at(now)]
            return side_by_side(connection, self._slates, polls, now, member_id)

        return await self._database.read(work)

    async def ended(self, guild_id: int, member_id: int) -> Sequence[CategoryPolls]:
        """How the polls that take no more votes ended, with what a member answered; the last to close first.

        Of several that asked the same, it is the one that closed last.
        """
        now = self._clock()

        def work(connection: Connection) -> list[CategoryPolls]:
            closing = [poll for poll in store.open_in(connection, guild_id) if not poll.open_at(now)]
            polls = [*reversed(closing), *store.closed_in(connection, guild_id)]
            return side_by_side(connection, self._slates, polls, now, member_id)

        return await self._database.read(work)

    async def recent(self, guild_id: int) -> Sequence[Poll]:
        """The polls whose posts may lag behind: those not closed for good, and those closed in the last week."""
        now = self._clock()

        def work(connection: Connection) -> list[Poll]:
            closed = [poll for poll in store.closed_in(connection, guild_id) if now - poll.ends_at < RECENT]
            return store.open_in(connection, guild_id) + closed

        return await self._database.read(work)


def _around(connection: Connection, guild_id: int, poll_id: int) -> list[Poll]:
    poll = load_poll(connection, guild_id, poll_id)
    others = store.on(connection, poll.target, poll.category_id)
    return [poll, *(other for other in others if other.id != poll.id and other.closed_at is None)]
