"""The tables of the season: a server's own dates and corrections, and the scheduled events made of dates."""

from sqlalchemy import Column, Date, Integer, String, Table, UniqueConstraint

from bot.db.columns import Instant, RowId, Snowflake
from bot.db.schema import make_guild_id_column, metadata

season_dates = Table(
    "season_dates",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("ceremony_id", String(60)),
    Column("kind", String(20)),
    Column("name", String(100), nullable=False, server_default=""),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("at", Instant),
    Column("at_wall", String(30)),
    Column("at_zone", String(64)),
    Column("place", String(100), nullable=False, server_default=""),
    UniqueConstraint("guild_id", "ceremony_id", "kind"),
    # Calendar files name a date by its number: it must never have been another's.
    sqlite_autoincrement=True,
)
"""What hosts said of dates: corrections name a ceremony and what happens there, a server's own dates have a name."""

season_events = Table(
    "season_events",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("date_key", String(100), primary_key=True),
    Column("event_id", Snowflake, nullable=False),
    Column("hours", Integer, nullable=False),
    Column("place", String(100), nullable=False),
    Column("name", String(100), nullable=False),
    Column("starts_at", Instant, nullable=False),
)
"""Discord's scheduled events that were made of dates, as the bot last wrote them."""
