"""What a contest's post tells, read in the caller's transaction."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store, rules
from bot.contests.facts import Card, ContestFacts, Shares
from bot.contests.model import ContestState


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
