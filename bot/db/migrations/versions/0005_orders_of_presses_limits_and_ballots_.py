"""orders of presses, limits, and ballots set aside.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "ballot_presses",
        sa.Column("contest_id", ROW_ID, nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("part", sa.String(length=80), nullable=False),
        sa.Column("press_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"],
            ["contests.id"],
            name=op.f("fk_ballot_presses_contest_id_contests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contest_id", "member_id", "part", name=op.f("pk_ballot_presses")),
    )
    op.create_index(op.f("ix_ballot_presses_member_id"), "ballot_presses", ["member_id"])
    op.create_table(
        "repetitions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id"], ["guilds.id"], name=op.f("fk_repetitions_guild_id_guilds"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repetitions")),
    )
    op.create_index(op.f("ix_repetitions_guild_id_action_at"), "repetitions", ["guild_id", "action", "at"])
    op.create_index(op.f("ix_repetitions_user_id"), "repetitions", ["user_id"])
    op.add_column("votes", sa.Column("press_id", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("ballots", sa.Column("set_aside", sa.String(length=200), nullable=True))
    op.add_column(
        "guilds",
        sa.Column("only_role_hosts", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column("guilds", sa.Column("threads_per_member", sa.Integer(), server_default="3", nullable=False))
    op.add_column(
        "guilds", sa.Column("threads_per_server", sa.Integer(), server_default="30", nullable=False)
    )
