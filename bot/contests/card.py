"""What members may see of a contest, read in the caller's transaction: its card, and someone's picks."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store, rules
from bot.contests.facts import ContestCard, ContestContext, PickShares, VisiblePicks
from bot.contests.model import Ballot, ContestState
from bot.contests.secrecy import find_hidden_categories, hide_secret_picks, refusal_of_viewing
from bot.contests.standings import compute_earnings
from bot.contests.tallies import TallyCache
from bot.errors import NothingFoundError, Subject


def load_card(connection: Connection, context: ContestContext, now: datetime) -> ContestCard:
    """A contest's card: state, ballots in, and the shares that are public now."""
    contest = context.contest
    is_open = contest.state is ContestState.OPEN
    return ContestCard(
        contest=contest,
        ceremony=context.ceremony,
        results=context.results,
        ballots=ballot_store.count_ballots(connection, contest.id),
        shares=load_public_shares(connection, context, now),
        seals_at=rules.find_sealing_time(contest, context.results) if is_open else None,
    )


def load_public_shares(
    connection: Connection, context: ContestContext, now: datetime
) -> Mapping[str, PickShares]:
    """The shares of those categories alone whose picks are public now, in the contest's order."""
    public = [
        category.id
        for category in context.contest.rules.categories
        if rules.is_public(context.contest, category.id, now, context.results)
    ]
    if not public:
        return {}
    counts = ballot_store.count_picks_by_nominee(connection, context.contest.id)
    return {category_id: PickShares(category_id, counts.get(category_id, {})) for category_id in public}


def load_visible_picks(
    connection: Connection,
    tally_cache: TallyCache,
    context: ContestContext,
    member_id: int,
    asker_id: int,
    now: datetime,
) -> VisiblePicks:
    """One's own picks always, others' in the categories whose picks are public.

    Raises:
        NothingFoundError: The member has no ballot in the contest; its text is the member's id.
        SecretPicksError: None of them is public yet, and they are not the asker's own.
    """
    contest = context.contest
    ballot = ballot_store.find_ballots(connection, contest.id, [member_id]).get(member_id)
    secret = find_hidden_categories(context, now) if member_id != asker_id else frozenset[str]()
    if len(secret) == len(contest.rules.categories):
        # Before anything else: whether someone has a ballot at all is not told either.
        refusal = refusal_of_viewing(context, contest.rules.by_id, now)
        if refusal is not None:
            raise refusal
    if ballot is None or ballot.is_empty:
        raise NothingFoundError(Subject.MEMBER, str(member_id))
    seen = hide_secret_picks(ballot, secret)
    earnings = _load_earnings(connection, tally_cache, context, seen)
    return VisiblePicks(contest, context.ceremony, context.results, seen, secret, earnings)


def _load_earnings(
    connection: Connection, tally_cache: TallyCache, context: ContestContext, ballot: Ballot
) -> Mapping[str, int | None]:
    # Counting every ballot is only worth it once a pick can have earned something.
    if not context.results.winners.keys() & ballot.picks.keys():
        return {}
    return compute_earnings(tally_cache.load_tally(connection, context), context.results, ballot)
