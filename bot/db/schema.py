"""What tables have in common: their metadata, and the columns that mean the same in several."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Integer, MetaData, String

from bot.db.columns import Instant, Snowflake

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


# Any: columns of several types.
def make_stated_columns(event: str) -> Sequence[Column[Any]]:
    """Make the columns of what a place's clocks show at an event, where a host stated its time so.

    They are "event_wall", in ISO 8601, and "event_zone", an IANA time zone, from which "event_at" is computed.
    """
    return Column(f"{event}_wall", String(19)), Column(f"{event}_zone", String(64))


# Any: columns of several types.
def make_ranking_columns(saved_at: str) -> Sequence[Column[Any]]:
    """Make the columns of one member's ranking that is sealed and counted, best first.

    `length` is how many nominees it names; `salt` and `line` are those of the proof; `presses` are the latest while it
    can still change.

    Args:
        saved_at: The name of the column of the instant at which it was saved last.
    """
    return (
        Column("nominee_ids", JSON, nullable=False),
        Column("length", Integer, nullable=False),
        Column("salt", String(64)),
        Column("line", String(64)),
        Column(saved_at, Instant, nullable=False),
        Column("presses", JSON(none_as_null=True)),
    )
