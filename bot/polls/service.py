"""Reading polls: what members and hosts may see of them at the time of the request."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.ids import GuildId, MemberId
from bot.polls import ranking_store, store
from bot.polls.count_loading import CountCache
from bot.polls.errors import RankingsNotPublicError
from bot.polls.export import RankingsExport
from bot.polls.loading import load_category_polls, load_poll, load_slates_of_polls
from bot.polls.model import Poll
from bot.polls.read_models import CategoryPolls, CountedRankings, PollOnSlate, RankingPaper
from bot.preferential.model import PreferentialCount
from bot.preferential.proof import verify_rankings
from bot.record.model import Ceremony
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from bot.slates.service import SlateService

RECENT_POLL_PERIOD = timedelta(weeks=1)
"""How long after its closing a poll's post is still updated."""


class PollService:
    """Reads a server's polls; a poll of another server does not exist for it."""

    def __init__(self, database: Database, slates: SlateService, counts: CountCache, clock: Clock) -> None:
        """Read polls from a database."""
        self._database = database
        self._slates = slates
        self._counts = counts
        self._clock = clock

    async def get_poll(self, guild_id: GuildId, poll_id: int) -> Poll:
        """One poll.

        Raises:
            NoSuchPollError: The server has no such poll.
        """
        return await self._database.read(load_poll, guild_id, poll_id)

    async def list_related_polls(self, guild_id: GuildId, poll_id: int) -> Sequence[Poll]:
        """A poll and the open polls about its category: a change of one also shows on the posts of the others.

        Raises:
            NoSuchPollError: The server has no such poll.
        """
        return await self._database.read(_load_related_polls, guild_id, poll_id)

    async def get_card(self, guild_id: GuildId, poll_id: int) -> CategoryPolls:
        """What a poll's post shows now; while it is open, with the other question if that is open too.

        Raises:
            NoSuchPollError: The server has no such poll.
        """
        now = self._clock()

        def load_card(connection: Connection) -> CategoryPolls:
            poll, *others = _load_related_polls(connection, guild_id, poll_id)
            beside = [one for one in others if poll.is_open_at(now) and one.is_open_at(now)]
            return load_category_polls(connection, self._slates, [poll, *beside], self._counts, now)[0]

        return await self._database.read(load_card)

    async def list_open_polls(self, guild_id: GuildId) -> Sequence[Poll]:
        """The server's polls that take votes now, the next to close first."""
        now = self._clock()
        polls = await self._database.read(store.list_open_polls, guild_id)
        return [poll for poll in polls if poll.is_open_at(now)]

    async def list_open_polls_on_slates(self, guild_id: GuildId) -> Sequence[PollOnSlate]:
        """The server's polls that take votes now, each with its ceremony, the next to close first."""
        now = self._clock()

        def load_open(connection: Connection) -> list[PollOnSlate]:
            polls = [poll for poll in store.list_open_polls(connection, guild_id) if poll.is_open_at(now)]
            return load_slates_of_polls(connection, self._slates, polls)

        return await self._database.read(load_open)

    async def get_polls_on_slates(self, guild_id: GuildId, poll_ids: Sequence[int]) -> Sequence[PollOnSlate]:
        """These polls, each with its ceremony, in the order given.

        Raises:
            NoSuchPollError: The server has no such poll.
        """

        def load_polls(connection: Connection) -> list[PollOnSlate]:
            polls = [load_poll(connection, guild_id, poll_id) for poll_id in poll_ids]
            return load_slates_of_polls(connection, self._slates, polls)

        return await self._database.read(load_polls)

    async def list_answerable_polls(self, guild_id: GuildId, member_id: MemberId) -> Sequence[CategoryPolls]:
        """The open polls by category, with this member's votes, the next to close first."""
        now = self._clock()

        def load_answerable(connection: Connection) -> list[CategoryPolls]:
            polls = [poll for poll in store.list_open_polls(connection, guild_id) if poll.is_open_at(now)]
            return load_category_polls(connection, self._slates, polls, self._counts, now, asker_id=member_id)

        return await self._database.read(load_answerable)

    async def list_ended_polls(self, guild_id: GuildId, member_id: MemberId) -> Sequence[CategoryPolls]:
        """The polls that take no more votes, by category, with this member's votes; the last to close first.

        Of several with the same question about a category, only the one that closed last is included.
        """
        now = self._clock()

        def load_ended(connection: Connection) -> list[CategoryPolls]:
            closing = [
                poll for poll in store.list_open_polls(connection, guild_id) if not poll.is_open_at(now)
            ]
            polls = [*reversed(closing), *store.list_closed_polls(connection, guild_id)]
            return load_category_polls(connection, self._slates, polls, self._counts, now, asker_id=member_id)

        return await self._database.read(load_ended)

    async def list_counted_polls(self, guild_id: GuildId) -> Sequence[PollOnSlate]:
        """The server's preferential polls that are closed for good, each with its ceremony, the last to close first."""

        def load_counted(connection: Connection) -> list[PollOnSlate]:
            polls = [poll for poll in store.list_closed_polls(connection, guild_id) if poll.is_preferential]
            return load_slates_of_polls(connection, self._slates, polls)

        return await self._database.read(load_counted)

    async def list_recent_polls(self, guild_id: GuildId) -> Sequence[Poll]:
        """The polls whose posts may be outdated: those not finally closed, and those closed in the last week."""
        now = self._clock()

        def load_recent(connection: Connection) -> list[Poll]:
            closed = [
                poll
                for poll in store.list_closed_polls(connection, guild_id)
                if now - poll.ends_at < RECENT_POLL_PERIOD
            ]
            return store.list_open_polls(connection, guild_id) + closed

        return await self._database.read(load_recent)

    async def get_counted_rankings(
        self, guild_id: GuildId, poll_id: int, member_id: MemberId
    ) -> CountedRankings:
        """How a preferential poll was counted, with this member's own ranking.

        Raises:
            NoSuchPollError: The server has no such poll.
            RankingsNotPublicError: It has no rankings, or how they were counted is not shown.
        """

        def load_counted(connection: Connection) -> CountedRankings:
            poll, ceremony, count = self._load_public_count(connection, guild_id, poll_id)
            own = ranking_store.find_rankings(connection, [poll_id], member_id).get(poll_id)
            paper = RankingPaper(poll, ceremony, own.ranking if own else (), own.line if own else None)
            sealed = ranking_store.iterate_sealed_rankings(connection, poll_id)
            return CountedRankings(
                paper, count, verify_rankings(poll.proof or "", (one for _, one in sealed))
            )

        return await self._database.read(load_counted)

    async def export_rankings(self, guild_id: GuildId, poll_id: int) -> RankingsExport:
        """The rankings of a preferential poll, to be written as JSON, with the same errors."""

        def load_export(connection: Connection) -> RankingsExport:
            poll, ceremony, _ = self._load_public_count(connection, guild_id, poll_id)
            sealed = ranking_store.iterate_sealed_rankings(connection, poll_id)
            return RankingsExport(poll, ceremony, [one for _, one in sealed])

        return await self._database.read(load_export)

    def _load_public_count(
        self, connection: Connection, guild_id: GuildId, poll_id: int
    ) -> tuple[Poll, Ceremony, PreferentialCount]:
        poll = load_poll(connection, guild_id, poll_id)
        ceremony = self._slates.load_ceremony(connection, guild_id, poll.ceremony_id)
        count = self._counts.load_count(connection, poll)
        category = ceremony.by_id[poll.category_id]
        if count is None:
            raise RankingsNotPublicError(category.title, few=False)
        if count.ballots < MIN_VOTERS_FOR_SHARES:
            raise RankingsNotPublicError(category.title, few=True)
        return poll, ceremony, count


def _load_related_polls(connection: Connection, guild_id: GuildId, poll_id: int) -> list[Poll]:
    poll = load_poll(connection, guild_id, poll_id)
    others = store.list_polls_of_result_set(connection, poll.result_set, poll.category_id)
    return [poll, *(other for other in others if other.id != poll.id and other.closed_at is None)]
