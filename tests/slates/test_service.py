from datetime import UTC, date, datetime

import pytest

from bot.db.engine import Database
from bot.errors import AmbiguousError, NothingFoundError, Subject
from bot.ids import CategoryId, NomineeId
from bot.slates.editor import SlateEditor
from bot.slates.edits import AddCategory, AddNominees, RemoveNominee
from bot.slates.model import SlateNominee
from bot.slates.service import SlateService
from tests.slates.own_servers import GUILD, HOST, OTHER_GUILD, StillClock

ANORA = NomineeId("anora")
BEST_PICTURE = CategoryId("best-picture")

VILLAIN = AddCategory("Best Villain", None, "No Country for Old Men | Javier Bardem\nMisery | Kathy Bates")


async def test_a_server_sees_the_record(slates: SlateService) -> None:
    ceremony = await slates.get_ceremony(GUILD, "oscars-97")
    assert ceremony.name == "97th Academy Awards"
    assert len(ceremony.slate) == 23


async def test_a_withdrawal_overlays_the_record_in_one_server(
    slates: SlateService, database: Database
) -> None:
    assert await database.write(
        slates.withdraw_nominee, SlateNominee(GUILD, "oscars-97", BEST_PICTURE, ANORA)
    )
    here = (await slates.get_ceremony(GUILD, "oscars-97")).by_id[BEST_PICTURE]
    there = (await slates.get_ceremony(OTHER_GUILD, "oscars-97")).by_id[BEST_PICTURE]
    assert [nominee.id for nominee in here.nominees if nominee.withdrawn] == ["anora"]
    assert not any(nominee.withdrawn for nominee in there.nominees)
    assert not await database.write(
        slates.withdraw_nominee, SlateNominee(GUILD, "oscars-97", BEST_PICTURE, ANORA)
    )


async def test_who_is_reinstated_is_no_longer_withdrawn(slates: SlateService, database: Database) -> None:
    await database.write(slates.withdraw_nominee, SlateNominee(GUILD, "oscars-97", BEST_PICTURE, ANORA))
    assert await database.write(
        slates.reinstate_nominee, SlateNominee(GUILD, "oscars-97", BEST_PICTURE, ANORA)
    )
    category = (await slates.get_ceremony(GUILD, "oscars-97")).by_id[BEST_PICTURE]
    assert not any(nominee.withdrawn for nominee in category.nominees)
    assert not await database.write(
        slates.reinstate_nominee, SlateNominee(GUILD, "oscars-97", BEST_PICTURE, ANORA)
    )


@pytest.mark.parametrize(
    ("ceremony_id", "category_id", "nominee_id", "subject"),
    [
        ("oscars-0", "best-picture", "anora", Subject.CEREMONY),
        ("oscars-97", "best-villain", "anora", Subject.CATEGORY),
        ("oscars-97", "best-picture", "the-room", Subject.NOMINEE),
    ],
)
async def test_what_is_not_there_cannot_be_withdrawn(
    slates: SlateService,
    database: Database,
    ceremony_id: str,
    category_id: CategoryId,
    nominee_id: NomineeId,
    subject: Subject,
) -> None:
    with pytest.raises(NothingFoundError) as refusal:
        await database.write(
            slates.withdraw_nominee, SlateNominee(GUILD, ceremony_id, category_id, nominee_id)
        )
    assert refusal.value.subject is subject


async def test_a_server_never_sees_the_slates_of_another(slates: SlateService, editor: SlateEditor) -> None:
    own = await editor.create_slate(GUILD, "The Golden Popcorn", None, HOST)
    assert own.id.startswith("own-")
    assert [ceremony.id for ceremony in await slates.list_own_ceremonies(GUILD)] == [own.id]
    assert await slates.list_own_ceremonies(OTHER_GUILD) == []
    with pytest.raises(NothingFoundError):
        await slates.get_ceremony(OTHER_GUILD, own.id)
    with pytest.raises(NothingFoundError):
        await slates.find_ceremony(OTHER_GUILD, own.id)
    assert own.id not in {choice.id for choice in await slates.suggest_ceremonies(OTHER_GUILD, "")}


@pytest.mark.parametrize(
    "text", ["own-", "own-x", "own-0", "own-9999999999999999999999", "own-١", "", "OWN-1"]
)
async def test_an_id_that_nobody_gave_is_nothing(slates: SlateService, text: str) -> None:
    with pytest.raises(NothingFoundError):
        await slates.get_ceremony(GUILD, text)


async def test_own_slates_come_first_and_then_the_record(slates: SlateService, editor: SlateEditor) -> None:
    popcorn = await editor.create_slate(GUILD, "The Golden Popcorn", None, HOST)
    offered = await slates.suggest_ceremonies(GUILD, "")
    assert offered[0].id == popcorn.id
    assert len(offered) == 25
    assert offered[1].id.startswith("oscars-")
    assert (await slates.suggest_ceremonies(GUILD, "golden pop"))[0].id == popcorn.id
    assert (await slates.suggest_ceremonies(GUILD, "oscars 20"))[0].id.startswith("oscars-")


@pytest.mark.parametrize(
    "text", ["golden popcorn", "The Golden Popcorn", "popcorn", "goldn popcorn", "own-1"]
)
async def test_an_own_slate_is_found_by_id_name_words_and_misspelling(
    slates: SlateService, editor: SlateEditor, text: str
) -> None:
    own = await editor.create_slate(GUILD, "The Golden Popcorn", None, HOST)
    assert (await slates.find_ceremony(GUILD, text)).id == own.id


async def test_what_could_be_an_own_slate_and_one_of_the_record_is_asked(
    slates: SlateService, editor: SlateEditor
) -> None:
    own = await editor.create_slate(GUILD, "Club Awards 2025", None, HOST)
    with pytest.raises(AmbiguousError) as refusal:
        await slates.find_ceremony(GUILD, "2025")
    assert [choice.id for choice in refusal.value.choices] == [own.id, "oscars-97"]
    assert (await slates.find_ceremony(GUILD, "97th")).id == "oscars-97"
    assert (await slates.find_ceremony(GUILD, "club awards 2025")).id == own.id


async def test_the_record_is_found_where_a_server_has_none_of_its_own(slates: SlateService) -> None:
    assert (await slates.find_ceremony(GUILD, "parasite")).id == "oscars-92"
    with pytest.raises(NothingFoundError):
        await slates.find_ceremony(GUILD, "qqqqqqqqqqqq")


async def test_what_is_found_carries_its_withdrawals(slates: SlateService, database: Database) -> None:
    await database.write(slates.withdraw_nominee, SlateNominee(GUILD, "oscars-97", BEST_PICTURE, ANORA))
    found = await slates.find_ceremony(GUILD, "97")
    assert found.by_id[BEST_PICTURE].by_id[ANORA].withdrawn


async def test_winners_of_the_record_are_known(slates: SlateService, database: Database) -> None:
    assert await database.read(slates.are_winners_known, GUILD, "oscars-98")
    assert not await database.read(slates.are_winners_known, GUILD, "oscars-99")


async def test_an_own_ceremony_is_not_known_by_its_date_for_it_is_judged_by_what_it_holds(
    slates: SlateService, editor: SlateEditor, database: Database, clock: StillClock
) -> None:
    own = await editor.create_slate(GUILD, "The Golden Popcorn", date(2026, 3, 14), HOST)
    await editor.edit_slate(GUILD, own.id, VILLAIN, HOST)
    clock.now = datetime(2028, 1, 2, tzinfo=UTC)
    assert not await database.read(slates.are_winners_known, GUILD, own.id)


async def test_a_copy_of_a_known_ceremony_is_known_and_so_is_its_copy(
    slates: SlateService, editor: SlateEditor, database: Database
) -> None:
    copy = await editor.create_slate(GUILD, "Once more", date(2030, 1, 1), HOST, "oscars-97")
    again = await editor.create_slate(GUILD, "And again", date(2031, 1, 1), HOST, copy.id)
    await editor.delete_slate(GUILD, copy.id, HOST)
    assert await database.read(slates.are_winners_known, GUILD, again.id)


@pytest.mark.slow
async def test_a_copy_whose_nominees_were_all_replaced_is_not_known_and_one_that_kept_any_is(
    slates: SlateService, editor: SlateEditor, database: Database
) -> None:
    copy = await editor.create_slate(GUILD, "The coming one", None, HOST, "oscars-97")
    for category in copy.categories:
        await editor.edit_slate(
            GUILD, copy.id, AddNominees(category.id, "The Odyssey\nDune: Part Three"), HOST
        )
        for nominee in category.nominees:
            await editor.edit_slate(GUILD, copy.id, RemoveNominee(category.id, nominee.id), HOST)
        left = copy.categories[copy.categories.index(category) + 1 :]
        others = [other.id for other in left]
        assert await database.read(slates.are_winners_known, GUILD, copy.id) is bool(left)
        assert not await database.read(slates.are_winners_known, GUILD, copy.id, [category.id])
        assert all([await database.read(slates.are_winners_known, GUILD, copy.id, [one]) for one in others])


async def test_nothing_is_known_of_what_is_not_there(slates: SlateService, database: Database) -> None:
    with pytest.raises(NothingFoundError):
        await database.read(slates.are_winners_known, GUILD, "own-1")
