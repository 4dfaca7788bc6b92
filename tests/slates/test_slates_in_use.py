"""What of a slate can still be changed while a contest, a poll or a result stands on it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from sqlalchemy import Connection, insert

from bot.audit.model import AuditAction
from bot.db.engine import Database
from bot.db.poll_tables import polls
from bot.db.tables import announcements, contest_categories, contests, result_sets
from bot.ids import CategoryId
from bot.record.model import Ceremony, Headline
from bot.slates.editor import SlateEditor
from bot.slates.edits import (
    AddCategory,
    AddNominees,
    CorrectNominee,
    MoveCategory,
    MoveNominee,
    RemoveCategory,
    RemoveNominee,
    RenameCategory,
    SlateEdit,
)
from bot.slates.errors import (
    CategoryFrozenError,
    CorrectionError,
    SlateInUseError,
)
from bot.slates.files import read_slate
from bot.slates.model import SlateNominee
from bot.slates.service import SlateService
from tests.slates.golden_popcorn import (
    BEST_HERO,
    BEST_VILLAIN,
    MISERY,
    POPCORN,
    list_audit_entries,
    list_titles,
)
from tests.slates.known import KNOWN
from tests.slates.own_servers import GUILD, HOST

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def use(
    connection: Connection, ceremony_id: str, state: str, *category_ids: str, opened: bool = True
) -> None:
    """A contest, as its own service would keep it."""
    row: dict[str, Any] = {
        "guild_id": GUILD,
        "ceremony_id": ceremony_id,
        "title": "Big night",
        "state": state,
    }
    row |= {"scoring": "classic", "locks_at": NOW, "created_at": NOW}
    row |= {"opened_at": NOW if opened and state != "draft" else None}
    contest_id = connection.execute(insert(contests).values(row).returning(contests.c.id)).scalar_one()
    for position, category_id in enumerate(category_ids):
        row = {"contest_id": contest_id, "category_id": category_id, "position": position, "weight": 1}
        connection.execute(insert(contest_categories).values(row))


FROZEN: Sequence[SlateEdit] = (
    AddNominees(BEST_VILLAIN, "Jaws"),
    RemoveNominee(BEST_VILLAIN, MISERY),
    RemoveCategory(BEST_VILLAIN),
)


@pytest.mark.parametrize("change", FROZEN)
@pytest.mark.parametrize("state", ["open", "locked", "finished", "cancelled"])
async def test_an_opened_contest_freezes_its_categories(
    editor: SlateEditor, database: Database, slate: Ceremony, change: SlateEdit, state: str
) -> None:
    await database.write(use, slate.id, state, "best-villain")
    with pytest.raises(CategoryFrozenError) as refusal:
        await editor.edit_slate(GUILD, slate.id, change, HOST)
    assert (refusal.value.category, refusal.value.contests) == ("Best Villain", ["Big night"])


async def test_a_contest_freezes_nothing_else(
    editor: SlateEditor, slates: SlateService, database: Database, slate: Ceremony
) -> None:
    await database.write(use, slate.id, "open", "best-villain")
    changed = await editor.edit_slate(GUILD, slate.id, AddCategory("Best Hero", None, "Jaws\nAlien"), HOST)
    changed = await editor.edit_slate(GUILD, slate.id, MoveCategory(BEST_HERO, 0), HOST)
    changed = await editor.edit_slate(GUILD, slate.id, AddNominees(BEST_HERO, "Aliens"), HOST)
    changed = await editor.edit_slate(GUILD, slate.id, MoveNominee(BEST_VILLAIN, MISERY, 0), HOST)
    assert list(changed.by_id) == ["best-hero", "best-villain"]
    assert list_titles(changed.by_id[BEST_VILLAIN])[0] == "Misery"
    assert await slates.get_ceremony(GUILD, slate.id) == changed


@pytest.mark.parametrize(
    ("line", "accepted"),
    [
        ("Misery | Cathy Bates", True),
        ("MISERY! | Kathy Bates", True),
        ("Misery | Kathy Bates | Shotgun", True),
        ("Jaws | Kathy Bates", False),
        ("Misery | Orson Welles", False),
        ("Misery", False),
    ],
)
async def test_in_use_a_nominee_is_corrected_and_not_exchanged(
    editor: SlateEditor, database: Database, slate: Ceremony, line: str, accepted: bool
) -> None:
    await database.write(use, slate.id, "open", "best-villain")
    change = CorrectNominee(BEST_VILLAIN, MISERY, line)
    if accepted:
        assert await editor.edit_slate(GUILD, slate.id, change, HOST) != slate
    else:
        with pytest.raises(CorrectionError):
            await editor.edit_slate(GUILD, slate.id, change, HOST)


async def test_in_use_a_category_is_corrected_and_not_exchanged(
    editor: SlateEditor, database: Database, slate: Ceremony
) -> None:
    await database.write(use, slate.id, "open", "best-villain")
    changed = await editor.edit_slate(
        GUILD, slate.id, RenameCategory(BEST_VILLAIN, "Best Villains", Headline.FILM), HOST
    )
    assert changed.categories[0].name == "Best Villains"
    with pytest.raises(CorrectionError):
        await editor.edit_slate(
            GUILD, slate.id, RenameCategory(BEST_VILLAIN, "Best Hero", Headline.FILM), HOST
        )


async def test_a_contest_being_drafted_only_keeps_its_categories(
    editor: SlateEditor, database: Database, slate: Ceremony
) -> None:
    await database.write(use, slate.id, "draft", "best-villain")
    await editor.edit_slate(GUILD, slate.id, AddNominees(BEST_VILLAIN, "Jaws"), HOST)
    await editor.edit_slate(GUILD, slate.id, RemoveNominee(BEST_VILLAIN, MISERY), HOST)
    with pytest.raises(CategoryFrozenError):
        await editor.edit_slate(GUILD, slate.id, RemoveCategory(BEST_VILLAIN), HOST)
    read = read_slate(POPCORN, KNOWN)
    assert read.slate is not None
    await editor.import_file(GUILD, slate.name, read.slate, HOST)
    other = read_slate(POPCORN.replace(b"Villain", b"Hero"), KNOWN)
    assert other.slate is not None
    with pytest.raises(SlateInUseError):
        await editor.import_file(GUILD, slate.name, other.slate, HOST)


@pytest.mark.parametrize("state", ["draft", "open", "locked", "finished", "cancelled"])
async def test_a_slate_in_use_is_neither_deleted_nor_replaced(
    editor: SlateEditor, slates: SlateService, database: Database, slate: Ceremony, state: str
) -> None:
    await database.write(use, slate.id, state, "best-villain")
    with pytest.raises(SlateInUseError) as refusal:
        await editor.delete_slate(GUILD, slate.id, HOST)
    assert (refusal.value.name, refusal.value.contests) == (slate.name, ["Big night"])
    read = read_slate(POPCORN, KNOWN)
    assert read.slate is not None
    if state != "draft":
        with pytest.raises(SlateInUseError):
            await editor.import_file(GUILD, slate.name, read.slate, HOST)
    assert await slates.get_ceremony(GUILD, slate.id) == slate or state == "draft"


async def test_polls_and_results_use_a_slate_too(
    editor: SlateEditor, database: Database, slate: Ceremony
) -> None:
    def announce(connection: Connection) -> None:
        row: dict[str, Any] = {"guild_id": GUILD, "ceremony_id": slate.id}
        set_id = connection.execute(insert(result_sets).values(row).returning(result_sets.c.id)).scalar_one()
        row = {
            "set_id": set_id,
            "category_id": "best-villain",
            "action": "announce",
            "winner_ids": [],
            "at": NOW,
        }
        connection.execute(insert(announcements).values(row))

    def ask(connection: Connection) -> None:
        row: dict[str, Any] = {"guild_id": GUILD, "ceremony_id": slate.id, "category_id": "best-hero"}
        row |= {"question": "will", "closes_at": NOW, "opened_at": NOW}
        connection.execute(insert(polls).values(row))

    await editor.edit_slate(GUILD, slate.id, AddCategory("Best Hero", None, "Jaws\nAlien"), HOST)
    await database.write(announce)
    await database.write(ask)
    for category_id in ("best-villain", "best-hero"):
        with pytest.raises(CategoryFrozenError) as refusal:
            await editor.edit_slate(GUILD, slate.id, RemoveCategory(CategoryId(category_id)), HOST)
        assert refusal.value.contests == []
    with pytest.raises(SlateInUseError):
        await editor.delete_slate(GUILD, slate.id, HOST)


async def test_a_draft_that_was_cancelled_uses_nothing(
    editor: SlateEditor, slates: SlateService, database: Database, slate: Ceremony
) -> None:
    await database.write(use, slate.id, "cancelled", "best-villain", opened=False)
    await database.write(slates.withdraw_nominee, SlateNominee(GUILD, slate.id, BEST_VILLAIN, MISERY))
    assert (await editor.delete_slate(GUILD, slate.id, HOST)).id == slate.id
    assert await slates.list_own_ceremonies(GUILD) == []
    entry = (await list_audit_entries(database))[0]
    assert (entry.action, entry.subject, entry.after) == (AuditAction.DELETE_SLATE, slate.name, None)
    assert cast("dict[str, Any]", entry.before)["held"] == "2027-03-14"
