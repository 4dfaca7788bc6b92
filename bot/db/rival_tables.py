"""The tables of rivals: outside forecasters whose probabilities a host imported into a contest."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

from bot.db.columns import Instant, RowId
from bot.db.schema import metadata

rivals = Table(
    "rivals",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("contest_id", RowId, ForeignKey("contests.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("sets_odds", Boolean, nullable=False, server_default=false()),
    Column("imported_at", Instant, nullable=False),
    UniqueConstraint("contest_id", "name"),
    # Controls name them: a number must never have been another's.
    sqlite_autoincrement=True,
)
"""One rival of each contest that has any sets the odds: it is the one by whose probabilities `odds` pays."""

rival_chances = Table(
    "rival_chances",
    metadata,
    Column("rival_id", RowId, ForeignKey("rivals.id", ondelete="CASCADE"), primary_key=True),
    Column("category_id", String(60), primary_key=True),
    Column("nominee_id", String(60), primary_key=True),
    Column("chance", Integer, nullable=False),
)
"""Probabilities in millionths."""

rival_questions = Table(
    "rival_questions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("contest_id", RowId, ForeignKey("contests.id", ondelete="CASCADE"), nullable=False),
    Column("category", String(200), nullable=False),
    Column("nominee", String(200), nullable=False),
    Column("category_id", String(60)),
    Column("chances", JSON, nullable=False),
    Index(None, "contest_id"),
    # Controls name them: a number must never have been another's.
    sqlite_autoincrement=True,
)
"""What a file says and what could not be matched for certain: `category` and `nominee` as they stand in it, and the
probabilities as [rival id, millionths]. `category_id` is the category, where that one is known.
"""
