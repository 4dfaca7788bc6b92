"""How the members of finished contests came out of them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from bot.awards.model import Ceremony
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


def finished_nights(
    connection: Connection, slates: Slates, guild_id: int, member_id: int | None = None
) -> tuple[Mapping[int, Sequence[Night]], Mapping[str, Ceremony]]:
    """Every finished contest of a server, rehearsals left out, as one member or everyone came out of it.

    Returns:
        The nights by member id, and the ceremonies by id.
    """
    finished = contest_store.in_states(connection, guild_id, {ContestState.FINISHED})
    contests = {contest.id: contest for contest in finished if not contest.rehearsal}
    if member_id is not None:
        played = ballot_store.contests_with_ballot(connection, list(contests), member_id)
        contests = {contest_id: contests[contest_id] for contest_id in contests if contest_id in played}
    nights: dict[int, list[Night]] = {}
    ceremonies: dict[str, Ceremony] = {}
    for contest in contests.values():
        facts = load_facts(connection, slates, contest)
        ceremonies[facts.ceremony.id] = facts.ceremony
        # Counted here: in the memory that the night's standings live from, old contests would displace the new.
        tally = Tally.of(contest.rules, ballot_store.all_of(connection, contest.id), facts.in_play)
        for player_id, night in nights_of(facts, tally, member_id).items():
            nights.setdefault(player_id, []).append(night)
    return nights, ceremonies


def nights_of(facts: ContestFacts, tally: Tally, member_id: int | None = None) -> Mapping[int, Night]:
    """A finished contest as one of its members or everyone came out of it, by member id.

    Those who were erased have none.
    """
    contest, results = facts.contest, facts.results
    rows: Sequence[Row] = standings(tally, results, contest.tiebreaker_answer).rows
    ranks = Counter(row.rank for row in rows)
    picked = shares_of(tally)
    calls = _calls_of(facts, picked)
    there_were = available(contest.rules, results, picked)
    return {
        row.ballot.member_id: Night(
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
        )
        for row in rows
        if row.ballot.member_id is not None and member_id in {None, row.ballot.member_id}
    }


def shares_of(tally: Tally) -> Mapping[str, Shares]:
    """A contest's own picks by category id, those of withdrawn nominees too."""
    counts: dict[str, Counter[str]] = {category_id: Counter() for category_id in tally.columns}
    for ballot in tally.ballots:
        for pick in ballot.picks.values():
            counts[pick.category_id][pick.nominee_id] += 1
    return {category_id: Shares.counted(counted) for category_id, counted in counts.items()}


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
