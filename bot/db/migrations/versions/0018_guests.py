"""guests.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("contests", sa.Column("guests_entered", sa.Integer(), server_default="0", nullable=False))
    op.add_column("ballots", sa.Column("guest_number", sa.Integer(), nullable=True))
    op.add_column("ballots", sa.Column("guest_name", sa.String(length=32), nullable=True))
    op.create_index(
        op.f("ix_ballots_contest_id_guest_number"), "ballots", ["contest_id", "guest_number"], unique=True
    )
