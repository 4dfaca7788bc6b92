"""What all tables have in common: their metadata, and the column that ties a row to its server."""

from sqlalchemy import Column, ForeignKey, MetaData

from bot.db.columns import Snowflake

metadata = MetaData(
    # Named, so that a migration on any database can say which one it changes.
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def make_guild_id_column(*, primary_key: bool = False) -> Column[int]:
    """Make the column of the server that a row belongs to, and goes with."""
    return Column(
        "guild_id",
        Snowflake,
        ForeignKey("guilds.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        autoincrement=False,
    )
