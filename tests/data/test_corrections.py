"""The traps of the upstream list, on rows as it has them."""

from pathlib import Path

import pytest

from bot.ids import CategoryId
from data.corrections import correct_rows
from data.oscars_importer import import_oscars
from data.record_files import load_record
from data.upstream import UpstreamRow, read_upstream
from tests.data.upstream import nominee, row, write

UNOFFICIAL = "NOTE: THIS IS NOT AN OFFICIAL NOMINATION. Write-in candidate."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "oscars.csv"


def read(source: Path, *rows: str) -> list[UpstreamRow]:
    return correct_rows(read_upstream(write(source, *rows)))


def person(name: str, identifier: str, **fields: str) -> str:
    return row(Nominees=name, NomineeIds=identifier, Name=name, **fields)


def test_quotation_marks_lose_their_backslash(source: Path) -> None:
    (only,) = read(source, nominee('Maggie Simpson in \\"The Longest Daycare\\"', 1))
    assert only.films == ('Maggie Simpson in "The Longest Daycare"',)


def test_a_row_may_end_early_and_ids_may_be_missing(source: Path) -> None:
    (only,) = read(source, "4\t1930/31\tTitle\t\tBEST PICTURE\tAlibi")
    assert (only.films, only.film_ids, only.people, only.winner) == (("Alibi",), ("?",), (), False)


def test_what_was_no_nomination_stays_only_where_it_won(source: Path) -> None:
    rows = read(
        source,
        nominee("Captain Blood", 1, Note=UNOFFICIAL),
        nominee("A Midsummer Night's Dream", 2, Winner="True", Note=f"came in 1st|{UNOFFICIAL}"),
        nominee("Wings", 3, Note="came in 2nd"),
    )
    assert [(kept.films[0], kept.unofficial) for kept in rows] == [
        ("A Midsummer Night's Dream", True),
        ("Wings", False),
    ]


def test_one_nomination_for_two_films_is_one(source: Path) -> None:
    third = {"Ceremony": "3", "Year": "1929/30", "Class": "Acting", "Category": "ACTOR"}
    rows = read(
        source,
        nominee("Disraeli", 1, **third, NomineeIds="nm0002183", Detail="Benjamin Disraeli", Winner="True"),
        nominee("The Green Goddess", 2, **third, NomineeIds="nm0002183", Detail="The Rajah of Rukh"),
        nominee("The Big House", 3, **third, Detail="Butch Schmidt"),
        nominee("Sally", 4, Ceremony="3", Year="1929/30", Category="ART DIRECTION"),
        nominee("King of Jazz", 4, Ceremony="3", Year="1929/30", Category="ART DIRECTION"),
    )
    assert [(kept.films, kept.details, kept.winner, kept.won_for_ids) for kept in rows[:2]] == [
        (
            ("Disraeli", "The Green Goddess"),
            ("Benjamin Disraeli", "The Rajah of Rukh"),
            True,
            ("tt00000001",),
        ),
        (("The Big House",), ("Butch Schmidt",), False, ()),
    ]
    assert [kept.films for kept in rows[2:]] == [("Sally",), ("King of Jazz",)]


def test_moulton_is_not_lagerstrom(source: Path) -> None:
    sound = {"Category": "SOUND RECORDING"}
    moulton = "United Artists|Thomas T. Moulton"
    rows = read(
        source,
        person(moulton, "co0026841|nm0481264", Ceremony="9", Year="1936", **sound),
        person(
            "United Artists|Oscar Lagerstrom", "co0026841|nm0481264", Ceremony="3", Year="1929/30", **sound
        ),
    )
    assert [kept.people_ids for kept in rows] == [("co0026841", "nm0609771"), ("co0026841", "nm0481264")]


def test_a_pseudonym_is_the_people_behind_it(source: Path) -> None:
    (only,) = read(source, person("Roderick Jaynes", "nm0001053,nm0001054", Category="FILM EDITING"))
    assert only.people == ("Ethan Coen", "Joel Coen")
    assert only.people_ids == ("nm0001053", "nm0001054")
    assert only.credit == "Roderick Jaynes"


@pytest.mark.parametrize(
    ("ceremony", "names", "ids", "whole", "identifier"),
    [
        (15, "Australian News|Information Bureau", "?|?", "Australian News & Information Bureau", "?"),
        (
            22,
            "St. Francis-Xavier University|Antigonish|Nova Scotia",
            "co0076128|?|?",
            "St. Francis-Xavier University (Antigonish, Nova Scotia)",
            "co0076128",
        ),
    ],
)
def test_a_body_taken_apart_is_put_together(
    source: Path, ceremony: int, names: str, ids: str, whole: str, identifier: str
) -> None:
    (only,) = read(source, person(names, ids, Ceremony=str(ceremony), Year="1942", Category="DOCUMENTARY"))
    assert (only.people, only.people_ids) == ((whole,), (identifier,))


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("IOAN ALLEN", "Ioan Allen"),
        ("STEVE LaVIETES", "Steve LaVietes"),
        ("MICHAEL E. McCRACKAN", "Michael E. McCrackan"),
        ("CHADWELL O'CONNOR", "Chadwell O'Connor"),
        ("BJÖRN HEDÉN", "Björn Hedén"),
        ("RCA-PHOTOPHONE INC.", "RCA-Photophone Inc."),
        ("Rca Manufacturing Co. Inc.", "RCA Manufacturing Co. Inc."),
        ("the 20TH CENTURY-FOX FILM CORP.", "20th Century-Fox Film Corp."),
        ("ROY C. STEWART AND SONS", "Roy C. Stewart and Sons"),
        ("KINOTON GmbH", "Kinoton GmbH"),
        ("Dr. John O.B. Greaves", "Dr. John O.B. Greaves"),
    ],
)
def test_scientific_names_are_not_shouted(source: Path, shouted: str, written: str) -> None:
    (only,) = read(source, person(shouted, "", Class="SciTech"))
    assert only.people == (written,)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Screenplay - Justine Triet", "Justine Triet"),
        ("In collaboration with Thomas Bidegain", "Thomas Bidegain"),
        ("Fred Zinnemann with the cooperation of Paramount Pictures", "Fred Zinnemann"),
        ("the Eastman Kodak Co.", "Eastman Kodak Co."),
        ("Todd- AO", "Todd-AO"),
        ("20Th Century-Fox", "20th Century-Fox"),
        ("Samuel Goldwyn - United Artists", "Samuel Goldwyn - United Artists"),
        ("The March of Time", "The March of Time"),
        ("Music Corporation", "Music Corporation"),
    ],
)
def test_what_a_credit_line_says_beside_a_name_is_no_part_of_it(source: Path, given: str, name: str) -> None:
    (only,) = read(source, person(given, "nm0000001"))
    assert only.people == (name,)


def test_other_names_keep_their_capitals(source: Path) -> None:
    assert read(source, person("EJAE", "", Class="Music"))[0].people == ("EJAE",)


def test_what_the_rows_mean_reaches_the_record(small_root: Path, source: Path) -> None:
    score = {"Class": "Music", "Category": "MUSIC (Scoring)"}
    write(
        source,
        nominee("Foreign", 1, Category="FOREIGN LANGUAGE FILM", Name="Italy; Ponti, Producer"),
        nominee("Song", 2, Category="MUSIC (Song)", Detail="High Hopes"),
        nominee("Dance", 3, Category="DANCE DIRECTION", Detail="One|Two"),
        nominee("Score", 4, **score, Winner="True"),
        nominee("Rashomon", 5, Category="HONORARY FOREIGN LANGUAGE FILM AWARD", Winner="True"),
        row(Class="SciTech", Category="SCIENTIFIC OR TECHNICAL AWARD (Class I)", Winner="True", Citation="To all"),
        person("Kodak", "", Class="SciTech", Category="SCIENTIFIC OR TECHNICAL AWARD (Class II)", Detail="Film"),
        person("Kodak", "", Class="SciTech", Category="SCIENTIFIC OR TECHNICAL AWARD (Class II)", Detail="Film"),
    )  # fmt: skip
    import_oscars(source, small_root)
    categories = load_record(small_root).ceremonies["oscars-4"].by_id
    country = categories[CategoryId("international-feature")].nominees[0]
    assert (country.country, country.credit) == ("Italy", "Ponti, Producer")
    assert categories[CategoryId("original-song")].nominees[0].song == "High Hopes"
    assert categories[CategoryId("dance-direction")].nominees[0].song == "One; Two"
    assert categories[CategoryId("original-score")].winners[0].films[0].title == "Score"
    assert categories[CategoryId("honorary-foreign-language-film")].kind == "honorary"
    assert categories[CategoryId("scientific-class-1")].nominees[0].people[0].name.startswith("The builders")
    assert [(n.id, n.credit) for n in categories[CategoryId("scientific-class-2")].nominees] == [
        ("kodak", "Film"),
        ("kodak-2", "Film"),
    ]


def test_two_score_prizes_are_two(small_root: Path, source: Path) -> None:
    rows = [
        nominee("One", 1, Category="MUSIC (Scoring)"),
        nominee("Two", 2, Category="MUSIC (Original Score)"),
    ]
    import_oscars(write(source, *rows), small_root)
    categories = load_record(small_root).ceremonies["oscars-4"].by_id
    assert categories[CategoryId("adaptation-score")].nominees[0].id == "one"
    assert categories[CategoryId("original-score")].nominees[0].id == "two"


def test_seven_studios_assistants_are_no_tie(small_root: Path, source: Path) -> None:
    rows = [nominee("Wings", 1, Ceremony=number, Year="1930/31") for number in ("4", "5")]
    sixth = {"Ceremony": "6", "Year": "1932/33", "Category": "ASSISTANT DIRECTOR", "Winner": "True"}
    rows += [person(name, "", **sixth) for name in ("Fred Fox", "Scott Beal")]
    import_oscars(write(source, *rows), small_root)
    category = load_record(small_root).ceremonies["oscars-6"].by_id[CategoryId("assistant-director")]
    assert (len(category.winners), category.is_tie) == (2, False)
