"""Looking at a database on a PostgreSQL server from the command line, without the bot."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from bot.db.migrations import refuse_foreign, refuse_newer
from bot.db.postgresql import explain_errors, make_engine
from bot.errors import StartError
from bot.settings import describe_database


# Any: SQLAlchemy's options have values of many kinds.
@contextmanager
def open_transaction(url: str, **options: Any) -> Generator[tuple[str, Connection]]:
    """How a database is called, and one transaction on it that is kept if the context ends without an error.

    Raises:
        StartError: The server cannot be reached, or refused something.
    """
    engine = make_engine(url, connections=1)
    try:
        with explain_errors(url), engine.execution_options(**options).begin() as connection:
            yield describe_database(url), connection
    finally:
        engine.dispose()


def verify_server(url: str) -> bool:
    """Verify that a database on a server can be used by this bot, without changing it.

    Returns:
        Whether it has tables yet.

    Raises:
        StartError: It cannot be reached, is another program's, or of a newer version of the bot.
    """
    with open_transaction(url, postgresql_readonly=True) as (name, connection):
        if not inspect(connection).get_table_names():
            return False
        check_server(name, connection)
        return True


def check_server(name: str, connection: Connection) -> None:
    """Refuse a database that is not this bot's; `name` is how the errors call it.

    Raises:
        StartError: It has no tables yet, or is another program's, or of a newer version of the bot.
    """
    if not inspect(connection).get_table_names():
        raise StartError(f"The database {name} is empty: no bot has written to it yet.")
    refuse_foreign(name, connection)
    refuse_newer(name, MigrationContext.configure(connection).get_current_heads())
