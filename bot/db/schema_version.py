"""The version of the schema, read without loading Alembic."""

from pathlib import Path

from sqlalchemy import Connection

MIGRATIONS_FOLDER = Path(__file__).parent / "migrations" / "versions"
"""The folder of the migrations, in files whose names begin with their versions."""


def has_newest_version(connection: Connection) -> bool:
    """Whether the last migration has been run on a database that was migrated before."""
    newest = max(step.name.partition("_")[0] for step in MIGRATIONS_FOLDER.glob("[0-9]*.py"))
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [newest]
