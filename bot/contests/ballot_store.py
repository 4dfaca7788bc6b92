"""Ballots with their picks or entries in the database."""

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, or_, select, update

from bot.contests.model import Ballot, Pick
from bot.contests.nominations.entry_store import load_entries
from bot.contests.read_models import BallotEntry
from bot.db.nomination_tables import entries
from bot.db.tables import ballots, contests, members, picks
from bot.db.upsert import build_upsert
from bot.ids import CategoryId, ContenderId, ContestId, MemberId, NomineeId
from bot.proof import SALT_BYTES


class SavedPick(NamedTuple):
    """A pick to be stored for a ballot, and when its member pressed (UTC)."""

    ballot_id: int
    pick: Pick
    at: datetime


_INSERT_BALLOT = build_upsert(ballots, key=["contest_id", "member_id"])
_SAVE_PICK = build_upsert(
    picks, key=["ballot_id", "category_id"], update=["nominee_id", "stake", "doubled", "picked_at"]
)
_DELETE_PICK = delete(picks).where(
    picks.c.ballot_id == bindparam("of_ballot"), picks.c.category_id == bindparam("of_category")
)
_SAVE_BALLOT = update(ballots).where(ballots.c.id == bindparam("ballot_id"))
_NAMED_BALLOTS = ballots.join(contests).outerjoin(
    members, (members.c.user_id == ballots.c.member_id) & (members.c.guild_id == contests.c.guild_id)
)
_NAME = func.coalesce(ballots.c.guest_name, members.c.name, "")
_SELECT_BALLOTS = select(
    ballots.c.id,
    ballots.c.member_id,
    _NAME,
    ballots.c.tiebreaker,
    ballots.c.salt,
    ballots.c.line,
    ballots.c.set_aside,
    ballots.c.guest_number,
).select_from(_NAMED_BALLOTS)
_SELECT_PICKS = select(
    picks.c.ballot_id, picks.c.category_id, picks.c.nominee_id, picks.c.stake, picks.c.doubled
).select_from(picks.join(ballots))
_HAS_CHOICE = or_(
    select(picks.c.ballot_id).where(picks.c.ballot_id == ballots.c.id).exists(),
    select(entries.c.ballot_id).where(entries.c.ballot_id == ballots.c.id).exists(),
)
"""Whether a ballot has a pick or an entry, so that it takes part."""
_OF_CONTEST = ballots.c.contest_id == bindparam("contest_id")
_OF_MEMBERS = _OF_CONTEST & ballots.c.member_id.in_(bindparam("member_ids", expanding=True))
_INDEX_ORDER = (ballots.c.member_id, ballots.c.id)
"""The index's own order of a contest's ballots, so that the database need not sort."""
_SELECT_ALL = (
    _SELECT_BALLOTS.where(_OF_CONTEST).order_by(*_INDEX_ORDER),
    _SELECT_PICKS.where(_OF_CONTEST).order_by(*_INDEX_ORDER),
)
_SELECT_OF_MEMBERS = (
    _SELECT_BALLOTS.where(_OF_MEMBERS).order_by(*_INDEX_ORDER),
    _SELECT_PICKS.where(_OF_MEMBERS).order_by(*_INDEX_ORDER),
)
_OF_GUESTS = _OF_CONTEST & ballots.c.guest_number.is_not(None)
_SELECT_OF_GUESTS = (
    _SELECT_BALLOTS.where(_OF_GUESTS).order_by(*_INDEX_ORDER),
    _SELECT_PICKS.where(_OF_GUESTS).order_by(*_INDEX_ORDER),
)
_SELECT_IDS = select(ballots.c.member_id, ballots.c.id).where(_OF_MEMBERS)
_COUNT_WITH_CHOICE = select(func.count(ballots.c.id)).where(_OF_CONTEST, _HAS_CHOICE)
_COUNT_UNERASED = select(func.count(func.coalesce(ballots.c.member_id, ballots.c.guest_number))).where(
    _OF_CONTEST
)
_COUNT_BY_NOMINEE = (
    select(picks.c.category_id, picks.c.nominee_id, func.count())
    .select_from(picks.join(ballots))
    .where(_OF_CONTEST, ballots.c.set_aside.is_(None))
    .group_by(picks.c.category_id, picks.c.nominee_id)
)
_PICKS_BY_BALLOT = (
    select(func.count().label("made"), func.count(picks.c.stake).label("staked"))
    .select_from(picks.join(ballots))
    .where(_OF_CONTEST)
    .group_by(picks.c.ballot_id)
    .subquery()
)
_COUNT_INCOMPLETE = select(func.count()).select_from(_PICKS_BY_BALLOT)
_SELECT_SET_ASIDE = (
    select(ballots.c.id).where(_OF_CONTEST, ballots.c.set_aside.is_not(None)).order_by(ballots.c.id)
)
_SELECT_ENTRIES = (
    select(
        ballots.c.member_id,
        ballots.c.guest_number,
        _NAME,
        func.count(picks.c.category_id),
        ballots.c.set_aside,
    )
    .select_from(_NAMED_BALLOTS.join(picks, picks.c.ballot_id == ballots.c.id))
    .where(_OF_CONTEST, or_(ballots.c.member_id.is_not(None), ballots.c.guest_number.is_not(None)))
    .group_by(ballots.c.id, members.c.name)
)


def iterate_ballots(connection: Connection, contest_id: ContestId) -> Iterator[Ballot]:
    """Every ballot of a contest, empty ones too, one by one; valid only during the transaction.

    There can be tens of thousands, so callers should not collect them.
    """
    return _iterate_ballots(connection, _SELECT_ALL, {"contest_id": contest_id})


def find_ballots(
    connection: Connection, contest_id: ContestId, member_ids: Collection[MemberId]
) -> Mapping[MemberId, Ballot]:
    """These members' ballots in a contest, by member id; members without a ballot are absent."""
    found = _iterate_ballots(
        connection, _SELECT_OF_MEMBERS, {"contest_id": contest_id, "member_ids": list(member_ids)}
    )
    return {ballot.member_id: ballot for ballot in found if ballot.member_id is not None}


def find_guest_ballots(connection: Connection, contest_id: ContestId) -> Sequence[Ballot]:
    """The ballots of a contest's guests, by number."""
    found = _iterate_ballots(connection, _SELECT_OF_GUESTS, {"contest_id": contest_id})
    return sorted(found, key=lambda ballot: ballot.guest or 0)


def insert_ballots(
    connection: Connection, contest_id: ContestId, began: Mapping[MemberId, datetime]
) -> Mapping[MemberId, int]:
    """Insert empty ballots, each with its own salt, for members who have none.

    Args:
        connection: The transaction.
        contest_id: The contest.
        began: When each ballot was begun, in UTC, by member id.

    Returns:
        The ballots' ids by member id.
    """
    rows = [
        {
            "contest_id": contest_id,
            "member_id": member_id,
            "salt": secrets.token_hex(SALT_BYTES),
            "created_at": at,
        }
        for member_id, at in began.items()
    ]
    connection.execute(_INSERT_BALLOT, rows)
    found = connection.execute(_SELECT_IDS, {"contest_id": contest_id, "member_ids": list(began)})
    return dict(found.all())


def save_picks(connection: Connection, saved: Sequence[SavedPick]) -> None:
    """Insert picks, or replace those in the same categories."""
    rows = [
        {
            "ballot_id": ballot_id,
            "category_id": pick.category_id,
            "nominee_id": pick.nominee_id,
            "stake": pick.stake,
            "doubled": pick.doubled,
            "picked_at": at,
        }
        for ballot_id, pick, at in saved
    ]
    if rows:
        connection.execute(_SAVE_PICK, rows)


def delete_picks(connection: Connection, gone: Sequence[tuple[int, CategoryId]]) -> None:
    """Delete picks, given as (ballot id, category id)."""
    if gone:
        rows = [{"of_ballot": ballot_id, "of_category": category_id} for ballot_id, category_id in gone]
        connection.execute(_DELETE_PICK, rows)


def save_answers(connection: Connection, answers: Mapping[int, int | None]) -> None:
    """Store answers to the tie-breaker question, by ballot id; None deletes one."""
    if answers:
        rows = [{"ballot_id": ballot_id, "tiebreaker": answer} for ballot_id, answer in answers.items()]
        connection.execute(_SAVE_BALLOT, rows)


def save_lines(connection: Connection, lines: Mapping[int, str]) -> None:
    """Store each ballot's line in the proof, by ballot id."""
    if lines:
        rows = [{"ballot_id": ballot_id, "line": line} for ballot_id, line in lines.items()]
        connection.execute(_SAVE_BALLOT, rows)


def delete_lines(connection: Connection, contest_id: ContestId) -> None:
    """Delete the proof lines of a contest's ballots, its proof being void.

    The line of an erased member's ballot cannot be computed again.
    """
    connection.execute(
        update(ballots)
        .where(ballots.c.contest_id == contest_id, ballots.c.salt.is_not(None))
        .values(line=None)
    )


def delete_picks_of_nominee(
    connection: Connection, contest_id: ContestId, category_id: CategoryId, nominee_id: NomineeId
) -> tuple[list[MemberId], list[str]]:
    """Delete every pick of a nominee in a contest; return the ids of the members, and the guests' names, who had it."""
    picked = (
        (ballots.c.contest_id == contest_id)
        & (picks.c.category_id == category_id)
        & (picks.c.nominee_id == nominee_id)
    )
    found = connection.execute(
        select(ballots.c.id, ballots.c.member_id, ballots.c.guest_name)
        .select_from(picks.join(ballots))
        .where(picked)
        .order_by(ballots.c.id)
    ).all()
    delete_picks(connection, [(ballot_id, category_id) for ballot_id, _, _ in found])
    member_ids = [member_id for _, member_id, _ in found if member_id is not None]
    return member_ids, [name for _, _, name in found if name is not None]


def count_ballots(connection: Connection, contest_id: ContestId) -> int:
    """How many ballots of a contest have at least one pick or entry."""
    return connection.scalar(_COUNT_WITH_CHOICE, {"contest_id": contest_id}) or 0


def count_incomplete_ballots(
    connection: Connection, contest_id: ContestId, categories: int, *, staking: bool
) -> int:
    """How many ballots with a pick lack one, or the stake on one if `staking`, in these many categories."""
    done = _PICKS_BY_BALLOT.c.staked if staking else _PICKS_BY_BALLOT.c.made
    return connection.scalar(_COUNT_INCOMPLETE.where(done < categories), {"contest_id": contest_id}) or 0


def list_set_aside_ballots(connection: Connection, contest_id: ContestId) -> tuple[int, ...]:
    """The ids of the ballots that a host set aside."""
    return tuple(connection.scalars(_SELECT_SET_ASIDE, {"contest_id": contest_id}))


def list_ballot_entries(connection: Connection, contest_id: ContestId) -> list[BallotEntry]:
    """The ballots with a pick whose members or guests are known, by name."""
    rows = connection.execute(_SELECT_ENTRIES, {"contest_id": contest_id})
    entries = [BallotEntry(*row) for row in rows]
    return sorted(entries, key=lambda entry: (entry.name.casefold(), entry.member_id or 0, entry.guest or 0))


def save_set_aside(connection: Connection, ballot_id: int, reason: str | None) -> None:
    """Store why a ballot is set aside; None lets it take part again."""
    connection.execute(_SAVE_BALLOT, {"ballot_id": ballot_id, "set_aside": reason})


def count_unerased_ballots(connection: Connection, contest_id: ContestId) -> int:
    """How many ballots of a contest still belong to a known member or guest."""
    return connection.scalar(_COUNT_UNERASED, {"contest_id": contest_id}) or 0


def count_picks_by_nominee(
    connection: Connection, contest_id: ContestId
) -> Mapping[CategoryId, Mapping[NomineeId, int]]:
    """The number of picks of each nominee in a contest, by category id and nominee id, without ballots set aside."""
    counts: dict[CategoryId, dict[NomineeId, int]] = defaultdict(dict)
    for category_id, nominee_id, picked in connection.execute(_COUNT_BY_NOMINEE, {"contest_id": contest_id}):
        counts[category_id][nominee_id] = picked
    return counts


def find_contests_with_ballot(
    connection: Connection, contest_ids: Collection[ContestId], member_id: MemberId | None
) -> frozenset[ContestId]:
    """The ids of those contests in which a member has a ballot with a pick or an entry."""
    query = select(ballots.c.contest_id).where(
        ballots.c.contest_id.in_(contest_ids), ballots.c.member_id == member_id, _HAS_CHOICE
    )
    return frozenset(connection.scalars(query))


def find_played_contests(
    connection: Connection, contest_ids: Collection[ContestId], member_id: MemberId | None = None
) -> frozenset[ContestId]:
    """The ids of those contests in which this member's ballot takes part; without a member, any known member's."""
    owned = ballots.c.member_id.is_not(None) if member_id is None else ballots.c.member_id == member_id
    has_played = select(ballots.c.id).where(
        ballots.c.contest_id == contests.c.id, owned, ballots.c.set_aside.is_(None), _HAS_CHOICE
    )
    query = select(contests.c.id).where(contests.c.id.in_(contest_ids), has_played.exists())
    return frozenset(connection.scalars(query))


# Any: SQLAlchemy does not type the rows of a table.
_BallotQueries = tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]]]


def _iterate_ballots(
    connection: Connection, queries: _BallotQueries, parameters: Mapping[str, Any]
) -> Iterator[Ballot]:
    of_ballots, of_picks = queries
    # Thousands of ballots contain the same hundred picks: sharing one object for each saves time and memory.
    known: dict[tuple[CategoryId, NomineeId, int | None, bool], Pick] = {}
    named = load_entries(connection, **parameters)
    held = groupby(connection.execute(of_picks, parameters), key=itemgetter(0))
    next_id, next_picks = next(held, (None, ()))
    for row in connection.execute(of_ballots, parameters):
        picks_of_ballot: dict[CategoryId, Pick] = {}
        if row[0] == next_id:
            for _, category_id, nominee_id, stake, doubled in next_picks:
                key = (category_id, nominee_id, stake, doubled)
                pick = known.get(key)
                if pick is None:
                    pick = known[key] = Pick(*key)
                picks_of_ballot[category_id] = pick
            next_id, next_picks = next(held, (None, ()))
        yield _make_ballot(row, picks_of_ballot, named.get(row[0], {}))


def _make_ballot(
    row: Row[*tuple[Any, ...]],
    held: Mapping[CategoryId, Pick],
    named: Mapping[CategoryId, tuple[ContenderId, ...]],
) -> Ballot:
    ballot_id, member_id, name, tiebreaker, salt, line, set_aside, guest = row
    return Ballot(ballot_id, member_id, name, held, tiebreaker, salt, line, set_aside, named, guest)
