"""Polls and their votes in the database."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, select, update

from bot.db.poll_tables import polls, votes
from bot.db.upsert import build_upsert
from bot.ids import CategoryId, GuildId, MemberId, NomineeId, PressId
from bot.polls.model import Poll, PollQuestion
from bot.preferential.model import CountMethod
from bot.results.result_set import ResultSet
from bot.times.stated_times import join_stated_time, split_stated_time

_INSERT_POLL = insert(polls).returning(polls.c.id)
_UPDATE = update(polls).where(polls.c.id == bindparam("poll_id"))
_SELECT_POLL = select(polls).where(
    polls.c.id == bindparam("poll_id"), polls.c.guild_id == bindparam("of_guild")
)
_SAVE_VOTE = build_upsert(
    votes, key=["poll_id", "voter"], update=["nominee_id", "voted_at", "press_id"], latest_by="press_id"
)
_SELECT_VOTES_OF_VOTERS = select(votes.c.member_id, votes.c.nominee_id).where(
    votes.c.poll_id == bindparam("poll_id"), votes.c.member_id.in_(bindparam("member_ids", expanding=True))
)
_OF_POLLS = votes.c.poll_id.in_(bindparam("poll_ids", expanding=True))
_COUNT_VOTES = (
    select(votes.c.poll_id, votes.c.nominee_id, func.count())
    .where(_OF_POLLS)
    .group_by(votes.c.poll_id, votes.c.nominee_id)
    .order_by(func.count().desc(), votes.c.nominee_id)
)
_SELECT_VOTES_OF_MEMBER = select(votes.c.poll_id, votes.c.nominee_id).where(
    _OF_POLLS, votes.c.member_id == bindparam("of_member")
)


def insert_poll(connection: Connection, poll: Poll) -> int:
    """Insert a new poll and return its id; `poll.id` is ignored."""
    row = {
        "guild_id": poll.guild_id,
        "ceremony_id": poll.ceremony_id,
        "category_id": poll.category_id,
        "question": poll.question,
        "hidden": poll.hidden,
        "rehearsal": poll.rehearsal,
        "count_method": poll.count_method,
        "opened_at": poll.opened_at,
        "created_by": poll.created_by,
        **_make_changing_columns(poll),
    }
    poll_id: int = connection.execute(_INSERT_POLL, row).scalar_one()
    return poll_id


def update_poll(connection: Connection, poll: Poll) -> None:
    """Write everything about a poll that can change."""
    connection.execute(_UPDATE, {"poll_id": poll.id, **_make_changing_columns(poll)})


def find_poll(connection: Connection, guild_id: GuildId, poll_id: int) -> Poll | None:
    """A server's poll; None if the id is unknown or another server's."""
    row = connection.execute(_SELECT_POLL, {"poll_id": poll_id, "of_guild": guild_id}).one_or_none()
    return None if row is None else _make_poll(row)


def list_open_polls(connection: Connection, guild_id: GuildId) -> list[Poll]:
    """A server's polls that are not finally closed, the next to close first."""
    return _select_polls(connection, (polls.c.guild_id == guild_id) & polls.c.closed_at.is_(None))


def list_stated_closings(connection: Connection, after: datetime) -> list[Poll]:
    """All servers' polls whose closing was stated by the clocks of a place and is later than an instant (UTC)."""
    coming = polls.c.closed_at.is_(None) & (polls.c.closes_at > after)
    return _select_polls(connection, coming & polls.c.closes_zone.is_not(None))


def list_closed_polls(connection: Connection, guild_id: GuildId) -> list[Poll]:
    """A server's polls that are finally closed, the one that closed last first."""
    found = _select_polls(connection, (polls.c.guild_id == guild_id) & polls.c.closed_at.is_not(None))
    return sorted(found, key=lambda poll: (poll.ends_at, poll.id), reverse=True)


def list_polls_of_result_set(
    connection: Connection, result_set: ResultSet, category_id: CategoryId | None = None
) -> list[Poll]:
    """The polls on a set of results, open and closed, about one of its categories or any; a rehearsal contest's set
    has none.
    """
    if result_set.contest_id is not None:
        return []
    here = (
        (polls.c.guild_id == result_set.guild_id)
        & (polls.c.ceremony_id == result_set.ceremony_id)
        & polls.c.rehearsal.is_(result_set.is_rehearsal)
    )
    if category_id is not None:
        here &= polls.c.category_id == category_id
    return _select_polls(connection, here)


class Vote(NamedTuple):
    """A member's vote in a poll, when they pressed (UTC), and Discord's id of the press."""

    member_id: MemberId
    nominee_id: NomineeId
    pressed_at: datetime
    press_id: PressId


def save_votes(connection: Connection, poll_id: int, cast: Collection[Vote]) -> Mapping[int, NomineeId]:
    """Store each member's one vote; return the vote that stands, as a nominee id by member id.

    The vote with the latest press stands, by the order of Discord's ids, in whatever order the presses arrive.
    """
    if not cast:
        return {}
    rows = [
        {
            "poll_id": poll_id,
            "voter": str(vote.member_id),
            "member_id": vote.member_id,
            "nominee_id": vote.nominee_id,
            "voted_at": vote.pressed_at,
            "press_id": vote.press_id,
        }
        for vote in cast
    ]
    connection.execute(_SAVE_VOTE, rows)
    voters = {vote.member_id for vote in cast}
    return dict(
        connection.execute(_SELECT_VOTES_OF_VOTERS, {"poll_id": poll_id, "member_ids": list(voters)}).all()
    )


def count_votes(connection: Connection, poll_ids: Collection[int]) -> Mapping[int, Mapping[NomineeId, int]]:
    """Votes by poll id and nominee id, most first, equals by nominee id; polls without a vote are included."""
    counted: dict[int, dict[NomineeId, int]] = {poll_id: {} for poll_id in poll_ids}
    for poll_id, nominee_id, number in connection.execute(_COUNT_VOTES, {"poll_ids": list(poll_ids)}):
        counted[poll_id][nominee_id] = number
    return counted


def find_votes(
    connection: Connection, poll_ids: Collection[int], member_id: MemberId
) -> Mapping[int, NomineeId]:
    """A member's votes, as nominee ids by poll id; polls without their vote are absent."""
    found = connection.execute(_SELECT_VOTES_OF_MEMBER, {"poll_ids": list(poll_ids), "of_member": member_id})
    return dict(found.all())


def delete_votes_of_nominee(
    connection: Connection, poll_ids: Collection[int], nominee_id: NomineeId
) -> Mapping[int, list[MemberId]]:
    """Delete every vote for a nominee in these polls; return the ids of the members who voted so, by poll id."""
    gone = votes.c.poll_id.in_(poll_ids) & (votes.c.nominee_id == nominee_id)
    emptied: dict[int, list[MemberId]] = defaultdict(list)
    for poll_id, member_id in connection.execute(select(votes.c.poll_id, votes.c.member_id).where(gone)):
        # An erased member's vote is deleted too, but there is nobody to notify.
        emptied[poll_id] += [member_id] if member_id is not None else []
    connection.execute(delete(votes).where(gone))
    return emptied


def _make_changing_columns(poll: Poll) -> dict[str, datetime | int | str | list[NomineeId] | None]:
    return {
        "closes_at": poll.closes_at,
        **split_stated_time("closes", poll.closes_stated),
        "closed_at": poll.closed_at,
        "candidates": list(poll.candidates) or None,
        "proof": poll.proof,
        "channel_id": poll.channel_id,
        "message_id": poll.message_id,
    }


def _select_polls(connection: Connection, where: ColumnElement[bool]) -> list[Poll]:
    query = select(polls).where(where).order_by(polls.c.closes_at, polls.c.id)
    return [_make_poll(row) for row in connection.execute(query)]


# Any: SQLAlchemy does not type the rows of a table.
def _make_poll(row: Row[*tuple[Any, ...]]) -> Poll:
    return Poll(
        id=row.id,
        guild_id=row.guild_id,
        ceremony_id=row.ceremony_id,
        category_id=row.category_id,
        question=PollQuestion(row.question),
        closes_at=row.closes_at,
        opened_at=row.opened_at,
        hidden=row.hidden,
        rehearsal=row.rehearsal,
        closed_at=row.closed_at,
        created_by=row.created_by,
        channel_id=row.channel_id,
        message_id=row.message_id,
        closes_stated=join_stated_time(row.closes_wall, row.closes_zone),
        count_method=CountMethod(row.count_method),
        candidates=tuple(row.candidates or ()),
        proof=row.proof,
    )
