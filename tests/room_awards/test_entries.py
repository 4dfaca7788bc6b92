"""What a member nominates: recognised, ruled out with a reason, or taken in their own words."""

import pytest

from bot.ids import CategoryId
from bot.record.model import Headline
from bot.room_awards.entries import read_nominations
from bot.room_awards.errors import RuledOutError, RuledOutReason, TooManyNominationsError
from bot.room_awards.model import AwardCategory, Eligibility, EligibleFilms
from bot.search.search import Search

PICTURE = AwardCategory(CategoryId("picture"), "Best Picture", Headline.FILM)
ACTRESS = AwardCategory(CategoryId("actress"), "Best Actress", Headline.PERSON)
SONG = AwardCategory(CategoryId("song"), "Best Song", Headline.SONG)
ANYTHING = EligibleFilms()
OF_2024 = EligibleFilms(Eligibility.YEAR, ("2024",))


def keys(
    search: Search, category: AwardCategory, lines: str, eligible: EligibleFilms = ANYTHING
) -> list[str]:
    return [entry.key for entry in read_nominations(category, lines, eligible, search)]


def test_a_film_of_the_record_is_recognised_in_any_spelling(search: Search) -> None:
    first, *others = (keys(search, PICTURE, line) for line in ("Anora", "anora", " ANORA  ", "Anoraa"))
    assert first == ["f:tt28607951"]
    assert all(other == first for other in others)


def test_a_film_counts_once_however_often_it_is_typed(search: Search) -> None:
    (entry,) = read_nominations(PICTURE, "anora\nAnora\n\n", ANYTHING, search)
    assert entry.draft.films == ("Anora",)


def test_own_words_stay_as_they_were_typed(search: Search) -> None:
    (entry,) = read_nominations(PICTURE, "The Night We Ran Out of Popcorn", ANYTHING, search)
    assert [(film.id, film.title) for film in entry.films] == [(None, "The Night We Ran Out of Popcorn")]
    assert keys(search, PICTURE, "the night we ran out of POPCORN!") == [entry.key]


def test_a_person_is_one_whatever_film_stands_beside(search: Search) -> None:
    assert keys(search, ACTRESS, "Mikey Madison") == keys(search, ACTRESS, "Anora | mikey madison")


def test_a_song_is_known_by_its_title(search: Search) -> None:
    assert keys(search, SONG, "Emilia Pérez | | El Mal") == keys(search, SONG, "El mal")


def test_no_more_than_five(search: Search) -> None:
    assert len(keys(search, PICTURE, "A1\nB1\nC1\nD1\nE1")) == 5
    with pytest.raises(TooManyNominationsError):
        keys(search, PICTURE, "A1\nB1\nC1\nD1\nE1\nF1")


def test_a_film_of_another_year_is_ruled_out_with_its_year(search: Search) -> None:
    assert keys(search, PICTURE, "Anora", OF_2024) == ["f:tt28607951"]
    with pytest.raises(RuledOutError) as refused:
        keys(search, PICTURE, "Anora\nParasite", OF_2024)
    assert (refused.value.text, refused.value.reason, refused.value.detail, refused.value.wanted) == (
        "Parasite",
        RuledOutReason.OTHER_YEAR,
        "2019",
        "2024",
    )


def test_a_film_that_the_record_does_not_know_passes_a_year(search: Search) -> None:
    assert len(keys(search, PICTURE, "The Night We Ran Out of Popcorn", OF_2024)) == 1


def test_only_what_is_on_a_list(search: Search) -> None:
    listed = EligibleFilms(Eligibility.LIST, ("Anora", "Popcorn Night"))
    assert len(keys(search, PICTURE, "anora\npopcorn night", listed)) == 2
    with pytest.raises(RuledOutError) as refused:
        keys(search, PICTURE, "Wicked", listed)
    assert refused.value.reason is RuledOutReason.NOT_LISTED
