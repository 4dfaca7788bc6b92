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


def refuse_newer(file: Path, versions: Iterable[str]) -> None:
    """Refuse a database whose versions this bot does not know.

    Raises:
        StartError: A newer version of the bot has written it.
    """
    known = {script.revision for script in ScriptDirectory(_HERE).walk_revisions()}
    unknown = set(versions) - known
    if unknown:
        raise StartError(
            f"The database {file} was written by a newer version of Envelope ({', '.join(sorted(unknown))}): "
            "update the bot, or restore a backup made by this version."
        )


def migrate_database(file: Path, connection: Connection) -> None:
    """Upgrade the database to the newest version, in the connection's transaction; `file` is named in errors.

    Raises:
        StartError: It belongs to another program, or a newer version of the bot has written it.
    """
    _check_owner(file, connection)
    refuse_newer(file, MigrationContext.configure(connection).get_current_heads())
    command.upgrade(make_alembic_config(connection), "head")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise StartError(
            f"The database {file} has rows that refer to nothing, the first in its table {broken[0][0]}: "
            "restore a backup."
        )


def _check_owner(file: Path, connection: Connection) -> None:
    owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if owner == APPLICATION_ID:
        return
    if owner or inspect(connection).get_table_names():
        raise StartError(
            f"The database {file} belongs to another program: name a file of its own in DATABASE."
        )
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
