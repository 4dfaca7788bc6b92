"""Picks as they are typed from a filled-in sheet."""

from dataclasses import replace

import pytest

from bot.contests.model import Contest, Rules, Scoring
from bot.contests.paper import (
    PaperFault,
    find_wager_problems,
    format_paper_picks,
    make_letter,
    number_slate,
    read_paper_picks,
)
from bot.ids import CategoryId
from bot.record.model import Category, Ceremony
from tests.contest_club import COMING, small_record
from tests.contests.small_contests import contest, rules

CATEGORIES = ("best-picture", "directing", "actress", "short")


@pytest.fixture
def ceremony() -> Ceremony:
    return small_record().ceremonies[COMING]


def asking(scoring: Scoring = Scoring.CLASSIC, doubles: int = 0) -> Contest:
    played_by: Rules = replace(rules(*CATEGORIES, scoring=scoring), doubles=doubles)
    return contest(rules=played_by, ceremony_id=COMING)


@pytest.mark.parametrize(
    "typed",
    [
        "1b 2a 3c",
        "1 B, 2-a 3:c",
        "1b2a3c",
        "3c\n1.b\r\n2)A",
        "1=b; 2 – a / 3_c.",
        "  01b,,2a &  3C,",
    ],
)
def test_what_stands_between_them_does_not_matter(typed: str, ceremony: Ceremony) -> None:
    found = read_paper_picks(asking(), ceremony, typed)
    assert {one: pick.nominee_id for one, pick in found.picks.items()} == {
        "best-picture": "b",
        "directing": "a",
        "actress": "c",
    }
    assert not found.problems


@pytest.mark.parametrize(
    ("typed", "fault", "named"),
    [
        ("1b Anora", PaperFault.UNREADABLE, "Anora"),
        ("1b 2", PaperFault.UNREADABLE, "2"),
        ("1b a", PaperFault.UNREADABLE, "a"),
        ("1b 2abc", PaperFault.UNREADABLE, "2abc"),
        ("1b 5a", PaperFault.NO_SUCH_CATEGORY, "5a"),
        ("1b 0a", PaperFault.NO_SUCH_CATEGORY, "0a"),
        ("1b 2e", PaperFault.NO_SUCH_NOMINEE, "2e"),
        ("1b 1B", PaperFault.CATEGORY_TWICE, "1B"),
        ("1b 1 c", PaperFault.CATEGORY_TWICE, "1 c"),
    ],
)
def test_what_cannot_be_taken_is_named(typed: str, fault: PaperFault, named: str, ceremony: Ceremony) -> None:
    found = read_paper_picks(asking(), ceremony, typed)
    assert [(one.fault, one.text) for one in found.problems] == [(fault, named)]
    assert found.picks[CategoryId("best-picture")].nominee_id == "b"


def test_a_withdrawn_nominee_keeps_its_letter_and_is_refused(ceremony: Ceremony) -> None:
    first, *others = ceremony.categories
    nominees = tuple(replace(one, withdrawn=one.id == "b") for one in first.nominees)
    slate = replace(ceremony, categories=(replace(first, nominees=nominees), *others))
    assert [one.fault for one in read_paper_picks(asking(), slate, "1b").problems] == [PaperFault.WITHDRAWN]
    assert read_paper_picks(asking(), slate, "1c").picks[CategoryId("best-picture")].nominee_id == "c"


def test_stakes_and_doubles_are_read_and_written_alike(ceremony: Ceremony) -> None:
    asked = asking(Scoring.CONFIDENCE, doubles=1)
    found = read_paper_picks(asked, ceremony, "1b ( 4 )*, 2a(1)")
    assert [(pick.stake, pick.doubled) for pick in found.picks.values()] == [(4, True), (1, False)]
    assert not find_wager_problems(asked, ceremony, found.picks)
    assert format_paper_picks(asked, ceremony, found.picks) == "1b(4)* 2a(1)"


@pytest.mark.parametrize(
    ("scoring", "doubles", "typed", "fault", "named"),
    [
        (Scoring.CLASSIC, 0, "1b* 2a", PaperFault.NO_DOUBLES, "1b*"),
        (Scoring.CLASSIC, 1, "1b* 2a*", PaperFault.TOO_MANY_DOUBLES, "2a*"),
        (Scoring.CLASSIC, 0, "1b(3)", PaperFault.NO_STAKES, "1b(3)"),
        (Scoring.CONFIDENCE, 0, "1b(5)", PaperFault.STAKE_RANGE, "1b(5)"),
        (Scoring.CONFIDENCE, 0, "1b(0)", PaperFault.STAKE_RANGE, "1b(0)"),
        (Scoring.CONFIDENCE, 0, "1b(3) 4a(3)", PaperFault.STAKE_TWICE, "4a(3)"),
    ],
)
def test_wagers_that_the_rules_do_not_have_are_named(
    scoring: Scoring, doubles: int, typed: str, fault: PaperFault, named: str, ceremony: Ceremony
) -> None:
    asked = asking(scoring, doubles)
    picks = read_paper_picks(asked, ceremony, typed).picks
    assert [(one.fault, one.text) for one in find_wager_problems(asked, ceremony, picks)] == [(fault, named)]


def test_letters_go_on_after_z() -> None:
    assert [make_letter(place) for place in (0, 25, 26, 51, 52)] == ["a", "z", "aa", "az", "ba"]


def test_weights_stand_on_the_sheet_where_they_count(ceremony: Ceremony) -> None:
    weighted = contest(rules=rules(*CATEGORIES, scoring=Scoring.WEIGHTED, weight=3), ceremony_id=COMING)
    slate = number_slate(weighted, ceremony)
    assert [(one.number, one.weight) for one in slate] == [(1, 3), (2, 3), (3, 3), (4, 3)]
    assert isinstance(slate[0].category, Category)
    assert {one.weight for one in number_slate(asking(), ceremony)} == {1}
