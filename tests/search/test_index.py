from collections.abc import Iterable

import pytest

from bot.errors import Choice
from bot.search.index import ChoiceIndex, SearchEntry


def index_of(*names: str) -> ChoiceIndex:
    return ChoiceIndex(SearchEntry(Choice(str(at), name), (name,)) for at, name in enumerate(names))


def named(choices: Iterable[Choice]) -> list[str]:
    return [choice.name for choice in choices]


def test_the_better_match_comes_first_and_the_better_known_among_equals():
    index = index_of("The Story of Kings", "Kings of the Road", "The King", "King Kong", "Stuart Little King")
    assert named(index.suggest_choices("king")) == [
        "The King",  # its name
        "Kings of the Road",  # begins so
        "King Kong",
        "Stuart Little King",  # has the word
        "The Story of Kings",  # has a word that begins so
    ]


def test_words_match_in_any_order_and_unfinished():
    assert named(index_of("One Battle After Another", "Battleground").suggest_choices("another bat")) == [
        "One Battle After Another"
    ]


def test_an_article_may_become_a_word_until_a_space_follows():
    index = index_of("The Apartment", "Into the Wild", "Into Africa")
    assert named(index.suggest_choices("the a")) == ["The Apartment", "Into Africa"]
    assert named(index.suggest_choices("into a")) == ["Into Africa"]
    assert named(index.suggest_choices("into a ")) == ["Into the Wild", "Into Africa"]


def test_nothing_typed_offers_the_best_known_and_no_more_than_asked():
    assert named(index_of("One", "Two", "Three").suggest_choices(" ", limit=2)) == ["One", "Two"]


def test_misspellings_are_looked_for_only_where_nothing_matches():
    index = index_of("The Godfather", "The Grandfather")
    assert named(index.suggest_choices("grandfather")) == ["The Grandfather"]
    assert named(index.suggest_choices("grandfahter"))[0] == "The Grandfather"


def test_a_misspelling_close_to_one_name_is_taken_for_it():
    assert named(
        index_of("The Godfather", "The Godfather Part II", "Gandhi").find_choices("godfahter").hits
    ) == ["The Godfather"]


def test_a_misspelling_of_namesakes_means_all_of_them():
    assert (
        named(index_of("Scent of a Woman", "Scent of a Woman").find_choices("scent of womn").hits)
        == ["Scent of a Woman"] * 2
    )


def test_a_misspelling_between_two_names_means_neither_and_offers_both():
    found = index_of("Anne Spielberg", "Steven Spielberg").find_choices("spielburg")
    assert not found.hits
    assert set(named(found.nearest)) == {"Anne Spielberg", "Steven Spielberg"}


def test_digits_are_never_misspelt():
    found = index_of("1932", "1934").find_choices("1933")
    assert not found.hits
    assert not found.nearest


def test_an_exact_name_goes_before_longer_ones_and_a_part_before_its_words():
    index = index_of("Dune: Part Two", "Dune", "Woman in the Dune", "Precious Images", "Precious: A Novel")
    assert named(index.find_choices("dune").hits) == ["Dune"]
    assert named(index.find_choices("precious").hits) == ["Precious: A Novel"]


def test_a_qualifier_narrows_and_is_never_completed():
    index = ChoiceIndex(
        SearchEntry(Choice(year, "Titanic", year), ("Titanic",), (year,)) for year in ("1997", "1953")
    )
    assert [choice.id for choice in index.find_choices("titanic (1953)").hits] == ["1953"]
    assert [choice.id for choice in index.suggest_choices("titanic 1953")] == ["1953"]
    assert index.suggest_choices("195") == []


def test_a_whole_name_with_its_qualifier_goes_before_longer_names():
    names = ("Raising the Titanic", "Titanic")
    index = ChoiceIndex(SearchEntry(Choice(name, name, "1997"), (name,), ("1997",)) for name in names)
    assert named(index.find_choices("titanic 1997").hits) == ["Titanic"]


def open_ended(*names: str) -> ChoiceIndex:
    return ChoiceIndex(
        (SearchEntry(Choice(str(at), name), (name,)) for at, name in enumerate(names)), open_ended=True
    )


@pytest.mark.parametrize("typed", ["mads", "q", "thor", "holes"])
def test_the_only_name_with_a_few_of_the_letters_is_asked_about_where_others_may_be_meant(typed: str):
    names = ("Virginia Madsen", "Robert Q. Lovett", "The House of Rothschild", "The Hole")
    asked = open_ended(*names).find_choices(typed)
    assert not asked.hits
    assert asked.nearest
    closed = index_of(*names).find_choices(typed)
    assert closed.hits, "among a few choices, the only one is meant"


def test_a_nickname_is_taken_for_a_name_unless_others_have_the_word():
    index = ChoiceIndex(
        [
            SearchEntry(Choice("1", "Leo McCarey"), ("Leo McCarey",)),
            SearchEntry(Choice("2", "Leonardo DiCaprio"), ("Leonardo DiCaprio",), nicknames=("leo", "ldc")),
        ]
    )
    assert named(index.find_choices("LDC").hits) == ["Leonardo DiCaprio"]
    assert named(index.find_choices("leo").hits) == ["Leonardo DiCaprio", "Leo McCarey"]
    assert named(index.suggest_choices("ldc")) == ["Leonardo DiCaprio"]


def test_articles_alone_mean_nothing():
    assert not index_of("The Godfather", "Thelma and Louise").find_choices("and the").hits


@pytest.mark.parametrize("typed", ["7", "Titanic", "Titanic · 1997", " titanic "])
def test_an_id_a_label_and_a_name_are_understood(typed: str):
    index = ChoiceIndex([SearchEntry(Choice("7", "Titanic", "1997"), ("Titanic",))])
    assert [choice.id for choice in index.find_choices(typed).hits] == ["7"]


@pytest.mark.parametrize("typed", ["", " ", "⭐", "،", "!!!", "the", "x" * 6000, "ab " * 2000])
def test_an_empty_index_answers_everything(typed: str):
    assert index_of().suggest_choices(typed) == []
    assert not index_of().find_choices(typed).hits
