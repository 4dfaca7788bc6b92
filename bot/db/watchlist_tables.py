"""The tables of what members have seen, and of who shows it to others."""

from sqlalchemy import Column, Index, Integer, String, Table

from bot.db.columns import Instant, Snowflake
from bot.db.schema import make_guild_id_column, metadata

seen_films = Table(
    "seen_films",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("film_key", String(100), primary_key=True),
    Column("title", String(200), nullable=False),
    Column("rating", Integer),
    Column("seen_at", Instant, nullable=False),
    Index(None, "member_id"),
    Index(None, "guild_id", "film_key"),
)
"""A film that a member has seen. `rating` is in half stars, 1 to 10; `seen_at` is when they said so, or the day that
their diary says.
"""

watch_sharers = Table(
    "watch_sharers",
    metadata,
    make_guild_id_column(primary_key=True),
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("since", Instant, nullable=False),
    Index(None, "member_id"),
)
"""The members who let others see what they have seen; whoever is not in it shows nothing."""
