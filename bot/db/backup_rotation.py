"""The folder of the scheduled backups: one file each, named by its instant, the oldest deleted.

A backup has its name only once it is whole and verified; until then it is beside it under another. Nothing is touched
in the folder but files with these names.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.db.backups import back_up_database
from bot.errors import StartError
from bot.settings import find_database_file

_NAME = re.compile(r"envelope-(\d{8}-\d{6})\.(?:db|dump)", re.ASCII)
_INSTANT_FORMAT = "%Y%m%d-%H%M%S"
_UNFINISHED_SUFFIX = ".unfinished"


def list_backups(folder: Path) -> list[tuple[datetime, Path]]:
    """The scheduled backups in a folder with their instants (UTC), oldest first; none if there is no folder."""
    found: list[tuple[datetime, Path]] = []
    for file in folder.glob("envelope-*"):
        if named := _NAME.fullmatch(file.name):
            instant = datetime.strptime(named[1], _INSTANT_FORMAT).replace(tzinfo=UTC)
            found.append((instant, file))
    return sorted(found)


def make_backup(url: str, folder: Path, now: datetime) -> Path:
    """Back up a database into a folder, which is made if it is not there, and verify the backup.

    Only the bot's own user can read folder and file.

    Raises:
        StartError: The database or the backup is not sound, something cannot be written, or a program is missing.
    """
    file = find_database_file(url)
    backup = folder / f"envelope-{now.astimezone(UTC):{_INSTANT_FORMAT}}.{'dump' if file is None else 'db'}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in folder.glob(f"envelope-*{_UNFINISHED_SUFFIX}"):
            left.unlink()
        unfinished = backup.with_name(backup.name + _UNFINISHED_SUFFIX)
        _find_copier(url)(unfinished)
        unfinished.chmod(0o600)
        unfinished.rename(backup)
    except OSError as error:
        raise StartError(
            f"The folder {folder} cannot be written ({error}): correct BACKUP_FOLDER."
        ) from error
    return backup


def _find_copier(url: str) -> Callable[[Path], None]:
    """What copies the database to a file, and verifies the copy."""
    file = find_database_file(url)
    if file is not None:
        return lambda backup: back_up_database(file, backup)
    # The driver is an extra that those who stay with SQLite need not have.
    from bot.db.server_backups import back_up_server  # noqa: PLC0415

    return lambda backup: back_up_server(url, backup)


def delete_old_backups(folder: Path, kept: int, now: datetime) -> list[Path]:
    """Delete all but the newest `kept` scheduled backups of a folder, and return those that were deleted.

    Those with an instant after `now`, from a clock that was ahead, count as the oldest: nobody knows how old they are.
    """
    found = sorted(list_backups(folder), key=lambda backup: (backup[0] <= now, backup[0]))
    old = [file for _, file in found[:-kept]]
    for file in old:
        file.unlink(missing_ok=True)
    return old
