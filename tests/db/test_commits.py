import asyncio
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from bot.db.after_commit import notify_after_commit
from bot.db.engine import Database
from bot.db.group_commit import MAX_OPERATIONS_PER_COMMIT
from bot.db.tables import bot_state, guild_features, guilds
from tests.stored import read_rows

NOW = datetime(2026, 3, 15, tzinfo=UTC)


class RefusedError(Exception):
    pass


def keep(connection: Connection, name: str, value: str = "") -> str:
    connection.execute(insert(bot_state), {"name": name, "value": value})
    return name


def keep_and_refuse(connection: Connection, name: str) -> None:
    keep(connection, name)
    raise RefusedError(name)


def names(connection: Connection) -> set[str]:
    return set(connection.scalars(select(bot_state.c.name)))


def on_disk(url: str) -> set[str]:
    """What a stranger to the process would find."""
    return {name for (name,) in read_rows(url, "SELECT name FROM bot_state")}


async def test_a_value_comes_back_once_it_is_on_disk(database: Database, database_url: str) -> None:
    assert await database.write(keep, "first") == "first"
    assert on_disk(database_url) == {"first"}


async def test_those_who_come_together_share_a_transaction(database: Database, database_url: str) -> None:
    first_seen: list[int] = []

    async def submit(name: str) -> None:
        await database.write(keep, name)
        if not first_seen:
            first_seen.append(len(on_disk(database_url)))

    await asyncio.gather(*(submit(str(number)) for number in range(MAX_OPERATIONS_PER_COMMIT)))
    assert first_seen == [MAX_OPERATIONS_PER_COMMIT], "the first to be answered finds all of them on disk"


async def test_more_than_a_batch_is_written_in_order(database: Database) -> None:
    written: list[int] = []

    def note(connection: Connection, number: int) -> None:
        keep(connection, str(number))
        written.append(number)

    await asyncio.gather(
        *(database.write(note, number) for number in range(2 * MAX_OPERATIONS_PER_COMMIT + 10))
    )
    assert written == list(range(2 * MAX_OPERATIONS_PER_COMMIT + 10))
    assert len(await database.read(names)) == 2 * MAX_OPERATIONS_PER_COMMIT + 10


async def test_a_refusal_reaches_its_own_caller_and_undoes_itself_alone(database: Database) -> None:
    outcomes = await asyncio.gather(
        database.write(keep, "before"),
        database.write(keep_and_refuse, "refused"),
        database.write(keep, "after"),
        return_exceptions=True,
    )
    assert outcomes[0] == "before"
    assert isinstance(outcomes[1], RefusedError)
    assert outcomes[2] == "after"
    assert await database.read(names) == {"before", "after"}


async def test_a_broken_rule_of_the_database_is_one_callers_too(database: Database) -> None:
    outcomes = await asyncio.gather(
        database.write(keep, "same"),
        database.write(keep, "same"),
        database.write(keep, "other"),
        return_exceptions=True,
    )
    assert isinstance(outcomes[1], IntegrityError)
    assert await database.read(names) == {"same", "other"}


async def test_foreign_keys_are_kept(database: Database) -> None:
    def orphan(connection: Connection) -> None:
        connection.execute(insert(guild_features), {"guild_id": 1, "feature": "polls", "enabled": True})

    with pytest.raises(IntegrityError):
        await database.write(orphan)


async def test_a_transaction_that_fails_is_known_to_all_of_its_callers(database: Database) -> None:
    def end_it(connection: Connection) -> None:
        # As SQLite itself does when the disk is full.
        connection.exec_driver_sql("ROLLBACK")
        raise RefusedError

    outcomes = await asyncio.gather(
        database.write(keep, "before"),
        database.write(end_it),
        database.write(keep, "after"),
        return_exceptions=True,
    )
    assert all(isinstance(outcome, Exception) for outcome in outcomes)
    assert await database.read(names) == set()
    assert await database.write(keep, "later") == "later"


async def test_who_was_cancelled_before_the_start_wrote_nothing(database: Database) -> None:
    first = asyncio.create_task(database.write(keep, "first"))
    cancelled = asyncio.create_task(database.write(keep, "cancelled"))
    last = asyncio.create_task(database.write(keep, "last"))
    await asyncio.sleep(0)
    cancelled.cancel()
    assert await asyncio.gather(first, last) == ["first", "last"]
    assert await database.read(names) == {"first", "last"}


async def test_who_is_cancelled_at_work_harms_nobody(database: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(connection: Connection) -> None:
        begun.set()
        go_on.wait()
        keep(connection, "one half")
        keep(connection, "other half")

    cancelled = asyncio.create_task(database.write(slow))
    neighbour = asyncio.create_task(database.write(keep, "neighbour"))
    await asyncio.to_thread(begun.wait)
    cancelled.cancel()
    await asyncio.wait([cancelled])
    go_on.set()
    assert await neighbour == "neighbour"
    assert cancelled.cancelled()
    assert await database.read(names) == {"one half", "other half", "neighbour"}


async def test_closing_waits_for_what_was_submitted(database: Database, database_url: str) -> None:
    waiting = [
        asyncio.create_task(database.write(keep, str(number)))
        for number in range(2 * MAX_OPERATIONS_PER_COMMIT)
    ]
    await asyncio.sleep(0)
    await database.close()
    assert all(task.done() for task in waiting)
    assert len(on_disk(database_url)) == 2 * MAX_OPERATIONS_PER_COMMIT
    with pytest.raises(RuntimeError):
        await database.write(keep, "too late")


async def test_nothing_idles_when_everything_is_written(database: Database) -> None:
    await database.write(keep, "one")
    await asyncio.sleep(0)
    assert [task.get_name() for task in asyncio.all_tasks() if task.get_name() == "commits"] == []
    assert await database.write(keep, "two") == "two"


async def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"read-?only"):
        await database.read(keep, "sneaked in")


async def test_a_read_goes_on_while_a_write_does(database: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(connection: Connection) -> None:
        keep(connection, "unfinished")
        begun.set()
        go_on.wait()

    writing = asyncio.create_task(database.write(slow))
    await asyncio.to_thread(begun.wait)
    assert await database.read(names) == set()
    go_on.set()
    await writing
    assert await database.read(names) == {"unfinished"}


async def test_a_read_sees_one_instant(database: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def twice(connection: Connection) -> tuple[set[str], set[str]]:
        first = names(connection)
        begun.set()
        go_on.wait()
        return first, names(connection)

    reading = asyncio.create_task(database.read(twice))
    await asyncio.to_thread(begun.wait)
    await database.write(keep, "meanwhile")
    go_on.set()
    first, second = await reading
    assert first == second == set()


async def test_instants_come_back_in_utc_and_naive_ones_are_refused(database: Database) -> None:
    def join(connection: Connection, at: datetime) -> datetime:
        connection.execute(insert(guilds), {"id": at.microsecond, "joined_at": at})
        return connection.scalars(select(guilds.c.joined_at)).one()

    in_vienna = NOW.astimezone(timezone(timedelta(hours=1)))
    stored = await database.write(join, in_vienna)
    assert stored == NOW
    assert stored.tzinfo is UTC
    with pytest.raises(Exception, match="no time zone"):
        await database.write(join, datetime(2026, 3, 15, 0, 0, 0, 1))  # noqa: DTZ001 - that is the point


def keep_and_tell(connection: Connection, name: str, subject: int) -> None:
    keep(connection, name)
    notify_after_commit(connection, "names", subject)


async def test_who_listens_hears_of_what_is_durable(database: Database, database_url: str) -> None:
    heard: list[tuple[int, set[str]]] = []
    database.add_listener("names", lambda subject: heard.append((subject, on_disk(database_url))))
    database.add_listener("other", lambda subject: heard.append((subject, set())))

    await database.write(keep_and_tell, "a", 1)
    assert heard == [(1, {"a"})]

    heard.clear()
    await asyncio.gather(*(database.write(keep_and_tell, str(number), number % 2) for number in range(6)))
    assert sorted(subject for subject, _ in heard) == [0, 1], "each subject once a commit"
    await database.write(keep, "silent")
    assert len(heard) == 2


async def test_a_listener_that_fails_keeps_nobody_waiting(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("a bug")

    heard: list[int] = []
    database.add_listener("names", fail)
    database.add_listener("names", heard.append)

    first = asyncio.create_task(database.write(keep_and_tell, "a", 1))
    await asyncio.sleep(0)
    await asyncio.gather(first, database.write(keep_and_tell, "b", 2))

    assert heard == [1, 2]
    assert "A listener of names failed" in caplog.text


async def test_of_what_was_undone_nobody_hears(database: Database) -> None:
    heard: list[int] = []
    database.add_listener("names", heard.append)

    def tell_and_refuse(connection: Connection) -> None:
        keep_and_tell(connection, "undone", 1)
        raise RefusedError

    undone, _ = await asyncio.gather(
        database.write(tell_and_refuse), database.write(keep_and_tell, "done", 2), return_exceptions=True
    )

    assert isinstance(undone, RefusedError)
    assert heard == [2]
