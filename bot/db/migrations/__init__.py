"""The schema's migrations, and upgrading a database to the newest version."""

from collections.abc import Iterable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from bot.db.sqlite import APPLICATION_ID
from bot.errors import StartError

_HERE = str(Path(__file__).parent)


def make_alembic_config(connection: Connection) -> Config:
    """Alembic's configuration for commands on this connection."""
    config = Config()
    config.set_main_option("script_location", _HERE)
    config.attributes["connection"] = connection
    return config


def refuse_newer(name: object, versions: Iterable[str]) -> None:
    """Refuse a database whose versions this bot does not know; `name` is how the errors call it.

    Raises:
        StartError: A newer version of the bot has written it.
    """
    known = {script.revision for script in ScriptDirectory(_HERE).walk_revisions()}
    unknown = set(versions) - known
    if unknown:
        raise StartError(
            f"The database {name} was written by a newer version of Envelope ({', '.join(sorted(unknown))}): "
            "update the bot, or restore a backup made by this version."
        )


def migrate_file(file: Path, connection: Connection) -> None:
    """Upgrade an SQLite file to the newest version, in the connection's transaction; `file` is named in errors.

    Raises:
        StartError: It belongs to another program, or a newer version of the bot has written it.
    """
    owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if owner != APPLICATION_ID:
        if owner or inspect(connection).get_table_names():
            raise _make_foreign_error(file)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    _upgrade_schema(file, connection)
    refuse_orphans(file, connection)


def refuse_orphans(file: Path, connection: Connection) -> None:
    """Refuse an SQLite file with rows that refer to rows that do not exist, after work without foreign keys.

    Raises:
        StartError: It has some.
    """
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise StartError(
            f"The database {file} has rows that refer to nothing, the first in its table {broken[0][0]}: "
            "restore a backup."
        )


def migrate_server(name: str, connection: Connection) -> None:
    """Upgrade a PostgreSQL database to the newest version, in the connection's transaction; `name` is for errors.

    Raises:
        StartError: It belongs to another program, or a newer version of the bot has written it.
    """
    refuse_foreign(name, connection)
    _upgrade_schema(name, connection)


def refuse_foreign(name: str, connection: Connection) -> None:
    """Refuse a PostgreSQL database with tables, of which none is the first that this bot ever made.

    Raises:
        StartError: It belongs to another program.
    """
    tables = inspect(connection).get_table_names()
    if tables and "bot_state" not in tables:
        raise _make_foreign_error(name)


def _upgrade_schema(name: object, connection: Connection) -> None:
    refuse_newer(name, MigrationContext.configure(connection).get_current_heads())
    command.upgrade(make_alembic_config(connection), "head")


def _make_foreign_error(name: object) -> StartError:
    return StartError(f"The database {name} belongs to another program: name one of its own in DATABASE.")
