"""One process serves a database, or a shard of it: two would answer everything twice, and decide presses in the wrong
order.

For a file the lock is the operating system's, on a file beside the database; for a server it is the server's, held by a
connection. Both are free again however the process ended.
"""

import logging
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import StartError
from bot.settings import find_database_file
from bot.shards import ALL_SHARDS, Shards

log = logging.getLogger(__name__)


def hold_database(url: str) -> AbstractContextManager[None]:
    """Keep a database from being served by anybody else while the context lasts.

    Raises:
        StartError: A process serves it, or its server cannot be reached.
    """
    file = find_database_file(url)
    if file is not None:
        return hold_file(file)
    from bot.db.server_lock import hold_server  # noqa: PLC0415 - its driver is an extra

    return hold_server(url)


@asynccontextmanager
async def hold_serving(
    url: str, shard_count: int | None, wanted: Sequence[int] | None, lose: Callable[[str], None]
) -> AsyncGenerator[Shards]:
    """Serve a database, or some of its shards, while the context lasts.

    Args:
        url: The database.
        shard_count: How many shards there are, in all processes together; None as long as only Discord knows.
        wanted: The shards of which this process serves those that are free, once there is one; None for all.
        lose: Called with the reason if that is lost meanwhile; it must end the process at once.

    Raises:
        StartError: Another process serves it, or its server cannot be reached.
    """
    file = find_database_file(url)
    if file is not None:
        with hold_file(file):
            yield ALL_SHARDS
        return
    from bot.db.shard_holding import hold_everything, hold_shards  # noqa: PLC0415 - its driver is an extra

    if shard_count is None or wanted is None:
        holding = hold_everything(url, lose)
    else:
        holding = hold_shards(url, shard_count, wanted, lose)
    async with holding as shards:
        yield shards


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
