"""Whether a contest is a rehearsal: by what its slate holds now, or as its host says."""

from datetime import date

import pytest

from bot.contests.errors import WrongStateError
from bot.contests.lifecycle import ContestChanges
from bot.ids import CategoryId, NomineeId
from bot.slates.editor import SlateEditor
from bot.slates.edits import AddCategory, AddNominees, RemoveNominee
from tests.contest_club import COMING, GUILD, HOST, PAST, Club, small_record

BEST_PICTURE = CategoryId("best-picture")


def edit(club: Club) -> SlateEditor:
    return SlateEditor(club.database, small_record(), club.slates, club.clock)


async def copy(club: Club, source: str = PAST) -> str:
    return (await edit(club).create_slate(GUILD, "Our copy", date(2030, 1, 1), HOST, source)).id


async def test_a_copy_is_a_rehearsal_as_long_as_a_known_nominee_is_in_a_category_it_asks_about(
    club: Club,
) -> None:
    slate_id, editor = await copy(club), edit(club)
    contest = await club.draft(slate_id, category_ids=(BEST_PICTURE,))
    assert contest.rehearsal
    await editor.edit_slate(GUILD, slate_id, AddNominees(BEST_PICTURE, "Dune: Part Three\nThe Odyssey"), HOST)
    for nominee_id in "abc":
        await editor.edit_slate(GUILD, slate_id, RemoveNominee(BEST_PICTURE, NomineeId(nominee_id)), HOST)
    assert (await club.contests.get_card(GUILD, contest.id, for_host=True)).contest.rehearsal
    await editor.edit_slate(GUILD, slate_id, RemoveNominee(BEST_PICTURE, NomineeId("d")), HOST)
    assert not (await club.contests.get_card(GUILD, contest.id, for_host=True)).contest.rehearsal
    opened = await club.hosting.announce_contest(GUILD, contest.id, HOST)
    assert not opened.rehearsal
    assert (await club.draft(slate_id)).rehearsal


@pytest.mark.parametrize("source", [PAST, COMING])
async def test_a_host_says_otherwise_until_it_opens(club: Club, source: str) -> None:
    contest = await club.draft(source)
    other = not contest.rehearsal
    assert contest.rehearsal is (source == PAST)
    await club.hosting.edit_contest(GUILD, contest.id, ContestChanges(rehearsal_choice=other), HOST)
    opened = await club.hosting.announce_contest(GUILD, contest.id, HOST)
    assert opened.rehearsal is other
    assert opened.result_set.is_rehearsal is other
    with pytest.raises(WrongStateError):
        await club.hosting.edit_contest(GUILD, contest.id, ContestChanges(rehearsal_choice=not other), HOST)


async def test_a_copy_of_what_this_server_announced_is_a_rehearsal(club: Club) -> None:
    editor = edit(club)
    own = await editor.create_slate(GUILD, "The Golden Popcorn", None, HOST)
    for name in ("Best Villain", "Best Cat"):
        own = await editor.edit_slate(GUILD, own.id, AddCategory(name, None, "Misery\nGoldfinger"), HOST)
    villain, cat = own.categories
    source = await club.open(own.id)
    slate_id = await copy(club, own.id)
    assert not (await club.draft(slate_id)).rehearsal
    await club.night.announce_winners(source.result_set, villain.id, [villain.nominees[0].id], HOST)
    assert (await club.draft(slate_id)).rehearsal
    assert not (await club.draft(slate_id, category_ids=(cat.id,))).rehearsal
