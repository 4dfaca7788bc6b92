"""whether a server's channels get a post before something closes.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    column = sa.Column("reminder_posts", sa.Boolean(), server_default=sa.true(), nullable=False)
    op.add_column("guilds", column)
