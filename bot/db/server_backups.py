"""Backups of a database on a PostgreSQL server, made and put back by its own programs."""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import make_url

from bot.db.migrations import refuse_newer
from bot.db.server_checks import verify_server
from bot.db.server_lock import hold_server
from bot.errors import StartError
from bot.settings import describe_database

_FIRST_TABLE = "TABLE public bot_state"
"""What a backup's list of contents says if it is one of this bot's."""


def back_up_server(url: str, backup: Path) -> None:
    """Copy the database as it is at this instant, also while the bot runs, in PostgreSQL's own format.

    Raises:
        StartError: The database cannot be reached, is not this bot's, `backup` exists already or cannot be written, or
            `pg_dump` is not installed.
    """
    if backup.exists():
        raise StartError(f"The file {backup} exists already: name another one.")
    if not verify_server(url):
        raise StartError(f"The database {describe_database(url)} is empty: no bot has written to it yet.")
    try:
        _run_program(
            "pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={backup}", _name(url)
        )
        verify_server_backup(backup)
    except BaseException:
        backup.unlink(missing_ok=True)
        raise


def verify_server_backup(backup: Path) -> None:
    """Verify that a file is an undamaged backup of this bot's database, by reading all of it.

    Raises:
        StartError: It is missing, damaged, another program's, or of a newer version of the bot.
    """
    if not backup.is_file():
        raise StartError(f"There is no file {backup}: check the path.")
    if _FIRST_TABLE not in _run_program("pg_restore", None, "--list", str(backup)):
        raise StartError(f"The file {backup} is no backup of Envelope.")
    _run_program("pg_restore", None, f"--file={os.devnull}", str(backup))
    rows = _run_program(
        "pg_restore", None, "--data-only", "--table=alembic_version", "--file=-", str(backup)
    ).splitlines()
    first = next(number for number, line in enumerate(rows, 1) if line.startswith("COPY "))
    refuse_newer(backup, rows[first : rows.index("\\.")])


def restore_server_backup(backup: Path, url: str, *, overwrite: bool) -> None:
    """Replace what is in the database by a backup, wholly or not at all; the bot must not run.

    Args:
        backup: A file that `back_up_server` made.
        url: The database, which must exist.
        overwrite: Whether tables that are there may be replaced.

    Raises:
        StartError: The backup is not sound, the bot runs, there are tables already, or the server refuses.
    """
    verify_server_backup(backup)
    name = describe_database(url)
    if verify_server(url) and not overwrite:
        raise StartError(f"The database {name} is in use already: say --overwrite to replace what is in it.")
    with hold_server(url):
        _run_program(
            *("pg_restore", url, "--clean", "--if-exists", "--single-transaction", "--exit-on-error"),
            *("--no-owner", "--no-privileges", f"--dbname={_name(url)}", str(backup)),
        )


def _name(url: str) -> str:
    """A database's address as PostgreSQL's programs take it; other users of the machine can read it."""
    return (
        make_url(url).set(drivername="postgresql").render_as_string(hide_password=True).replace(":***@", "@")
    )


def _run_program(program: str, url: str | None, *arguments: str) -> str:
    """Run one of PostgreSQL's programs, and return what it printed."""
    found = shutil.which(program)
    if found is None:
        raise StartError(
            f"Backups of a PostgreSQL database need {program}, which is not installed: install PostgreSQL's "
            "programs for clients, `apt-get install postgresql-client` on Debian."
        )
    password = None if url is None else make_url(url).password
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    done = subprocess.run(  # noqa: S603 - the arguments are a path and an address, and no shell reads them
        [found, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StartError(f"{program} failed: {' '.join(done.stderr.split())}.")
    return done.stdout
