"""How the members of finished contests came out of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from bot.awards.slates import Slates
from bot.contests import ballot_store
from bot.contests import store as contest_store
from bot.contests.facts import ContestFacts
from bot.contests.loading import load_facts
from bot.contests.model import Ballot, ContestState
from bot.contests.standings import Row, standings
from bot.contests.tally import Tally
from bot.verdict.profile import Call, Night
from bot.verdict.seasons import available, season_of
from bot.verdict.shares import Shares


def finished_contests(
    connection: Connection, slates: Slates, guild_id: int, member_id: int | None = None
) -> Sequence[ContestFacts]:
    """Every finished contest of a server that a member, or anybody, has a night of; rehearsals are left out."""
    finished = contest_store.in_states(connection, guild_id, {ContestState.FINISHED})
    played = ballot_store.played(connection, [contest.id for contest in finished], member_id)
    return [
        load_facts(connection, slates, contest)
        for contest in finished
        if contest.id in played and not contest.rehearsal
    ]


def nights_of(
    connection: Connection, facts: ContestFacts, member_id: int | None = None
) -> Iterator[tuple[int, Night]]:
    """A finished contest as one of its members or everyone came out of it, with whose night it was.

    Those who were erased have none. Nights are made one by one, as there can be tens of thousands.
    """
    contest, results = facts.contest, facts.results
    # Counted here: in the memory that the night's standings live from, old contests would displace the new.
    tally = Tally.of(contest.rules, ballot_store.all_of(connection, contest.id), facts.in_play)
    rows: Sequence[Row] = standings(tally, results, contest.tiebreaker_answer).rows
    ranks = Counter(row.rank for row in rows)
    picked = shares_of(tally)
    calls = _calls_of(facts, picked)
    there_were = available(contest.rules, results, picked)
    for row in rows:
        player_id = row.ballot.member_id
        if player_id is not None and member_id in {None, player_id}:
            yield (
                player_id,
                Night(
                    contest_id=contest.id,
                    title=contest.title,
                    ceremony_id=contest.ceremony_id,
                    season=season_of(facts.ceremony),
                    at=contest.finished_at or contest.locks_at,
                    rank=row.rank,
                    sharing=ranks[row.rank],
                    players=len(rows),
                    points=row.points,
                    available=there_were,
                    calls=_calls(row.ballot, calls),
                    rehearsal=contest.rehearsal,
                ),
            )


def shares_of(tally: Tally) -> Mapping[str, Shares]:
    """A contest's own picks by category id, those of withdrawn nominees too."""
    return {category_id: Shares.counted(column.counts) for category_id, column in tally.columns.items()}


def _calls_of(facts: ContestFacts, picked: Mapping[str, Shares]) -> Mapping[tuple[str, str], Call]:
    """What each pick in an announced category comes to, by category and nominee: the same for all who made it."""
    calls: dict[tuple[str, str], Call] = {}
    for category_id, shares in picked.items():
        winners, category = facts.results.winners_of(category_id), facts.ceremony.by_id.get(category_id)
        for nominee_id, count in shares.counts.items() if winners else ():
            calls[category_id, nominee_id] = Call(
                category_id=category_id,
                canonical=category.canonical if category else None,
                right=nominee_id in winners,
                picks=shares.voters,
                shared_by=count,
            )
    return calls


def _calls(ballot: Ballot, calls: Mapping[tuple[str, str], Call]) -> tuple[Call, ...]:
    made = (calls.get((pick.category_id, pick.nominee_id)) for pick in ballot.picks.values())
    return tuple(call for call in made if call is not None)
