"""Reading contests: what members and hosts may see of them at the time of the request.

Every method is given the server that asks; a contest of another server does not exist for it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from bot.clock import Clock
from bot.contests import ballot_store, store
from bot.contests.best_finish import find_best_finish
from bot.contests.choosing import choose_contest, sort_contests, suggest_contests
from bot.contests.errors import ContestNotOpenError
from bot.contests.export import ContestExport
from bot.contests.loading import (
    TallyCache,
    is_rehearsal,
    load_card,
    load_contest,
    load_contest_context,
    load_public_contest,
    load_ranker,
    load_ranking,
    load_visible_picks,
)
from bot.contests.model import Contest, ContestKind, ContestState
from bot.contests.night_course import trace_course
from bot.contests.nominations.loading import load_tally as load_nominations_tally
from bot.contests.nominations.read_models import NominationsContext
from bot.contests.possible_winners import PossibleWinners, find_possible_winners
from bot.contests.proof import verify_proof
from bot.contests.read_models import (
    BallotEntry,
    ContestCard,
    ContestContext,
    ContestStandings,
    OwnStanding,
    PicksComparison,
    VisiblePicks,
)
from bot.contests.visibility import refusal_of_proof, refusal_of_viewing
from bot.db.engine import Database
from bot.errors import Choice, raise_refusal
from bot.ids import ContenderId, ContestId, GuildId, MemberId
from bot.proof import Verification
from bot.slates.service import SlateService

CURRENT_STATES = frozenset({ContestState.OPEN, ContestState.LOCKED})
"""The states of contests that are in progress."""

PUBLIC_STATES = frozenset(ContestState) - {ContestState.DRAFT}
"""The states of contests that members see."""

ReadT = TypeVar("ReadT")


class ContestService:
    """Reads a server's contests.

    Every method that is given a contest raises `NothingFoundError` for one that the server does not have. A draft is
    its hosts' alone: for members there is none, and where a method does not say `for_host`, for nobody.
    """

    def __init__(
        self, database: Database, slates: SlateService, tally_cache: TallyCache, clock: Clock
    ) -> None:
        """Read contests from a database."""
        self._database = database
        self._slates = slates
        self._tally_cache = tally_cache
        self._clock = clock

    async def get_contest(
        self, guild_id: GuildId, contest_id: ContestId, *, for_host: bool = False
    ) -> Contest:
        """One contest of a server; `for_host`, a draft too."""
        return await self._database.read(
            load_contest if for_host else load_public_contest, guild_id, contest_id
        )

    async def list_contests(
        self, guild_id: GuildId, states: Collection[ContestState] = PUBLIC_STATES
    ) -> Sequence[Contest]:
        """The server's contests in these states: open ones first, the next to lock before later ones; then
        locked ones, drafts, finished and cancelled ones, the latest first.
        """
        return sort_contests(await self._database.read(store.list_contests, guild_id, states))

    async def choose_contest(
        self,
        guild_id: GuildId,
        text: str | None = None,
        states: Collection[ContestState] = CURRENT_STATES,
        *,
        kind: ContestKind | None = None,
    ) -> Contest:
        """The contest in these states that a text means: an id, a title or words of it.

        Without a text it is the only contest in these states, or the only one of this kind if there is any.

        Raises:
            NothingFoundError: There is none; `nearest` are all contests in these states.
            AmbiguousError: There are several. A choice's id is the contest's id as text, its detail the ceremony.
        """
        return await self._database.read(choose_contest, self._slates, guild_id, text, states, kind=kind)

    async def suggest_contests(
        self, guild_id: GuildId, text: str, states: Collection[ContestState] = CURRENT_STATES
    ) -> Sequence[Choice]:
        """The contests in these states that an unfinished text may mean, at most 25."""
        return await self._database.read(suggest_contests, self._slates, guild_id, text, states)

    async def get_context(self, guild_id: GuildId, contest_id: ContestId) -> ContestContext:
        """A contest with its slate and results."""
        return await self._read_context(guild_id, contest_id, lambda _, context, __: context)

    async def get_card(
        self, guild_id: GuildId, contest_id: ContestId, *, for_host: bool = False
    ) -> ContestCard:
        """What a contest's post tells now: state, ballots in, proof, and the shares that are public.

        Args:
            guild_id: The server.
            contest_id: The contest.
            for_host: Whether the card of a draft may be seen.
        """

        def load_current_card(connection: Connection, context: ContestContext, now: datetime) -> ContestCard:
            contest = context.contest
            if contest.state is ContestState.DRAFT:
                # Its slate may have changed since it was drafted.
                contest = replace(contest, rehearsal=is_rehearsal(connection, self._slates, contest))
            return load_card(connection, replace(context, contest=contest), now)

        return await self._read_context(guild_id, contest_id, load_current_card, for_host=for_host)

    async def list_ballots(self, guild_id: GuildId, contest_id: ContestId) -> Sequence[BallotEntry]:
        """For hosts: the ballots with a pick of unerased members and guests, by name, without their picks."""

        def load_entries(
            connection: Connection, context: ContestContext, _: datetime
        ) -> Sequence[BallotEntry]:
            return ballot_store.list_ballot_entries(connection, context.contest.id)

        return await self._read_context(guild_id, contest_id, load_entries)

    async def get_standings(self, guild_id: GuildId, contest_id: ContestId) -> ContestStandings:
        """The contest's members in order; before the first result all are equal.

        Raises:
            ContestNotOpenError: The contest is cancelled.
        """

        def load_standings(connection: Connection, context: ContestContext, _: datetime) -> ContestStandings:
            _check_played(context.contest)
            return self._load_standings(connection, context)

        return await self._read_context(guild_id, contest_id, load_standings)

    async def get_own_standings(
        self, guild_id: GuildId, contest_id: ContestId, member_id: MemberId
    ) -> tuple[ContestStandings, OwnStanding]:
        """The standings with what they are for one member, with the same errors.

        The best finish rests on everyone's picks in the sealed categories, so it is known only once those are public.
        """

        def load_own_standings(
            connection: Connection, context: ContestContext, now: datetime
        ) -> tuple[ContestStandings, OwnStanding]:
            _check_played(context.contest)
            found = self._load_standings(connection, context)
            row = found.standings.find_row(member_id)
            if context.contest.is_on_nominations:
                return found, OwnStanding(row, None)
            secret = refusal_of_viewing(context, found.standings.unannounced, now) is not None
            if row is None or secret:
                return found, OwnStanding(row, None)
            tally = self._tally_cache.load_tally(connection, context)
            answer = context.contest.tiebreaker_answer
            return found, OwnStanding(row, find_best_finish(tally, context.results, member_id, answer))

        return await self._read_context(guild_id, contest_id, load_own_standings)

    async def find_possible_winners(self, guild_id: GuildId, contest_id: ContestId) -> PossibleWinners:
        """The members who can still win; of a contest on nominations, all of them, without looking further.

        Raises:
            SecretPicksError: It rests on everyone's picks in the sealed categories, and some are not public.
            ContestNotOpenError: The contest is cancelled.
        """

        def load_possible_winners(
            connection: Connection, context: ContestContext, now: datetime
        ) -> PossibleWinners:
            _check_played(context.contest)
            if isinstance(context, NominationsContext):
                return PossibleWinners(load_nominations_tally(connection, context).ballots, is_exact=False)
            tally = self._tally_cache.load_tally(connection, context)
            raise_refusal(refusal_of_viewing(context, tally.list_unannounced(context.results), now))
            return find_possible_winners(tally, context.results, context.contest.tiebreaker_answer)

        return await self._read_context(guild_id, contest_id, load_possible_winners)

    async def get_picks(
        self, guild_id: GuildId, contest_id: ContestId, member_id: MemberId, asker_id: MemberId
    ) -> VisiblePicks:
        """A member's picks as the asker may see them: all of one's own, others' once each category is public.

        Raises:
            NothingFoundError: The member has no ballot in the contest; its text is the member's id.
            SecretPicksError: None of the picks is public yet, and the asker is another member.
        """

        def load_picks(connection: Connection, context: ContestContext, now: datetime) -> VisiblePicks:
            return load_visible_picks(
                connection, self._tally_cache, context, member_id=member_id, asker_id=asker_id, now=now
            )

        return await self._read_context(guild_id, contest_id, load_picks)

    async def compare_picks(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        one_id: MemberId,
        other_id: MemberId,
        asker_id: MemberId,
    ) -> PicksComparison:
        """Two members' ballots side by side, with the same errors as `get_picks`."""

        def load_comparison(
            connection: Connection, context: ContestContext, now: datetime
        ) -> PicksComparison:
            one = load_visible_picks(
                connection, self._tally_cache, context, member_id=one_id, asker_id=asker_id, now=now
            )
            other = load_visible_picks(
                connection, self._tally_cache, context, member_id=other_id, asker_id=asker_id, now=now
            )
            return PicksComparison(context.contest, context.ceremony, context.results, one, other)

        return await self._read_context(guild_id, contest_id, load_comparison)

    async def verify_ballots(self, guild_id: GuildId, contest_id: ContestId) -> Verification:
        """Recompute the proof of a sealed contest from the stored ballots.

        Raises:
            SecretPicksError: The contest is not sealed.
        """

        def load_verification(connection: Connection, context: ContestContext, _: datetime) -> Verification:
            raise_refusal(refusal_of_proof(context.contest))
            proof, found = context.contest.proof or "", ballot_store.iterate_ballots(connection, contest_id)
            return verify_proof(proof, found, _list_texts(context))

        return await self._read_context(guild_id, contest_id, load_verification)

    async def export_contest(
        self, guild_id: GuildId, contest_id: ContestId, *, with_course: bool = False
    ) -> ContestExport:
        """A sealed contest with every ballot, to be written as a file.

        Args:
            guild_id: The server.
            contest_id: The contest.
            with_course: Whether to follow the standings through the night: some milliseconds an envelope.

        Raises:
            SecretPicksError: The contest is not sealed.
        """

        def load_export(connection: Connection, context: ContestContext, _: datetime) -> ContestExport:
            raise_refusal(refusal_of_proof(context.contest))
            rank_ballots = load_ranker(connection, self._tally_cache, context)
            aside = tuple(
                ballot
                for ballot in ballot_store.iterate_ballots(connection, contest_id)
                if ballot.set_aside is not None and not ballot.is_empty
            )
            contenders = context.contenders if isinstance(context, NominationsContext) else None
            return ContestExport(
                context.contest,
                context.ceremony,
                context.results,
                rank_ballots(context.results),
                set_aside=aside,
                contenders=contenders,
                course=trace_course(rank_ballots, context.results) if with_course else None,
            )

        return await self._read_context(guild_id, contest_id, load_export)

    async def _read_context(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        load_value: Callable[[Connection, ContestContext, datetime], ReadT],
        *,
        for_host: bool = False,
    ) -> ReadT:
        now = self._clock()

        def load_in_context(connection: Connection) -> ReadT:
            contest = (load_contest if for_host else load_public_contest)(connection, guild_id, contest_id)
            return load_value(connection, load_contest_context(connection, self._slates, contest), now)

        return await self._database.read(load_in_context)

    def _load_standings(self, connection: Connection, context: ContestContext) -> ContestStandings:
        ranked = load_ranking(connection, self._tally_cache, context)
        aside = len(ballot_store.list_set_aside_ballots(connection, context.contest.id))
        return ContestStandings(context.contest, context.ceremony, context.results, ranked, set_aside=aside)


def _list_texts(context: ContestContext) -> Mapping[ContenderId, str] | None:
    """The contenders' texts as they were typed; None for a contest on winners."""
    if not isinstance(context, NominationsContext):
        return None
    return {one.id: one.text for one in context.contenders.by_id.values()}


def _check_played(contest: Contest) -> None:
    if contest.state is ContestState.CANCELLED:
        raise ContestNotOpenError(contest.title, contest.state)
