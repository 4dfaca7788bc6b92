from bot.awards.words import WordIndex

NAMES = WordIndex([{"godfather", "the"}, {"grandfather"}, {"1932"}, {"cast"}])


def test_words_are_found_whole_begun_and_misspelt():
    assert NAMES.whole("godfather") == {0}
    assert NAMES.whole("godfath") == set()
    assert NAMES.beginning("g") == {0, 1}
    assert NAMES.similar("godfahter")[0] > NAMES.similar("godfahter").get(1, 0)


def test_a_begun_word_is_not_misspelt():
    assert NAMES.similar("grandf")[1] == 100


def test_digits_and_short_words_are_never_misspelt():
    assert NAMES.similar("1933") == {}
    assert NAMES.similar("cas") == {3: 100}
    assert NAMES.similar("cat") == {}
