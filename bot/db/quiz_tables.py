"""The tables of the quiz: the question of each server's day, and members' answers to it."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKeyConstraint, Index, Integer, String, Table

from bot.db.columns import Instant, Snowflake
from bot.db.schema import make_guild_id_column, metadata

quiz_questions = Table(
    "quiz_questions",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("day", Date, primary_key=True),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("key", String(120), nullable=False),
    Column("question", JSON, nullable=False),
)
"""A server's question of a day by its own calendar, with its options and its answer, whatever the record says later.

`key` says what it asks about, so that it is not asked again soon. The day begins and ends by the zone that the server
had then.
"""

quiz_answers = Table(
    "quiz_answers",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    Column("choice", Integer, nullable=False),
    Column("is_right", Boolean, nullable=False),
    Column("is_late", Boolean, nullable=False),
    Column("answered_at", Instant, nullable=False),
    ForeignKeyConstraint(
        ["guild_id", "day"], ["quiz_questions.guild_id", "quiz_questions.day"], ondelete="CASCADE"
    ),
    Index(None, "guild_id", "day"),
    Index(None, "member_id"),
)
"""A member's one answer to it. Streaks and the season's table are computed from these rows."""
