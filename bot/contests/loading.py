"""What transactions read of a contest: its context (slate and results), tally, card, shares and visible picks."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from bot.contests import ballot_store, rules, store
from bot.contests.model import Ballot, Contest, Scoring
from bot.contests.nominations.loading import load_nominations_card, load_nominations_context
from bot.contests.nominations.loading import load_tally as load_nominations_tally
from bot.contests.nominations.model import ContenderList
from bot.contests.nominations.read_models import NominationsContext, NominationsPaper
from bot.contests.read_models import BallotPaper, ContestCard, ContestContext, VisiblePicks
from bot.contests.standings import Standings, compute_earnings, compute_standings
from bot.contests.tally import ContestTally
from bot.contests.visibility import (
    find_hidden_categories,
    hide_open_doubles,
    hide_secret_picks,
    is_hosts_alone,
    refusal_of_viewing,
)
from bot.errors import NothingFoundError, Subject
from bot.ids import CategoryId, ContestId, GuildId, MemberId, NomineeId
from bot.results import store as results_store
from bot.results.loading import are_results_known
from bot.results.model import Results
from bot.results.result_set import ResultSet
from bot.results.shares import AnswerShares
from bot.slates.service import SlateService


def load_contest(connection: Connection, guild_id: GuildId, contest_id: ContestId) -> Contest:
    """A server's contest.

    Raises:
        NothingFoundError: The server has no such contest, though another may.
    """
    contest = store.find_contest(connection, guild_id, contest_id)
    if contest is None:
        raise NothingFoundError(Subject.CONTEST, str(contest_id))
    return contest


def load_public_contest(connection: Connection, guild_id: GuildId, contest_id: ContestId) -> Contest:
    """A server's contest that members may know of.

    Raises:
        NothingFoundError: The server has none such. Of a draft it is the same error: that there is one is its hosts'
            alone too.
    """
    contest = load_contest(connection, guild_id, contest_id)
    if is_hosts_alone(contest):
        raise NothingFoundError(Subject.CONTEST, str(contest_id))
    return contest


def load_contest_context(connection: Connection, slates: SlateService, contest: Contest) -> ContestContext:
    """A contest with its slate and results; of one on nominations, a `NominationsContext`."""
    if contest.is_on_nominations:
        return load_nominations_context(connection, slates, contest)
    return ContestContext(
        contest=contest,
        ceremony=slates.load_ceremony(connection, contest.guild_id, contest.ceremony_id),
        results=results_store.load_results(connection, contest.result_set),
    )


def make_ballot_paper(context: ContestContext, ballot: Ballot) -> BallotPaper:
    """A member's ballot with what is needed to fill it in, and nothing that is secret to them."""
    contest, ceremony, results = context.contest, context.ceremony, context.results
    if not isinstance(context, NominationsContext):
        return BallotPaper(contest, ceremony, results, ballot)
    seen = ContenderList.from_contenders(
        one
        for category in contest.rules.categories
        for one in context.contenders.list_seen(category.id, ballot.member_id)
    )
    return NominationsPaper(contest, ceremony, results, ballot, contenders=seen)


def is_rehearsal(connection: Connection, slates: SlateService, contest: Contest) -> bool:
    """Whether a draft is a rehearsal: as its host said, or else because results on its slate are known by now.

    They are if the record or this server knows how a nominee fared, or this server announced all that it asks about.
    Before the nominees are known, nothing can be rehearsed.
    """
    if contest.is_on_nominations:
        return False
    if contest.rehearsal_choice is not None:
        return contest.rehearsal_choice
    asked = contest.rules.by_id
    if are_results_known(connection, slates, contest.guild_id, contest.ceremony_id, asked):
        return True
    here = results_store.load_results(connection, ResultSet(contest.guild_id, contest.ceremony_id))
    return here.ever_announced.issuperset(asked)


CACHED_TALLIES_LIMIT = 4
"""The number of tallies in memory, the latest used: with 10,000 ballots one takes about 7 MB."""


class _TallyKey(NamedTuple):
    """What a tally depends on besides the contest's id; if any of it changes, the ballots are counted again."""

    sealed_at: datetime
    named: int
    set_aside: tuple[int, ...]
    in_play: tuple[frozenset[NomineeId], ...]


class TallyCache:
    """The tallies of sealed contests. Members' names in them are those at the time of counting."""

    def __init__(self) -> None:
        """Begin with an empty cache."""
        self._tallies: OrderedDict[int, tuple[_TallyKey, ContestTally]] = OrderedDict()

    def load_tally(self, connection: Connection, context: ContestContext) -> ContestTally:
        """The tally of a contest's ballots."""
        contest = context.contest
        if contest.sealed_at is None:
            return _count_ballots(connection, context)
        key = _TallyKey(
            contest.sealed_at,
            ballot_store.count_unerased_ballots(connection, contest.id),
            ballot_store.list_set_aside_ballots(connection, contest.id),
            tuple(context.in_play.get(category.id, frozenset()) for category in contest.rules.categories),
        )
        cached = self._tallies.get(contest.id)
        tally = cached[1] if cached is not None and cached[0] == key else _count_ballots(connection, context)
        self._tallies[contest.id] = key, tally
        self._tallies.move_to_end(contest.id)
        if len(self._tallies) > CACHED_TALLIES_LIMIT:
            self._tallies.popitem(last=False)
        return tally


def load_ranking(connection: Connection, tally_cache: TallyCache, context: ContestContext) -> Standings:
    """A contest's members in order, whatever it asks."""
    return load_ranker(connection, tally_cache, context)(context.results)


def load_ranker(
    connection: Connection, tally_cache: TallyCache, context: ContestContext
) -> Callable[[Results], Standings]:
    """A function that orders a contest's members on given results, whatever the contest asks."""
    if isinstance(context, NominationsContext):
        named = load_nominations_tally(connection, context)
        return lambda results: replace(named, context=replace(context, results=results)).rank_ballots()
    tally = tally_cache.load_tally(connection, context)
    return lambda results: compute_standings(tally, results, context.contest.tiebreaker_answer)


def _count_ballots(connection: Connection, context: ContestContext) -> ContestTally:
    return ContestTally.from_ballots(
        context.contest.rules, ballot_store.iterate_ballots(connection, context.contest.id), context.in_play
    )


def load_card(connection: Connection, context: ContestContext, now: datetime) -> ContestCard:
    """What a contest's post shows: its state, the number of ballots, and the shares that are public now."""
    contest = context.contest
    if isinstance(context, NominationsContext):
        return load_nominations_card(connection, context)
    return ContestCard(
        contest=contest,
        ceremony=context.ceremony,
        results=context.results,
        ballots=ballot_store.count_ballots(connection, contest.id),
        set_aside=len(ballot_store.list_set_aside_ballots(connection, contest.id)),
        incomplete=ballot_store.count_incomplete_ballots(
            connection,
            contest.id,
            len(contest.rules.categories),
            staking=contest.rules.scoring is Scoring.CONFIDENCE,
        ),
        shares=load_public_shares(connection, context, now),
    )


def load_public_shares(
    connection: Connection, context: ContestContext, now: datetime
) -> Mapping[CategoryId, AnswerShares]:
    """The shares of those categories whose picks are public now, by category id in the contest's order."""
    public = [
        category.id
        for category in context.contest.rules.categories
        if rules.is_public(context.contest, category.id, now, context.results)
    ]
    if not public:
        return {}
    counts = ballot_store.count_picks_by_nominee(connection, context.contest.id)
    return {category_id: AnswerShares.from_counts(counts.get(category_id, {})) for category_id in public}


def load_visible_picks(
    connection: Connection,
    tally_cache: TallyCache,
    context: ContestContext,
    *,
    member_id: MemberId,
    asker_id: MemberId,
    now: datetime,
) -> VisiblePicks:
    """A member's picks: all of them to the member, those in public categories to others.

    Raises:
        NothingFoundError: The member has no ballot in the contest; its text is the member's id.
        SecretPicksError: None of the picks is public yet, and the asker is another member.
    """
    contest = context.contest
    ballot = ballot_store.find_ballots(connection, contest.id, [member_id]).get(member_id)
    secret = find_hidden_categories(context, now) if member_id != asker_id else frozenset[CategoryId]()
    if len(secret) == len(contest.rules.categories):
        # Checked first: whether a member has a ballot at all is secret too.
        refusal = refusal_of_viewing(context, contest.rules.by_id, now)
        if refusal is not None:
            raise refusal
    if ballot is None or ballot.is_empty:
        raise NothingFoundError(Subject.MEMBER, str(member_id))
    seen = hide_secret_picks(ballot, secret)
    if member_id != asker_id:
        seen = hide_open_doubles(context, seen, now)
    earnings = _load_earnings(connection, tally_cache, context, seen)
    return VisiblePicks(contest, context.ceremony, context.results, seen, secret, earnings)


def _load_earnings(
    connection: Connection, tally_cache: TallyCache, context: ContestContext, ballot: Ballot
) -> Mapping[CategoryId, int | None]:
    # Count the ballots only if a pick can have earned points already.
    if not context.results.winners.keys() & ballot.picks.keys():
        return {}
    return compute_earnings(tally_cache.load_tally(connection, context), context.results, ballot)
