"""From nominations to nominees: counted, joined, chosen."""

from dataclasses import replace

import pytest

from bot.ids import CategoryId
from bot.record.model import FilmCredit, Headline
from bot.room_awards.entries import NominationEntry
from bot.room_awards.errors import TooManyNomineesError
from bot.room_awards.model import AwardCategory
from bot.room_awards.shortlist import choose_nominees, count_contenders, join_doubles, list_similar

CATEGORY = AwardCategory(CategoryId("picture"), "Best Picture", Headline.FILM)


def entries(letters: str) -> list[NominationEntry]:
    return [NominationEntry(one, (FilmCredit(None, one),), (), "", one) for one in letters]


def counted(*nominations: str, category: AwardCategory = CATEGORY) -> list[tuple[str, int]]:
    contenders = count_contenders(category, [entries(letters) for letters in nominations])
    return [(one.key, one.nominators) for one in contenders]


def test_the_most_named_come_first_and_equals_as_they_came_up() -> None:
    assert counted("ba", "bc", "d") == [("b", 2), ("a", 1), ("c", 1), ("d", 1)]


def test_a_member_who_names_both_of_a_double_counts_once() -> None:
    joined = replace(CATEGORY, doubles={"b": "a"})
    assert counted("ab", "b", "c", category=joined) == [("b", 2), ("c", 1)]


def test_a_double_is_named_as_most_named_it() -> None:
    contenders = count_contenders(
        replace(CATEGORY, doubles={"b": "a"}), [entries("a"), entries("b"), entries("b")]
    )
    assert [(one.entry.typed, one.keys) for one in contenders] == [("b", {"a", "b"})]


def test_joining_what_was_joined_before() -> None:
    contenders = count_contenders(CATEGORY, [entries("abc")])
    twice = join_doubles(join_doubles({}, contenders[:2]), [contenders[2], contenders[0]])
    assert counted("a", "b", "c", category=replace(CATEGORY, doubles=twice)) == [("a", 3)]


@pytest.mark.parametrize(
    ("limit", "chosen"),
    [(1, "a"), (2, "abc"), (3, "abc"), (4, "abcde"), (9, "abcde")],
)
def test_a_shared_last_place_is_all_in(limit: int, chosen: str) -> None:
    contenders = count_contenders(CATEGORY, [entries("abc"), entries("abc"), entries("ade")])
    assert "".join(one.key for one in choose_nominees(CATEGORY, contenders, limit)) == chosen


def test_more_than_a_category_can_have_are_refused() -> None:
    many = [[NominationEntry(str(n), (), (), "", str(n))] for n in range(61)]
    with pytest.raises(TooManyNomineesError):
        choose_nominees(CATEGORY, count_contenders(CATEGORY, many), 5)


def test_what_may_be_the_same_is_pointed_out() -> None:
    names = ["Popcorn Night", "Popcorn Nights", "Something Else"]
    contenders = count_contenders(CATEGORY, [[NominationEntry(one, (), (), "", one) for one in names]])
    assert [(one.key, other.key) for one, other in list_similar(contenders)] == [
        ("Popcorn Night", "Popcorn Nights")
    ]
