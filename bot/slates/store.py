"""Reading a server's own slates, and reading and writing its withdrawals, in the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, select, update

from bot.db.room_award_tables import room_awards
from bot.db.tables import own_categories, own_ceremonies, own_nominees, withdrawals
from bot.db.upsert import build_upsert
from bot.ids import CategoryId, GuildId, NomineeId
from bot.record.model import Category, Ceremony, FilmCredit, Headline, Nominee, PersonCredit
from bot.record.record import OWN_AWARD_ID
from bot.slates.model import OwnSlate, SlateNominee

_OWN_ID_PREFIX = "own-"


def make_ceremony_id(row_id: int) -> str:
    """The id of a server's own ceremony: `own-12`."""
    return f"{_OWN_ID_PREFIX}{row_id}"


def parse_row_id(ceremony_id: str) -> int | None:
    """The row id in the id of a server's own ceremony; None for any other id."""
    number = ceremony_id.removeprefix(_OWN_ID_PREFIX)
    if number == ceremony_id or not (number.isascii() and number.isdecimal()) or len(number) > 18:
        return None
    return int(number)


def find_own_slate(connection: Connection, guild_id: GuildId, ceremony_id: str) -> OwnSlate | None:
    """A server's own slate; None if the id is the record's, another server's, or unknown."""
    row_id = parse_row_id(ceremony_id)
    if row_id is None:
        return None
    found = _load_slates(connection, guild_id, row_id)
    return found[0] if found else None


def find_standing_slate(connection: Connection, guild_id: GuildId, ceremony_id: str) -> OwnSlate | None:
    """The server's slate that stands for a ceremony of the record; None if there is none."""
    here = (own_ceremonies.c.guild_id == guild_id) & (own_ceremonies.c.stands_for == ceremony_id)
    row_id = connection.scalar(select(own_ceremonies.c.id).where(here).order_by(own_ceremonies.c.id))
    found = [] if row_id is None else _load_slates(connection, guild_id, row_id)
    return found[0] if found else None


def is_made_for_room_award(connection: Connection, guild_id: GuildId, ceremony_id: str) -> bool:
    """Whether a slate is what a server's own awards are voted on."""
    made = room_awards.c.guild_id == guild_id, room_awards.c.ceremony_id == ceremony_id
    return connection.scalar(select(room_awards.c.id).where(*made).limit(1)) is not None


def list_unasked_slates(
    connection: Connection, ceremony_ids: Collection[str]
) -> list[tuple[GuildId, OwnSlate]]:
    """All servers' slates that stand for one of these ceremonies, and about which no host was asked anything yet."""
    unasked = own_ceremonies.c.stands_for.in_(ceremony_ids) & own_ceremonies.c.matches_asked.is_(False)
    query = select(own_ceremonies.c.guild_id, own_ceremonies.c.id).where(unasked)
    rows = connection.execute(query.order_by(own_ceremonies.c.id)).all()
    return [
        (guild_id, slate) for guild_id, row_id in rows for slate in _load_slates(connection, guild_id, row_id)
    ]


def mark_matches_asked(connection: Connection, guild_id: GuildId, ceremony_id: str) -> None:
    """Store that a server's hosts were asked which of the record's nominees those of their slate are."""
    here = (own_ceremonies.c.guild_id == guild_id) & (own_ceremonies.c.id == parse_row_id(ceremony_id))
    connection.execute(update(own_ceremonies).where(here).values(matches_asked=True))


def list_own_titles(connection: Connection, guild_id: GuildId) -> list[OwnSlate]:
    """All of a server's own slates without their categories, the newest first."""
    return _load_slates(connection, guild_id, titles_only=True)


def list_own_slates(connection: Connection, guild_id: GuildId) -> list[OwnSlate]:
    """All of a server's own slates, the newest first."""
    return _load_slates(connection, guild_id)


def list_own_ceremonies(connection: Connection, guild_id: GuildId) -> list[Ceremony]:
    """A server's own ceremonies without their categories, the newest first."""
    return [slate.ceremony for slate in _load_slates(connection, guild_id, titles_only=True)]


def load_withdrawn(
    connection: Connection, guild_id: GuildId, ceremony_id: str | None = None
) -> dict[str, set[tuple[CategoryId, NomineeId]]]:
    """A server's withdrawals, at every ceremony or at one: sets of (category id, nominee id) by ceremony id."""
    query = select(withdrawals).where(withdrawals.c.guild_id == guild_id)
    if ceremony_id is not None:
        query = query.where(withdrawals.c.ceremony_id == ceremony_id)
    found: dict[str, set[tuple[CategoryId, NomineeId]]] = defaultdict(set)
    for row in connection.execute(query).mappings():
        found[row["ceremony_id"]].add((row["category_id"], row["nominee_id"]))
    return found


_UPSERT_WITHDRAWAL = build_upsert(
    withdrawals, key=["guild_id", "ceremony_id", "category_id", "nominee_id"]
).returning(withdrawals.c.nominee_id)


def insert_withdrawal(connection: Connection, nominee: SlateNominee, at: datetime) -> bool:
    """Withdraw a nominee; False if it was withdrawn already."""
    row = {**asdict(nominee), "at": at}
    return connection.execute(_UPSERT_WITHDRAWAL, row).one_or_none() is not None


def delete_withdrawal(connection: Connection, nominee: SlateNominee) -> bool:
    """Undo a nominee's withdrawal; False if it was not withdrawn."""
    here = (
        (withdrawals.c.guild_id == nominee.guild_id)
        & (withdrawals.c.ceremony_id == nominee.ceremony_id)
        & (withdrawals.c.category_id == nominee.category_id)
        & (withdrawals.c.nominee_id == nominee.nominee_id)
    )
    return connection.execute(delete(withdrawals).where(here)).rowcount > 0


def _load_slates(
    connection: Connection, guild_id: GuildId, row_id: int | None = None, *, titles_only: bool = False
) -> list[OwnSlate]:
    here = own_ceremonies.c.guild_id == guild_id
    if row_id is not None:
        here &= own_ceremonies.c.id == row_id
    ids = select(own_ceremonies.c.id).where(here)
    categories = {} if titles_only else _load_categories(connection, ids)
    query = select(own_ceremonies).where(here).order_by(own_ceremonies.c.id.desc())
    return [_make_slate(row, categories.get(row["id"], ())) for row in connection.execute(query).mappings()]


# Any: SQLAlchemy does not type the columns of a table.
def _load_categories(connection: Connection, ids: Select[Any]) -> dict[int, list[Category]]:
    """The categories of some ceremonies, by ceremony."""
    nominees: dict[tuple[int, CategoryId], list[Nominee]] = defaultdict(list)
    query = (
        select(*_NOMINEE_COLUMNS).where(own_nominees.c.ceremony_id.in_(ids)).order_by(own_nominees.c.position)
    )
    for row in connection.execute(query).mappings():
        nominees[row["ceremony_id"], row["category_id"]].append(_make_nominee(row))
    categories: dict[int, list[Category]] = defaultdict(list)
    query = (
        select(own_categories)
        .where(own_categories.c.ceremony_id.in_(ids))
        .order_by(own_categories.c.position)
    )
    for row in connection.execute(query).mappings():
        categories[row["ceremony_id"]].append(_make_category(row, nominees[row["ceremony_id"], row["id"]]))
    return categories


def _make_slate(row: RowMapping, categories: Sequence[Category]) -> OwnSlate:
    ceremony = Ceremony(
        id=make_ceremony_id(row["id"]),
        award=OWN_AWARD_ID,
        number=None,
        name=row["name"],
        year=row["year"],
        held=row["held"],
        films_of="",
        categories=tuple(categories),
    )
    return OwnSlate(ceremony, row["copied_from"], row["stands_for"], row["matches"] or {})


def _make_category(row: RowMapping, nominees: Iterable[Nominee]) -> Category:
    return Category(
        id=row["id"],
        canonical=row["canonical"],
        name=row["name"],
        headline=Headline(row["headline"]),
        nominees=tuple(nominees),
        weight=row["weight"],
    )


_NOMINEE_COLUMNS = (
    own_nominees.c.ceremony_id,
    own_nominees.c.category_id,
    own_nominees.c.id,
    own_nominees.c.films,
    own_nominees.c.people,
    own_nominees.c.credit,
    own_nominees.c.song,
    own_nominees.c.country,
)

_Credits = Sequence[tuple[str | None, str]]
"""Pairs of an id, None if unknown, and a name."""


def _make_nominee(row: RowMapping) -> Nominee:
    films: _Credits = row["films"]
    people: _Credits = row["people"]
    return Nominee(
        id=row["id"],
        films=tuple(FilmCredit(film_id, title) for film_id, title in films),
        people=tuple(PersonCredit(person_id, name) for person_id, name in people),
        credit=row["credit"],
        song=row["song"],
        country=row["country"],
    )
