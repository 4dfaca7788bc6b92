import pytest

from bot.search.text import (
    QUERY_MAX_CHARACTERS,
    expand_words,
    fold_text,
    join_particles,
    list_initials,
    parse_numeral,
    split_title_parts,
    squash_name,
    strip_owner,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Amélie", "amelie"),
        ("  The   Godfather ", "the godfather"),
        ("Žbanić & Ødegård", "zbanic and odegard"),
        ("E.T. The Extra-Terrestrial", "et the extra terrestrial"),
        ("tick, tick...BOOM!", "tick tick boom"),
        ("M*A*S*H", "mash"),
        ("Schindler’s List", "schindlers list"),
        ("8½", "8 1 2"),
        ("**Wicked**", "wicked"),
        ("⭐", ""),
        ("&*()", ""),
        ("<@123> Wicked <:gold:45>", "wicked"),
        ("97.0", "97 0"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_case_accents_and_punctuation_do_not_count(written: str, folded: str):
    assert fold_text(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Spider-Man", "spiderman"),
        ("The Godfather Part II", "godfather part 2"),
        ("Dune: Part Two", "dune part ii"),
        ("Steve McQueen", "steve mc queen"),
        ("A Star Is Born", "star is born"),
        ("Thelma & Louise", "thelma and louise"),
        ("Thelma & Louise", "thelma louise"),
        ("Dr. Strangelove", "doctor strangelove"),
        ("Sunset Blvd.", "sunset boulevard"),
        ("Kramer vs. Kramer", "kramer versus kramer"),
        ("Kill Bill: Vol. 2", "kill bill volume two"),
    ],
)
def test_writings_of_one_name_are_squashed_alike(one: str, other: str):
    assert squash_name(fold_text(one)) == squash_name(fold_text(other))


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u00ad"])
def test_characters_that_nobody_sees_do_not_count(unseen: str):
    assert fold_text(f"{unseen}An{unseen}ora{unseen}") == "anora"


def test_single_letters_are_no_roman_numerals():
    assert squash_name(fold_text("V for Vendetta")) == "vforvendetta"


def test_articles_alone_are_a_name():
    assert squash_name("the the") == "thethe"


def test_hyphenated_words_and_numerals_are_found_in_every_writing():
    assert {"spider", "man", "spiderman"} <= expand_words("Spider-Man")
    assert {"ii", "2", "two"} <= expand_words("The Godfather Part II") & expand_words("Dune: Part Two")


def test_particles_are_written_apart_or_together():
    assert {"de", "niro", "deniro"} <= expand_words("Robert De Niro")
    assert join_particles(["leonardo", "di", "caprio"]) == ["leonardo", "dicaprio"]


def test_the_maker_before_a_title_is_left_out_but_not_an_only_name():
    assert strip_owner("William Shakespeare's Romeo & Juliet") == "romeo and juliet"
    assert strip_owner("Schindler's List") == ""


@pytest.mark.parametrize(("said", "value"), [("4", 4), ("iv", 4), ("v", 5), ("four", 4), ("wars", None)])
def test_where_a_number_is_due_single_letters_are_numerals(said: str, value: int | None):
    assert parse_numeral(said) == value


def test_parts_of_a_title_are_said_alone_but_not_its_letters():
    assert split_title_parts("Precious: Based on the Novel 'Push'") == {"precious"}
    assert split_title_parts("89mm od Europy (89mm from Europe)") == {"89mm od europy", "89mm from europe"}
    assert split_title_parts("(A) Torzija") == set()
    assert split_title_parts("Parasite") == set()


def test_initials_come_with_and_without_the_article_and_from_three_words():
    assert list_initials("the lord of the rings") == {"tlotr", "lotr"}
    assert list_initials("star wars") == set()


def test_only_the_beginning_of_a_long_text_is_read():
    assert len(fold_text("x" * 6000)) == QUERY_MAX_CHARACTERS
