"""Where a server's own slates and withdrawals are kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select

from bot.awards.model import Category, Ceremony, FilmCredit, Headline, Nominee, PersonCredit
from bot.db.tables import own_categories, own_ceremonies, own_nominees, withdrawals
from bot.db.upsert import upsert

OWN_AWARD = "own"
"""The award of every ceremony that a server made itself."""

_PREFIX = "own-"


@dataclass(frozen=True, slots=True)
class OwnSlate:
    """A ceremony that a server made, and where it came from.

    Attributes:
        ceremony: The ceremony with its slate; withdrawals are not in it.
        copied_from: The id of the ceremony it was copied from; None if it was not.
        known: Whether the winners of that ceremony were known when it was copied.
    """

    ceremony: Ceremony
    copied_from: str | None
    known: bool


def ceremony_id_of(row_id: int) -> str:
    """The id of a server's own ceremony: `own-12`."""
    return f"{_PREFIX}{row_id}"


def row_id_of(ceremony_id: str) -> int | None:
    """The row of a server's own ceremony; None for any other id."""
    number = ceremony_id.removeprefix(_PREFIX)
    if number == ceremony_id or not (number.isascii() and number.isdecimal()) or len(number) > 18:
        return None
    return int(number)


def find_own(connection: Connection, guild_id: int, ceremony_id: str) -> OwnSlate | None:
    """A server's own slate; None for an id of the record, of another server, or of nothing."""
    row_id = row_id_of(ceremony_id)
    if row_id is None:
        return None
    found = _slates(connection, guild_id, row_id)
    return found[0] if found else None


def all_own(connection: Connection, guild_id: int) -> list[OwnSlate]:
    """All of a server's own slates, the newest first."""
    return _slates(connection, guild_id)


def withdrawn_in(
    connection: Connection, guild_id: int, ceremony_id: str | None = None
) -> dict[str, set[tuple[str, str]]]:
    """What a server withdrew, at every ceremony or at one: (category id, nominee id) by ceremony id."""
    query = select(withdrawals).where(withdrawals.c.guild_id == guild_id)
    if ceremony_id is not None:
        query = query.where(withdrawals.c.ceremony_id == ceremony_id)
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in connection.execute(query).mappings():
        found[row["ceremony_id"]].add((row["category_id"], row["nominee_id"]))
    return found


_WITHDRAW = upsert(withdrawals, key=["guild_id", "ceremony_id", "category_id", "nominee_id"])


def save_withdrawal(
    connection: Connection, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str, at: datetime
) -> bool:
    """Withdraw a nominee; False if it was withdrawn already."""
    row = {
        "guild_id": guild_id,
        "ceremony_id": ceremony_id,
        "category_id": category_id,
        "nominee_id": nominee_id,
        "at": at,
    }
    return connection.execute(_WITHDRAW, row).rowcount > 0


def delete_withdrawal(
    connection: Connection, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str
) -> bool:
    """Let a nominee stand again; False if it was not withdrawn."""
    here = (
        (withdrawals.c.guild_id == guild_id)
        & (withdrawals.c.ceremony_id == ceremony_id)
        & (withdrawals.c.category_id == category_id)
        & (withdrawals.c.nominee_id == nominee_id)
    )
    return connection.execute(delete(withdrawals).where(here)).rowcount > 0


def _slates(connection: Connection, guild_id: int, row_id: int | None = None) -> list[OwnSlate]:
    here = own_ceremonies.c.guild_id == guild_id
    if row_id is not None:
        here &= own_ceremonies.c.id == row_id
    ids = select(own_ceremonies.c.id).where(here)
    nominees: dict[tuple[int, str], list[Nominee]] = defaultdict(list)
    query = select(own_nominees).where(own_nominees.c.ceremony_id.in_(ids)).order_by(own_nominees.c.position)
    for row in connection.execute(query).mappings():
        nominees[row["ceremony_id"], row["category_id"]].append(_nominee(row))
    categories: dict[int, list[Category]] = defaultdict(list)
    query = (
        select(own_categories)
        .where(own_categories.c.ceremony_id.in_(ids))
        .order_by(own_categories.c.position)
    )
    for row in connection.execute(query).mappings():
        listed = nominees[row["ceremony_id"], row["id"]]
        categories[row["ceremony_id"]].append(_category(row, listed))
    query = select(own_ceremonies).where(here).order_by(own_ceremonies.c.id.desc())
    return [_slate(row, categories[row["id"]]) for row in connection.execute(query).mappings()]


def _slate(row: RowMapping, categories: Sequence[Category]) -> OwnSlate:
    ceremony = Ceremony(
        id=ceremony_id_of(row["id"]),
        award=OWN_AWARD,
        number=None,
        name=row["name"],
        year=row["year"],
        held=row["held"],
        films_of="",
        categories=tuple(categories),
    )
    return OwnSlate(ceremony, row["copied_from"], row["known"])


def _category(row: RowMapping, nominees: Iterable[Nominee]) -> Category:
    return Category(
        id=row["id"],
        canonical=row["canonical"],
        name=row["name"],
        headline=Headline(row["headline"]),
        nominees=tuple(nominees),
        weight=row["weight"],
    )


def _nominee(row: RowMapping) -> Nominee:
    # Any: the columns hold JSON, lists of [id or null, name], as `bot.db.tables` says.
    films: list[Any] = row["films"]
    people: list[Any] = row["people"]
    return Nominee(
        id=row["id"],
        films=tuple(FilmCredit(film_id, title) for film_id, title in films),
        people=tuple(PersonCredit(person_id, name) for person_id, name in people),
        credit=row["credit"],
        song=row["song"],
        country=row["country"],
    )
