from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.model import NO_RESULTS, Announcement, ResultAction, Results

CATEGORY_A = CategoryId("a")

NIGHT = datetime(2027, 3, 15, 0, 0, tzinfo=UTC)


def acts(*said: tuple[str, ResultAction, tuple[str, ...]]) -> list[Announcement]:
    return [
        Announcement(
            number,
            CategoryId(category_id),
            action,
            tuple(map(NomineeId, winner_ids)),
            NIGHT + timedelta(minutes=number),
            by=MemberId(1),
        )
        for number, (category_id, action, winner_ids) in enumerate(said, 1)
    ]


def announce(category_id: str, *winner_ids: str) -> tuple[str, ResultAction, tuple[str, ...]]:
    return category_id, ResultAction.ANNOUNCE, winner_ids


def void(category_id: str) -> tuple[str, ResultAction, tuple[str, ...]]:
    return category_id, ResultAction.VOID, ()


def announced(category_id: str, winner_ids: Sequence[str]) -> tuple[str, ResultAction, tuple[str, ...]]:
    return announce(category_id, *winner_ids)


def undo(category_id: str) -> tuple[str, ResultAction, tuple[str, ...]]:
    return category_id, ResultAction.UNDO, ()


anything_said = st.lists(
    st.one_of(
        st.builds(
            announced,
            st.sampled_from("abc"),
            st.lists(st.sampled_from("xyz"), min_size=1, max_size=2, unique=True),
        ),
        st.builds(void, st.sampled_from("abc")),
        st.builds(undo, st.sampled_from("abc")),
    ),
    max_size=12,
)


def standing(results: Results) -> tuple[list[tuple[str, tuple[str, ...]]], frozenset[str]]:
    return list(results.winners.items()), results.voided


def test_nothing_stands_before_the_first_envelope() -> None:
    assert Results.from_announcements([]) == NO_RESULTS
    assert NO_RESULTS.find_winners(CATEGORY_A) == ()
    assert NO_RESULTS.find_version(CATEGORY_A) == 0
    assert NO_RESULTS.is_unannounced(CATEGORY_A)


def test_an_announcement_names_its_winners_and_a_tie_names_several() -> None:
    results = Results.from_announcements(acts(announce("a", "x"), announce("b", "y", "z")))
    assert results.find_winners(CATEGORY_A) == ("x",)
    assert results.find_winners(CategoryId("b")) == ("y", "z")
    assert not results.is_unannounced(CategoryId("b"))
    assert results.is_unannounced(CategoryId("c"))


def test_the_last_word_stands_and_undo_goes_back_one_step() -> None:
    said = acts(announce("a", "x"), announce("a", "y"), undo("a"), undo("a"), undo("a"))
    assert [Results.from_announcements(said[:count]).find_winners(CATEGORY_A) for count in range(1, 6)] == [
        ("x",),
        ("y",),
        ("x",),
        (),
        (),
    ]


def test_a_void_hides_the_winner_until_it_is_undone() -> None:
    said = acts(announce("a", "x"), void("a"), undo("a"))
    voided = Results.from_announcements(said[:2])
    assert voided.voided == {"a"}
    assert voided.find_winners(CATEGORY_A) == ()
    assert not voided.is_unannounced(CATEGORY_A)
    assert standing(Results.from_announcements(said)) == standing(Results.from_announcements(said[:1]))


def test_the_same_winners_twice_are_one_announcement() -> None:
    said = acts(announce("a", "x", "y"), announce("a", "y", "x"), undo("a"))
    assert Results.from_announcements(said[:1]).has_winners(CATEGORY_A, [NomineeId("y"), NomineeId("x")])
    assert not Results.from_announcements(said[:1]).has_winners(CATEGORY_A, [NomineeId("x")])
    assert Results.from_announcements(said).is_unannounced(CATEGORY_A)


def test_once_announced_is_announced_for_ever_but_a_void_announces_nothing() -> None:
    results = Results.from_announcements(acts(announce("a", "x"), undo("a"), void("b")))
    assert results.ever_announced == {"a"}


def test_envelopes_keep_their_place_through_a_correction_and_lose_it_by_an_undo() -> None:
    corrected = Results.from_announcements(acts(announce("a", "x"), announce("b", "x"), announce("a", "y")))
    assert list(corrected.winners) == ["a", "b"]
    again = Results.from_announcements(
        acts(announce("a", "x"), announce("b", "x"), undo("a"), announce("a", "x"))
    )
    assert list(again.winners) == ["b", "a"]


def test_versions_move_with_everything_that_is_done_to_a_category() -> None:
    said = acts(announce("a", "x"), announce("b", "x"), void("a"), undo("a"))
    versions = [Results.from_announcements(said[:count]).find_version(CATEGORY_A) for count in range(1, 5)]
    assert versions == [1, 1, 3, 4]


@given(said=anything_said, last=st.sampled_from("abc"), winner=st.sampled_from("xyz"), voids=st.booleans())
def test_undo_restores(
    said: list[tuple[str, ResultAction, tuple[str, ...]]], last: str, winner: NomineeId, voids: bool
) -> None:
    before = Results.from_announcements(acts(*said))
    done = void(last) if voids else announce(last, winner)
    assume(last not in before.voided if voids else not before.has_winners(CategoryId(last), (winner,)))
    assert standing(Results.from_announcements(acts(*said, done))) != standing(before)
    assert standing(Results.from_announcements(acts(*said, done, undo(last)))) == standing(before)


@given(said=anything_said, data=st.data())
def test_the_order_among_categories_does_not_matter(
    said: list[tuple[str, ResultAction, tuple[str, ...]]], data: st.DataObject
) -> None:
    results = Results.from_announcements(acts(*said))
    by_category = {category_id: [act for act in said if act[0] == category_id] for category_id in "abc"}
    turns: Sequence[str] = data.draw(st.permutations([act[0] for act in said]))
    shuffled = Results.from_announcements(acts(*[by_category[category_id].pop(0) for category_id in turns]))
    assert dict(shuffled.winners) == dict(results.winners)
    assert shuffled.voided == results.voided
    assert shuffled.ever_announced == results.ever_announced


@given(said=anything_said, data=st.data())
def test_announcements_may_be_read_in_any_order(
    said: list[tuple[str, ResultAction, tuple[str, ...]]], data: st.DataObject
) -> None:
    announcements = acts(*said)
    assert Results.from_announcements(
        data.draw(st.permutations(announcements))
    ) == Results.from_announcements(announcements)
