"""the room's own awards.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "room_awards",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("phase", sa.String(length=20), nullable=False),
        sa.Column("count_method", sa.String(length=20), nullable=False),
        sa.Column("nominee_limit", sa.Integer(), nullable=False),
        sa.Column("eligibility", sa.String(length=20), nullable=False),
        sa.Column("eligible", sa.JSON(), nullable=False),
        sa.Column("min_member_days", sa.Integer(), nullable=False),
        sa.Column("min_account_days", sa.Integer(), nullable=False),
        sa.Column("voter_role", sa.BigInteger(), nullable=True),
        sa.Column("nominations_close_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("voting_opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voting_closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ceremony_id", sa.String(length=60), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guilds.id"], name=op.f("fk_room_awards_guild_id_guilds"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_awards")),
    )
    op.create_index(op.f("ix_room_awards_guild_id_ceremony_id"), "room_awards", ["guild_id", "ceremony_id"])
    op.create_index(op.f("ix_room_awards_guild_id_phase"), "room_awards", ["guild_id", "phase"])

    op.create_table(
        "room_award_categories",
        sa.Column("award_id", ROW_ID, nullable=False),
        sa.Column("category_id", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("headline", sa.String(length=10), nullable=False),
        sa.Column("doubles", sa.JSON(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=True),
        sa.Column("proof", sa.String(length=64), nullable=True),
        sa.Column("card_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("card_message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["award_id"],
            ["room_awards.id"],
            name=op.f("fk_room_award_categories_award_id_room_awards"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("award_id", "category_id", name=op.f("pk_room_award_categories")),
    )
    op.create_table(
        "room_voters",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("award_id", ROW_ID, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("set_aside", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["award_id"],
            ["room_awards.id"],
            name=op.f("fk_room_voters_award_id_room_awards"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_voters")),
        sa.UniqueConstraint("award_id", "member_id", name=op.f("uq_room_voters_award_id_member_id")),
    )
    op.create_index(op.f("ix_room_voters_member_id"), "room_voters", ["member_id"])

    op.create_table(
        "room_ballots",
        sa.Column("voter_id", ROW_ID, nullable=False),
        sa.Column("category_id", sa.String(length=60), nullable=False),
        sa.Column("nominee_ids", sa.JSON(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=True),
        sa.Column("line", sa.String(length=64), nullable=True),
        sa.Column("cast_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("presses", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["voter_id"],
            ["room_voters.id"],
            name=op.f("fk_room_ballots_voter_id_room_voters"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("voter_id", "category_id", name=op.f("pk_room_ballots")),
    )
    op.create_table(
        "room_nominations",
        sa.Column("award_id", ROW_ID, nullable=False),
        sa.Column("category_id", sa.String(length=60), nullable=False),
        sa.Column("nominator", sa.String(length=40), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("nominated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("press_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["award_id", "category_id"],
            ["room_award_categories.award_id", "room_award_categories.category_id"],
            name=op.f("fk_room_nominations_award_id_category_id_room_award_categories"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("award_id", "category_id", "nominator", name=op.f("pk_room_nominations")),
    )
    op.create_index(op.f("ix_room_nominations_member_id"), "room_nominations", ["member_id"])
