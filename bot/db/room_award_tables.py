"""The tables of the room's own awards: phases, what members nominate, and their ballots."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.db.columns import Instant, RowId, Snowflake
from bot.db.schema import make_guild_id_column, make_ranking_columns, make_stated_columns, metadata

room_awards = Table(
    "room_awards",
    metadata,
    Column("id", RowId, primary_key=True),
    make_guild_id_column(),
    Column("name", String(100), nullable=False),
    Column("phase", String(20), nullable=False),
    Column("count_method", String(20), nullable=False),
    Column("nominee_limit", Integer, nullable=False),
    Column("eligibility", String(20), nullable=False),
    Column("eligible", JSON, nullable=False),
    Column("min_member_days", Integer, nullable=False),
    Column("min_account_days", Integer, nullable=False),
    Column("voter_role", Snowflake),
    Column("nominations_close_at", Instant, nullable=False),
    *make_stated_columns("nominations_close"),
    Column("voting_opened_at", Instant),
    Column("voting_closes_at", Instant),
    *make_stated_columns("voting_closes"),
    Column("ceremony_id", String(60)),
    Column("created_at", Instant, nullable=False),
    Column("created_by", Snowflake),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    Index(None, "guild_id", "phase"),
    Index(None, "guild_id", "ceremony_id"),
)
"""`eligible` is the films that `eligibility` allows: the year, or the list of titles. `message_id` is the post of the
present phase.
"""

room_award_categories = Table(
    "room_award_categories",
    metadata,
    Column("award_id", RowId, ForeignKey("room_awards.id", ondelete="CASCADE"), primary_key=True),
    Column("category_id", String(60), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", String(100), nullable=False),
    Column("headline", String(10), nullable=False),
    Column("doubles", JSON, nullable=False),
    Column("candidates", JSON(none_as_null=True)),
    Column("proof", String(64)),
    Column("card_channel_id", Snowflake),
    Column("card_message_id", Snowflake),
)
"""`doubles` says under which entry a host counts another, by their keys; `candidates` is the nominee ids that the
ballots are counted among, and `proof` that of its ballots: both are fixed as the voting closes. The card is the post of
the opened envelope.
"""

room_nominations = Table(
    "room_nominations",
    metadata,
    Column("award_id", RowId, primary_key=True),
    Column("category_id", String(60), primary_key=True),
    Column("nominator", String(40), primary_key=True),
    Column("member_id", Snowflake),
    Column("entries", JSON, nullable=False),
    Column("nominated_at", Instant, nullable=False),
    Column("press_id", Snowflake, nullable=False),
    ForeignKeyConstraint(
        ["award_id", "category_id"],
        ["room_award_categories.award_id", "room_award_categories.category_id"],
        ondelete="CASCADE",
    ),
    Index(None, "member_id"),
)
"""What a member nominates in a category; `nominator` is their id, or a random text once they were erased."""

room_voters = Table(
    "room_voters",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("award_id", RowId, ForeignKey("room_awards.id", ondelete="CASCADE"), nullable=False),
    Column("member_id", Snowflake),
    Column("set_aside", Boolean, nullable=False),
    Column("reason", String(200)),
    UniqueConstraint("award_id", "member_id"),
    Index(None, "member_id"),
)
"""Who votes; a host may set all of a voter's ballots aside, with a reason, which an erasure empties."""

room_ballots = Table(
    "room_ballots",
    metadata,
    Column("voter_id", RowId, ForeignKey("room_voters.id", ondelete="CASCADE"), primary_key=True),
    Column("category_id", String(60), primary_key=True),
    *make_ranking_columns("cast_at"),
)
"""A voter's ranking in a category, or the one nominee that they vote for. An erasure empties `salt`, and the voter's
`member_id`.
"""
