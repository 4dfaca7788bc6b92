"""Reading contests: what members and hosts may see of them, at the moment they ask.

Every method is given the server that asks; a contest of another server does not exist for it.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests import ballot_store, store
from bot.contests.card import card_of, picks_of
from bot.contests.choosing import chosen, in_order, offered
from bot.contests.errors import ContestNotOpenError
from bot.contests.export import Export
from bot.contests.facts import Card, ContestFacts, ContestStandings, Picks, Shares, Versus
from bot.contests.loading import load_contest, load_facts
from bot.contests.model import Contest, ContestState
from bot.contests.outlook import Outlook, outlook
from bot.contests.proof import Verification, verify
from bot.contests.race import Race, race
from bot.contests.secrecy import refusal_of_proof, refusal_of_sight
from bot.contests.standings import standings
from bot.contests.tallies import Tallies
from bot.db.engine import Database
from bot.errors import Choice, UserError

CURRENT = frozenset({ContestState.OPEN, ContestState.LOCKED})
"""The states of contests that are being played."""

PUBLIC = frozenset(ContestState) - {ContestState.DRAFT}
"""The states of contests that members see."""

T = TypeVar("T")


class ContestService:
    """What can be seen of a server's contests.

    Every method that is given a contest raises `NothingFoundError` for one that the server does not have.
    """

    def __init__(self, database: Database, slates: Slates, tallies: Tallies, clock: Clock) -> None:
        """Read contests from a database."""
        self._database = database
        self._slates = slates
        self._tallies = tallies
        self._clock = clock

    async def contest(self, guild_id: int, contest_id: int) -> Contest:
        """One contest of a server."""
        return await self._database.read(load_contest, guild_id, contest_id)

    async def contests(self, guild_id: int, states: Collection[ContestState] = PUBLIC) -> Sequence[Contest]:
        """The server's contests in these states: open ones first, the next to lock before later ones; then
        locked ones, drafts, and what is over, the latest first.
        """
        return in_order(await self._database.read(store.in_states, guild_id, states))

    async def choose(
        self, guild_id: int, text: str | None = None, states: Collection[ContestState] = CURRENT
    ) -> Contest:
        """The contest in these states that is meant by a text: an id, a title or words of it.

        Without a text it is the only one there is.

        Raises:
            NothingFoundError: There is none; `nearest` are all that could be meant.
            AmbiguousError: There are several. A choice's id is the contest's as text, its detail the ceremony.
        """
        return await self._database.read(chosen, self._slates, guild_id, text, states)

    async def offer(
        self, guild_id: int, text: str, states: Collection[ContestState] = CURRENT
    ) -> Sequence[Choice]:
        """The contests in these states that an unfinished text may come to mean, at most 25."""
        return await self._database.read(offered, self._slates, guild_id, text, states)

    async def facts(self, guild_id: int, contest_id: int) -> ContestFacts:
        """A contest with its slate and results."""
        return await self._read(guild_id, contest_id, lambda _, facts, __: facts)

    async def card(self, guild_id: int, contest_id: int) -> Card:
        """What a contest's post tells now: state, ballots in, proof, and the shares that are public."""
        return await self._read(guild_id, contest_id, card_of)

    async def shares(self, guild_id: int, contest_id: int, category_id: str) -> Shares:
        """How the picks of a category are divided.

        Raises:
            SecretPicksError: They are not public yet.
            CategoryNotInContestError: The contest does not ask about it.
        """

        def work(connection: Connection, facts: ContestFacts, now: datetime) -> Shares:
            _refuse(refusal_of_sight(facts, [category_id], now))
            counts = ballot_store.shares(connection, contest_id)
            return Shares(category_id, counts.get(category_id, {}))

        return await self._read(guild_id, contest_id, work)

    async def standings(self, guild_id: int, contest_id: int) -> ContestStandings:
        """The contest's members in order; before the first envelope all are equal.

        Raises:
            ContestNotOpenError: The contest is a draft, or cancelled.
        """

        def work(connection: Connection, facts: ContestFacts, _: datetime) -> ContestStandings:
            _refuse_unplayed(facts.contest)
            return self._standings(connection, facts)

        return await self._read(guild_id, contest_id, work)

    async def outlook(self, guild_id: int, contest_id: int, member_id: int) -> Outlook | None:
        """The best finish that a member can still reach; None without a ballot.

        It rests on everyone's picks in the sealed categories, so it is known only once those are public.

        Raises:
            SecretPicksError: Some of them are not.
            ContestNotOpenError: The contest is a draft, or cancelled.
        """

        def work(connection: Connection, facts: ContestFacts, now: datetime) -> Outlook | None:
            _refuse_unplayed(facts.contest)
            tally = self._tallies.load(connection, facts)
            _refuse(refusal_of_sight(facts, tally.sealed(facts.results), now))
            return outlook(tally, facts.results, member_id, facts.contest.tiebreaker_answer)

        return await self._read(guild_id, contest_id, work)

    async def race(self, guild_id: int, contest_id: int) -> Race:
        """Who can still win, with the same errors as `outlook`."""

        def work(connection: Connection, facts: ContestFacts, now: datetime) -> Race:
            _refuse_unplayed(facts.contest)
            tally = self._tallies.load(connection, facts)
            _refuse(refusal_of_sight(facts, tally.sealed(facts.results), now))
            return race(tally, facts.results, facts.contest.tiebreaker_answer)

        return await self._read(guild_id, contest_id, work)

    async def picks(self, guild_id: int, contest_id: int, member_id: int, asker_id: int) -> Picks:
        """Someone's picks as the asker may see them: one's own always, others' once each category is public.

        Raises:
            NothingFoundError: The member has no ballot in the contest; its text is the member's id.
            SecretPicksError: None of them is public yet, and they are not the asker's own.
        """

        def work(connection: Connection, facts: ContestFacts, now: datetime) -> Picks:
            return picks_of(connection, self._tallies, facts, member_id, asker_id, now)

        return await self._read(guild_id, contest_id, work)

    async def versus(
        self, guild_id: int, contest_id: int, one_id: int, other_id: int, asker_id: int
    ) -> Versus:
        """Two members' ballots side by side, with the same errors as `picks`."""

        def work(connection: Connection, facts: ContestFacts, now: datetime) -> Versus:
            one = picks_of(connection, self._tallies, facts, one_id, asker_id, now)
            other = picks_of(connection, self._tallies, facts, other_id, asker_id, now)
            return Versus(facts.contest, facts.ceremony, facts.results, one, other)

        return await self._read(guild_id, contest_id, work)

    async def verification(self, guild_id: int, contest_id: int) -> Verification:
        """Recompute the proof of a sealed contest from what is stored.

        Raises:
            SecretPicksError: The contest is not sealed.
        """

        def work(connection: Connection, facts: ContestFacts, _: datetime) -> Verification:
            _refuse(refusal_of_proof(facts.contest))
            return verify(facts.contest.proof or "", ballot_store.all_of(connection, contest_id))

        return await self._read(guild_id, contest_id, work)

    async def export(self, guild_id: int, contest_id: int) -> Export:
        """A sealed contest with every ballot, to be written as CSV or JSON.

        Raises:
            SecretPicksError: The contest is not sealed.
        """

        def work(connection: Connection, facts: ContestFacts, _: datetime) -> Export:
            _refuse(refusal_of_proof(facts.contest))
            ranked = self._standings(connection, facts).standings
            return Export(facts.contest, facts.ceremony, facts.results, ranked)

        return await self._read(guild_id, contest_id, work)

    async def _read(
        self, guild_id: int, contest_id: int, look: Callable[[Connection, ContestFacts, datetime], T]
    ) -> T:
        now = self._clock()

        def work(connection: Connection) -> T:
            contest = load_contest(connection, guild_id, contest_id)
            return look(connection, load_facts(connection, self._slates, contest), now)

        return await self._database.read(work)

    def _standings(self, connection: Connection, facts: ContestFacts) -> ContestStandings:
        tally = self._tallies.load(connection, facts)
        ranked = standings(tally, facts.results, facts.contest.tiebreaker_answer)
        return ContestStandings(facts.contest, facts.ceremony, facts.results, ranked)


def _refuse(refusal: UserError | None) -> None:
    if refusal is not None:
        raise refusal


def _refuse_unplayed(contest: Contest) -> None:
    if contest.state in {ContestState.DRAFT, ContestState.CANCELLED}:
        raise ContestNotOpenError(contest.title, contest.state)
