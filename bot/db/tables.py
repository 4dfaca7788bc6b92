"""The whole schema on one page.

Identifiers are Discord's own where it has one; instants are UTC; a rule that the database can keep stands
here. A change here needs a migration beside it (`alembic revision --autogenerate`), and a test refuses one
without.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from bot.db.columns import Instant, RowId, Snowflake

metadata = MetaData(
    # Named, so that a migration on any database can say which one it changes.
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _guild_id(*, primary_key: bool = False) -> Column[int]:
    return Column(
        "guild_id",
        Snowflake,
        ForeignKey("guilds.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        autoincrement=False,
    )


guilds = Table(
    "guilds",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False, server_default=""),
    Column("time_zone", String(64), nullable=False, server_default="UTC"),
    Column("host_role", Snowflake),
    Column("champion_role", Snowflake),
    Column("ping_role", Snowflake),
    Column("announcements_channel", Snowflake),
    Column("results_channel", Snowflake),
    Column("discussion_channel", Snowflake),
    Column("log_channel", Snowflake),
    Column("default_scoring", String(20), nullable=False, server_default="classic"),
    Column("spoilers", Boolean, nullable=False, server_default=false()),
    Column("joined_at", Instant, nullable=False),
    Column("removed_at", Instant),
)

guild_features = Table(
    "guild_features",
    metadata,
    _guild_id(primary_key=True),
    Column("feature", String(20), primary_key=True),
    Column("enabled", Boolean, nullable=False),
)
"""No row means that the feature is on."""

members = Table(
    "members",
    metadata,
    _guild_id(primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False),
    Column("seen_at", Instant, nullable=False),
    Index(None, "user_id"),
)
"""Display names as last seen with an interaction."""

audit = Table(
    "audit",
    metadata,
    Column("id", RowId, primary_key=True),
    _guild_id(),
    Column("at", Instant, nullable=False),
    Column("actor_id", Snowflake),
    Column("actor_name", String(100), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("had_ballot", Boolean, nullable=False, server_default=false()),
    Index(None, "guild_id", "id"),
)
"""Append-only; an actor without an id is the bot itself, or a member who was erased."""

jobs = Table(
    "jobs",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("key", String(100), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("runs_at", Instant, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("done_at", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("failed", Text),
    UniqueConstraint("kind", "key"),
    Index(None, "done_at", "runs_at"),
)
"""Deadlines; one that failed runs again at `runs_at`, and `failed` says why it did."""

bot_state = Table(
    "bot_state",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the bot remembers about itself, such as which commands Discord was told of."""
