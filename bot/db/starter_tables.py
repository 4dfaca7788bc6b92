"""The tables of conversation starters: each server's plan, and what was posted within a year."""

from sqlalchemy import Column, Index, String, Table, UniqueConstraint

from bot.db.columns import Instant, RowId, Snowflake
from bot.db.schema import make_guild_id_column, metadata

starter_plans = Table(
    "starter_plans",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("weekdays", String(7), nullable=False),
    Column("hour", String(5), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("channel_id", Snowflake),
    Column("next_at", Instant, nullable=False),
    Column("created_by", Snowflake),
)
"""`weekdays` are digits, Monday's being 0; `hour` is what the zone's clocks show."""

starter_posts = Table(
    "starter_posts",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("slot", Instant, nullable=False),
    Column("key", String(200), nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    UniqueConstraint("guild_id", "slot"),
    Index(None, "guild_id", "begun_at"),
    # A post is told from others by its number: it must never have been another's.
    sqlite_autoincrement=True,
)
"""What was chosen for each due instant (`slot`), before it is posted."""
