"""What ballots name in contests on nominations, in the database."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.db.nomination_tables import entries
from bot.db.tables import ballots
from bot.ids import CategoryId, ContenderId, ContestId, MemberId

_SELECT_ENTRIES = (
    select(entries.c.ballot_id, entries.c.category_id, entries.c.contender_id)
    .select_from(entries.join(ballots))
    .where(ballots.c.contest_id == bindparam("contest_id"))
    .order_by(entries.c.ballot_id, entries.c.category_id, entries.c.position)
)
_SELECT_OF_MEMBERS = _SELECT_ENTRIES.where(ballots.c.member_id.in_(bindparam("member_ids", expanding=True)))
_DELETE_ENTRIES = delete(entries).where(
    entries.c.ballot_id == bindparam("of_ballot"), entries.c.category_id == bindparam("of_category")
)


class SavedEntries(NamedTuple):
    """What a ballot names in a category, to be stored in place of what it named, and when its member pressed (UTC)."""

    ballot_id: int
    category_id: CategoryId
    contender_ids: tuple[ContenderId, ...]
    at: datetime


def load_entries(
    connection: Connection, contest_id: ContestId, member_ids: Collection[MemberId] | None = None
) -> Mapping[int, Mapping[CategoryId, tuple[ContenderId, ...]]]:
    """What the ballots of a contest name, or those of some members, by ballot id and category id.

    Ballots that name nobody are absent, as all are in a contest on winners.
    """
    if member_ids is None:
        rows = connection.execute(_SELECT_ENTRIES, {"contest_id": contest_id})
    else:
        rows = connection.execute(
            _SELECT_OF_MEMBERS, {"contest_id": contest_id, "member_ids": list(member_ids)}
        )
    named: dict[int, dict[CategoryId, tuple[ContenderId, ...]]] = {}
    for ballot_id, category_id, contender_id in rows:
        by_category = named.setdefault(ballot_id, {})
        by_category[category_id] = (*by_category.get(category_id, ()), contender_id)
    return named


def save_entries(connection: Connection, saved: Sequence[SavedEntries]) -> None:
    """Store what ballots name in categories, in place of what they named; nothing removes it."""
    if not saved:
        return
    gone = [{"of_ballot": one.ballot_id, "of_category": one.category_id} for one in saved]
    connection.execute(_DELETE_ENTRIES, gone)
    rows = [
        {
            "ballot_id": one.ballot_id,
            "category_id": one.category_id,
            "contender_id": contender_id,
            "position": position,
            "entered_at": one.at,
        }
        for one in saved
        for position, contender_id in enumerate(one.contender_ids)
    ]
    if rows:
        connection.execute(insert(entries), rows)
