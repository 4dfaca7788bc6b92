"""Files as people have them: spreadsheets of nominees, quiz sheets, lists in JSON, exports of data sets."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.slates.drafts import NomineeDraft, SlateDraft
from bot.slates.files import (
    Fault,
    FileFormat,
    ForeignKind,
    Layout,
    ReadSlate,
    Remark,
    RemarkKind,
    StoredImport,
    group_problems,
    join_editions,
    read_edition,
    read_import,
    read_slate,
    write_import,
    write_slate,
)
from tests.slates.known import KNOWN
from tests.slates.workbooks import make_rows, make_workbook, pack

PICTURES = {"Best Picture": [NomineeDraft(("Anora",)), NomineeDraft(("Conclave",))]}
ACTORS = {
    "Best Actor": [
        NomineeDraft(("The Brutalist",), ("Adrien Brody",)),
        NomineeDraft(("Conclave",), ("Ralph Fiennes",)),
    ]
}
BARE_ACTORS = {
    "Best Actor": [NomineeDraft(people=("Adrien Brody",)), NomineeDraft(people=("Ralph Fiennes",))]
}


def read(content: bytes | str) -> ReadSlate:
    return read_slate(content.encode() if isinstance(content, str) else content, KNOWN)


def nominees(found: ReadSlate) -> Mapping[str, list[NomineeDraft]]:
    assert found.problems == ()
    assert found.slate is not None
    return {category.name: list(category.nominees) for category in found.slate.categories}


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffsep=;\r\ncategory;film\r\nBest Picture;Anora\r\nBest Picture;Conclave\r\n",
        'sep=\\t\ncategory\tfilm\nBest Picture\t"Anora"\nBest Picture\tConclave\n',
        "Category,Nominee\nBest Picture,Anora\nBest Picture,Conclave\n",
        "Our Film Club Awards 2027,,\n,,\ncategory,film,people\nBest Picture,Anora,\nBest Picture,Conclave,\n",
        "Award Category|Movie Title\n".replace("|", "\t") + "Best Picture\tAnora\n\tConclave\n",
        "Award,Work\nBest Picture,\n,Anora\n,Conclave\n",
        "#,CATEGORY,Film Name,Seen?\n1,Best Picture,Anora,yes\n2,Best Picture,Conclave,\n",
        "Best Picture,Anora\nBest Picture,Conclave\n",
        "Category|Film\nBest Picture|Anora\nBest Picture|Conclave\n",
        "| Category | Film |\n|---|:--:|\n| Best Picture | Anora |\n| Best Picture | Conclave |\n",
        "Here they are:\n\n|Category|Nominee|\n|--|--|\n|Best Picture|Anora|\n||Conclave|\n",
        "+---+---+\n| Category | Film |\n+---+---+\n| Best Picture | Anora |\n| | Conclave |\n+---+---+\n",
        "Best Picture:\n- Anora\n- Conclave\n".replace("- ", ""),
        "Best Picture\n1. Anora\n2. Conclave\n",
        "Kategorie;Titel\nBest Picture;Anora\nBest Picture;Conclave\n",
        '"Category,Film"\n"Best Picture,Anora"\n"Best Picture,""Conclave"""\n',
        '"Category;Film";\n"Best Picture;Anora";\n"Best Picture;Conclave";\n',
        'Category,Nominees\nBest Picture,"Anora, Conclave"\n',
        'Category,Nominees\nBest Picture,"1. Anora\n2. Conclave"\n',
        "Category\tNominees\nBest Picture\tAnora; Conclave\n",
        'category,film\nBest Picture,"""Anora"""\nBest Picture,Conclave\n',
        json.dumps([{"category": "Best Picture", "nominees": ["Anora", "Conclave"]}]),
        json.dumps({"Best Picture": ["Anora", "Conclave"]}),
        json.dumps({"categories": {"Best Picture": {"nominees": ["Anora", "Conclave"]}}}),
        json.dumps(
            {"categories": [{"title": "Best Picture", "films": [{"title": "Anora"}, {"name": "Conclave"}]}]}
        ),
        json.dumps(
            [{"category": "Best Picture", "movie": movie, "id": 5} for movie in ("Anora", "Conclave")]
        ),
        json.dumps(
            {"oscars": {"2025": [{"categoryName": "Best Picture", "nominees": ["Anora", "Conclave"]}]}}
        ),
    ],
)
def test_one_slate_in_the_many_ways_that_people_write_it(content: str) -> None:
    assert nominees(read(content)) == PICTURES


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("utf-16", "category\tfilm\r\nBest Picture\tAmélie\r\nBest Picture\tAnora\r\n".encode("utf-16")),
        (
            "utf-16 without its mark",
            "category,film\nBest Picture,Amélie\nBest Picture,Anora".encode("utf-16-be"),
        ),
        ("western", "category;film\r\nBest Picture;Amélie\r\nBest Picture;Anora\r\n".encode("cp1252")),
    ],
)
def test_letters_of_other_programs(name: str, content: bytes) -> None:
    found = read(content)
    assert nominees(found)["Best Picture"][0].films == ("Amélie",)
    guessed = (Remark(RemarkKind.CODE_PAGE, "Amélie"),) if name == "western" else ()
    assert found.remarks == guessed


@pytest.mark.parametrize(
    ("encoding", "film"),
    [("cp1250", "Paweł i Żona"), ("cp1251", "Левиафан"), ("cp1252", "L’œuvre à Zoé")],
)
def test_each_code_page_is_told_by_its_letters(encoding: str, film: str) -> None:
    content = f"category;film\nBest Picture;{film}\nBest Picture;Anora\n".encode(encoding)
    assert nominees(read(content))["Best Picture"][0].films == (film,)


@pytest.mark.parametrize(
    "content",
    [
        "Category,Nominee\nBest Actor,Adrien Brody\nBest Actor,Ralph Fiennes\n",
        "category,actor\nBest Actor,Adrien Brody\nBest Actor,Ralph Fiennes\n",
        "Actor/Actress,Category\nAdrien Brody,Best Actor\nRalph Fiennes,\n",
    ],
)
def test_a_column_of_nominees_is_people_where_the_record_knows_them(content: str) -> None:
    assert nominees(read(content)) == BARE_ACTORS


@pytest.mark.parametrize(
    "content",
    [
        "category,film,people\nBest Actor,The Brutalist,Adrien Brody\nBest Actor,Conclave,Ralph Fiennes\n",
        "Category,Nominee,Movie\nBest Actor,Adrien Brody,The Brutalist\nBest Actor,Ralph Fiennes,Conclave\n",
        'Category,Nominee\nBest Actor,"Adrien Brody, The Brutalist"\nBest Actor,"Ralph Fiennes, Conclave"\n',
        "Category,Nominee\nBest Actor,Adrien Brody (The Brutalist)\nBest Actor,Ralph Fiennes (Conclave)\n",
        "Category,Nominee\nBest Actor,The Brutalist – Adrien Brody\nBest Actor,Conclave – Ralph Fiennes\n",
        "category,nominee,workers\nBest Actor,Adrien Brody,The Brutalist\nBest Actor,Ralph Fiennes,Conclave\n",
        json.dumps(
            [
                {
                    "category": "Best Actor",
                    "nominees": [
                        {"name": "Adrien Brody", "movie": "The Brutalist"},
                        {"actor": "Ralph Fiennes", "film": {"title": "Conclave"}},
                    ],
                }
            ]
        ),
    ],
)
def test_film_and_person_stand_together_wherever_both_are_given(content: str) -> None:
    assert nominees(read(content)) == ACTORS


def test_a_file_of_films_and_of_people_has_them_apart() -> None:
    content = (
        "Category,Nominee\nBest Picture,Anora\nBest Picture,Conclave\nBest Actor,Adrien Brody\n"
        "Best Actor,Ralph Fiennes\n"
    )
    assert nominees(read(content)) == PICTURES | BARE_ACTORS


def test_the_academys_own_name_of_a_prize_stays_with_film_and_person() -> None:
    found = read(
        "category,film,people\nActor in a Leading Role,Oppenheimer,Cillian Murphy\n"
        "Actor in a Leading Role,Maestro,Bradley Cooper\n"
    )
    assert nominees(found)["Actor in a Leading Role"] == [
        NomineeDraft(("Oppenheimer",), ("Cillian Murphy",)),
        NomineeDraft(("Maestro",), ("Bradley Cooper",)),
    ]


def test_a_wide_sheet_of_three_prizes_is_asked_about() -> None:
    found = read(
        "Best Picture,Best Director,Best Actor\nAnora,Sean Baker,Adrien Brody\nConclave,Brady Corbet,Ralph Fiennes\n"
    )
    assert found.layout is Layout.COLUMNS
    assert nominees(found) == PICTURES | BARE_ACTORS | {
        "Best Director": [NomineeDraft(people=("Sean Baker",)), NomineeDraft(people=("Brady Corbet",))]
    }


def test_a_winner_beside_film_and_person_is_offered_as_a_result() -> None:
    found = nominees(
        read(
            "category,nominee,film,winner\nBest Actor,Adrien Brody,The Brutalist,True\n"
            "Best Actor,Ralph Fiennes,Conclave,False\n"
        )
    )
    brody, fiennes = ACTORS["Best Actor"]
    assert found == {"Best Actor": [replace(brody, winner=True), fiennes]}


def test_songs_are_songs() -> None:
    content = "Category,Nominee\nBest Original Song,El Mal (Emilia Pérez)\nBest Original Song,“Golden” (K)\n"
    assert nominees(read(content))["Best Original Song"] == [
        NomineeDraft(("Emilia Pérez",), song="El Mal"),
        NomineeDraft(("K",), song="Golden"),
    ]
    titled = "category,song title,film\nBest Original Song,El Mal,Emilia Pérez\nBest Original Song,Golden,K\n"
    assert nominees(read(titled))["Best Original Song"][0] == NomineeDraft(("Emilia Pérez",), song="El Mal")


@pytest.mark.parametrize(
    ("content", "layout"),
    [
        ("Best Picture,Best Actor\nAnora,Adrien Brody\nConclave,Ralph Fiennes\n", Layout.COLUMNS),
        (
            "Ballot 2027,\nBest Picture;Best Actor;Notes\nAnora;Adrien Brody;x\nConclave;Ralph Fiennes;\n",
            Layout.COLUMNS,
        ),
        ("Best Picture,Anora,Conclave\nBest Actor,Adrien Brody,Ralph Fiennes\n", Layout.ROWS),
        ("Best Picture: Anora, Conclave\nBest Actor: Adrien Brody, Ralph Fiennes\n", Layout.ROWS),
        ("Best Picture\nAnora\nConclave\n\nBest Actor\nAdrien Brody\nRalph Fiennes\n", Layout.UNDER_HEADINGS),
    ],
)
def test_a_table_without_a_header_is_recognised_and_asked_about(content: str, layout: Layout) -> None:
    found = read(content)
    assert found.layout is layout
    assert nominees(found) == PICTURES | BARE_ACTORS


def test_a_quiz_sheet_names_its_nominees_and_the_answer_in_one_row() -> None:
    found = read("Category,Nominee 1,Nominee 2,Nominee 3,Winner\nBest Picture,Anora,Conclave,,Anora\n")
    assert [(one.films, one.winner) for one in nominees(found)["Best Picture"]] == [
        (("Anora",), True),
        (("Conclave",), False),
    ]


@pytest.mark.parametrize("won", ["True,False", "yes,", "1,0", "✓,", "Winner,Nominee", "Adrien Brody,"])
def test_a_column_of_winners_says_who_won(won: str) -> None:
    first, second = won.split(",")
    rows = f"Best Actor,Adrien Brody,The Brutalist,{first}\nBest Actor,Ralph Fiennes,Conclave,{second}\n"
    found = nominees(read("category,nominee,film,winner\n" + rows))["Best Actor"]
    assert [nominee.winner for nominee in found] == [True, False]


def test_who_won_in_words_that_mean_nobody_is_remarked() -> None:
    found = read("category,film,result\nA,B,perhaps\nA,C,\n")
    assert found.remarks == (Remark(RemarkKind.UNREAD_WINNER, "A"),)


def test_an_honour_is_left_aside() -> None:
    found = read("category,film,winner\nA,B,yes\nA,C,\nHonorary Award,D,yes\n")
    assert list(nominees(found)) == ["A"]
    assert found.remarks == (Remark(RemarkKind.ASIDE_CATEGORY, "Honorary Award"),)


YEARS = (
    "year,category,film\n2024,Best Picture,Oppenheimer\n2024,Best Picture,Maestro\n"
    "2025,Best Picture,Anora\n2025,,Conclave\n"
)


def test_several_ceremonies_in_one_file_are_asked_about() -> None:
    found = read(YEARS)
    assert (found.slate, found.problems, found.edition_column) == (None, (), "year")
    assert [edition.edition for edition in found.editions] == ["2024", "2025"]
    assert nominees(read_edition(found.editions[1], KNOWN)) == PICTURES
    whole = nominees(read_edition(join_editions(found.editions), KNOWN))
    assert len(whole["Best Picture"]) == 4
    stored = StoredImport("oscars.csv", "Mine", found)
    assert read_import(write_import(stored), KNOWN) == stored


def test_one_year_on_every_line_is_one_ceremony() -> None:
    assert len(nominees(read(YEARS.replace("2024", "2025")))["Best Picture"]) == 4


def test_unknown_columns_are_left_aside_with_a_remark() -> None:
    found = read("category,film,seen,stars\nA,B,x,5\nA,C,,\n")
    assert found.remarks == (Remark(RemarkKind.ASIDE_FIELD, "seen"), Remark(RemarkKind.ASIDE_FIELD, "stars"))


def test_one_cause_is_told_once_with_how_many_lines_it_concerns() -> None:
    rows = "".join(f",Film {number}\n" for number in range(200))
    problems = read("category,film\n" + rows).problems
    assert [(group.first.fault, len(group.lines)) for group in group_problems(problems)] == [
        (Fault.NO_CATEGORY, 200)
    ]


LIST_HEADER = "Ceremony\tClass\tCategory\tFilm\tFilmId\tName\tNominees\tNomineeIds\tWinner\n"


def test_quotation_marks_of_the_format_never_end_up_in_names() -> None:
    rows = (
        '99\tShort\tA\t"Two Words: ""Quoted Words"""\ttt9\t"Ann ""Nan"" Example"\t"Ann ""Nan"" Example"\tnm9\t\n'
        "99\tShort\tA\tPlain Title\ttt8\tBob Example\tBob Example\tnm8\t\n"
    )
    first = nominees(read(LIST_HEADER + rows))["A"][0]
    assert first == NomineeDraft(('Two Words: "Quoted Words"',), ('Ann "Nan" Example',))


def test_a_list_that_quotes_nothing_is_read_as_what_it_is() -> None:
    rows = (
        '99\tShort\tA\t\\"Crocodile\\" Dundee|B\ttt9|tt7\tAnn\tAnn|Bob\tnm9|nm7\tTrue\n'
        "99\tShort\tA\tC\ttt8\tD\tD\tnm8\t\n"
    )
    first = nominees(read(LIST_HEADER + rows))["A"][0]
    assert first == NomineeDraft(('"Crocodile" Dundee', "B"), ("Ann", "Bob"), winner=True)


def test_a_name_with_quotation_marks_of_its_own_keeps_them() -> None:
    found = nominees(read('category,film\nA,"""Crocodile"" Dundee"\nA,The "Best" of It\n'))["A"]
    assert [nominee.films for nominee in found] == [('"Crocodile" Dundee',), ('The "Best" of It',)]


@pytest.mark.parametrize("name", ['\\"', 'a\\"b', '"a\\"', '\\\\"', '"', "a\\"])
def test_backslashes_and_quotation_marks_come_back_from_both_formats(name: str) -> None:
    slate = read(json.dumps({"Best Picture": [{"film": name, "credit": name}, {"film": "Anora"}]})).slate
    assert slate is not None
    for file_format in FileFormat:
        again = read_slate(write_slate(slate, file_format), KNOWN).slate
        assert again is not None
        assert again.categories == slate.categories


def test_a_round_trip_carries_name_and_date() -> None:
    found = read("category,film\nA,B\nA,C\n").slate
    assert found is not None
    slate = SlateDraft("Été 2027", date(2027, 5, 23), found.categories)
    for file_format in FileFormat:
        assert read(write_slate(slate, file_format)).slate == slate


def test_a_workbook_is_read_from_its_first_sheet() -> None:
    table = make_rows(
        [["Our Awards", ""], ["Category", "Film", "Points"], ["A", "1917", 3], ["A", "Anora", 3.0], ["", 300]]
    )
    found = read(make_workbook(table, make_rows([["category", "film"]])))
    assert found.slate is not None
    assert (found.slate.name, found.slate.categories[0].weight) == ("Our Awards", 3)
    assert [one.films for one in nominees(found)["A"]] == [("1917",), ("Anora",), ("300",)]
    assert found.remarks == (
        Remark(RemarkKind.MORE_SHEETS, "Nominees"),
        Remark(RemarkKind.TITLE_LINE, "Our Awards"),
    )


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
UNPLACED = "<row>" + "<c><v>1</v></c>" * 300 + "</row>"
HIDDEN = """<row r="1"><c x=">" r='XFD1'><v>1</v></c></row>"""


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (make_workbook(FAR), Fault.TOO_WIDE),
        (make_workbook(UNPLACED), Fault.TOO_WIDE),
        (make_workbook(HIDDEN), Fault.TOO_WIDE),
        (make_workbook("<row>" + " " * 25_000_000 + "</row>"), Fault.TOO_LARGE),
        (make_workbook("<row><c><v>"), Fault.DAMAGED_WORKBOOK),
        (make_workbook(make_rows([["category", "film"]]))[:-40], Fault.DAMAGED_WORKBOOK),
        (pack({"xl/workbook.xml": "<x/>", **{f"xl/media/{at}": "" for at in range(600)}}), Fault.TOO_LARGE),
    ],
)
def test_a_hostile_workbook_is_one_sentence(content: bytes, fault: Fault) -> None:
    assert [problem.fault for problem in read(content).problems] == [fault]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n\xe2\xe3", ForeignKind.PDF),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", ForeignKind.PICTURE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ForeignKind.OLD_WORKBOOK),
        (b"<html><body>Sign in", ForeignKind.WEB_PAGE),
        (b"{\\rtf1\\ansi", ForeignKind.TEXT_DOCUMENT),
        (bytes(range(256)) * 8, ForeignKind.BINARY),
        (pack({"word/document.xml": "<x/>"}), ForeignKind.TEXT_DOCUMENT),
        (pack({"mimetype": "x", "content.xml": "<x/>"}), ForeignKind.OPEN_WORKBOOK),
        (pack({"Index/Document.iwa": "x"}), ForeignKind.NUMBERS),
        (pack({"nominees.csv": "category,film"}), ForeignKind.ARCHIVE),
    ],
)
def test_a_file_that_is_something_else_is_told_what_it_seems_to_be(content: bytes, kind: ForeignKind) -> None:
    (problem,) = read(content).problems
    assert (problem.fault, problem.text) == (Fault.FOREIGN, kind)


def test_a_list_in_a_cell_is_asked_about_and_its_winner_is_one_of_it() -> None:
    found = read(
        'Category,Nominees,Winner\nBest Picture,"Anora, Conclave",Conclave\nBest Actor,"Adrien Brody; Ralph Fiennes",\n'
    )
    assert found.layout is Layout.CELLS
    assert [nominee.winner for nominee in nominees(found)["Best Picture"]] == [False, True]
    assert nominees(found)["Best Actor"] == BARE_ACTORS["Best Actor"]


def test_numbers_that_do_not_count_a_list_are_the_names_own() -> None:
    found = read("Best Picture\n12. Juni\nConclave\n")
    assert [nominee.films for nominee in nominees(found)["Best Picture"]] == [("12. Juni",), ("Conclave",)]


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("14/03/2027", date(2027, 3, 14)),
        ("3/14/2027", date(2027, 3, 14)),
        ("14.03.2027", date(2027, 3, 14)),
        ("14-Mar-27", date(2027, 3, 14)),
        ('"March 14, 2027"', date(2027, 3, 14)),
        ("3/4/2027", None),
        ("14 March", None),
        ("tomorrow", None),
        ("2027-02-31", None),
    ],
)
def test_a_day_is_read_as_a_spreadsheet_saves_it_and_refused_where_it_could_be_two(
    written: str, held: date | None
) -> None:
    found = read(
        f"ceremony,held,category,film\nOurs,{written},Best Picture,Anora\nOurs,,Best Picture,Conclave\n"
    )
    assert [problem.fault for problem in found.problems] == ([] if held else [Fault.BAD_DATE])
    assert (found.slate.held if found.slate else None) == held


def test_a_pasted_list_may_name_person_and_film_on_a_line() -> None:
    found = read(
        "BEST ACTOR\nAdrien Brody, The Brutalist\nRalph Fiennes, Conclave\n\nBest Picture\nAnora\nConclave\n"
    )
    assert found.layout is Layout.UNDER_HEADINGS
    assert list(nominees(found).values()) == [ACTORS["Best Actor"], PICTURES["Best Picture"]]


def test_what_a_failed_formula_leaves_is_no_name() -> None:
    found = read("Category,Film\nBest Picture,#N/A\nBest Picture,Anora\nBest Picture,#REF!\n")
    assert [(problem.line, problem.fault) for problem in found.problems] == [
        (2, Fault.FAILED_FORMULA),
        (4, Fault.FAILED_FORMULA),
    ]
