"""Files of slates: what is taken, what is refused at which line, and what was once taken wrongly."""

import json
from datetime import date

import pytest

from bot.record.model import Headline
from bot.record.record import Record
from bot.slates.drafts import (
    CATEGORY_MAX_NOMINEES,
    SLATE_MAX_CATEGORIES,
    CategoryDraft,
    NomineeDraft,
    SlateDraft,
    tidy_text,
)
from bot.slates.files import (
    SLATE_FILE_MAX_BYTES,
    Fault,
    FileFormat,
    make_template,
    merge_retyped,
    read_lines,
    read_slate,
    write_line,
    write_slate,
)
from tests.slates.known import KNOWN

TWO = "category,film\nBest Picture,Anora\nBest Picture,Conclave\n"


def faults(content: bytes | str) -> list[tuple[int, Fault]]:
    read = read_slate(content.encode() if isinstance(content, str) else content, KNOWN)
    assert not read.is_sound
    return [(problem.line, problem.fault) for problem in read.problems]


def nominees(content: bytes | str) -> list[NomineeDraft]:
    read = read_slate(content.encode() if isinstance(content, str) else content, KNOWN)
    assert read.problems == ()
    assert read.slate is not None
    return [nominee for category in read.slate.categories for nominee in category.nominees]


@pytest.mark.parametrize(
    "content",
    [
        TWO,
        "\ufeff" + TWO,
        TWO.replace("\n", "\r\n"),
        TWO.replace("\n", "\r"),
        TWO.replace(",", ";"),
        TWO.replace(",", "\t"),
        TWO.replace("category,film", " CATEGORY ,Film"),
        TWO.replace("film", "Films"),
        TWO.replace("film", "title"),
        "\n\n" + TWO.replace("\n", "\n,\n"),
        TWO.replace("Anora", '"Anora"'),
        TWO.replace("Best Picture,Conclave", ",Conclave"),
        TWO.replace("Best Picture,Conclave", "best  picture,Conclave"),
        TWO.replace("category,film", "category,film,,") + ",,,\n",
    ],
)
def test_one_slate_in_the_many_ways_that_spreadsheets_write_it(content: str) -> None:
    assert nominees(content) == [NomineeDraft(films=("Anora",)), NomineeDraft(films=("Conclave",))]


def test_quotes_commas_and_lines_in_a_cell() -> None:
    content = 'category,film,people\nA,"Good Night, and Good Luck","George ""Nespresso"" Clooney"\nA,"Two\nlines",\n'
    first, second = nominees(content)
    assert first == NomineeDraft(films=("Good Night, and Good Luck",), people=('George "Nespresso" Clooney',))
    assert second.films == ("Two lines",)


def test_several_films_and_people_are_separated_by_semicolons() -> None:
    (first, _) = nominees('category,film,people\nA,Wings;Chang,"Ana ; Ben;; "\nA,Rush\\; Hour,\n')
    assert first == NomineeDraft(films=("Wings", "Chang"), people=("Ana", "Ben"))
    assert nominees("category,film\nA,Rush\\; Hour\nA,B\n")[0].films == ("Rush; Hour",)


def test_everything_that_a_nominee_has() -> None:
    head = "category,film,people,song,country,credit,named by,weight,withdrawn\n"
    read = read_slate((head + "A,F,P,S,C,L,Song,7,Yes\nA,G,,,,,,,no\n").encode(), KNOWN)
    assert read.problems == ()
    assert read.slate == SlateDraft(
        "",
        None,
        (
            CategoryDraft(
                "A",
                (NomineeDraft(("F",), ("P",), "S", "C", "L", withdrawn=True), NomineeDraft(("G",))),
                Headline.SONG,
                7,
            ),
        ),
    )


def test_a_json_file_with_everything() -> None:
    content = {
        "name": " Jury  Prizes ",
        "held": "2027-05-23",
        "categories": [
            {
                "name": "Grand Prix",
                "named by": "person",
                "weight": 3,
                "nominees": [{"films": ["A", "B;C"], "people": "D; E", "withdrawn": True}, {"song": "S"}],
            }
        ],
    }
    read = read_slate(json.dumps(content).encode(), KNOWN)
    assert read.problems == ()
    first, second = NomineeDraft(("A", "B;C"), ("D", "E"), withdrawn=True), NomineeDraft(song="S")
    category = CategoryDraft("Grand Prix", (first, second), Headline.PERSON, 3)
    assert read.slate == SlateDraft("Jury Prizes", date(2027, 5, 23), (category,))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", [(0, Fault.EMPTY)]),
        (b" \r\n\t", [(0, Fault.EMPTY)]),
        (b"\xef\xbb\xbf", [(0, Fault.EMPTY)]),
        (b"category,film\n", [(0, Fault.EMPTY)]),
        (b"x" * (SLATE_FILE_MAX_BYTES + 1), [(0, Fault.TOO_LARGE)]),
        ("category,film\nA,Amélie\nA,Zoé".encode() + b"\xff\n", [(3, Fault.NOT_UTF8)]),
        ("category,film\nA,B".encode("utf-16") + b"\0", [(2, Fault.NOT_UTF8)]),
        (b"PK\x03\x04\x14\x00\x06\x00", [(0, Fault.DAMAGED_WORKBOOK)]),
        (b"\x89PNG\r\n\x1a\n\0\0", [(0, Fault.FOREIGN)]),
        (b"<!DOCTYPE html><html>", [(0, Fault.FOREIGN)]),
        (b"category,film\nA\0,B\n", [(0, Fault.FOREIGN)]),
        (b"," * 3_000_000, [(1, Fault.TOO_WIDE)]),
        (b"x" * 3_000_000, [(1, Fault.MISSING_FIELD)]),
        (b"film,people\nAnora,\n", [(1, Fault.MISSING_FIELD)]),
        (b"category,flim\nA,B\nA,C\n", [(1, Fault.MISSING_NOMINEES)]),
        (b'category,film\nA,Two Words: ""Quoted""\nA,B\n', [(2, Fault.STRAY_QUOTES)]),
        (b'category,film\nA,"B\nA,C\nA,D"\nA,E\n', [(2, Fault.BROKEN_CSV)]),
        (b"category,film,Film\nA,B,\nA,C,\n", [(1, Fault.REPEATED_FIELD)]),
        (b"category,film\nA,B,C\nA,D,,\n", [(2, Fault.STRAY_VALUE)]),
        (b"category,film\n,B\nA,C\nA,D\n", [(2, Fault.NO_CATEGORY)]),
        (b"category,film\nA,B\nA,\nA,C\n", [(3, Fault.NO_NOMINEE)]),
        (b"category,film\nA,B\nB,C\nB,D\n", [(2, Fault.ONE_NOMINEE)]),
        (b"category,film,people\nA,B,X\nA,b!,x\n", [(3, Fault.DUPLICATE_NOMINEE)]),
        (b'category,film\nA,"B\nA,C\n', [(2, Fault.BROKEN_CSV)]),
        (b'category,film\n"A"x,B\n', [(2, Fault.BROKEN_CSV)]),
        (b"category,film\nA,B\nA," + b"x" * 151, [(3, Fault.TOO_LONG)]),
        (b"category,film\nA,B\nA," + b"x" * 5000, [(3, Fault.TOO_LONG)]),
        (b"category,film\n" + b"x" * 101 + b",B\n,C\n", [(2, Fault.TOO_LONG)]),
        (b"category,film\nA,B\nA,'" + b"C;" * 31, [(3, Fault.TOO_MANY)]),
        (b"category,film\nA,B\nA," + b";".join([b"x" * 120] * 9), [(3, Fault.TOO_LONG)]),
        (b"category,film,named by\nA,B,films\nA,C,\n", [(2, Fault.BAD_HEADLINE)]),
        (b"category,film,named by\nA,B,film\nA,C,person\n", [(3, Fault.CONTRADICTION)]),
        (b"category,film,weight\nA,B,0\nA,C,\n", [(2, Fault.BAD_WEIGHT)]),
        (b"category,film,weight\nA,B,101\nA,C,\n", [(2, Fault.BAD_WEIGHT)]),
        ("category,film,weight\nA,B,٣\nA,C,\n", [(2, Fault.BAD_WEIGHT)]),
        (b"category,film,withdrawn\nA,B,maybe\nA,C,\n", [(2, Fault.BAD_ANSWER)]),
    ],
)
def test_what_is_wrong_with_a_spreadsheet_is_named_by_line(
    content: bytes, found: list[tuple[int, Fault]]
) -> None:
    assert faults(content) == found


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert faults('category,film\n\nA,"one\ntwo"\nA,B\nA,"x\ny"\nA,b\n') == [(8, Fault.DUPLICATE_NOMINEE)]


CATEGORY = '{"name": "A", "nominees": [{"film": "B"}, {"film": "C"}]}'


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("[]", [(1, Fault.MISSING_FIELD)]),
        ('["Anora", "Conclave"]', [(1, Fault.WRONG_TYPE)] * 2),
        ("{}", [(1, Fault.MISSING_FIELD)]),
        ("{\n\n", [(3, Fault.BROKEN_JSON)]),
        ("{\n}}", [(2, Fault.BROKEN_JSON)]),
        ('{"name": "a\nb"}', [(1, Fault.BROKEN_JSON)]),
        ('{"name": tru}', [(1, Fault.BROKEN_JSON)]),
        ('{"name" "x"}', [(1, Fault.BROKEN_JSON)]),
        ('{"a": 1,}', [(1, Fault.BROKEN_JSON)]),
        ('{"a": 1 "b": 2}', [(1, Fault.BROKEN_JSON)]),
        ('{"weight": ' + "9" * 5000 + "}", [(1, Fault.BROKEN_JSON)]),
        ("[" * 100_000, [(1, Fault.TOO_DEEP)]),
        ('{"a":' * 9 + "1" + "}" * 9, [(1, Fault.TOO_DEEP)]),
        ('{"categories":\n "A"}', [(2, Fault.WRONG_TYPE)]),
        ('{"categories":\n ["A"]}', [(2, Fault.WRONG_TYPE)]),
        ('{"categories": []}', [(0, Fault.EMPTY)]),
        (f'{{"categories": [{CATEGORY},\n{CATEGORY}]}}', [(2, Fault.DUPLICATE_CATEGORY)]),
        (f'{{"categories": [{CATEGORY}],\n"name": 1.5}}', [(2, Fault.WRONG_TYPE)]),
        (f'{{"categories": [{CATEGORY}],\n"held": "14 March"}}', [(2, Fault.BAD_DATE)]),
        (f'{{"categories": [{CATEGORY}],\n"held": "2027-02-30"}}', [(2, Fault.BAD_DATE)]),
        (f'{{"name": "x", "categories": [{CATEGORY}],\n"NAME": "y"}}', [(2, Fault.REPEATED_FIELD)]),
        ('{"categories": [{"name": "A",\n"nominees": []}]}', [(1, Fault.NO_NOMINEE)]),
        ('{"categories": [{"name": "A",\n"nominees": [{"film": "B"},\n{}]}]}', [(3, Fault.NO_NOMINEE)]),
        (f'{{"categories": [{CATEGORY.replace("A", " ")}]}}', [(1, Fault.NO_CATEGORY)]),
        (f'{{"categories": [{CATEGORY[:-1]},\n"weight": true}}]}}', [(2, Fault.BAD_WEIGHT)]),
        (f'{{"categories": [{CATEGORY[:-1]},\n"weight": NaN}}]}}', [(2, Fault.WRONG_TYPE)]),
        ('{"categories": [{"name": "A", "nominees": [[], {"film": "C"}]}]}', None),
    ],
)
def test_what_is_wrong_with_json_is_named_by_line(
    content: str, found: list[tuple[int, Fault]] | None
) -> None:
    assert faults(content) == (found or [(1, Fault.WRONG_TYPE), (1, Fault.NO_NOMINEE)])


@pytest.mark.parametrize(
    "content",
    [
        b'""',  # a header of one empty, quoted cell is no header
        b"film,category\ncategory",  # a row that ends before the category's column
    ],
)
def test_what_fuzzing_found_is_refused(content: bytes) -> None:
    assert faults(content)


def test_a_slate_is_full_at_its_limits() -> None:
    def rows(categories: int, each: int) -> str:
        return "category,film\n" + "".join(f"P{c},F{n}\n" for c in range(categories) for n in range(each))

    assert (
        len(nominees(rows(SLATE_MAX_CATEGORIES, CATEGORY_MAX_NOMINEES)))
        == SLATE_MAX_CATEGORIES * CATEGORY_MAX_NOMINEES
    )
    assert faults(rows(1, CATEGORY_MAX_NOMINEES + 1)) == [(CATEGORY_MAX_NOMINEES + 2, Fault.TOO_MANY)]
    assert faults(rows(SLATE_MAX_CATEGORIES + 1, 2)) == [(2 + 2 * SLATE_MAX_CATEGORIES, Fault.TOO_MANY)]


@pytest.mark.slow
def test_a_full_slate_fits_into_a_file() -> None:
    drafts = tuple(
        CategoryDraft(
            f"{number:03}".ljust(30, "x"),
            tuple(
                NomineeDraft((f"{place:03}".ljust(30, "ü"),), ("Somebody Somewhere",))
                for place in range(CATEGORY_MAX_NOMINEES)
            ),
        )
        for number in range(SLATE_MAX_CATEGORIES)
    )
    for file_format in FileFormat:
        assert read_slate(write_slate(SlateDraft("x", None, drafts), file_format), KNOWN).problems == ()


@pytest.mark.slow
def test_thousands_of_rows_too_many_are_not_all_looked_at() -> None:
    rows = "category,film\n" + "".join(f"P,F{number}\n" for number in range(60_000))
    assert {fault for _, fault in faults(rows)} == {Fault.TOO_MANY}
    objects = ",".join(["{}"] * 100_000)
    assert (
        len(faults(f'{{"categories": [{{"name": "A", "nominees": [{objects}]}}]}}'))
        == CATEGORY_MAX_NOMINEES + 1
    )


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-30-", "@SUM(A1)", "＝1", "'=1", "''-x"])
def test_no_formula_leaves_and_all_come_back(formula: str) -> None:
    slate = SlateDraft("", None, (CategoryDraft(formula, (NomineeDraft((formula,)), NomineeDraft(("A",)))),))
    content = write_slate(slate, FileFormat.CSV).decode("utf-8-sig")
    assert f"\r\n'{formula},'{formula}," in content
    assert read_slate(content.encode(), KNOWN).slate == slate


def test_an_apostrophe_that_defuses_nothing_stays() -> None:
    assert nominees("category,film\nA,'Round Midnight\nA,B\n")[0].films == ("'Round Midnight",)


def test_a_csv_file_says_that_it_is_utf8_and_ends_its_lines_as_the_standard_says() -> None:
    slate = SlateDraft("", None, (CategoryDraft("A", (NomineeDraft(("Amélie",)), NomineeDraft(("B",)))),))
    content = write_slate(slate, FileFormat.CSV)
    assert content.startswith(
        b"\xef\xbb\xbfcategory,film,people,song,country,credit,named by,weight,withdrawn,ceremony,held\r\n"
    )
    assert content.endswith(b"A,B,,,,,,,,,\r\n")


def test_the_template_can_be_imported_and_shows_every_kind(record: Record) -> None:
    for file_format in FileFormat:
        read = read_slate(write_slate(make_template(record), file_format), KNOWN)
        assert read.problems == ()
        assert read.slate is not None
        assert {category.headline for category in read.slate.categories} == set(Headline)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  a \t b\n", "a b"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\u200b\u2060\ufeff", ""),
        ("\u200d", ""),
        ("\ud800x", "x"),
        ("e\u0301", "é"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("مريم", "مريم"),
        ("!", "!"),
    ],
)
def test_what_cannot_be_seen_is_not_kept(raw: str, kept: str) -> None:
    assert tidy_text(raw) == kept


@pytest.mark.parametrize(
    ("line", "headline", "nominee"),
    [
        ("Anora", None, NomineeDraft(("Anora",))),
        ("Anora", Headline.FILM, NomineeDraft(("Anora",))),
        ("Mikey Madison", Headline.PERSON, NomineeDraft(people=("Mikey Madison",))),
        ("Anora | Mikey Madison", Headline.PERSON, NomineeDraft(("Anora",), ("Mikey Madison",))),
        ("Golden", Headline.SONG, NomineeDraft(song="Golden")),
        ("Film | Ana; Ben | Golden", Headline.SONG, NomineeDraft(("Film",), ("Ana", "Ben"), "Golden")),
        ("Sirāt | | Spain", Headline.COUNTRY, NomineeDraft(("Sirāt",), country="Spain")),
        ("Sirāt", Headline.COUNTRY, NomineeDraft(("Sirāt",))),
        ("| Ana", Headline.FILM, NomineeDraft(people=("Ana",))),
    ],
)
def test_a_line_in_a_form(line: str, headline: Headline | None, nominee: NomineeDraft) -> None:
    assert read_lines(f"\n{line}\n", headline) == ((nominee,), ())
    if headline is not None:
        assert read_lines(write_line(nominee, headline), headline) == ((nominee,), ())


def test_what_a_line_does_not_show_stays() -> None:
    before = NomineeDraft(("F",), (), "S", "C", "by Ana and Ben", withdrawn=True)
    line = write_line(before, Headline.FILM)
    assert line == "F | by Ana and Ben | S"
    (typed,), _ = read_lines(line, Headline.FILM)
    assert merge_retyped(before, typed, Headline.FILM) == before
    (typed,), _ = read_lines("F2 | Ana", Headline.FILM)
    assert merge_retyped(before, typed, Headline.FILM) == NomineeDraft(
        ("F2",), ("Ana",), "", "C", withdrawn=True
    )
    line = write_line(before, Headline.COUNTRY)
    (typed,), _ = read_lines(line, Headline.COUNTRY)
    assert merge_retyped(before, typed, Headline.COUNTRY) == before
