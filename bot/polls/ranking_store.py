"""Members' rankings in preferential polls, in the database."""

import secrets
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.db.poll_tables import rankings
from bot.db.upsert import build_upsert
from bot.ids import MemberId, NomineeId, PressId
from bot.json_values import JsonValue
from bot.preferential.model import Ranking
from bot.preferential.open_ranking import OpenRanking, RankingPress, RankingStep
from bot.preferential.proof import SealedRanking
from bot.proof import SALT_BYTES

_SAVE = build_upsert(
    rankings, key=["poll_id", "voter"], update=["nominee_ids", "length", "ranked_at", "presses"]
)
_SAVE_LINE = (
    update(rankings)
    .where(rankings.c.poll_id == bindparam("of_poll"), rankings.c.voter == bindparam("of_voter"))
    .values(line=bindparam("its_line"), presses=None)
)
_OF_POLL = rankings.c.poll_id == bindparam("poll_id")
_SELECT_OPEN = select(rankings.c.member_id, rankings.c.presses).where(
    _OF_POLL, rankings.c.member_id.in_(bindparam("member_ids", expanding=True))
)
_OF_POLLS = rankings.c.poll_id.in_(bindparam("poll_ids", expanding=True)) & (rankings.c.length > 0)
_COUNT = select(rankings.c.poll_id, func.count()).where(_OF_POLLS).group_by(rankings.c.poll_id)
_SELECT_OWN = select(rankings.c.poll_id, rankings.c.nominee_ids, rankings.c.line).where(
    _OF_POLLS, rankings.c.member_id == bindparam("of_member")
)
_SELECT_NAMED = select(rankings.c.member_id, rankings.c.nominee_ids).where(
    _OF_POLL, rankings.c.member_id.is_not(None), rankings.c.length > 0
)
_SELECT_ALL = select(rankings.c.voter, rankings.c.nominee_ids, rankings.c.salt, rankings.c.line).where(
    _OF_POLL, rankings.c.length > 0
)


class OwnRanking(NamedTuple):
    """A member's ranking, best first, and its line in the proof; None while the poll is not closed for good."""

    ranking: Ranking
    line: str | None


def find_open_rankings(
    connection: Connection, poll_id: int, member_ids: Collection[MemberId]
) -> Mapping[MemberId, OpenRanking]:
    """These members' rankings in an open poll; members who never pressed are absent."""
    rows = connection.execute(_SELECT_OPEN, {"poll_id": poll_id, "member_ids": list(member_ids)})
    return {member_id: _read_presses(presses) for member_id, presses in rows}


def save_rankings(
    connection: Connection, poll_id: int, made: Mapping[MemberId, tuple[OpenRanking, datetime]]
) -> None:
    """Store members' rankings in an open poll, each with when they pressed last (UTC)."""
    rows = [
        {
            "poll_id": poll_id,
            "voter": str(member_id),
            "member_id": member_id,
            "nominee_ids": list(one.ranking),
            "length": len(one.ranking),
            "salt": secrets.token_hex(SALT_BYTES),
            "ranked_at": at,
            "presses": _write_presses(one),
        }
        for member_id, (one, at) in made.items()
    ]
    if rows:
        connection.execute(_SAVE, rows)


def find_rankings(
    connection: Connection, poll_ids: Collection[int], member_id: MemberId
) -> Mapping[int, OwnRanking]:
    """A member's rankings by poll id; polls in which they rank nobody are absent."""
    rows = connection.execute(_SELECT_OWN, {"poll_ids": list(poll_ids), "of_member": member_id})
    return {poll_id: OwnRanking(tuple(nominee_ids), line) for poll_id, nominee_ids, line in rows}


def count_rankings(connection: Connection, poll_ids: Collection[int]) -> Mapping[int, int]:
    """How many members rank somebody, by poll id; polls without a ranking are absent."""
    return dict(connection.execute(_COUNT, {"poll_ids": list(poll_ids)}).all())


def tally_rankings(connection: Connection, poll_id: int) -> Counter[Ranking]:
    """How many there are of each ranking in a poll."""
    rows = connection.execute(_SELECT_ALL, {"poll_id": poll_id})
    return Counter(tuple(nominee_ids) for _, nominee_ids, _, _ in rows)


def iterate_sealed_rankings(connection: Connection, poll_id: int) -> Iterator[tuple[str, SealedRanking]]:
    """The rankings of a poll with their voters, one by one; a line is empty before the sealing."""
    for voter, nominee_ids, salt, line in connection.execute(_SELECT_ALL, {"poll_id": poll_id}):
        yield voter, SealedRanking(tuple(nominee_ids), salt, line or "")


def seal_rankings(connection: Connection, poll_id: int, lines: Mapping[str, str]) -> None:
    """Store the rankings' lines by voter, and delete rankings of nobody; no further press counts."""
    connection.execute(delete(rankings).where(rankings.c.poll_id == poll_id, rankings.c.length == 0))
    rows = [{"of_poll": poll_id, "of_voter": voter, "its_line": line} for voter, line in lines.items()]
    if rows:
        connection.execute(_SAVE_LINE, rows)


def list_members_left_without(
    connection: Connection, poll_id: int, nominee_id: NomineeId, standing: Collection[NomineeId]
) -> list[MemberId]:
    """The members who rank a nominee, and nobody of those who still stand."""
    rows = connection.execute(_SELECT_NAMED, {"poll_id": poll_id})
    return [
        member_id
        for member_id, nominee_ids in rows
        if nominee_id in nominee_ids and not any(one in standing for one in nominee_ids)
    ]


def _write_presses(ranking: OpenRanking) -> JsonValue:
    return {
        "settled": list(ranking.settled),
        "by": ranking.settled_by,
        "presses": [[press.id, press.step, press.nominee_id] for press in ranking.presses],
    }


# Any: SQLAlchemy does not type what is in a column of JSON.
def _read_presses(stored: Any) -> OpenRanking:
    presses = tuple(
        RankingPress(PressId(press_id), RankingStep(step), nominee_id)
        for press_id, step, nominee_id in stored["presses"]
    )
    return OpenRanking(tuple(stored["settled"]), PressId(stored["by"]), presses)
