"""The script that Alembic runs: on a given connection, or for a developer's command on the settings' database."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, DefaultClause, False_, create_engine

from bot.db.columns import Instant
from bot.db.tables import metadata
from bot.settings import SQLITE_DRIVER, Settings


def _render_type(kind: str, value: object, _: AutogenContext) -> str | Literal[False]:
    """Render what a migration must not leave to later code, or to the database that it was written on."""
    if kind == "type" and isinstance(value, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "server_default" and isinstance(value, DefaultClause) and isinstance(value.arg, False_):
        # Written on SQLite it would be a 0, which PostgreSQL does not take for a truth value.
        return "sa.false()"
    return False


def _run_migrations(connection: Connection) -> None:
    # SQLite alters a table by rebuilding it: `batch`.
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=True, render_item=_render_type
    )
    with context.begin_transaction():
        context.run_migrations()


given_connection: Connection | None = context.config.attributes.get("connection")
if given_connection is not None:
    _run_migrations(given_connection)
else:
    # The plain driver for a file: the other one is asynchronous.
    url = Settings.load().database.replace(SQLITE_DRIVER, "sqlite", 1)
    with create_engine(url).begin() as connection:
        _run_migrations(connection)
