"""Voters and their ballots in the room's own awards, in the database."""

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.db.room_award_tables import room_ballots, room_voters
from bot.db.upsert import build_upsert
from bot.ids import CategoryId, MemberId, NomineeId, PressId
from bot.json_values import JsonValue
from bot.preferential.model import Ranking
from bot.preferential.open_ranking import OpenRanking, RankingPress, RankingStep
from bot.preferential.proof import SealedRanking
from bot.proof import SALT_BYTES

_SAVE_VOTER = build_upsert(room_voters, key=["award_id", "member_id"])
_SAVE_BALLOT = build_upsert(
    room_ballots, key=["voter_id", "category_id"], update=["nominee_ids", "length", "cast_at", "presses"]
)
_SAVE_LINE = (
    update(room_ballots)
    .where(
        room_ballots.c.voter_id == bindparam("of_voter"),
        room_ballots.c.category_id == bindparam("of_category"),
    )
    .values(line=bindparam("its_line"), presses=None)
)


class AwardVoter(NamedTuple):
    """Who votes: the voter's number, and whether a host set their ballots aside, with the reason."""

    id: int
    set_aside: bool
    reason: str | None


class OwnAwardBallot(NamedTuple):
    """A member's ballot in a category, best first, and its line in the proof; None before the voting closed."""

    ranking: Ranking
    line: str | None


class StoredAwardBallot(NamedTuple):
    """A ballot as it stands in an export: whose voter it is, and whether they are set aside."""

    voter: AwardVoter
    sealed: SealedRanking


def find_voter(connection: Connection, award_id: int, member_id: MemberId) -> AwardVoter | None:
    """A member as a voter; None if they never voted."""
    query = select(room_voters.c.id, room_voters.c.set_aside, room_voters.c.reason).where(
        room_voters.c.award_id == award_id, room_voters.c.member_id == member_id
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else AwardVoter(*row)


def ensure_voter(connection: Connection, award_id: int, member_id: MemberId) -> int:
    """The number of a member as a voter, who is one from now on."""
    found = find_voter(connection, award_id, member_id)
    if found is not None:
        return found.id
    connection.execute(_SAVE_VOTER, {"award_id": award_id, "member_id": member_id, "set_aside": False})
    made = find_voter(connection, award_id, member_id)
    assert made is not None  # noqa: S101 - it was inserted in this transaction
    return made.id


def save_voter_set_aside(connection: Connection, voter_id: int, reason: str | None) -> None:
    """Set a voter's ballots aside with a reason; None takes it back."""
    values = {"set_aside": reason is not None, "reason": reason}
    connection.execute(update(room_voters).where(room_voters.c.id == voter_id).values(values))


def find_open_ballot(connection: Connection, voter_id: int, category_id: CategoryId) -> OpenRanking:
    """A voter's ballot in a category while it can change; empty if there is none."""
    query = select(room_ballots.c.presses).where(
        room_ballots.c.voter_id == voter_id, room_ballots.c.category_id == category_id
    )
    presses = connection.scalar(query)
    return OpenRanking() if presses is None else _read_presses(presses)


def save_ballot(
    connection: Connection, voter_id: int, category_id: CategoryId, ballot: OpenRanking, at: datetime
) -> None:
    """Store a voter's ballot in a category, as it stands after a press at an instant (UTC)."""
    connection.execute(
        _SAVE_BALLOT,
        {
            "voter_id": voter_id,
            "category_id": category_id,
            "nominee_ids": list(ballot.ranking),
            "length": len(ballot.ranking),
            "salt": secrets.token_hex(SALT_BYTES),
            "cast_at": at,
            "presses": _write_presses(ballot),
        },
    )


def find_award_ballots(
    connection: Connection, award_id: int, member_id: MemberId
) -> Mapping[CategoryId, OwnAwardBallot]:
    """A member's ballots, by category; categories in which they choose nobody are absent."""
    query = (
        select(room_ballots.c.category_id, room_ballots.c.nominee_ids, room_ballots.c.line)
        .select_from(room_ballots.join(room_voters))
        .where(
            room_voters.c.award_id == award_id,
            room_voters.c.member_id == member_id,
            room_ballots.c.length > 0,
        )
    )
    return {
        category_id: OwnAwardBallot(tuple(nominee_ids), line)
        for category_id, nominee_ids, line in connection.execute(query)
    }


def list_ballots_naming(
    connection: Connection, award_id: int, category_id: CategoryId, nominee_id: NomineeId
) -> list[tuple[MemberId, Ranking]]:
    """The members whose ballots in a category name a nominee, with the ballots, best first."""
    query = (
        select(room_voters.c.member_id, room_ballots.c.nominee_ids)
        .select_from(room_ballots.join(room_voters))
        .where(
            room_voters.c.award_id == award_id,
            room_voters.c.member_id.is_not(None),
            room_ballots.c.category_id == category_id,
            room_ballots.c.length > 0,
        )
        .order_by(room_voters.c.id)
    )
    found = ((member_id, tuple(nominee_ids)) for member_id, nominee_ids in connection.execute(query))
    return [(member_id, ranking) for member_id, ranking in found if nominee_id in ranking]


def count_voters(connection: Connection, award_id: int) -> int:
    """How many members choose somebody in any category."""
    query = (
        select(func.count(func.distinct(room_ballots.c.voter_id)))
        .select_from(room_ballots.join(room_voters))
        .where(room_voters.c.award_id == award_id, room_ballots.c.length > 0)
    )
    return connection.scalar(query) or 0


def tally_ballots(
    connection: Connection, award_id: int, category_id: CategoryId, *, with_set_aside: bool = False
) -> Counter[Ranking]:
    """How many ballots there are of each ranking in a category, without those set aside unless said otherwise."""
    return Counter(
        stored.sealed.ranking
        for stored in iterate_award_ballots(connection, award_id, category_id)
        if with_set_aside or not stored.voter.set_aside
    )


def iterate_award_ballots(
    connection: Connection, award_id: int, category_id: CategoryId
) -> Iterator[StoredAwardBallot]:
    """The ballots of a category, one by one; a line is empty before the voting closed."""
    query = (
        select(
            room_voters.c.id,
            room_voters.c.set_aside,
            room_voters.c.reason,
            room_ballots.c.nominee_ids,
            room_ballots.c.salt,
            room_ballots.c.line,
        )
        .select_from(room_ballots.join(room_voters))
        .where(
            room_voters.c.award_id == award_id,
            room_ballots.c.category_id == category_id,
            room_ballots.c.length > 0,
        )
        .order_by(room_voters.c.id)
    )
    for voter_id, set_aside, reason, nominee_ids, salt, line in connection.execute(query):
        yield StoredAwardBallot(
            AwardVoter(voter_id, set_aside, reason), SealedRanking(tuple(nominee_ids), salt, line or "")
        )


def seal_category_ballots(connection: Connection, category_id: CategoryId, lines: Mapping[int, str]) -> None:
    """Store the lines of a category's ballots by voter; no further press counts."""
    rows = [
        {"of_voter": voter_id, "of_category": category_id, "its_line": line}
        for voter_id, line in lines.items()
    ]
    if rows:
        connection.execute(_SAVE_LINE, rows)


def delete_empty_ballots(connection: Connection, award_id: int) -> None:
    """Delete the ballots that choose nobody."""
    of_award = select(room_voters.c.id).where(room_voters.c.award_id == award_id)
    connection.execute(
        delete(room_ballots).where(room_ballots.c.voter_id.in_(of_award), room_ballots.c.length == 0)
    )


def _write_presses(ballot: OpenRanking) -> JsonValue:
    return {
        "settled": list(ballot.settled),
        "by": ballot.settled_by,
        "presses": [[press.id, press.step, press.nominee_id] for press in ballot.presses],
    }


# Any: SQLAlchemy does not type what is in a column of JSON.
def _read_presses(stored: Any) -> OpenRanking:
    presses = tuple(
        RankingPress(PressId(press_id), RankingStep(step), NomineeId(nominee_id) if nominee_id else None)
        for press_id, step, nominee_id in stored["presses"]
    )
    return OpenRanking(tuple(map(NomineeId, stored["settled"])), PressId(stored["by"]), presses)
