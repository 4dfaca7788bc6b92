"""the wall times at which hosts said that the phases of the room's own awards end.

Revision ID: 0021
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0018"


def upgrade() -> None:
    for name in ("nominations_close", "voting_closes"):
        op.add_column("room_awards", sa.Column(f"{name}_wall", sa.String(length=19), nullable=True))
        op.add_column("room_awards", sa.Column(f"{name}_zone", sa.String(length=64), nullable=True))
