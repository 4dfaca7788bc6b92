"""Picks and votes in the database, read as the entries that verdicts are made of.

Who calls names the categories and polls whose answers anybody may see; nothing else is read. Entries come one by
one, for as long as the transaction lasts: a large room has hundreds of thousands.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.contests.model import Contest
from bot.db.tables import ballots, picks, votes
from bot.ids import CategoryId
from bot.polls.model import Poll
from bot.verdicts.model import VoterAnswer

_PICKS = (
    select(ballots.c.id, ballots.c.member_id, picks.c.category_id, picks.c.nominee_id)
    .select_from(picks.join(ballots))
    .where(
        ballots.c.contest_id == bindparam("contest_id"),
        picks.c.category_id.in_(bindparam("category_ids", expanding=True)),
    )
)
_VOTES = select(votes.c.poll_id, votes.c.voter, votes.c.member_id, votes.c.nominee_id).where(
    votes.c.poll_id.in_(bindparam("poll_ids", expanding=True))
)


def read_picks(
    connection: Connection, contest: Contest, closings: Mapping[CategoryId, datetime]
) -> Iterator[VoterAnswer]:
    """Everyone's picks in some categories of a contest, given with when each closed.

    A ballot holds one pick a category: when it was pressed decides nothing, so the entries say the closing.
    """
    rows = connection.execute(_PICKS, {"contest_id": contest.id, "category_ids": list(closings)})
    return (
        VoterAnswer(
            voter=f"ballot {ballot_id}" if member_id is None else member_id,
            category_id=category_id,
            nominee_id=nominee_id,
            source_id=contest.id,
            closed_at=closings[category_id],
            pressed_at=closings[category_id],
            rehearsal=contest.rehearsal,
        )
        for ballot_id, member_id, category_id, nominee_id in rows
    )


def read_votes(connection: Connection, polls: Collection[Poll]) -> Iterator[VoterAnswer]:
    """Everyone's votes in some polls, each with the closing of its poll, where a member has one vote."""
    by_id = {poll.id: poll for poll in polls}
    return (
        VoterAnswer(
            voter=voter if member_id is None else member_id,
            category_id=by_id[poll_id].category_id,
            nominee_id=nominee_id,
            source_id=poll_id,
            closed_at=by_id[poll_id].ends_at,
            pressed_at=by_id[poll_id].ends_at,
            rehearsal=by_id[poll_id].rehearsal,
        )
        for poll_id, voter, member_id, nominee_id in connection.execute(_VOTES, {"poll_ids": list(by_id)})
    )


def has_picks(connection: Connection, contest: Contest, category_ids: Collection[CategoryId]) -> bool:
    """Whether anybody picked in some categories of a contest."""
    parameters = {"contest_id": contest.id, "category_ids": list(category_ids)}
    return connection.execute(_PICKS.limit(1), parameters).first() is not None


def has_votes(connection: Connection, polls: Collection[Poll]) -> bool:
    """Whether anybody voted in some polls."""
    return connection.execute(_VOTES.limit(1), {"poll_ids": [poll.id for poll in polls]}).first() is not None
