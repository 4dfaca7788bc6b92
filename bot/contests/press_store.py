"""The latest press on each part of the ballots that are still open, in the database."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, delete, select

from bot.contests.press_order import BallotPart
from bot.db.interaction_tables import ballot_presses
from bot.db.upsert import build_upsert
from bot.ids import ContestId, MemberId, PressId

_SAVE = build_upsert(ballot_presses, key=["contest_id", "member_id", "part"], update=["press_id"])
_SELECT_OF_MEMBERS = select(
    ballot_presses.c.member_id, ballot_presses.c.part, ballot_presses.c.press_id
).where(
    ballot_presses.c.contest_id == bindparam("contest_id"),
    ballot_presses.c.member_id.in_(bindparam("member_ids", expanding=True)),
)

LatestPresses = dict[BallotPart, PressId]


def find_latest_presses(
    connection: Connection, contest_id: ContestId, member_ids: Collection[MemberId]
) -> Mapping[MemberId, LatestPresses]:
    """The latest press on each part of these members' ballots; empty for a member who has not pressed."""
    found: defaultdict[MemberId, LatestPresses] = defaultdict(dict)
    rows = connection.execute(_SELECT_OF_MEMBERS, {"contest_id": contest_id, "member_ids": list(member_ids)})
    for member_id, part, press_id in rows:
        found[member_id][part] = press_id
    return found


def save_latest_presses(
    connection: Connection, contest_id: ContestId, latest: Mapping[tuple[MemberId, BallotPart], PressId]
) -> None:
    """Store the presses that decided parts of ballots, in place of earlier ones."""
    if latest:
        rows = [
            {"contest_id": contest_id, "member_id": member_id, "part": part, "press_id": press_id}
            for (member_id, part), press_id in latest.items()
        ]
        connection.execute(_SAVE, rows)


def delete_presses(connection: Connection, contest_id: ContestId) -> None:
    """Delete a contest's presses: no further one counts."""
    connection.execute(delete(ballot_presses).where(ballot_presses.c.contest_id == contest_id))
