"""What was mended in the record after other lists were compared with it: the totals that changed, and ids that stay."""

from pathlib import Path

import pytest

from bot.ids import CategoryId, NomineeId
from bot.record.leaderboards import compute_leaderboard
from bot.record.model import FilmCredit, Headline, Nominee, PersonCredit
from bot.record.record import OSCARS, Record, count_totals
from data.corrections import correct_rows
from data.nominee_ids import assign_ids, map_known_ids
from data.titles import spell_title
from data.upstream import read_upstream
from tests.data.test_nominee_ids import category, ids
from tests.data.upstream import nominee as upstream_nominee
from tests.data.upstream import row, write


def totals(record: Record, person: str) -> tuple[int, int]:
    found = count_totals(record.person_nominations.get(person, ()), OSCARS)
    return found.wins, found.nominations


@pytest.mark.parametrize(
    ("person", "wins", "nominations"),
    [
        (
            "nm0000070",
            3,
            24,
        ),  # Max Steiner: only heads of music departments were nominated from the 7th to the 10th
        ("nm0006323", 4, 22),  # Dimitri Tiomkin: likewise
        ("nm0006157", 1, 3),  # Erich Wolfgang Korngold: Anthony Adverse was won by Leo Forbstein
        ("nm0730018", 2, 3),  # Hal Roach, the man
        ("nm0346549", 4, 12),  # Charles Guggenheim, his company's nomination with his
        ("nm0675468", 0, 0),  # Henri Persin did not win for The Longest Day
    ],
)
def test_a_persons_totals(record: Record, person: str, wins: int, nominations: int) -> None:
    assert totals(record, person) == (wins, nominations)


def test_a_musical_or_comedy_score_is_an_original_score(record: Record) -> None:
    board = compute_leaderboard(record, "original-score")
    wins = {entry.subject.name: entry.count for entry in board.person_wins}
    assert wins["Alan Menken"] == 4  # The Little Mermaid, Beauty and the Beast, Aladdin and now Pocahontas
    emma = [
        nomination
        for nomination in record.person_nominations["nm0006235"]
        if nomination.ceremony.id == "oscars-69"
    ]
    assert [(found.category.canonical, found.nominee.winner) for found in emma] == [("original-score", True)]
    assert {one.canonical for one in record.ceremonies["oscars-70"].contested if "score" in one.id} == {
        "original-score"
    }


def test_hal_roach_is_among_the_people(record: Record) -> None:
    board = compute_leaderboard(record, "live-action-short")
    assert ("Hal Roach", 2) in [(entry.subject.name, entry.count) for entry in board.person_wins]
    studio = [found.category.canonical for found in record.person_nominations["co0075561"]]
    assert "sound" in studio
    assert "live-action-short" not in studio


@pytest.mark.parametrize(
    ("ceremony", "film", "title"),
    [
        (29, "tt0049473", "Man in Space"),
        (55, "tt0084185", "Just Another Missing Kid"),
        (67, "tt0109519", "D-Day Remembered"),
        (94, "tt7378922", "Summer of Soul (...Or, When the Revolution Could Not Be Televised)"),
    ],
)
def test_a_film_has_its_own_id_and_not_its_series(
    record: Record, ceremony: int, film: str, title: str
) -> None:
    assert record.films[film].title == title
    assert {found.ceremony.number for found in record.film_nominations[film]} >= {ceremony}


def test_a_prize_for_several_films_names_them(record: Record) -> None:
    won_at = [found.ceremony.id for found in record.film_nominations["tt0181689"] if found.nominee.winner]
    assert "critics-choice-2003" in won_at
    critics = record.ceremonies["critics-choice-2001"].categories
    won_for = {category.id: len(category.winners[0].films) for category in critics}
    assert won_for[CategoryId("best-director")] == 2
    assert won_for[CategoryId("best-supporting-actor")] == 3


def test_the_awards_of_merit_of_the_97th_are_complete(record: Record) -> None:
    merit = next(
        one for one in record.ceremonies["oscars-97"].categories if one.canonical == "scientific-merit"
    )
    assert "captioning" in merit.winners[0].people[0].name


def test_an_award_that_the_list_lacks_is_added_once(tmp_path: Path) -> None:
    science = {"Ceremony": "97", "Year": "2024", "Class": "SciTech"}
    merit = "SCIENTIFIC AND TECHNICAL AWARD (Academy Award of Merit)"
    other = row(
        **science, Category="SCIENTIFIC AND TECHNICAL AWARD (Technical Achievement Award)", Nominees="Ann"
    )
    there = row(**science, Category=merit, Nominees="All of them")
    added = correct_rows(read_upstream(write(tmp_path / "a.csv", other)))
    assert [found.category for found in added].count(merit) == 1
    complete = correct_rows(read_upstream(write(tmp_path / "b.csv", other, there)))
    assert [found.category for found in complete].count(merit) == 1
    elsewhere = upstream_nominee("Anora", 7, Ceremony="97", Year="2024")
    assert len(correct_rows(read_upstream(write(tmp_path / "c.csv", elsewhere)))) == 1


def test_only_the_head_of_a_music_department_is_nominated(tmp_path: Path) -> None:
    scoring = {"Ceremony": "10", "Year": "1937", "Category": "MUSIC (Scoring)"}
    credit = "Columbia Studio Music Department, Morris Stoloff, head of department (Score by Dimitri Tiomkin)"
    names = {
        "Nominees": "Columbia|Morris Stoloff|Dimitri Tiomkin",
        "NomineeIds": "co0050868|nm0006304|nm0006323",
    }
    own = "RKO Radio Studio Music Department, Max Steiner, head of department (Score by Max Steiner)"
    rows = correct_rows(
        read_upstream(
            write(
                tmp_path / "oscars.csv",
                row(**scoring, **names, Name=credit),
                row(**scoring, Nominees="RKO Radio|Max Steiner", NomineeIds="co0041421|nm0000070", Name=own),
                row(**(scoring | {"Ceremony": "11"}), **names, Name=credit),
            )
        )
    )
    assert [found.people for found in rows] == [
        ("Columbia", "Morris Stoloff"),
        ("RKO Radio", "Max Steiner"),
        ("Columbia", "Morris Stoloff", "Dimitri Tiomkin"),
    ]


@pytest.mark.parametrize(
    ("listed", "spelled"),
    [
        ("One Battle after Another", "One Battle After Another"),
        ("Once upon a Time...in Hollywood", "Once Upon a Time...in Hollywood"),
        ("Three Billboards outside Ebbing, Missouri", "Three Billboards Outside Ebbing, Missouri"),
        ("Gone with the Wind", "Gone with the Wind"),
        ("Far from Heaven", "Far from Heaven"),
        ("tick, tick...BOOM!", "tick, tick...BOOM!"),
        ("sex, lies, and videotape", "sex, lies, and videotape"),
        ("Madagascar, carnet de voyage", "Madagascar, carnet de voyage"),
        ("over", "over"),
    ],
)
def test_a_title_has_the_capitals_of_the_film(listed: str, spelled: str) -> None:
    assert spell_title(listed) == spelled
    assert spell_title(spelled) == spelled


def test_no_title_of_the_record_has_the_academys_small_prepositions(record: Record) -> None:
    titles = {
        film.title
        for ceremony in record.ceremonies.values()
        for found in ceremony.categories
        for nominee in found.nominees
        for film in nominee.films
    }
    assert {title for title in titles if title != spell_title(title)} == set()


def test_a_nominee_keeps_its_id_when_its_only_fault_is_mended() -> None:
    misspelt = Nominee(NomineeId(""), people=(PersonCredit(None, "Su Tie"), PersonCredit(None, "Bei Shimen")))
    mended = Nominee(NomineeId(""), people=(PersonCredit(None, "Su Tie"), PersonCredit(None, "Bei Shimeng")))
    other = Nominee(NomineeId(""), (FilmCredit("tt0000001", "Anora"),), (PersonCredit("nm1", "Ann"),))
    before = assign_ids(category(Headline.PERSON, misspelt, other), {})
    after = assign_ids(category(Headline.PERSON, mended, other), map_known_ids(before))
    assert ids(after) == ids(before)
    stranger = Nominee(NomineeId(""), people=(PersonCredit(None, "Somebody Else"),))
    replaced = assign_ids(category(Headline.PERSON, stranger, other), map_known_ids(before))
    assert ids(replaced) == ["somebody-else", "ann"]
