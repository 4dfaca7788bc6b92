"""Someone's picks as someone else may see them, read in the caller's transaction."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store
from bot.contests.facts import ContestFacts, Picks
from bot.contests.model import Ballot
from bot.contests.secrecy import as_seen, hidden, refusal_of_sight
from bot.contests.standings import earned
from bot.contests.tallies import Tallies
from bot.errors import NothingFoundError, Subject


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
