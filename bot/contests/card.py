"""What members may see of a contest, read in the caller's transaction: its card, and someone's picks."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store, rules
from bot.contests.facts import Card, ContestFacts, Picks, Shares
from bot.contests.model import Ballot, ContestState
from bot.contests.secrecy import as_seen, hidden, refusal_of_sight
from bot.contests.standings import earned
from bot.contests.tallies import Tallies
from bot.errors import NothingFoundError, Subject


def card_of(connection: Connection, facts: ContestFacts, now: datetime) -> Card:
    """A contest's card: state, ballots in, and the shares that are public now."""
    contest = facts.contest
    is_open = contest.state is ContestState.OPEN
    return Card(
        contest=contest,
        ceremony=facts.ceremony,
        results=facts.results,
        ballots=ballot_store.count(connection, contest.id),
        shares=public_shares(connection, facts, now),
        seals_at=rules.sealing_due(contest, facts.results) if is_open else None,
    )


def public_shares(connection: Connection, facts: ContestFacts, now: datetime) -> Mapping[str, Shares]:
    """The shares of those categories alone whose picks are public now, in the contest's order."""
    public = [
        category.id
        for category in facts.contest.rules.categories
        if rules.is_public(facts.contest, category.id, now, facts.results)
    ]
    if not public:
        return {}
    counts = ballot_store.shares(connection, facts.contest.id)
    return {category_id: Shares(category_id, counts.get(category_id, {})) for category_id in public}


def picks_of(
    connection: Connection,
    tallies: Tallies,
    facts: ContestFacts,
    member_id: int,
    asker_id: int,
    now: datetime,
) -> Picks:
    """One's own picks always, others' in the categories whose picks are public.

    Raises:
        NothingFoundError: The member has no ballot in the contest; its text is the member's id.
        SecretPicksError: None of them is public yet, and they are not the asker's own.
    """
    contest = facts.contest
    ballot = ballot_store.of_members(connection, contest.id, [member_id]).get(member_id)
    secret = hidden(facts, now) if member_id != asker_id else frozenset[str]()
    if len(secret) == len(contest.rules.categories):
        # Before anything else: whether someone has a ballot at all is not told either.
        refusal = refusal_of_sight(facts, contest.rules.by_id, now)
        if refusal is not None:
            raise refusal
    if ballot is None or ballot.is_empty:
        raise NothingFoundError(Subject.MEMBER, str(member_id))
    seen = as_seen(ballot, secret)
    earnings = _earnings(connection, tallies, facts, seen)
    return Picks(contest, facts.ceremony, facts.results, seen, secret, earnings)


def _earnings(
    connection: Connection, tallies: Tallies, facts: ContestFacts, ballot: Ballot
) -> Mapping[str, int | None]:
    # Counting every ballot is only worth it once a pick can have earned something.
    if not facts.results.winners.keys() & ballot.picks.keys():
        return {}
    return earned(tallies.load(connection, facts), facts.results, ballot)
