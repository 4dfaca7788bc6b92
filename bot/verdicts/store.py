"""Picks and votes in the database, read as `VoterAnswer` values.

The caller names the categories and polls whose answers are public; nothing else is read. Answers come one by one,
during the transaction: a large server has hundreds of thousands.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.contests.model import Contest
from bot.db.poll_tables import votes
from bot.db.tables import ballots, picks
from bot.ids import CategoryId
from bot.polls.model import Poll
from bot.verdicts.model import VoterAnswer

_PICKS = (
    select(ballots.c.id, ballots.c.member_id, picks.c.category_id, picks.c.nominee_id)
    .select_from(picks.join(ballots))
    .where(
        ballots.c.contest_id == bindparam("contest_id"),
        ballots.c.set_aside.is_(None),
        picks.c.category_id.in_(bindparam("category_ids", expanding=True)),
    )
)
_VOTES = select(votes.c.poll_id, votes.c.voter, votes.c.member_id, votes.c.nominee_id).where(
    votes.c.poll_id.in_(bindparam("poll_ids", expanding=True))
)


def read_picks(
    connection: Connection, contest: Contest, closings: Mapping[CategoryId, datetime]
) -> Iterator[VoterAnswer]:
    """Everyone's picks in some categories of a contest; `closings` says when each closed (UTC).

    A ballot has one pick per category, so the time of the press decides nothing: `pressed_at` is the closing time.
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
    """Everyone's votes in some polls; `pressed_at` is the poll's closing time, as a member has one vote in it."""
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
    """Whether a ballot has a pick in one of these categories of a contest."""
    parameters = {"contest_id": contest.id, "category_ids": list(category_ids)}
    return connection.execute(_PICKS.limit(1), parameters).first() is not None


def has_votes(connection: Connection, polls: Collection[Poll]) -> bool:
    """Whether one of these polls has a vote."""
    return connection.execute(_VOTES.limit(1), {"poll_ids": [poll.id for poll in polls]}).first() is not None
