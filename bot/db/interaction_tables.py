"""The tables of single interactions: presses delivered late, what members repeat, commands that wait for an answer."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, String, Table, false

from bot.db.columns import Instant, RowId, Snowflake
from bot.db.schema import make_guild_id_column, metadata

ballot_presses = Table(
    "ballot_presses",
    metadata,
    Column("contest_id", RowId, ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True),
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("part", String(80), primary_key=True),
    Column("press_id", Snowflake, nullable=False),
    Index(None, "member_id"),
)
"""The latest press (Discord's id of the interaction) that decided each part of a ballot, until the contest is sealed:
an older one that is delivered late must not replace it.
"""

repetitions = Table(
    "repetitions",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("user_id", Snowflake, nullable=False),
    Column("action", String(20), nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "guild_id", "action", "at"),
    Index(None, "user_id"),
)
"""What members did lately of the things that have a limit; older rows are deleted as new ones come."""

unfinished_commands = Table(
    "unfinished_commands",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("user_id", Snowflake, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("fields", JSON, nullable=False),
    Column("choices", JSON, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("answered", Boolean, nullable=False, server_default=false()),
    Index(None, "guild_id", "user_id"),
    Index(None, "user_id"),
    # Buttons name them: a number must never have been another's.
    sqlite_autoincrement=True,
)
"""What members typed in commands that wait for one answer; see `bot.unfinished`."""
