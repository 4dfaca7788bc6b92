import asyncio
from datetime import date
from typing import Any, cast

import pytest

from bot.audit.model import AuditAction
from bot.db.engine import Database
from bot.errors import NothingFoundError, UserError
from bot.ids import CategoryId, NomineeId
from bot.record.model import Ceremony, Headline
from bot.record.record import Record
from bot.slates.builder import CATEGORY_ID_MAX_CHARACTERS, NOMINEE_ID_MAX_CHARACTERS, copy_categories
from bot.slates.drafts import (
    CATEGORY_MAX_NOMINEES,
    SLATE_MAX_CATEGORIES,
    SLATE_NAME_MAX_CHARACTERS,
    CategoryDraft,
    NomineeDraft,
    SlateDraft,
)
from bot.slates.editor import GUILD_MAX_SLATES, SlateEditor
from bot.slates.edits import (
    AddCategory,
    AddNominees,
    CorrectNominee,
    MoveCategory,
    MoveNominee,
    RemoveCategory,
    RemoveNominee,
    RenameCategory,
    RetitleSlate,
    SlateEdit,
)
from bot.slates.errors import (
    CategoryTakenError,
    NomineeTakenError,
    RecordSlateError,
    SlateFullError,
    SlateNameTakenError,
    SlateTextError,
    SlateUnreadableError,
)
from bot.slates.files import Fault, read_slate
from bot.slates.model import SlateNominee
from bot.slates.service import SlateService
from tests.slates.golden_popcorn import (
    BEST_HERO,
    BEST_VILLAIN,
    MISERY,
    POPCORN,
    VILLAINS,
    list_audit_entries,
    list_titles,
)
from tests.slates.known import KNOWN
from tests.slates.own_servers import GUILD, HOST, OTHER_GUILD

ANORA = NomineeId("anora")


BEST_PICTURE = CategoryId("best-picture")


async def test_a_new_slate_is_kept_and_logged(
    editor: SlateEditor, slates: SlateService, database: Database
) -> None:
    made = await editor.create_slate(GUILD, "  The  Golden Popcorn ", date(2027, 3, 14), HOST)
    assert await slates.get_ceremony(GUILD, made.id) == made
    assert (made.name, made.year, made.held) == ("The Golden Popcorn", 2027, date(2027, 3, 14))
    (entry,) = await list_audit_entries(database)
    assert (entry.action, entry.actor, entry.subject) == (
        AuditAction.CREATE_SLATE,
        HOST,
        "The Golden Popcorn",
    )
    assert entry.after == {"name": "The Golden Popcorn", "held": "2027-03-14"}


async def test_without_a_date_it_is_of_this_year(editor: SlateEditor) -> None:
    assert (await editor.create_slate(GUILD, "The Golden Popcorn", None, HOST)).year == 2026


@pytest.mark.parametrize(("name", "length"), [("", 0), ("\u200b", 0), ("x" * 101, 101)])
async def test_a_name_is_neither_empty_nor_too_long(editor: SlateEditor, name: str, length: int) -> None:
    with pytest.raises(SlateTextError) as refusal:
        await editor.create_slate(GUILD, name, None, HOST)
    assert (refusal.value.part, refusal.value.length) == ("ceremony", length)


async def test_two_slates_of_one_server_have_two_names(editor: SlateEditor, slate: Ceremony) -> None:
    with pytest.raises(SlateNameTakenError):
        await editor.create_slate(GUILD, "the golden pop-corn!".replace("-", ""), None, HOST)
    other = await editor.create_slate(GUILD, "Silver Popcorn", None, HOST)
    with pytest.raises(SlateNameTakenError):
        await editor.edit_slate(GUILD, other.id, RetitleSlate("THE GOLDEN POPCORN", None), HOST)
    assert await editor.create_slate(OTHER_GUILD, "The Golden Popcorn", None, HOST) != slate


async def test_two_moderators_naming_at_once_make_one_slate(
    editor: SlateEditor, slates: SlateService
) -> None:
    outcomes = await asyncio.gather(
        *(editor.create_slate(GUILD, "The Golden Popcorn", None, HOST) for _ in range(5)),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes].count(SlateNameTakenError) == 4
    assert len(await slates.list_own_ceremonies(GUILD)) == 1


async def test_two_moderators_adding_at_once_lose_nothing(
    editor: SlateEditor, slates: SlateService, slate: Ceremony
) -> None:
    added = [AddNominees(BEST_VILLAIN, f"Film {number}") for number in range(10)]
    await asyncio.gather(*(editor.edit_slate(GUILD, slate.id, change, HOST) for change in added))
    assert len((await slates.get_ceremony(GUILD, slate.id)).by_id[BEST_VILLAIN].nominees) == 13


async def test_a_server_has_so_many_slates_and_no_more(editor: SlateEditor) -> None:
    for number in range(GUILD_MAX_SLATES):
        await editor.create_slate(GUILD, f"Slate {number}", None, HOST)
    with pytest.raises(SlateFullError):
        await editor.create_slate(GUILD, "One more", None, HOST)


async def test_a_category_that_the_record_knows_joins_it(editor: SlateEditor, slate: Ceremony) -> None:
    lines = "Mikey Madison\nThe Substance | Demi Moore"
    changed = await editor.edit_slate(
        GUILD, slate.id, AddCategory("Actress in a Leading Role", None, lines), HOST
    )
    category = changed.categories[-1]
    assert (category.canonical, category.headline, category.weight) == ("best-actress", Headline.PERSON, 3)
    assert [nominee.people[0].name for nominee in category.nominees] == ["Mikey Madison", "Demi Moore"]
    assert [nominee.id for nominee in category.nominees] == ["mikey-madison", "demi-moore"]


@pytest.mark.parametrize(
    ("name", "lines", "headline"),
    [
        ("Best Villain", VILLAINS, Headline.FILM),
        ("Best Jury Member", "| Ana\n| Ben", Headline.PERSON),
        (
            "Best Needle Drop",
            "Top Gun | Berlin | Take My Breath Away\n| Simon | Mrs. Robinson",
            Headline.SONG,
        ),
        ("International Film", "The Secret Agent | | Brazil\nSirāt | | Spain", Headline.COUNTRY),
    ],
)
async def test_what_a_category_is_named_by_shows_in_its_name_and_nominees(
    editor: SlateEditor, name: str, lines: str, headline: Headline
) -> None:
    slate = await editor.create_slate(GUILD, "Popcorn", None, HOST)
    changed = await editor.edit_slate(GUILD, slate.id, AddCategory(name, None, lines), HOST)
    assert changed.categories[0].headline is headline


async def test_two_nominees_for_one_film_have_two_ids(editor: SlateEditor, slate: Ceremony) -> None:
    changed = await editor.edit_slate(
        GUILD, slate.id, AddNominees(BEST_VILLAIN, "Misery | James Caan\n悪魔\n悪夢"), HOST
    )
    assert [nominee.id for nominee in changed.categories[0].nominees][-3:] == [
        "misery-2",
        "nominee",
        "nominee-2",
    ]


async def test_lines_that_cannot_be_read_are_named_and_nothing_is_saved(
    editor: SlateEditor, slates: SlateService, slate: Ceremony
) -> None:
    with pytest.raises(SlateUnreadableError) as refusal:
        await editor.edit_slate(GUILD, slate.id, AddNominees(BEST_VILLAIN, "Jaws\n\n|\nJAWS\nA|B|C|D"), HOST)
    assert [(problem.line, problem.fault) for problem in refusal.value.problems] == [
        (3, Fault.NO_NOMINEE),
        (4, Fault.DUPLICATE_NOMINEE),
        (5, Fault.STRAY_VALUE),
    ]
    assert await slates.get_ceremony(GUILD, slate.id) == slate


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (AddCategory("BEST villain", None, ""), CategoryTakenError),
        (AddCategory(" ", None, ""), SlateTextError),
        (AddNominees(BEST_VILLAIN, "misery | kathy bates"), NomineeTakenError),
        (
            AddNominees(BEST_VILLAIN, "\n".join(f"Film {n}" for n in range(CATEGORY_MAX_NOMINEES - 2))),
            SlateFullError,
        ),
        (AddNominees(CategoryId("best-film"), "Jaws"), NothingFoundError),
        (CorrectNominee(BEST_VILLAIN, MISERY, "The Third Man | Orson Welles"), NomineeTakenError),
        (CorrectNominee(BEST_VILLAIN, MISERY, " "), SlateTextError),
        (CorrectNominee(BEST_VILLAIN, NomineeId("jaws"), "Jaws 2"), NothingFoundError),
        (RemoveNominee(BEST_VILLAIN, NomineeId("jaws")), NothingFoundError),
        (RemoveCategory(CategoryId("best-film")), NothingFoundError),
        (RetitleSlate("", None), SlateTextError),
    ],
)
async def test_what_cannot_be_changed_is_refused_and_nothing_is_changed(
    editor: SlateEditor,
    slates: SlateService,
    database: Database,
    slate: Ceremony,
    change: SlateEdit,
    refusal: type[UserError],
) -> None:
    before = await list_audit_entries(database)
    with pytest.raises(refusal):
        await editor.edit_slate(GUILD, slate.id, change, HOST)
    assert await slates.get_ceremony(GUILD, slate.id) == slate
    assert await list_audit_entries(database) == before


async def test_a_slate_has_so_many_categories_and_no_more(editor: SlateEditor, slate: Ceremony) -> None:
    for number in range(SLATE_MAX_CATEGORIES - 1):
        await editor.edit_slate(GUILD, slate.id, AddCategory(f"Prize {number}", None, ""), HOST)
    with pytest.raises(SlateFullError):
        await editor.edit_slate(GUILD, slate.id, AddCategory("One more", None, ""), HOST)


async def test_a_renamed_category_keeps_its_id_and_joins_another_prize(
    editor: SlateEditor, slate: Ceremony
) -> None:
    change = RenameCategory(BEST_VILLAIN, "Best Picture", Headline.FILM)
    category = (await editor.edit_slate(GUILD, slate.id, change, HOST)).by_id[BEST_VILLAIN]
    assert (category.name, category.canonical, category.weight) == ("Best Picture", "best-picture", 5)
    change = RenameCategory(BEST_VILLAIN, "Best Popcorn", Headline.PERSON)
    category = (await editor.edit_slate(GUILD, slate.id, change, HOST)).by_id[BEST_VILLAIN]
    assert (category.headline, category.canonical, category.weight) == (Headline.PERSON, None, 1)


async def test_a_corrected_nominee_keeps_its_id_and_place(editor: SlateEditor, slate: Ceremony) -> None:
    change = CorrectNominee(BEST_VILLAIN, MISERY, "Misery!\n| Kathy Bates; James Caan")
    nominee = (await editor.edit_slate(GUILD, slate.id, change, HOST)).categories[0].nominees[1]
    assert (nominee.id, nominee.films[0].title) == ("misery", "Misery!")
    assert [person.name for person in nominee.people] == ["Kathy Bates", "James Caan"]


async def test_a_correction_keeps_what_its_line_does_not_show(editor: SlateEditor) -> None:
    copy = await editor.create_slate(GUILD, "Copy", None, HOST, "oscars-97")
    before = copy.by_id[BEST_PICTURE].by_id[ANORA]
    change = CorrectNominee(BEST_PICTURE, ANORA, "ANORA | Alex Coco; Samantha Quan; Sean Baker")
    after = (await editor.edit_slate(GUILD, copy.id, change, HOST)).by_id[BEST_PICTURE].by_id[ANORA]
    assert before.credit
    assert after.credit == before.credit
    assert after.films[0].id == before.films[0].id
    assert after.people == before.people
    change = CorrectNominee(BEST_PICTURE, ANORA, "Anora | Sean Baker")
    after = (await editor.edit_slate(GUILD, copy.id, change, HOST)).by_id[BEST_PICTURE].by_id[ANORA]
    assert after.credit == ""
    assert after.people == before.people[-1:]


async def test_categories_and_nominees_go_where_they_are_put(
    editor: SlateEditor, slates: SlateService, slate: Ceremony
) -> None:
    await editor.edit_slate(GUILD, slate.id, AddCategory("Best Hero", None, "Jaws\nAlien"), HOST)
    changed = await editor.edit_slate(GUILD, slate.id, MoveCategory(BEST_HERO, 0), HOST)
    assert list(changed.by_id) == ["best-hero", "best-villain"]
    changed = await editor.edit_slate(
        GUILD, slate.id, MoveNominee(BEST_VILLAIN, NomineeId("no-country-for-old-men"), 99), HOST
    )
    assert list_titles(changed.by_id[BEST_VILLAIN]) == ["Misery", "The Third Man", "No Country for Old Men"]
    changed = await editor.edit_slate(
        GUILD, slate.id, MoveNominee(BEST_VILLAIN, NomineeId("the-third-man"), -5), HOST
    )
    assert list_titles(changed.by_id[BEST_VILLAIN]) == ["The Third Man", "Misery", "No Country for Old Men"]
    assert await slates.get_ceremony(GUILD, slate.id) == changed


async def test_what_is_removed_is_gone_and_so_is_its_withdrawal(
    editor: SlateEditor, slates: SlateService, database: Database, slate: Ceremony
) -> None:
    await database.write(slates.withdraw_nominee, SlateNominee(GUILD, slate.id, BEST_VILLAIN, MISERY))
    changed = await editor.edit_slate(GUILD, slate.id, RemoveNominee(BEST_VILLAIN, MISERY), HOST)
    assert "misery" not in changed.by_id[BEST_VILLAIN].by_id
    await editor.edit_slate(GUILD, slate.id, AddNominees(BEST_VILLAIN, "Misery | Kathy Bates"), HOST)
    assert not (await slates.get_ceremony(GUILD, slate.id)).by_id[BEST_VILLAIN].by_id[MISERY].withdrawn
    await editor.edit_slate(GUILD, slate.id, RemoveCategory(BEST_VILLAIN), HOST)
    assert (await slates.get_ceremony(GUILD, slate.id)).categories == ()


async def test_an_edit_keeps_withdrawals(
    editor: SlateEditor, slates: SlateService, database: Database, slate: Ceremony
) -> None:
    await database.write(slates.withdraw_nominee, SlateNominee(GUILD, slate.id, BEST_VILLAIN, MISERY))
    await editor.edit_slate(GUILD, slate.id, RetitleSlate("Silver Popcorn", None), HOST)
    assert (await slates.get_ceremony(GUILD, slate.id)).by_id[BEST_VILLAIN].by_id[MISERY].withdrawn


async def test_who_is_reinstated_stands_again_and_the_log_says_so(
    editor: SlateEditor, slates: SlateService, database: Database, slate: Ceremony
) -> None:
    await database.write(slates.withdraw_nominee, SlateNominee(GUILD, slate.id, BEST_VILLAIN, MISERY))
    for _ in range(2):
        seen = await editor.reinstate_nominee(SlateNominee(GUILD, slate.id, BEST_VILLAIN, MISERY), HOST)
        assert not seen.by_id[BEST_VILLAIN].by_id[MISERY].withdrawn
    logged = [
        entry for entry in await list_audit_entries(database) if entry.action is AuditAction.REINSTATE_NOMINEE
    ]
    assert [entry.subject for entry in logged] == ["Best Villain: Misery | Kathy Bates"]


async def test_the_log_says_what_was_before_and_after(
    editor: SlateEditor, database: Database, slate: Ceremony
) -> None:
    await editor.edit_slate(GUILD, slate.id, CorrectNominee(BEST_VILLAIN, MISERY, "Misery | K. Bates"), HOST)
    entry = (await list_audit_entries(database))[0]
    assert entry.action is AuditAction.EDIT_SLATE
    before, after = cast("dict[str, Any]", entry.before), cast("dict[str, Any]", entry.after)
    assert before.keys() == after.keys() == {"category best-villain"}
    assert before["category best-villain"]["nominees"][1] == "Misery | Kathy Bates"
    assert after["category best-villain"]["nominees"][1] == "Misery | K. Bates"


async def test_a_change_that_changes_nothing_leaves_no_line(
    editor: SlateEditor, database: Database, slate: Ceremony
) -> None:
    before = await list_audit_entries(database)
    await editor.edit_slate(GUILD, slate.id, RetitleSlate(slate.name, slate.held), HOST)
    assert await list_audit_entries(database) == before


async def test_the_record_is_not_edited(editor: SlateEditor) -> None:
    with pytest.raises(RecordSlateError) as refusal:
        await editor.edit_slate(GUILD, "oscars-97", AddCategory("Best Villain", None, VILLAINS), HOST)
    assert refusal.value.name == "97th Academy Awards"
    with pytest.raises(RecordSlateError):
        await editor.delete_slate(GUILD, "oscars-97", HOST)


async def test_another_server_edits_nothing(
    editor: SlateEditor, slates: SlateService, slate: Ceremony
) -> None:
    with pytest.raises(NothingFoundError):
        await editor.edit_slate(OTHER_GUILD, slate.id, RetitleSlate("Mine now", None), HOST)
    with pytest.raises(NothingFoundError):
        await editor.delete_slate(OTHER_GUILD, slate.id, HOST)
    with pytest.raises(NothingFoundError):
        await editor.create_slate(OTHER_GUILD, "Copy", None, HOST, slate.id)
    assert await slates.get_ceremony(GUILD, slate.id) == slate


async def test_a_copy_has_the_slate_without_its_winners(editor: SlateEditor, record: Record) -> None:
    copy = await editor.create_slate(GUILD, "Again", None, HOST, "oscars-97")
    source = record.ceremonies["oscars-97"]
    assert [category.name for category in copy.slate] == [category.title for category in source.slate]
    assert "Best Actress" in [category.title for category in copy.slate]
    assert not copy.has_winners
    assert copy.slate[0].nominees[0].films == source.slate[0].nominees[0].films
    assert copy.slate[0].weight == 5


def test_every_ceremony_of_the_record_can_be_copied(record: Record) -> None:
    for source in record.ceremonies.values():
        categories = copy_categories(source)
        assert [len(category.nominees) for category in categories] == [
            len(category.nominees) for category in source.slate
        ]
        assert len(categories) <= SLATE_MAX_CATEGORIES
        assert len({category.title for category in categories}) == len(categories), source.id
        assert not any(category.winners for category in categories)
        for category in categories:
            assert len(category.name) <= SLATE_NAME_MAX_CHARACTERS
            assert len(category.id) <= CATEGORY_ID_MAX_CHARACTERS
            assert len(category.nominees) <= CATEGORY_MAX_NOMINEES
            assert all(len(nominee.id) <= NOMINEE_ID_MAX_CHARACTERS for nominee in category.nominees)
            assert len(category.by_id) == len(category.nominees)


async def test_a_file_becomes_a_slate(editor: SlateEditor, slates: SlateService, database: Database) -> None:
    read = read_slate(POPCORN, KNOWN)
    assert read.slate is not None
    made = await editor.import_file(GUILD, "Popcorn", read.slate, HOST)
    assert await slates.get_ceremony(GUILD, made.id) == made
    assert list_titles(made.by_id[BEST_VILLAIN]) == ["Misery", "Jaws"]
    assert (await list_audit_entries(database))[0].action is AuditAction.IMPORT_SLATE


async def test_a_file_that_says_so_withdraws(editor: SlateEditor, slates: SlateService) -> None:
    read = read_slate(
        b"category,film,withdrawn\nBest Villain,Misery,yes\nBest Villain,Jaws,\nBest Villain,Alien,no\n",
        KNOWN,
    )
    assert read.slate is not None
    made = await editor.import_file(GUILD, "Popcorn", read.slate, HOST)
    seen = (await slates.get_ceremony(GUILD, made.id)).by_id[BEST_VILLAIN]
    assert [nominee.id for nominee in seen.nominees if nominee.withdrawn] == ["misery"]


async def test_a_file_of_the_same_name_takes_the_place_of_the_slate(
    editor: SlateEditor, slates: SlateService, slate: Ceremony
) -> None:
    read = read_slate(POPCORN, KNOWN)
    assert read.slate is not None
    made = await editor.import_file(GUILD, "the golden popcorn", read.slate, HOST)
    assert made.id == slate.id
    assert made.held == slate.held
    assert list_titles((await slates.get_ceremony(GUILD, slate.id)).by_id[BEST_VILLAIN]) == ["Misery", "Jaws"]
    assert len(await slates.list_own_ceremonies(GUILD)) == 1


async def test_a_slate_as_large_as_can_be_is_kept_whole(editor: SlateEditor, slates: SlateService) -> None:
    nominees = tuple(
        NomineeDraft((f"Film {number}",), (f"Somebody {number}",)) for number in range(CATEGORY_MAX_NOMINEES)
    )
    draft = tuple(CategoryDraft(f"Prize {number}", nominees) for number in range(SLATE_MAX_CATEGORIES))
    slate = await editor.import_file(GUILD, "Everything", SlateDraft("", None, draft), HOST)
    slate = await editor.edit_slate(
        GUILD, slate.id, MoveNominee(CategoryId("prize-59"), NomineeId("film-59"), 0), HOST
    )
    kept = await slates.get_ceremony(GUILD, slate.id)
    assert kept == slate
    assert (
        sum(len(category.nominees) for category in kept.categories)
        == SLATE_MAX_CATEGORIES * CATEGORY_MAX_NOMINEES
    )
    assert kept.categories[-1].nominees[0].id == "film-59"
