"""Each known trap of the sources, against the shipped files."""

import re

import pytest

from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, CategoryClass, Nominee
from bot.record.record import Record
from data.format import OSCARS


def category(record: Record, number: int, category_id: CategoryId) -> Category:
    return record.ceremonies[f"oscars-{number}"].by_id[category_id]


def everyone(record: Record) -> list[tuple[int, Category, Nominee]]:
    return [
        (ceremony.number or 0, category, nominee)
        for ceremony in record.ceremonies.values()
        if ceremony.award == OSCARS
        for category in ceremony.categories
        for nominee in category.nominees
    ]


def test_escaped_quotation_marks_are_quotation_marks(record: Record) -> None:
    titles = {film.title for _, _, nominee in everyone(record) for film in nominee.films}
    assert 'Maggie Simpson in "The Longest Daycare"' in titles
    assert not any("\\" in title for title in titles)


def test_accents_survive(record: Record) -> None:
    assert record.films["tt20221436"].title == "Emilia Pérez"


def test_a_ragged_row_is_read_whole(record: Record) -> None:
    nominee = category(record, 98, CategoryId("casting")).nominees[0]
    assert (nominee.films[0].id, bool(nominee.people), nominee.song, nominee.characters) == (
        "tt14905854",
        True,
        "",
        (),
    )


def test_several_films_are_one_nominee_and_one_win(record: Record) -> None:
    gaynor = category(record, 1, CategoryId("best-actress")).by_id[NomineeId("janet-gaynor")]
    assert [film.title for film in gaynor.films] == ["7th Heaven", "Street Angel", "Sunrise"]
    assert gaynor.characters == ("Diane", "Angela", "The Wife")
    assert gaynor.winner


@pytest.mark.parametrize(
    ("category_id", "person", "films", "nominees"),
    [
        ("best-actor", "george-arliss", ["Disraeli", "The Green Goddess"], 5),
        ("best-actress", "norma-shearer", ["The Divorcee", "Their Own Desire"], 5),
    ],
)
def test_the_third_ceremonys_rows_for_one_person_are_one_nominee(
    record: Record, category_id: CategoryId, person: str, films: list[str], nominees: int
) -> None:
    race = category(record, 3, category_id)
    assert len(race.nominees) == nominees
    assert race.winners == (race.by_id[NomineeId(person)],)
    assert [film.title for film in race.by_id[NomineeId(person)].films] == films
    assert len(race.by_id[NomineeId(person)].characters) == 2
    assert [film.title for film in race.by_id[NomineeId(person)].films_won] == films[:1]


def test_nominations_that_were_none_are_left_out_unless_they_won(record: Record) -> None:
    unofficial = {(number, nominee.id) for number, _, nominee in everyone(record) if nominee.unofficial}
    assert unofficial == {
        (2, "warner-baxter"),
        (2, "mary-pickford"),
        (2, "the-bridge-of-san-luis-rey"),
        (2, "white-shadows-in-the-south-seas"),
        (2, "frank-lloyd"),
        (2, "the-broadway-melody"),
        (2, "the-patriot"),
        (8, "a-midsummer-nights-dream"),
    }
    assert all(nominee.winner for _, _, nominee in everyone(record) if nominee.unofficial)
    davis = record.person_nominations["nm0000012"]
    assert not any(nomination.ceremony.number == 7 for nomination in davis)


def test_an_unknown_id_joins_nobody(record: Record) -> None:
    assert not {"?", ""} & (record.people.keys() | record.films.keys())
    mercury = category(record, 14, CategoryId("best-picture")).by_id[NomineeId("citizen-kane")].people[0]
    assert (mercury.id, mercury.name) == (None, "Mercury")


def test_two_people_on_one_id_are_two(record: Record) -> None:
    moulton = category(record, 9, CategoryId("sound")).by_id[NomineeId("dodsworth")].people
    assert [person.id for person in moulton if person.name == "Thomas T. Moulton"] == ["nm0609771"]
    assert record.people["nm0481264"].name == "Oscar Lagerstrom"
    assert record.people["nm0481264"].spellings == ()


def test_several_spellings_are_one_person_and_namesakes_are_not(record: Record) -> None:
    mcqueens = {person.id for person in record.people.values() if person.name == "Steve McQueen"}
    assert mcqueens == {"nm0000537", "nm2588606"}
    born = {film.id for film in record.films.values() if film.title == "A Star Is Born"}
    assert len(born) == 4
    assert (record.people["nm0309974"].name, record.people["nm0309974"].spellings[0]) == (
        "Tony Gaudio",
        "Gaetano Gaudio",
    )


def test_a_shared_pseudonym_counts_for_both(record: Record) -> None:
    editing = category(record, 80, CategoryId("film-editing")).by_id[NomineeId("no-country-for-old-men")]
    assert [person.id for person in editing.people] == ["nm0001053", "nm0001054"]
    assert [person.name for person in editing.people] == ["Ethan Coen", "Joel Coen"]
    assert editing.credit == "Roderick Jaynes"


def test_a_body_taken_apart_at_its_and_is_whole(record: Record) -> None:
    names = {person.name for _, _, nominee in everyone(record) for person in nominee.people}
    assert "Australian News & Information Bureau" in names
    assert not {"Information Bureau", "Visual Information", "Educational Exchange", "Nova Scotia"} & names


def test_the_country_is_a_country_and_not_a_name(record: Record) -> None:
    anatomy = category(record, 97, CategoryId("international-feature")).winners[0]
    assert (anatomy.country, anatomy.people, anatomy.credit) == ("Brazil", (), "")
    strada = category(record, 29, CategoryId("international-feature")).winners[0]
    assert (strada.country, strada.credit) == ("Italy", "Dino De Laurentiis and Carlo Ponti, Producers")
    assert not any(";" in nominee.country for _, _, nominee in everyone(record))


def test_songs_and_characters_are_told_apart(record: Record) -> None:
    song = category(record, 97, CategoryId("original-song")).winners[0]
    assert (song.song, song.characters) == ("El Mal", ())
    actress = category(record, 97, CategoryId("best-actress")).winners[0]
    assert (actress.song, actress.characters) == ("", ("Ani",))
    dance = category(record, 8, CategoryId("dance-direction")).winners[0]
    assert "I've Got a Feeling You're Fooling" in dance.song


def test_songs_of_one_film_are_nominees_of_their_own(record: Record) -> None:
    assert {"be-our-guest", "beauty-and-the-beast", "belle"} <= category(
        record, 64, CategoryId("original-song")
    ).by_id.keys()


def test_the_honorary_foreign_films_are_honours(record: Record) -> None:
    honoured = [
        (number, nominee.films[0].title)
        for number, category, nominee in everyone(record)
        if category.canonical == "honorary-foreign-language-film"
    ]
    assert [number for number, _ in honoured] == [21, 22, 23, 24, 25, 27, 28]
    assert "Rashomon" in {title for _, title in honoured}
    first = record.history["international-feature", OSCARS][0]
    assert first[0].number == 29
    for number in (23, 24, 25, 27, 28):
        contested = {category.canonical for category in record.ceremonies[f"oscars-{number}"].contested}
        assert "honorary-foreign-language-film" not in contested


def test_honours_stand_apart_from_contests_with_those_who_received_them(record: Record) -> None:
    honorary = category(record, 98, CategoryId("honorary-award"))
    assert honorary.kind is CategoryClass.HONORARY
    assert {nominee.people[0].name for nominee in honorary.winners} == {
        "Debbie Allen",
        "Tom Cruise",
        "Wynn Thomas",
    }
    assert not honorary.can_be_voted_on
    scientific = category(record, 98, CategoryId("scientific-engineering"))
    assert scientific.kind is CategoryClass.SCIENTIFIC


def test_the_one_honour_with_nominees_has_one_winner(record: Record) -> None:
    thalberg = category(record, 11, CategoryId("thalberg-award"))
    assert len(thalberg.nominees) == 7
    assert [winner.id for winner in thalberg.winners] == ["hal-b-wallis"]


def test_no_prose_came_along(record: Record) -> None:
    longest = max((nominee.credit for _, _, nominee in everyone(record)), key=len)
    assert not any(nominee.credit.startswith("To ") for _, _, nominee in everyone(record))
    assert len(longest) < 400


def test_names_of_scientific_awards_are_not_shouted(record: Record) -> None:
    names = {
        person.name
        for _, category, nominee in everyone(record)
        if category.kind is CategoryClass.SCIENTIFIC
        for person in nominee.people
    }
    assert {"Ioan Allen", "Steve LaVietes", "Douglas Shearer", "RCA-Photophone Inc."} <= names
    assert "The builders and operators of film laboratories" in names


def test_no_words_of_a_credit_line_stand_in_a_name(record: Record) -> None:
    names = {person.name for _, _, nominee in everyone(record) for person in nominee.people}
    assert {"Justine Triet", "Edward Berger", "Jean-Claude Carrière", "Istituto Nazionale Luce"} <= names
    assert {"Metro-Goldwyn-Mayer British", "Todd-AO", "20th Century-Fox"} <= names
    odd = re.compile(r"(?i:screenplay|collaboration|cooperation)|^[a-z]+ |\w- |\dTh")
    assert [name for name in names if odd.search(name)] == []


def test_a_nomination_without_a_film_stands(record: Record) -> None:
    titles = category(record, 1, CategoryId("title-writing")).winners[0]
    assert (titles.films, titles.people[0].name) == ((), "Joseph Farnham")


def test_early_nominees_are_studios(record: Record) -> None:
    studio = category(record, 3, CategoryId("best-picture")).winners[0].people[0]
    assert record.people[studio.id or ""].is_company


def test_several_prizes_in_one_row_are_no_tie(record: Record) -> None:
    assistants = category(record, 6, CategoryId("assistant-director"))
    assert (len(assistants.winners), assistants.divided, assistants.is_tie) == (7, True, False)
    documentaries = category(record, 15, CategoryId("documentary-feature"))
    assert (len(documentaries.winners), documentaries.is_tie) == (4, False)


def test_a_person_with_two_nominations_in_a_category_has_two_ids(record: Record) -> None:
    directors = category(record, 73, CategoryId("best-director")).by_id
    assert {"steven-soderbergh-erin-brockovich", "steven-soderbergh-traffic"} <= directors.keys()
