"""what a host says about a rehearsal, and the running order of a night.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("contests", sa.Column("rehearsal_choice", sa.Boolean(), nullable=True))
    op.add_column("result_sets", sa.Column("running_order", sa.JSON(), nullable=True))
    # A slate is judged by what it holds now, no more by what it was copied from.
    op.drop_column("own_ceremonies", "known")
