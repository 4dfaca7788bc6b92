"""Contenders in the database; the entries of ballots are read and written with them in `bot.contests.ballot_store`."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from bot.contests.nominations.model import Contender, ContenderDraft, ContenderList
from bot.db.nomination_tables import contenders, entries
from bot.db.tables import ballots
from bot.ids import CategoryId, ContenderId, ContestId, MemberId, NomineeId
from bot.record.model import FilmCredit, PersonCredit

_INSERT = insert(contenders).returning(contenders.c.id)
_UPDATE = update(contenders).where(contenders.c.id == bindparam("of_contender"))
_SELECT = (
    select(contenders).where(contenders.c.contest_id == bindparam("contest_id")).order_by(contenders.c.id)
)


def insert_contender(
    connection: Connection,
    contest_id: ContestId,
    category_id: CategoryId,
    draft: ContenderDraft,
    *,
    at: datetime,
    member_id: MemberId | None = None,
    nominee_id: NomineeId | None = None,
) -> Contender:
    """Insert a contender of a member's own, or of a host's without a member."""
    row = {
        "contest_id": contest_id,
        "category_id": category_id,
        "text": draft.text,
        "films": [[film.id, film.title] for film in draft.films],
        "people": [[person.id, person.name] for person in draft.people],
        "song": draft.song,
        "by_member": member_id is not None,
        "member_id": member_id,
        "created_at": at,
        "nominee_id": nominee_id,
    }
    contender_id: ContenderId = connection.execute(_INSERT, row).scalar_one()
    return Contender(
        id=contender_id,
        category_id=category_id,
        text=draft.text,
        films=draft.films,
        people=draft.people,
        song=draft.song,
        by_member=member_id is not None,
        member_id=member_id,
        nominee_id=nominee_id,
    )


def load_contenders(connection: Connection, contest_id: ContestId) -> ContenderList:
    """All contenders of a contest."""
    return ContenderList.from_contenders(
        map(_make_contender, connection.execute(_SELECT, {"contest_id": contest_id}))
    )


def save_withdrawal(connection: Connection, contender_id: ContenderId, at: datetime | None) -> None:
    """Store when a contender was withdrawn; None takes that back."""
    connection.execute(_UPDATE.values(withdrawn_at=at), {"of_contender": contender_id})


def save_merge(connection: Connection, contender_id: ContenderId, into: ContenderId | None) -> None:
    """Store what a contender is merged into; None lets it stand for itself."""
    connection.execute(_UPDATE.values(merged_into=into), {"of_contender": contender_id})


def save_apart(connection: Connection, contender: Contender, other_id: ContenderId) -> None:
    """Store that a contender is not the same as another one."""
    apart = sorted({*contender.apart_from, other_id})
    connection.execute(_UPDATE.values(apart_from=apart), {"of_contender": contender.id})


def save_nominee(connection: Connection, contender_id: ContenderId, nominee_id: NomineeId | None) -> None:
    """Store which nominee of the slate a contender turned out to be."""
    connection.execute(_UPDATE.values(nominee_id=nominee_id), {"of_contender": contender_id})


def list_members_naming(connection: Connection, contender_id: ContenderId) -> list[MemberId]:
    """The members whose ballots name a contender."""
    query = (
        select(ballots.c.member_id)
        .select_from(entries.join(ballots))
        .where(entries.c.contender_id == contender_id, ballots.c.member_id.is_not(None))
    )
    return list(connection.scalars(query))


def count_unfilled_ballots(connection: Connection, contest_id: ContestId, slots: int) -> int:
    """How many ballots with an entry name fewer contenders than the contest has slots in all."""
    by_ballot = (
        select(func.count().label("made"))
        .select_from(entries.join(ballots))
        .where(ballots.c.contest_id == contest_id)
        .group_by(entries.c.ballot_id)
        .subquery()
    )
    return connection.scalar(select(func.count()).select_from(by_ballot).where(by_ballot.c.made < slots)) or 0


# Any: SQLAlchemy does not type the rows of a table.
def _make_contender(row: Row[*tuple[Any, ...]]) -> Contender:
    return Contender(
        id=row.id,
        category_id=row.category_id,
        text=row.text,
        films=tuple(FilmCredit(*film) for film in row.films),
        people=tuple(PersonCredit(*person) for person in row.people),
        song=row.song,
        by_member=row.by_member,
        member_id=row.member_id,
        withdrawn=row.withdrawn_at is not None,
        merged_into=row.merged_into,
        apart_from=frozenset(row.apart_from or ()),
        nominee_id=row.nominee_id,
    )
