"""One process serves a database: two would answer everything twice, and decide presses in the wrong order.

For a file the lock is the operating system's, on a file beside the database; for a server it is the server's, held by a
connection. Both are free again however the process ended.
"""

import logging
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import StartError
from bot.settings import find_database_file

log = logging.getLogger(__name__)


def hold_database(url: str) -> AbstractContextManager[None]:
    """Be the one process that serves a database while the context lasts.

    Raises:
        StartError: Another process serves it, or its server cannot be reached.
    """
    file = find_database_file(url)
    if file is not None:
        return hold_file(file)
    from bot.db.server_checks import hold_server  # noqa: PLC0415 - its driver is an extra

    return hold_server(url)


@contextmanager
def hold_file(file: Path) -> Generator[None]:
    """Be the one process that serves a SQLite database while the context lasts.

    Raises:
        StartError: Another process serves it.
    """
    # Resolved, so that another path to the same file leads to the same lock.
    whole = file.resolve()
    lock = FileLock(whole.with_name(f"{whole.name}.lock"), blocking=False, fallback_to_soft=False)
    if not _try_acquire(lock, file):
        yield
        return
    try:
        yield
    finally:
        lock.release()


def _try_acquire(lock: FileLock, file: Path) -> bool:
    """Take the lock; False where it cannot be known whether another process has it."""
    if not Path(lock.lock_file).parent.is_dir():
        return False  # Opening the database says what is wrong with its folder.
    try:
        lock.acquire()
    except Timeout as error:
        raise StartError(
            f"Another `envelope run` serves the database {file} already: stop it first, or name another file in "
            "DATABASE."
        ) from error
    except PermissionError:
        return False
    except (OSError, NotImplementedError) as error:
        log.warning("This file system has no locks (%s): start the bot only once on %s", error, file)
        return False
    return True
