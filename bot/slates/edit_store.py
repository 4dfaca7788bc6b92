"""Writing a server's own slates in the database: always the whole ceremony, whatever was changed in it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select, update

from bot.db.poll_tables import polls
from bot.db.room_award_tables import room_award_categories, room_awards
from bot.db.tables import (
    announcements,
    contest_categories,
    contests,
    own_categories,
    own_ceremonies,
    own_nominees,
    result_sets,
)
from bot.ids import CategoryId, GuildId, NomineeId
from bot.record.model import Category, Ceremony, Nominee
from bot.slates import store
from bot.slates.model import SlateNominee
from bot.slates.standing import Answers
from bot.slates.usage import SlateUsage

_DRAFT = "draft"
_CANCELLED = "cancelled"
_NOMINATIONS = "nominations"


def insert_slate(
    connection: Connection,
    guild_id: GuildId,
    ceremony: Ceremony,
    at: datetime,
    copied_from: str | None = None,
    *,
    stands_for: str | None = None,
) -> str:
    """Insert a new slate and return its id; `ceremony.id` is ignored."""
    row = {
        "guild_id": guild_id,
        "name": ceremony.name,
        "year": ceremony.year,
        "held": ceremony.held,
        "copied_from": copied_from,
        "created_at": at,
        "stands_for": stands_for,
    }
    row_id = connection.execute(
        insert(own_ceremonies).values(row).returning(own_ceremonies.c.id)
    ).scalar_one()
    _insert_categories(connection, row_id, dict(enumerate(ceremony.categories)))
    ceremony_id = store.make_ceremony_id(row_id)
    replace_withdrawals(connection, guild_id, ceremony_id, ceremony, at)
    return ceremony_id


def update_slate(
    connection: Connection, guild_id: GuildId, before: Ceremony, after: Ceremony, at: datetime
) -> None:
    """Update a slate and its withdrawals; only what differs from `before` is written."""
    row_id = _require_row_id(after)
    values = {"name": after.name, "year": after.year, "held": after.held}
    connection.execute(update(own_ceremonies).where(own_ceremonies.c.id == row_id).values(values))
    here = own_categories.c.ceremony_id == row_id
    old = {category.id: (place, category) for place, category in enumerate(before.categories)}
    new = {category.id: (place, category) for place, category in enumerate(after.categories)}
    gone = [
        category_id
        for category_id, (_, category) in old.items()
        if new.get(category_id, (0, None))[1] != category
    ]
    connection.execute(delete(own_categories).where(here, own_categories.c.id.in_(gone)))
    written = {
        place: category for place, category in new.values() if old.get(category.id, (0, None))[1] != category
    }
    _insert_categories(connection, row_id, written)
    for category_id, (place, _) in new.items():
        if place not in written and old[category_id][0] != place:
            moved = update(own_categories).where(here, own_categories.c.id == category_id)
            connection.execute(moved.values(position=place))
    replace_withdrawals(connection, guild_id, after.id, after, at)


def save_answers(connection: Connection, ceremony_id: str, answers: Answers) -> None:
    """Save which of the record's nominees a slate's nominees are."""
    here = own_ceremonies.c.id == store.parse_row_id(ceremony_id)
    connection.execute(update(own_ceremonies).where(here).values(matches=answers))


def save_stands_for(connection: Connection, ceremony_id: str, stands_for: str) -> None:
    """Save which of the record's ceremonies a slate stands for."""
    here = own_ceremonies.c.id == store.parse_row_id(ceremony_id)
    connection.execute(update(own_ceremonies).where(here).values(stands_for=stands_for))


def delete_slate(connection: Connection, guild_id: GuildId, ceremony: Ceremony) -> None:
    """Delete a slate and its withdrawals."""
    connection.execute(delete(own_ceremonies).where(own_ceremonies.c.id == _require_row_id(ceremony)))
    _delete_withdrawals_except(connection, guild_id, ceremony.id, frozenset())


def replace_withdrawals(
    connection: Connection, guild_id: GuildId, ceremony_id: str, ceremony: Ceremony, at: datetime
) -> None:
    """Store exactly the withdrawals that the ceremony's nominees are marked with."""
    withdrawn = frozenset(
        (category.id, nominee.id)
        for category in ceremony.categories
        for nominee in category.nominees
        if nominee.withdrawn
    )
    _delete_withdrawals_except(connection, guild_id, ceremony_id, withdrawn)
    for category_id, nominee_id in withdrawn:
        nominee = SlateNominee(guild_id, ceremony_id, category_id, nominee_id)
        store.insert_withdrawal(connection, nominee, at)


def load_usage(connection: Connection, guild_id: GuildId, ceremony_id: str) -> SlateUsage:
    """The categories of a slate that a server's contests, polls, own awards and results use.

    A contest that was opened and then cancelled still counts, as members can look at it; a discarded draft does not.
    Of a slate that stands for a ceremony of the record, what is about that ceremony counts. A contest on nominations
    uses none: its slate can be corrected, and is announced as it then is.
    """
    own = store.find_own_slate(connection, guild_id, ceremony_id)
    ids = [ceremony_id, own.stands_for] if own and own.stands_for else [ceremony_id]
    query = (
        select(contest_categories.c.category_id, contests.c.title, contests.c.state)
        .join(contests)
        .where(
            contests.c.guild_id == guild_id,
            contests.c.ceremony_id.in_(ids),
            contests.c.kind != _NOMINATIONS,
            or_(contests.c.state != _CANCELLED, contests.c.opened_at.is_not(None)),
        )
        .order_by(contests.c.id)
    )
    frozen: dict[CategoryId, list[str]] = {}
    planned: dict[CategoryId, list[str]] = {}
    for category_id, title, state in connection.execute(query):
        (planned if state == _DRAFT else frozen).setdefault(category_id, []).append(title)
    polled = select(polls.c.category_id).where(polls.c.guild_id == guild_id, polls.c.ceremony_id.in_(ids))
    announced = (
        select(announcements.c.category_id)
        .join(result_sets)
        .where(
            result_sets.c.guild_id == guild_id,
            result_sets.c.ceremony_id.in_(ids),
            result_sets.c.rehearsal.not_in(select(contests.c.id).where(contests.c.kind == _NOMINATIONS)),
        )
    )
    voted = (
        select(room_award_categories.c.category_id)
        .join(room_awards)
        .where(room_awards.c.guild_id == guild_id, room_awards.c.ceremony_id.in_(ids))
    )
    for category_id in connection.scalars(polled.union(announced, voted)):
        frozen.setdefault(category_id, [])
    return SlateUsage(frozen, planned)


def _delete_withdrawals_except(
    connection: Connection, guild_id: GuildId, ceremony_id: str, kept: frozenset[tuple[CategoryId, NomineeId]]
) -> None:
    known = store.load_withdrawn(connection, guild_id, ceremony_id).get(ceremony_id, set())
    for category_id, nominee_id in known - kept:
        nominee = SlateNominee(guild_id, ceremony_id, category_id, nominee_id)
        store.delete_withdrawal(connection, nominee)


def _require_row_id(ceremony: Ceremony) -> int:
    row_id = store.parse_row_id(ceremony.id)
    if row_id is None:
        raise ValueError(f"{ceremony.id} is no server's own")
    return row_id


def _insert_categories(connection: Connection, row_id: int, categories: Mapping[int, Category]) -> None:
    """Insert categories by their position."""
    category_rows = [
        {
            "ceremony_id": row_id,
            "id": category.id,
            "position": place,
            "name": category.name,
            "canonical": category.canonical,
            "headline": category.headline.value,
            "weight": category.weight,
        }
        for place, category in categories.items()
    ]
    nominee_rows = [
        _make_nominee_row(row_id, category, place, nominee)
        for category in categories.values()
        for place, nominee in enumerate(category.nominees)
    ]
    if category_rows:
        connection.execute(insert(own_categories), category_rows)
    if nominee_rows:
        connection.execute(insert(own_nominees), nominee_rows)


def _make_nominee_row(row_id: int, category: Category, place: int, nominee: Nominee) -> dict[str, object]:
    return {
        "ceremony_id": row_id,
        "category_id": category.id,
        "id": nominee.id,
        "position": place,
        "films": [[film.id, film.title] for film in nominee.films],
        "people": [[person.id, person.name] for person in nominee.people],
        "credit": nominee.credit,
        "song": nominee.song,
        "country": nominee.country,
    }
