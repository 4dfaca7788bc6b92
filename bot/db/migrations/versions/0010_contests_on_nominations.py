"""Contests on nominations, what may come to be nominated, and what ballots name of it.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "contenders",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("contest_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("category_id", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("films", sa.JSON(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("song", sa.String(length=200), server_default="", nullable=False),
        sa.Column("by_member", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("apart_from", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("nominee_id", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["contest_id"],
            ["contests.id"],
            name=op.f("fk_contenders_contest_id_contests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contenders")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("contenders", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contenders_contest_id_category_id"), ["contest_id", "category_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_contenders_member_id"), ["member_id"], unique=False)

    op.create_table(
        "entries",
        sa.Column("ballot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("category_id", sa.String(length=60), nullable=False),
        sa.Column("contender_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballots.id"], name=op.f("fk_entries_ballot_id_ballots"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contender_id"],
            ["contenders.id"],
            name=op.f("fk_entries_contender_id_contenders"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ballot_id", "category_id", "contender_id", name=op.f("pk_entries")),
    )
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entries_contender_id"), ["contender_id"], unique=False)

    with op.batch_alter_table("contest_categories", schema=None) as batch_op:
        batch_op.add_column(sa.Column("slots", sa.Integer(), server_default="1", nullable=False))

    with op.batch_alter_table("contests", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=12), server_default="winners", nullable=False))
