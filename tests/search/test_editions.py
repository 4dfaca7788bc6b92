from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from bot.errors import AmbiguousError, Choice, NothingFoundError
from bot.search.search import Search


@pytest.fixture(scope="module")
def search(search: Search) -> Search:
    """The search in the autumn of 2026, the 98th Academy Awards being the latest."""
    return search.with_clock(lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))


def ids(choices: Iterable[Choice]) -> list[str]:
    return [choice.id for choice in choices]


@pytest.mark.parametrize(
    ("typed", "ceremony"),
    [
        ("last year", "oscars-97"),
        ("this year", "oscars-98"),
        ("now", "oscars-98"),
        ("next year", "oscars-99"),
        ("latest", "oscars-98"),
        ("last", "oscars-98"),
        ("the last Oscars", "oscars-98"),
        ("next", "oscars-99"),
        ("bafta last year", "bafta-2025"),
        ("sag latest", "actor-awards-2026"),
        ("first", "oscars-1"),
        ("the first", "oscars-1"),
        ("ninety-seventh", "oscars-97"),
        ("the ninety-seventh academy awards", "oscars-97"),
        ("twentieth", "oscars-20"),
        ("no. 97", "oscars-97"),
        ("#97", "oscars-97"),
        ("films of 2024", "oscars-97"),
        ("2024 films", "oscars-97"),
        ("2025-03-02", "oscars-97"),
        ("02/03/2025", "oscars-97"),
        ("3/2/2025", "oscars-97"),
        ("2 March 2025", "oscars-97"),
        ("march 2nd, 2025", "oscars-97"),
        ("1927/28", "oscars-1"),
        ("1929/30", "oscars-3"),
        ("1929-1930", "oscars-3"),
        ("2024/25", "oscars-97"),
        ("oscars '94", "oscars-66"),
        ("’94", "oscars-66"),
        ("'25", "oscars-97"),
        ("'28", "oscars-100"),
        ("oscars'26", "oscars-98"),
        ("globes'24", "golden-globes-2024"),
        ("previous year", "oscars-97"),
        ("two years ago", "oscars-96"),
        ("2025 winners", "oscars-97"),
        ("winners 2025", "oscars-97"),
        ("nominees of the 98th oscars, please", "oscars-98"),
    ],
)
def test_ceremonies_are_counted_and_dated_in_words(search: Search, typed: str, ceremony: str):
    assert search.find_ceremony(typed).id == ceremony
    assert ids(search.suggest_ceremonies(typed))[0] == ceremony


def test_this_year_is_the_year_on_the_clock(search: Search):
    earlier = search.with_clock(lambda: datetime(2020, 1, 1, tzinfo=UTC))
    assert earlier.find_ceremony("this year").id == "oscars-92"


@pytest.mark.parametrize(
    ("typed", "ceremonies"),
    [("'30", ["oscars-2", "oscars-3"]), ("films of 1928", ["oscars-1", "oscars-2"])],
)
def test_a_time_of_two_ceremonies_is_asked_about(search: Search, typed: str, ceremonies: list[str]):
    with pytest.raises(AmbiguousError) as refusal:
        search.find_ceremony(typed)
    assert ids(refusal.value.choices) == ceremonies


@pytest.mark.parametrize(("typed", "nearest"), [("5 April 2025", "oscars-97"), ("'33", "oscars-5")])
def test_a_time_without_a_ceremony_is_answered_with_the_nearest(search: Search, typed: str, nearest: str):
    with pytest.raises(NothingFoundError) as refusal:
        search.find_ceremony(typed)
    assert refusal.value.nearest[0].id == nearest


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("best picture 1994", "oscars-66"), ("ganadores 2025", "oscars-97"), ("who won the 45th", "oscars-45")],
)
def test_a_year_among_other_words_is_offered_first(search: Search, typed: str, nearest: str):
    with pytest.raises(NothingFoundError) as refusal:
        search.find_ceremony(typed)
    assert refusal.value.nearest[0].id == nearest


@pytest.mark.parametrize("typed", ["<@1>", "-1", "97.0", "<#97>", "1,5"])
def test_junk_is_no_number(search: Search, typed: str):
    with pytest.raises(NothingFoundError):
        search.find_ceremony(typed)


@pytest.mark.parametrize("typed", ["1e2", "last picture", "2025 parasite", "2025/99"])
def test_what_says_more_than_a_number_is_not_answered_by_one(search: Search, typed: str):
    with pytest.raises((NothingFoundError, AmbiguousError)) as refusal:
        search.find_ceremony(typed)
    assert refusal.value.text == typed


def test_a_film_is_not_taken_for_the_word_in_it(search: Search):
    assert search.find_ceremony("The Last Emperor").id == "oscars-60"
