import pytest

from bot.errors import AmbiguousError, NothingFoundError, Subject
from bot.results.result_set import ResultSet
from tests.contest_club import COMING, GUILD, HOST, OTHER_GUILD, PAST, Club


async def test_without_a_contest_nothing_is_meant(club: Club) -> None:
    await club.draft()
    assert await club.night.result_sets.list_current(GUILD) == []
    with pytest.raises(NothingFoundError) as refusal:
        await club.night.result_sets.choose_result_set(GUILD)
    assert refusal.value.subject is Subject.CEREMONY


async def test_the_only_current_one_is_meant(club: Club) -> None:
    contest = await club.open(PAST)
    assert await club.night.result_sets.choose_result_set(GUILD) == ResultSet(GUILD, PAST, contest.id)
    with pytest.raises(NothingFoundError):
        await club.night.result_sets.choose_result_set(OTHER_GUILD)


async def test_contests_on_the_ceremony_are_one_and_rehearsals_are_each_their_own(club: Club) -> None:
    first, second = await club.open(COMING), await club.open(COMING)
    rehearsal = await club.open(PAST, title="Warm-up")
    over = await club.sealed({}, PAST)
    await club.hosting.finish_contest(GUILD, over.id, None, HOST)
    current = await club.night.result_sets.list_current(GUILD)
    assert {choice.result_set: [contest.id for contest in choice.contests] for choice in current} == {
        ResultSet(GUILD, COMING): [first.id, second.id],
        ResultSet(GUILD, PAST, rehearsal.id): [rehearsal.id],
    }
    with pytest.raises(AmbiguousError) as several:
        await club.night.result_sets.choose_result_set(GUILD)
    assert [(choice.id, choice.name, choice.detail) for choice in several.value.choices] == [
        (COMING, "99th Academy Awards", ""),
        (f"{PAST}:{rehearsal.id}", "Warm-up", "98th Academy Awards"),
    ]
    for choice in several.value.choices:
        assert (await club.night.result_sets.choose_result_set(GUILD, choice.id)).key == choice.id


@pytest.mark.parametrize("text", ["Warm-up", "warm up", "oscars-98", "98", "98th", "98th Academy Awards"])
async def test_a_ceremony_with_one_rehearsal_means_that(club: Club, text: str) -> None:
    await club.open(COMING)
    rehearsal = await club.open(PAST, title="Warm-up")
    assert await club.night.result_sets.choose_result_set(GUILD, text) == ResultSet(GUILD, PAST, rehearsal.id)


async def test_a_ceremony_with_several_asks_which(club: Club) -> None:
    first, second = await club.open(PAST, title="Warm-up"), await club.open(PAST, title="Encore")
    with pytest.raises(AmbiguousError) as several:
        await club.night.result_sets.choose_result_set(GUILD, "98th")
    assert {choice.id for choice in several.value.choices} == {f"{PAST}:{first.id}", f"{PAST}:{second.id}"}


async def test_a_ceremony_without_a_contest_is_meant_itself(club: Club) -> None:
    await club.open(COMING)
    assert await club.night.result_sets.choose_result_set(GUILD, "98") == ResultSet(GUILD, PAST)
    with pytest.raises(NothingFoundError):
        await club.night.result_sets.choose_result_set(GUILD, "1933")


async def test_current_ones_are_offered_before_other_ceremonies(club: Club) -> None:
    rehearsal = await club.open(PAST, title="Warm-up")
    offered = [choice.id for choice in await club.night.result_sets.suggest_result_sets(GUILD, "")]
    assert offered[0] == f"{PAST}:{rehearsal.id}"
    assert {PAST, COMING} <= set(offered)
    assert len(offered) == len(set(offered))
