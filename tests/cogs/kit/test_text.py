import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import ContestId
from cogs.kit.layouts import MESSAGE_TEXT_LIMIT, make_card, make_screen, make_section
from cogs.kit.routes import make_share_button
from cogs.kit.text import escape_text, fit_texts
from tests.discord_limits import breaches


@pytest.mark.parametrize("mark", ["\u202e", "\u202d", "\u2066", "\u2067", "\u200f", "\u061c"])
def test_text_turns_no_line_around(mark: str):
    assert escape_text(f"a{mark}b") == "ab"


def test_no_link_survives():
    assert escape_text("[**x**](http://example.org/a_b)") == r"\[\*\*x\*\*](http:\//example.org/a\_b)"
    assert "://" not in escape_text("https://example.org <http://example.org>")


def test_brackets_and_names_are_read_as_they_are():
    assert escape_text("REC [2007] · Amélie") == r"REC \[2007] · Amélie"


def test_what_fits_stays_as_it_is():
    assert fit_texts(["one\n\ntwo", "three"], 13) == ["one\n\ntwo", "three"]


def test_the_longest_lines_give_way():
    assert fit_texts(["short\n" + "a" * 30, "b" * 20], 36) == ["short\n" + "a" * 14 + "…", "b" * 14 + "…"]


@given(st.lists(st.text(alphabet="ab \n", max_size=60), max_size=6), st.integers(min_value=0, max_value=300))
def test_texts_are_cut_no_further_than_it_takes(texts: list[str], limit: int):
    lines = [len(line) for text in texts for line in text.split("\n")]
    fitting = fit_texts(texts, limit)
    assert [text.count("\n") for text in fitting] == [text.count("\n") for text in texts]
    # A character of each line remains, whatever the limit.
    least = sum(min(1, length) for length in lines) + sum(text.count("\n") for text in texts)
    assert sum(map(len, fitting)) <= max(limit, least)
    if sum(map(len, texts)) <= limit:
        assert fitting == texts


def test_a_screen_is_within_discords_limit_however_much_it_says():
    lines = "\n".join(f"{number} " + "x" * 190 for number in range(24))
    screen = make_screen(
        make_card("## The heading", lines, make_section("y" * 200, make_share_button(ContestId(1))))
    )
    assert list(breaches(screen)) == []
    assert MESSAGE_TEXT_LIMIT - 50 < screen.content_length() <= MESSAGE_TEXT_LIMIT
