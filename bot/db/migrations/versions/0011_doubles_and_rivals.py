"""doubles and rivals.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("contests", sa.Column("doubles", sa.Integer(), server_default="0", nullable=False))
    op.add_column("picks", sa.Column("doubled", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "rivals",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("contest_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("sets_odds", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contests.id"], name=op.f("fk_rivals_contest_id_contests"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rivals")),
        sa.UniqueConstraint("contest_id", "name", name=op.f("uq_rivals_contest_id_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rival_chances",
        sa.Column("rival_id", ROW_ID, nullable=False),
        sa.Column("category_id", sa.String(length=60), nullable=False),
        sa.Column("nominee_id", sa.String(length=60), nullable=False),
        sa.Column("chance", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rival_id"], ["rivals.id"], name=op.f("fk_rival_chances_rival_id_rivals"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("rival_id", "category_id", "nominee_id", name=op.f("pk_rival_chances")),
    )
    op.create_table(
        "rival_questions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("contest_id", ROW_ID, nullable=False),
        sa.Column("category", sa.String(length=200), nullable=False),
        sa.Column("nominee", sa.String(length=200), nullable=False),
        sa.Column("category_id", sa.String(length=60), nullable=True),
        sa.Column("chances", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"],
            ["contests.id"],
            name=op.f("fk_rival_questions_contest_id_contests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rival_questions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_rival_questions_contest_id"), "rival_questions", ["contest_id"])
