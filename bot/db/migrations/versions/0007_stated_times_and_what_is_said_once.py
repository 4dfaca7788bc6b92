"""the wall times that hosts stated, and what a server is told only once.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("contests", sa.Column("locks_wall", sa.String(length=19), nullable=True))
    op.add_column("contests", sa.Column("locks_zone", sa.String(length=64), nullable=True))
    op.add_column("polls", sa.Column("closes_wall", sa.String(length=19), nullable=True))
    op.add_column("polls", sa.Column("closes_zone", sa.String(length=64), nullable=True))
    op.add_column(
        "guilds", sa.Column("zone_hint_given", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column(
        "own_ceremonies", sa.Column("matches_asked", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
