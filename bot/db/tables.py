"""The whole schema.

Ids are Discord's own where it has one; instants are UTC; rules that the database can enforce are constraints here. A
change needs a migration (`alembic revision --autogenerate`); a test fails without one.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    true,
)

# Their tables belong to the metadata too.
from bot.db import (
    discussion_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    interaction_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    nomination_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    poll_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    quiz_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    reminder_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    rival_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    room_award_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    season_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    starter_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
    watchlist_tables,  # noqa: F401 # pyright: ignore[reportUnusedImport]
)
from bot.db.columns import Instant, RowId, Snowflake
from bot.db.schema import make_guild_id_column, make_stated_columns, metadata

guilds = Table(
    "guilds",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False, server_default=""),
    Column("time_zone", String(64), nullable=False, server_default="UTC"),
    Column("time_zone_chosen", Boolean, nullable=False, server_default=false()),
    Column("zone_hint_given", Boolean, nullable=False, server_default=false()),
    Column("host_role", Snowflake),
    Column("champion_role", Snowflake),
    Column("ping_role", Snowflake),
    Column("announcements_channel", Snowflake),
    Column("results_channel", Snowflake),
    Column("discussion_channel", Snowflake),
    Column("log_channel", Snowflake),
    Column("default_scoring", String(20), nullable=False, server_default="classic"),
    Column("spoilers", String(10), nullable=False, server_default="shown"),
    Column("cover_hours", Integer, nullable=False, server_default="24"),
    Column("only_role_hosts", Boolean, nullable=False, server_default=false()),
    Column("threads_per_member", Integer, nullable=False, server_default="3"),
    Column("threads_per_server", Integer, nullable=False, server_default="30"),
    Column("reminder_posts", Boolean, nullable=False, server_default=true()),
    Column("joined_at", Instant, nullable=False),
    Column("removed_at", Instant),
)

guild_features = Table(
    "guild_features",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("feature", String(20), primary_key=True),
    Column("enabled", Boolean, nullable=False),
)
"""A feature without a row is on."""

members = Table(
    "members",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("messages_closed_at", Instant),
    Index(None, "user_id"),
)
"""Display names as last seen with an interaction, and since when a member takes no direct messages, if one failed."""

audit = Table(
    "audit",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
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
    Column("payload", JSON, nullable=False),
    Column("done_at", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("failed", Text),
    UniqueConstraint("kind", "key"),
    Index(None, "done_at", "due_at"),
    # A deadline that is set anew is a new row: its number must never have been another's.
    sqlite_autoincrement=True,
)
"""Deadlines, done or waiting; `failed` is the reason why the last attempt failed."""

withdrawals = Table(
    "withdrawals",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("ceremony_id", String(60), primary_key=True),
    Column("category_id", String(60), primary_key=True),
    Column("nominee_id", String(60), primary_key=True),
    Column("at", Instant, nullable=False),
)
"""Nominees that can no longer be picked in a server; they overlay its slate, the record's or its own."""

own_ceremonies = Table(
    "own_ceremonies",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("name", String(100), nullable=False),
    Column("year", Integer, nullable=False),
    Column("held", Date),
    Column("copied_from", String(60)),
    Column("created_at", Instant, nullable=False),
    Column("stands_for", String(60)),
    Column("matches", JSON(none_as_null=True)),
    Column("matches_asked", Boolean, nullable=False, server_default=false()),
    Index(None, "guild_id"),
)
"""A server's own slates."""

own_categories = Table(
    "own_categories",
    metadata,
    Column("ceremony_id", RowId, ForeignKey("own_ceremonies.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", String(100), nullable=False),
    Column("canonical", String(60)),
    Column("headline", String(10), nullable=False),
    Column("weight", Integer, nullable=False, server_default="1"),
)

own_nominees = Table(
    "own_nominees",
    metadata,
    Column("ceremony_id", RowId, primary_key=True),
    Column("category_id", String(60), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("films", JSON, nullable=False),
    Column("people", JSON, nullable=False),
    Column("credit", String(400), nullable=False, server_default=""),
    Column("song", String(200), nullable=False, server_default=""),
    Column("country", String(100), nullable=False, server_default=""),
    ForeignKeyConstraint(
        ["ceremony_id", "category_id"],
        ["own_categories.ceremony_id", "own_categories.id"],
        ondelete="CASCADE",
    ),
)
"""`films` and `people` are lists of [id or null, name as credited]."""

contests = Table(
    "contests",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("ceremony_id", String(60), nullable=False),
    Column("title", String(100), nullable=False),
    Column("state", String(10), nullable=False),
    Column("scoring", String(20), nullable=False),
    Column("tiebreaker", String(200)),
    Column("late_entries", Boolean, nullable=False, server_default=false()),
    Column("open_ballots", Boolean, nullable=False, server_default=false()),
    Column("doubles", Integer, nullable=False, server_default="0"),
    Column("rehearsal", Boolean, nullable=False, server_default=false()),
    Column("rehearsal_choice", Boolean),
    Column("locks_at", Instant, nullable=False),
    *make_stated_columns("locks"),
    Column("created_at", Instant, nullable=False),
    Column("created_by", Snowflake),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    Column("opened_at", Instant),
    Column("sealed_at", Instant),
    Column("proof", String(64)),
    Column("tiebreaker_answer", BigInteger),
    Column("finished_at", Instant),
    Column("podium_message_id", Snowflake),
    Column("kind", String(12), nullable=False, server_default="winners"),
    Column("guests_entered", Integer, nullable=False, server_default="0"),
    Index(None, "guild_id", "state"),
)
"""`guests_entered` is the highest number that a guest ever had."""

contest_categories = Table(
    "contest_categories",
    metadata,
    Column("contest_id", RowId, ForeignKey("contests.id", ondelete="CASCADE"), primary_key=True),
    Column("category_id", String(60), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
    Column("closed_at", Instant),
    Column("card_channel_id", Snowflake),
    Column("card_message_id", Snowflake),
    Column("slots", Integer, nullable=False, server_default="1"),
)
"""A contest's categories; the card is the post of the category's result, edited when that is corrected."""

ballots = Table(
    "ballots",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("contest_id", RowId, ForeignKey("contests.id", ondelete="CASCADE"), nullable=False),
    Column("member_id", Snowflake),
    Column("salt", String(64)),
    Column("tiebreaker", BigInteger),
    Column("line", String(64)),
    Column("created_at", Instant, nullable=False),
    Column("set_aside", String(200)),
    Column("guest_number", Integer),
    Column("guest_name", String(32)),
    UniqueConstraint("contest_id", "member_id"),
    Index(None, "member_id"),
    Index(None, "contest_id", "guest_number", unique=True),
)
"""A ballot is a member's or a guest's. Erasing a member empties `member_id` and `salt`, erasing a guest the guest's
columns and `salt`; the line and the unnamed picks stay. `set_aside` is the reason why a host took a ballot out of the
standings, which stands also where an erasure emptied the text.
"""

picks = Table(
    "picks",
    metadata,
    Column("ballot_id", RowId, ForeignKey("ballots.id", ondelete="CASCADE"), primary_key=True),
    Column("category_id", String(60), primary_key=True),
    Column("nominee_id", String(60), nullable=False),
    Column("stake", Integer),
    Column("doubled", Boolean, nullable=False, server_default=false()),
    Column("picked_at", Instant, nullable=False),
)

result_sets = Table(
    "result_sets",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("ceremony_id", String(60), nullable=False),
    Column("rehearsal", RowId, nullable=False, server_default="0"),
    Column("running_order", JSON(none_as_null=True)),
    UniqueConstraint("guild_id", "ceremony_id", "rehearsal"),
)
"""For each ceremony one (`rehearsal` 0), one per rehearsal contest (its id), and one for rehearsal polls (-1).

`running_order` is the category ids in the order in which the envelopes will be opened, if a host set one.
"""

announcements = Table(
    "announcements",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("set_id", RowId, ForeignKey("result_sets.id", ondelete="CASCADE"), nullable=False),
    Column("category_id", String(60), nullable=False),
    Column("action", String(10), nullable=False),
    Column("winner_ids", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Snowflake),
    Column("had_ballot", Boolean, nullable=False, server_default=false()),
    Column("told_at", Instant),
    Column("thread_id", Snowflake),
    Index(None, "set_id", "id"),
)
"""Append-only; `bot.results.model` computes what stands. Each row also has when it was posted, and in which
thread.
"""

notices = Table(
    "notices",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("user_id", Snowflake, nullable=False),
    Column("text", Text, nullable=False),
    Index(None, "user_id"),
)
"""Private messages that are not delivered yet."""

bot_state = Table(
    "bot_state",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""A few values about the bot itself, such as the hash of its registered commands."""
