"""What a stranger to the bot's process finds in its database."""

from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool


# Any: a row has whatever the query asks for.
def read_rows(url: str, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query, read through a connection of its own."""
    engine = create_engine(url.replace("sqlite+aiosqlite", "sqlite"), poolclass=NullPool)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]
