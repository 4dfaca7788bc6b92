import pytest

from bot.search.editions import parse_number


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("97", 97),
        ("97th", 97),
        ("2025", 2025),
        ("first", 1),
        ("twelfth", 12),
        ("twentieth", 20),
        ("ninety seventh", 97),
        ("ninety seven", 97),
        ("fortieth", 40),
        ("hundredth", 100),
    ],
)
def test_numbers_are_read_in_digits_and_words(said: str, number: int):
    assert parse_number(said) == number


@pytest.mark.parametrize("said", ["", "1e2", "97th 98th", "ninety eleven", "12345", "parasite"])
def test_nothing_else_is_a_number(said: str):
    assert parse_number(said) is None
