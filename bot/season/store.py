"""What hosts said of the season's dates, and the scheduled events, in the database."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.db.season_tables import season_dates, season_events
from bot.db.upsert import build_upsert
from bot.ids import DateKey, GuildId
from bot.record.season_dates import DateKind, DaySpan
from bot.season.model import HostDate, ScheduledEvent, When
from bot.times.stated_times import join_stated_time, split_stated_time

_SAVE_EVENT = build_upsert(
    season_events, key=["guild_id", "date_key"], update=["event_id", "hours", "place", "name", "starts_at"]
)


def list_host_dates(connection: Connection, guild_id: GuildId) -> list[HostDate]:
    """Everything that a server's hosts said of dates."""
    query = select(season_dates).where(season_dates.c.guild_id == guild_id).order_by(season_dates.c.id)
    return [_make_date(row) for row in connection.execute(query)]


def list_stated_dates(connection: Connection, after: datetime) -> list[tuple[GuildId, HostDate]]:
    """All servers' dates whose time was stated by the clocks of a place and is later than an instant (UTC)."""
    coming = (season_dates.c.at > after) & season_dates.c.at_zone.is_not(None)
    query = select(season_dates).where(coming).order_by(season_dates.c.id)
    return [(GuildId(row.guild_id), _make_date(row)) for row in connection.execute(query)]


def insert_date(connection: Connection, guild_id: GuildId, host_date: HostDate) -> int:
    """Insert what hosts said of a date and return its id; `host_date.row_id` is ignored."""
    row = {
        "guild_id": guild_id,
        "ceremony_id": host_date.ceremony_id,
        "kind": host_date.kind,
        **_make_columns(host_date),
    }
    row_id: int = connection.execute(insert(season_dates).returning(season_dates.c.id), row).scalar_one()
    return row_id


def update_date(connection: Connection, host_date: HostDate) -> None:
    """Write everything that can change about what hosts said of a date."""
    here = season_dates.c.id == host_date.row_id
    connection.execute(update(season_dates).where(here).values(_make_columns(host_date)))


def delete_date(connection: Connection, row_id: int) -> None:
    """Delete what hosts said of a date."""
    connection.execute(delete(season_dates).where(season_dates.c.id == row_id))


def list_events(connection: Connection, guild_id: GuildId) -> Mapping[DateKey, ScheduledEvent]:
    """A server's scheduled events by their dates' keys."""
    query = select(season_events).where(season_events.c.guild_id == guild_id)
    return {
        DateKey(row.date_key): ScheduledEvent(row.event_id, row.hours, row.place, row.name, row.starts_at)
        for row in connection.execute(query)
    }


def save_event(connection: Connection, guild_id: GuildId, key: DateKey, event: ScheduledEvent) -> None:
    """Store the scheduled event of a date, in place of an earlier one."""
    row = {
        "guild_id": guild_id,
        "date_key": key,
        "event_id": event.id,
        "hours": event.hours,
        "place": event.place,
        "name": event.name,
        "starts_at": event.starts_at,
    }
    connection.execute(_SAVE_EVENT, row)


def forget_event(connection: Connection, guild_id: GuildId, event_id: int) -> DateKey | None:
    """Delete what is stored of a scheduled event; returns its date's key, None if it was none of the bot's."""
    here = (season_events.c.guild_id == guild_id) & (season_events.c.event_id == event_id)
    key = connection.scalar(delete(season_events).where(here).returning(season_events.c.date_key))
    return None if key is None else DateKey(key)


def _make_columns(host_date: HostDate) -> dict[str, Any]:  # Any: values of several columns
    return {
        "name": host_date.name,
        "first_day": host_date.when.days.first,
        "last_day": host_date.when.days.last,
        "at": host_date.when.at,
        "place": host_date.place,
        **split_stated_time("at", host_date.when.stated),
    }


def _make_date(row: Row[Any]) -> HostDate:  # Any: a row of every column
    when = When(DaySpan(row.first_day, row.last_day), row.at, join_stated_time(row.at_wall, row.at_zone))
    kind = None if row.kind is None else DateKind(row.kind)
    return HostDate(row.id, row.ceremony_id, kind, row.name, when, row.place)
