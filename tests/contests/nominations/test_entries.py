from datetime import timedelta

import pytest

from bot.contests.errors import PicksClosedError
from bot.contests.lifecycle import ContestChanges, ContestDraft
from bot.contests.model import ContestKind, Scoring
from bot.contests.nominations.errors import (
    ContenderMentionError,
    LateEntriesOnNominationsError,
    NoExpectedCategoriesError,
    NomineesKnownError,
    NoNewContendersError,
    NotAContenderError,
    SlotsRangeError,
    TooManyContendersError,
    TooManyEntriesError,
)
from bot.contests.nominations.rules import OWN_CONTENDERS_LIMIT
from bot.ids import ContenderId
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from tests.contest_club import GUILD, HOST, LOCK, PAST
from tests.nominations_club import ACTRESS, ANA, BEN, PICTURE, NominationsClub


async def test_slots_are_the_academys_unless_a_host_says_otherwise(nominations: NominationsClub) -> None:
    contest = await nominations.create(announced=False, slots=None)
    assert [category.slots for category in contest.rules.categories] == [10, 5]

    changed = await nominations.services.contest_hosting.edit_contest(
        GUILD, contest.id, ContestChanges(slots={PICTURE: 5}), HOST
    )
    assert [category.slots for category in changed.rules.categories] == [5, 5]
    with pytest.raises(SlotsRangeError):
        await nominations.services.contest_hosting.edit_contest(
            GUILD, contest.id, ContestChanges(slots={PICTURE: 26}), HOST
        )
    with pytest.raises(LateEntriesOnNominationsError):
        await nominations.services.contest_hosting.edit_contest(
            GUILD, contest.id, ContestChanges(late_entries=True), HOST
        )


async def test_known_nominees_cannot_be_predicted(nominations: NominationsClub) -> None:
    draft = ContestDraft(PAST, "Too late", LOCK, kind=ContestKind.NOMINATIONS)
    with pytest.raises(NomineesKnownError):
        await nominations.services.contest_hosting.create_contest(GUILD, draft, HOST)


async def test_a_page_replaces_what_it_showed_and_nothing_else(nominations: NominationsClub) -> None:
    await nominations.create(slots=3)
    one, two, three, four = await nominations.add(PICTURE, "One", "Two", "Three", "Four")
    await nominations.choose(ANA, PICTURE, two, one, shown=(one, two))
    paper = await nominations.choose(ANA, PICTURE, three, shown=(three, four))
    assert paper.ballot.entries[PICTURE] == (two, one, three)

    paper = await nominations.choose(ANA, PICTURE, one, shown=(one, two))
    assert paper.ballot.entries[PICTURE] == (one, three)
    assert (await nominations.paper(ANA)).ballot.entries == paper.ballot.entries

    paper = await nominations.choose(ANA, PICTURE, shown=(one, four))
    assert paper.ballot.entries == {}
    assert paper.missing_ids == (PICTURE, ACTRESS)


async def test_one_too_many_is_refused_with_what_is_chosen(nominations: NominationsClub) -> None:
    await nominations.create(slots=2)
    one, two, three = await nominations.add(PICTURE, "One", "Two", "Three")
    await nominations.choose(ANA, PICTURE, one, two, shown=(one, two))
    with pytest.raises(TooManyEntriesError) as refused:
        await nominations.choose(ANA, PICTURE, three, shown=(three, three))
    assert refused.value.chosen == ["One", "Two"]
    assert (await nominations.paper(ANA)).ballot.entries[PICTURE] == (one, two)


async def test_ones_own_is_hidden_from_others_and_found_again(nominations: NominationsClub) -> None:
    await nominations.create()
    (known,) = await nominations.add(PICTURE, "The Known One")
    mine = await nominations.enter(ANA, PICTURE, "Nobody’s Guess")
    own = mine.ballot.entries[PICTURE][0]
    assert own != known
    assert [one.text for one in mine.list_options(PICTURE)] == ["The Known One", "Nobody’s Guess"]
    assert [one.text for one in (await nominations.paper(BEN)).list_options(PICTURE)] == ["The Known One"]
    with pytest.raises(NotAContenderError):
        await nominations.choose(BEN, PICTURE, own)

    again = await nominations.enter(ANA, PICTURE, "nobodys guess")
    assert again.ballot.entries[PICTURE] == (own,)
    listed = await nominations.enter(BEN, PICTURE, "Known One")
    assert listed.ballot.entries[PICTURE] == (known,)
    context = await nominations.services.contests.get_context(GUILD, nominations.contest_id)
    assert [one.films[0].title for one in context.get_category(PICTURE).nominees] == ["The Known One"]


async def test_own_contenders_have_a_limit_and_mention_nobody(nominations: NominationsClub) -> None:
    await nominations.create(slots=25)
    for number in range(OWN_CONTENDERS_LIMIT):
        await nominations.enter(ANA, PICTURE, f"Film {number} of mine")
    with pytest.raises(TooManyContendersError):
        await nominations.enter(ANA, PICTURE, "One more")
    with pytest.raises(ContenderMentionError):
        await nominations.enter(BEN, PICTURE, "Hello @everyone")


async def test_a_full_category_keeps_no_contender_that_was_refused(nominations: NominationsClub) -> None:
    await nominations.create(slots=1)
    await nominations.enter(ANA, PICTURE, "First")
    with pytest.raises(TooManyEntriesError):
        await nominations.enter(ANA, PICTURE, "Second")
    context = await nominations.services.nominations.contenders.get_context(GUILD, nominations.contest_id)
    assert [one.text for one in context.contenders.by_id.values()] == ["First"]


async def test_after_the_lock_nothing_is_taken(nominations: NominationsClub) -> None:
    await nominations.create()
    (one,) = await nominations.add(PICTURE, "One")
    with pytest.raises(PicksClosedError):
        await nominations.choose(ANA, PICTURE, one, at=LOCK)
    paper = await nominations.choose(ANA, PICTURE, one, at=LOCK - timedelta(microseconds=1))
    assert paper.ballot.entries[PICTURE] == (one,)


async def test_what_a_host_withdraws_stays_where_it_is_named(nominations: NominationsClub) -> None:
    await nominations.create()
    one, two = await nominations.add(PICTURE, "One", "Two")
    await nominations.choose(ANA, PICTURE, one)
    withdrawn = await nominations.services.nominations.contenders.withdraw_contender(
        GUILD, nominations.contest_id, one, HOST
    )
    assert withdrawn.member_ids == (ANA,)
    with pytest.raises(NotAContenderError):
        await nominations.choose(BEN, PICTURE, one)
    assert [entry.text for entry in (await nominations.paper(BEN)).list_options(PICTURE)] == ["Two"]
    paper = await nominations.choose(ANA, PICTURE, one, two)
    assert paper.ballot.entries[PICTURE] == (one, two)
    with pytest.raises(NotAContenderError):
        await nominations.services.nominations.contenders.withdraw_contender(
            GUILD, nominations.contest_id, ContenderId(99), HOST
        )


async def test_a_servers_own_slate_needs_no_nominees(nominations: NominationsClub) -> None:
    slate = SlateDraft("Club Awards", None, (CategoryDraft("Best Poster"), CategoryDraft("Best Trailer")))
    own = await nominations.services.slate_editor.import_file(GUILD, slate.name, slate, HOST)
    draft = ContestDraft(own.id, "Club nominations", LOCK, scoring=Scoring.HITS, kind=ContestKind.NOMINATIONS)
    contest = await nominations.services.contest_hosting.create_contest(GUILD, draft, HOST)
    assert [category.slots for category in contest.rules.categories] == [5, 5]

    empty = await nominations.services.slate_editor.create_slate(GUILD, "Nothing yet", None, HOST)
    with pytest.raises(NoExpectedCategoriesError):
        await nominations.services.contest_hosting.create_contest(
            GUILD, ContestDraft(empty.id, "Too early", LOCK, kind=ContestKind.NOMINATIONS), HOST
        )


async def test_a_file_and_the_seasons_awards_bring_contenders(nominations: NominationsClub) -> None:
    await nominations.create()
    slate = SlateDraft(
        "A list",
        None,
        (
            CategoryDraft("Best Picture", (NomineeDraft(films=("One",)), NomineeDraft(films=("Two",)))),
            CategoryDraft("Best Poster", (NomineeDraft(films=("Three",)),)),
        ),
    )
    contenders = nominations.services.nominations.contenders
    assert await contenders.import_contenders(GUILD, nominations.contest_id, slate, HOST) == 2
    with pytest.raises(NoNewContendersError):
        await contenders.import_contenders(GUILD, nominations.contest_id, slate, HOST)
    with pytest.raises(NoNewContendersError):
        await contenders.take_over_season(GUILD, nominations.contest_id, HOST)
