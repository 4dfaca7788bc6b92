"""The tables of contests on nominations: what may come to be nominated, and what ballots name of it."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, false

from bot.db.columns import Instant, RowId, Snowflake
from bot.db.schema import metadata

contenders = Table(
    "contenders",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("contest_id", RowId, ForeignKey("contests.id", ondelete="CASCADE"), nullable=False),
    Column("category_id", String(60), nullable=False),
    Column("text", String(200), nullable=False),
    Column("films", JSON, nullable=False),
    Column("people", JSON, nullable=False),
    Column("song", String(200), nullable=False, server_default=""),
    Column("by_member", Boolean, nullable=False, server_default=false()),
    Column("member_id", Snowflake),
    Column("created_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    Column("merged_into", RowId),
    Column("apart_from", JSON(none_as_null=True)),
    Column("nominee_id", String(60)),
    Index(None, "contest_id", "category_id"),
    Index(None, "member_id"),
    # A number that a custom id in an old message names must never become another contender's.
    sqlite_autoincrement=True,
)
"""`text` is as it was typed and never changes: the proof covers it. `films` and `people` are lists of [id or null,
name]. Of a member's own, `by_member` says that others see it only after the lock; erasing the member empties
`member_id`. `apart_from` lists those that a host keeps apart from it.
"""

entries = Table(
    "entries",
    metadata,
    Column("ballot_id", RowId, ForeignKey("ballots.id", ondelete="CASCADE"), primary_key=True),
    Column("category_id", String(60), primary_key=True),
    Column("contender_id", RowId, ForeignKey("contenders.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("entered_at", Instant, nullable=False),
    Index(None, "contender_id"),
)
"""The contenders that a ballot names in a category, in the order of `position`."""
