"""Backups of the database: made while the bot runs, verified, and restored."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.db.migrations import refuse_newer
from bot.db.sqlite import APPLICATION_ID, explain_error, open_connection
from bot.errors import StartError


def verify_database(file: Path) -> None:
    """Verify that a file is an undamaged database of this bot, without changing it.

    Raises:
        StartError: It is missing, damaged, another program's, or of a newer version of the bot.
    """
    if not file.is_file():
        raise StartError(f"There is no file {file}: check the path.")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            [owner] = connection.execute("PRAGMA application_id").fetchone()
            if owner != APPLICATION_ID:
                raise StartError(f"The file {file} is no database of Envelope.")
            [verdict] = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if verdict != "ok":
                raise StartError(f"The database {file} is damaged ({verdict}): restore a backup.")
            versions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.Error as error:
        raise StartError(explain_error(file, error)) from error
    refuse_newer(file, [version for (version,) in versions])


def back_up_database(file: Path, backup: Path) -> None:
    """Copy the database as it is at this instant, also while the bot runs, and verify the copy.

    Raises:
        StartError: The database or the copy is not sound, `backup` exists already, or it cannot be written.
    """
    verify_database(file)
    _copy_database(file, backup)
    try:
        verify_database(backup)
    except StartError:
        backup.unlink(missing_ok=True)
        raise


def restore_backup(backup: Path, file: Path, now: datetime, *, overwrite: bool) -> Path | None:
    """Replace the database with a backup; the bot must not run.

    Args:
        backup: A file that `back_up_database` made.
        file: The database.
        now: The present instant, which names what was there before.
        overwrite: Whether a database that is there may be replaced.

    Returns:
        The path to which the earlier database was moved; None if there was none.

    Raises:
        StartError: The backup is not sound, there is a database already, the bot runs, or the file cannot be
            written. Nothing has changed then.
    """
    verify_database(backup)
    if file.exists() and not overwrite:
        raise StartError(
            f"The database {file} exists already: say --overwrite to put the backup in its place."
        )
    aside = file.with_name(f"{file.name}.{now:%Y%m%d-%H%M%S-%f}.old")
    fresh = file.with_name(f"{file.name}.restoring")
    fresh.unlink(missing_ok=True)
    replaced = file.exists()
    if replaced:
        _checkpoint_database(file)
    _copy_database(backup, fresh)
    if replaced:
        file.rename(aside)
    fresh.rename(file)
    _flush_to_disk(file.parent)
    return aside if replaced else None


def _copy_database(source: Path, target: Path) -> None:
    if target.exists():
        raise StartError(f"The file {target} exists already: name another one.")
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
        _flush_to_disk(target)
    except (sqlite3.Error, OSError) as error:
        target.unlink(missing_ok=True)
        raise StartError(
            f"The file {target} cannot be written ({error}): choose another place for it."
        ) from error


def _checkpoint_database(file: Path) -> None:
    """Write SQLite's log (WAL) into the database file; fails while another process has it open."""
    try:
        with closing(open_connection(file)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        if error.sqlite_errorname.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            # The database may be damaged, which is why it is replaced; its log is useless to the restored one.
            for beside in ("-wal", "-shm"):
                file.with_name(file.name + beside).unlink(missing_ok=True)
            return
        raise StartError(explain_error(file, error)) from error


def _flush_to_disk(path: Path) -> None:
    """Wait until a file, or a folder's entries, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
