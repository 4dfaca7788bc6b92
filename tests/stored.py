"""What a stranger to the bot's process finds in its database."""

from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

LOCK_PATIENCE_SECONDS = 60.0
"""How long a file may be locked, as it is while the next process looks through what one that was killed left."""


# Any: a row has whatever the query asks for.
def read_rows(url: str, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query, read through a connection of its own."""
    waiting = {"timeout": LOCK_PATIENCE_SECONDS} if url.startswith("sqlite") else {}
    engine = create_engine(
        url.replace("sqlite+aiosqlite", "sqlite"), poolclass=NullPool, connect_args=waiting
    )
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]
