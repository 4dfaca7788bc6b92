"""Plans of starters, and what was posted, in the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.db.starter_tables import starter_plans, starter_posts
from bot.db.upsert import build_upsert
from bot.ids import GuildId
from bot.starters.model import StarterKey, StarterPlan

_SAVE_PLAN = build_upsert(
    starter_plans,
    key=["guild_id"],
    update=["weekdays", "hour", "zone", "channel_id", "next_at", "created_by"],
)


@dataclass(frozen=True, slots=True)
class BegunStarter:
    """What was chosen for a due instant; `is_posted` once it is known where it stands."""

    row_id: int
    begun_at: datetime
    key: StarterKey
    is_posted: bool


def find_plan(connection: Connection, guild_id: GuildId) -> StarterPlan | None:
    """A server's plan; None if it wants no starters."""
    query = select(starter_plans).where(starter_plans.c.guild_id == guild_id)
    row = connection.execute(query).one_or_none()
    return None if row is None else _make_plan(row)


def list_plans(connection: Connection, after: datetime) -> list[StarterPlan]:
    """All servers' plans whose next starter is due later than an instant (UTC)."""
    query = select(starter_plans).where(starter_plans.c.next_at > after).order_by(starter_plans.c.guild_id)
    return [_make_plan(row) for row in connection.execute(query)]


def save_plan(connection: Connection, plan: StarterPlan) -> None:
    """Store a server's plan, in place of an earlier one."""
    row = {
        "guild_id": plan.guild_id,
        "weekdays": "".join(map(str, sorted(plan.weekdays))),
        "hour": plan.hour.isoformat("minutes"),
        "zone": plan.zone,
        "channel_id": plan.channel_id,
        "next_at": plan.next_at,
        "created_by": plan.created_by,
    }
    connection.execute(_SAVE_PLAN, row)


def delete_plan(connection: Connection, guild_id: GuildId) -> None:
    """Delete a server's plan; what was posted is remembered, so that it does not come again."""
    connection.execute(delete(starter_plans).where(starter_plans.c.guild_id == guild_id))


def find_begun(connection: Connection, guild_id: GuildId, slot: datetime) -> BegunStarter | None:
    """What was chosen for a due instant; None if nothing yet."""
    here = (starter_posts.c.guild_id == guild_id) & (starter_posts.c.slot == slot)
    row = connection.execute(select(starter_posts).where(here)).one_or_none()
    if row is None:
        return None
    return BegunStarter(row.id, row.begun_at, StarterKey.from_text(row.key), row.message_id is not None)


def insert_begun(
    connection: Connection, guild_id: GuildId, slot: datetime, key: StarterKey, at: datetime
) -> BegunStarter:
    """Store what was chosen for a due instant."""
    row = {"guild_id": guild_id, "slot": slot, "key": key.text, "begun_at": at}
    row_id: int = connection.execute(insert(starter_posts).returning(starter_posts.c.id), row).scalar_one()
    return BegunStarter(row_id, at, key, is_posted=False)


def record_place(connection: Connection, row_id: int, channel_id: int, message_id: int) -> None:
    """Store where a starter was posted."""
    values = {"channel_id": channel_id, "message_id": message_id}
    connection.execute(update(starter_posts).where(starter_posts.c.id == row_id).values(values))


def list_posted(connection: Connection, guild_id: GuildId, since: datetime) -> Sequence[StarterKey]:
    """What was chosen in a server since an instant (UTC), the latest first."""
    here = (starter_posts.c.guild_id == guild_id) & (starter_posts.c.begun_at > since)
    query = select(starter_posts.c.key).where(here).order_by(starter_posts.c.id.desc())
    return [StarterKey.from_text(key) for key in connection.scalars(query)]


def delete_posted(connection: Connection, guild_id: GuildId, before: datetime) -> None:
    """Forget what was posted in a server so long ago that it may come again."""
    here = (starter_posts.c.guild_id == guild_id) & (starter_posts.c.begun_at <= before)
    connection.execute(delete(starter_posts).where(here))


def _make_plan(row: Row[Any]) -> StarterPlan:  # Any: a row of every column
    return StarterPlan(
        GuildId(row.guild_id),
        frozenset(map(int, row.weekdays)),
        time.fromisoformat(row.hour),
        row.zone,
        row.channel_id,
        row.next_at,
        row.created_by,
    )
