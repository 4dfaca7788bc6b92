"""Slates that stand for a ceremony of the record.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("own_ceremonies") as table:
        table.add_column(sa.Column("stands_for", sa.String(length=60), nullable=True))
        table.add_column(sa.Column("matches", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("own_ceremonies") as table:
        table.drop_column("matches")
        table.drop_column("stands_for")
