from datetime import UTC, datetime

from sqlalchemy import Connection

from bot.db.engine import Database
from bot.guilds import store as guild_store
from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.results import store
from bot.results.model import NO_RESULTS, Announcement, ResultAction
from bot.results.result_set import REHEARSAL_POLLS, ResultSet

ACTRESS = CategoryId("actress")
SHORT = CategoryId("short")

NOW = datetime(2027, 3, 15, 1, 30, tzinfo=UTC)
TARGET = ResultSet(GuildId(10), "oscars-99")


def announce(
    connection: Connection,
    target: ResultSet,
    category_id: CategoryId,
    *winner_ids: str,
    action: ResultAction = ResultAction.ANNOUNCE,
    by: int = 900,
) -> None:
    guild_store.ensure_guild(connection, target.guild_id, NOW)
    store.append_announcement(
        connection,
        target,
        category_id,
        action,
        list(map(NomineeId, winner_ids)),
        at=NOW,
        by=MemberId(by),
        had_ballot=by == 900,
    )


async def test_before_the_first_envelope_nothing_stands(database: Database) -> None:
    assert await database.read(store.load_results, TARGET) == NO_RESULTS


async def test_every_announcement_is_kept_in_order(database: Database) -> None:
    await database.write(announce, TARGET, SHORT, "b", "a")
    await database.write(announce, TARGET, ACTRESS, action=ResultAction.VOID, by=901)
    await database.write(announce, TARGET, SHORT, action=ResultAction.UNDO)
    first, second, third = await database.read(store.list_announcements, TARGET)
    assert first == Announcement(
        first.id,
        SHORT,
        ResultAction.ANNOUNCE,
        (NomineeId("b"), NomineeId("a")),
        NOW,
        MemberId(900),
        had_ballot=True,
    )
    assert second == Announcement(
        second.id, ACTRESS, ResultAction.VOID, (), NOW, MemberId(901), had_ballot=False
    )
    assert third.action is ResultAction.UNDO
    assert first.id < second.id < third.id


async def test_what_stands_is_folded_from_them(database: Database) -> None:
    await database.write(announce, TARGET, SHORT, "a")
    await database.write(announce, TARGET, SHORT, "b")
    await database.write(announce, TARGET, ACTRESS, "c")
    results = await database.read(store.load_results, TARGET)
    assert results.winners == {"short": ("b",), "actress": ("c",)}


async def test_each_set_is_apart(database: Database) -> None:
    others = [
        TARGET._replace(guild_id=11),
        TARGET._replace(ceremony_id="oscars-98"),
        TARGET._replace(rehearsal=3),
        TARGET._replace(rehearsal=REHEARSAL_POLLS),
    ]
    for number, target in enumerate([TARGET, *others]):
        await database.write(announce, target, SHORT, str(number))
    for number, target in enumerate([TARGET, *others]):
        assert (await database.read(store.load_results, target)).winners == {"short": (str(number),)}


def test_a_set_is_named_and_found_by_its_key() -> None:
    for target in (TARGET, TARGET._replace(rehearsal=3), TARGET._replace(rehearsal=REHEARSAL_POLLS)):
        assert ResultSet.from_key(GuildId(10), target.key) == target
    assert TARGET.key == "oscars-99"
