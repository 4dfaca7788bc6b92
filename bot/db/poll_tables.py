"""The tables of polls: what is asked, and members' votes and rankings."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, String, Table, false

from bot.db.columns import Instant, RowId, Snowflake
from bot.db.schema import make_guild_id_column, make_ranking_columns, make_stated_columns, metadata

polls = Table(
    "polls",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("ceremony_id", String(60), nullable=False),
    Column("category_id", String(60), nullable=False),
    Column("question", String(10), nullable=False),
    Column("hidden", Boolean, nullable=False, server_default=false()),
    Column("rehearsal", Boolean, nullable=False, server_default=false()),
    Column("count_method", String(20), nullable=False, server_default="votes"),
    Column("closes_at", Instant, nullable=False),
    *make_stated_columns("closes"),
    Column("opened_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("candidates", JSON(none_as_null=True)),
    Column("proof", String(64)),
    Column("created_by", Snowflake),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    Index(None, "guild_id", "closed_at"),
    Index(None, "guild_id", "ceremony_id"),
)
"""`candidates` is the nominee ids that a preferential poll is counted among, and `proof` that of its rankings; both are
fixed as it closes.
"""

votes = Table(
    "votes",
    metadata,
    Column("poll_id", RowId, ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("voter", String(40), primary_key=True),
    Column("member_id", Snowflake),
    Column("nominee_id", String(60), nullable=False),
    Column("voted_at", Instant, nullable=False),
    Column("press_id", Snowflake, nullable=False, server_default="0"),
    Index(None, "member_id"),
)
"""`voter` is the member's id, or a random text once they were erased: the vote stays, unnamed."""

rankings = Table(
    "rankings",
    metadata,
    Column("poll_id", RowId, ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("voter", String(40), primary_key=True),
    Column("member_id", Snowflake),
    *make_ranking_columns("ranked_at"),
    Index(None, "member_id"),
)
"""Members' rankings in preferential polls; by `presses` the order of Discord's ids is kept.

`voter` is as in `votes`; erasing a member empties `member_id` and `salt`, and the line and the unnamed ranking stay.
"""
