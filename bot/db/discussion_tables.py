"""The table of discussion threads."""

from sqlalchemy import Column, String, Table

from bot.db.columns import Instant, Snowflake
from bot.db.schema import make_guild_id_column, metadata

threads = Table(
    "threads",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("subject", String(120), primary_key=True),
    Column("thread_id", Snowflake),
    Column("channel_id", Snowflake, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("question", String(40), nullable=False, server_default=""),
    Column("asked_at", Instant),
)
"""A server's one thread on a topic (`film:tt…`, `ceremony:oscars-97`), and the kind of the last question in it.

The row stays when its thread is deleted (the thread's id is then empty), so that the next thread begins with another
question.
"""
