"""commands that wait for an answer, and whether a server chose its time zone.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "unfinished_commands",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id"],
            ["guilds.id"],
            name=op.f("fk_unfinished_commands_guild_id_guilds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unfinished_commands")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("unfinished_commands", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_unfinished_commands_guild_id_user_id"), ["guild_id", "user_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_unfinished_commands_user_id"), ["user_id"], unique=False)

    op.add_column(
        "guilds",
        sa.Column("time_zone_chosen", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    # Nobody can tell a UTC that was chosen from one that was not; every other zone was.
    op.execute(sa.text("UPDATE guilds SET time_zone_chosen = true WHERE time_zone <> 'UTC'"))
