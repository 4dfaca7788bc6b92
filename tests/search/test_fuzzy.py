import pytest

from bot.search.fuzzy import is_misspelt, is_unfinished


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("godfahter", "godfather"),
        ("scorcese", "martin scorsese"),
        ("gone with wnid", "gone with wind"),
        ("shawshankredemtion", "shawshank redemption"),
        ("godfahter 2", "godfather part ii"),
    ],
)
def test_a_slip_in_a_word_is_a_misspelling(typed: str, name: str):
    assert is_misspelt(typed.split(), name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("la la land", "my fair lady"),  # one word for two
        ("avatar 2", "avatar"),
        ("star wars vii", "star wars"),
        ("shawshank prison", "shawshank redemption"),
    ],
)
def test_a_word_or_number_too_many_is_none(typed: str, name: str):
    assert not is_misspelt(typed.split(), name)


def test_a_word_may_lack_its_end_but_not_half_of_it():
    assert is_unfinished("casti", "best casting")
    assert not is_unfinished("oppenh", "oppenheimer")
    assert not is_unfinished("castl", "best casting")
