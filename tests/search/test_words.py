from bot.search.name_index import WordIndex

NAMES = WordIndex([{"godfather", "the"}, {"grandfather"}, {"1932"}, {"cast"}])


def test_words_are_found_whole_begun_and_misspelt():
    assert NAMES.find_whole_word("godfather") == {0}
    assert NAMES.find_whole_word("godfath") == set()
    assert NAMES.find_beginning_with("g") == {0, 1}
    assert NAMES.find_similar_words("godfahter")[0] > NAMES.find_similar_words("godfahter").get(1, 0)


def test_a_begun_word_is_not_misspelt():
    assert NAMES.find_similar_words("grandf")[1] == 100


def test_digits_and_short_words_are_never_misspelt():
    assert NAMES.find_similar_words("1933") == {}
    assert NAMES.find_similar_words("cas") == {3: 100}
    assert NAMES.find_similar_words("cat") == {}
