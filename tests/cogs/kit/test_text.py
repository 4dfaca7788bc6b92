import pytest

from cogs.kit.text import escape_text


@pytest.mark.parametrize("mark", ["\u202e", "\u202d", "\u2066", "\u2067", "\u200f", "\u061c"])
def test_text_turns_no_line_around(mark: str):
    assert escape_text(f"a{mark}b") == "ab"


def test_no_link_survives():
    assert escape_text("[**x**](http://example.org/a_b)") == r"\[\*\*x\*\*](http:\//example.org/a\_b)"
    assert "://" not in escape_text("https://example.org <http://example.org>")


def test_brackets_and_names_are_read_as_they_are():
    assert escape_text("REC [2007] · Amélie") == r"REC \[2007] · Amélie"
