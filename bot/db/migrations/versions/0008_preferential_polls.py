"""preferential polls.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "rankings",
        sa.Column("poll_id", ROW_ID, nullable=False),
        sa.Column("voter", sa.String(length=40), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("nominee_ids", sa.JSON(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=True),
        sa.Column("line", sa.String(length=64), nullable=True),
        sa.Column("ranked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("presses", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["polls.id"], name=op.f("fk_rankings_poll_id_polls"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "voter", name=op.f("pk_rankings")),
    )
    op.create_index(op.f("ix_rankings_member_id"), "rankings", ["member_id"])
    op.add_column(
        "polls", sa.Column("count_method", sa.String(length=20), server_default="votes", nullable=False)
    )
    op.add_column("polls", sa.Column("candidates", sa.JSON(), nullable=True))
    op.add_column("polls", sa.Column("proof", sa.String(length=64), nullable=True))
