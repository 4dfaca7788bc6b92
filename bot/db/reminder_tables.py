"""The tables of reminders: who asked for them, and what is to be sent, or was."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, UniqueConstraint

from bot.db.columns import Instant, RowId, Snowflake
from bot.db.schema import make_guild_id_column, metadata

reminder_requests = Table(
    "reminder_requests",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("subject", String(60), primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("asked_at", Instant, nullable=False),
    Index(None, "user_id"),
)
"""Members who asked to be reminded of something; a member without a row is not."""

reminder_mutes = Table(
    "reminder_mutes",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("subject", String(60), primary_key=True),
)
"""What hosts want no post about in its channel before it closes."""

reminder_rounds = Table(
    "reminder_rounds",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("kind", String(20), nullable=False),
    Column("subject", String(60), nullable=False),
    Column("lead", String(10), nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("posted_at", Instant),
    UniqueConstraint("guild_id", "kind", "subject", "lead", "ends_at"),
    # Its post is known by its number, which must never have been another's.
    sqlite_autoincrement=True,
)
"""Each time that members were reminded of something, how long before its end as it stood then, and whether the post in
the channel was made.
"""

reminder_messages = Table(
    "reminder_messages",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("round_id", RowId, ForeignKey("reminder_rounds.id", ondelete="CASCADE"), nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("tried_at", Instant),
    Column("settled_at", Instant),
    Column("outcome", String(10)),
    UniqueConstraint("round_id", "user_id"),
    Index(None, "settled_at", "id"),
    Index(None, "user_id"),
    # The message is known by its number, which must never have been another's.
    sqlite_autoincrement=True,
)
"""The queue of direct messages: when each was first about to be sent, when nothing more was to be done, and why."""
