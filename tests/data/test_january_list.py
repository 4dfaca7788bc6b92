"""The list as it comes in January: lists of past years, spreadsheets' quoting, missing ids, and other files."""

from pathlib import Path

import pytest

from bot.ids import CategoryId
from bot.record.model import Ceremony
from data.oscars_importer import import_oscars
from data.record_files import load_record
from data.upstream import ImportRefusedError
from tests.data.upstream import COLUMNS, nominee, row, write

OLDER_COLUMNS = (
    "Ceremony", "Year", "Class", "CanonicalCategory", "Category", "NomId", "Film", "FilmId", "Name", "Nominees",
    "NomineeIds", "Winner", "Detail", "Note", "Citation", "MultifilmNomination",
)  # fmt: skip
"""As the lists of January 2024 and 2025 were laid out."""

_ACTOR = "99\t2026\tActing\tACTOR IN A LEADING ROLE\tActor in a Leading Role"
JANUARY = (
    f"{_ACTOR}\tFilm One\ttt9900001\tPerson One\tPerson One\tnm9900001",
    f"{_ACTOR}\tFilm Two\ttt9900002\tPerson Two\tPerson Two\tnm9900002",
)


def take(root: Path, path: Path, number: int) -> Ceremony:
    import_oscars(path, root)
    return load_record(root).ceremonies[f"oscars-{number}"]


def list_older(*lines: str) -> str:
    """A list in the older layout, its last line without an end, as that of January 2025."""
    return "\n".join(["\t".join(OLDER_COLUMNS), *lines])


def test_category_names_come_in_any_case(root: Path, tmp_path: Path) -> None:
    ceremony = take(root, write(tmp_path / "oscars.csv", *JANUARY), 99)
    assert ceremony.by_id[CategoryId("best-actor")].name == "Actor in a Leading Role"
    assert [one.id for one in ceremony.by_id[CategoryId("best-actor")].nominees] == [
        "person-one",
        "person-two",
    ]


def test_a_ceremony_in_small_letters_without_winners_is_the_same_ceremony(root: Path, tmp_path: Path) -> None:
    before = load_record(root).ceremonies["oscars-97"]
    shared = nominee("Anora", 1, Ceremony="97", Year="2024", Category="BEST PICTURE", Class="TITLE")
    other = nominee("Wicked", 2, Ceremony="97", Year="2024", Category="Best Picture")
    ceremony = take(root, write(tmp_path / "oscars.csv", shared.lower(), other), 97)
    assert [category.id for category in ceremony.categories] == ["best-picture"]
    assert ceremony.by_id[CategoryId("best-picture")].name == before.by_id[CategoryId("best-picture")].name
    assert not ceremony.has_winners


def test_the_layout_of_2024_and_2025(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "oscars.csv"
    path.write_text(
        list_older(
            "1\t1927/28\tActing\tACTOR\tACTOR\tan1\tA, B\ttt0019217\tC, Jr.\tC, Jr.\tnm0001932\t\tD\t\t\tTrue",
            "99\t2026\tTitle\tANIMATED FEATURE FILM\tAnimated Feature Film\tfake1\tFilm, One\ttt9900001\tA, Jr. and B\t"
            "Ann A, Jr., Bob B\tnm9900001,nm9900002",
            "99\t2026\tTitle\tANIMATED FEATURE FILM\tAnimated Feature Film\tfake2\tFlow\ttt9900002\t"
            "Nominees to be determined\tNominees to be determined\t?",
        ),
        "utf-8",
    )
    known = load_record(root).ceremonies["oscars-1"]
    ceremony = take(root, path, 99)
    one, flow = ceremony.by_id[CategoryId("animated-feature")].nominees
    assert [film.title for film in one.films] == ["Film, One"]
    assert [(person.name, person.id) for person in one.people] == [
        ("Ann A, Jr.", "nm9900001"),
        ("Bob B", "nm9900002"),
    ]
    assert (flow.people, flow.credit) == ((), "")
    assert load_record(root).ceremonies["oscars-1"] == known


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_a_spreadsheets_quotation_marks_never_end_up_in_names(
    small_root: Path, tmp_path: Path, delimiter: str
) -> None:
    fields = ["4", "1930/31", "Title", "", "Best Picture"]
    ann = '"Ann ""Nan"" A"'
    rows = [
        [*fields, '"Two Words: ""Quoted Words"""', "tt9900003", ann, ann, "nm9900003", "", "", "", ""],
        [*fields, '"\\""Crocodile\\"" Dundee"', "tt9900004", "Bob", "Bob", "nm9900004", "FALSE", "", "", ""],
    ]
    path = tmp_path / "oscars.csv"
    path.write_text(
        "\ufeff" + "".join(delimiter.join(line) + "\r\n" for line in [list(COLUMNS), *rows]), "utf-8"
    )
    first, second = take(small_root, path, 4).by_id[CategoryId("best-picture")].nominees
    assert first.films[0].title == 'Two Words: "Quoted Words"'
    assert [person.name for person in first.people] == ['Ann "Nan" A']
    assert second.films[0].title == '"Crocodile" Dundee'


def test_the_99ths_list_after_a_spreadsheet_saved_it(root: Path, tmp_path: Path) -> None:
    short = "99\t2026\tShort\tDOCUMENTARY SHORT FILM\tDOCUMENTARY SHORT FILM"
    ceremony = take(
        root,
        write(
            tmp_path / "oscars.csv",
            f'{short}\t"Two Words: ""Quoted Words"""\ttt9900003\t"Ann ""Nan"" Example"\t"Ann ""Nan"" Example"\t'
            "nm9900003\t\t\t\t",
            f"{short}\tPlain Title\ttt9900004\tBob Example\tBob Example\tnm9900004\t\t\t\t",
        ),
        99,
    )
    (category,) = ceremony.categories
    assert category.name == "Documentary Short Film"
    assert [(one.films[0].title, one.people[0].name) for one in category.nominees] == [
        ('Two Words: "Quoted Words"', 'Ann "Nan" Example'),
        ("Plain Title", "Bob Example"),
    ]


def test_unicode_text_of_a_spreadsheet(small_root: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "oscars.csv", nominee("Amélie", 1), nominee("Digger", 2))
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    assert take(small_root, path, 4).by_id[CategoryId("best-picture")].nominees[0].films[0].title == "Amélie"


@pytest.mark.parametrize(
    "line", ['4\t1930/31\tTitle\t\tBest Picture\t"Digger\ttt00000002', '"4"x\t1930/31\tTitle']
)
def test_quotation_marks_that_do_not_match_are_refused_by_line(
    small_root: Path, tmp_path: Path, line: str
) -> None:
    with pytest.raises(ImportRefusedError, match="line 3: the quotation marks do not match"):
        import_oscars(write(tmp_path / "oscars.csv", nominee("Digger", 2), line), small_root)


@pytest.mark.parametrize("control", ["\0", "\x0b", "\u2028", "\ufeff"])
def test_control_characters_are_refused_by_line_and_field(
    small_root: Path, tmp_path: Path, control: str
) -> None:
    with pytest.raises(
        ImportRefusedError, match=rf"line 3, Film: it holds the control character U\+{ord(control):04X}"
    ):
        import_oscars(
            write(tmp_path / "oscars.csv", nominee("A", 1), nominee(f"Dig{control}ger", 2)), small_root
        )


def test_spaces_beside_the_bars_between_values_are_none_of_the_names(
    small_root: Path, tmp_path: Path
) -> None:
    both = nominee("Digger", 2, Nominees="Ann A | Bob B", NomineeIds="nm00000002|nm00000003")
    ceremony = take(small_root, write(tmp_path / "oscars.csv", nominee("A", 1), both), 4)
    assert [person.name for person in ceremony.categories[0].nominees[1].people] == ["Ann A", "Bob B"]


def test_doubled_marks_in_a_list_that_quotes_nothing_are_refused_by_line(
    small_root: Path, tmp_path: Path
) -> None:
    with pytest.raises(ImportRefusedError, match="line 2: doubled quotation marks"):
        import_oscars(write(tmp_path / "oscars.csv", nominee('A ""B"" C', 2)), small_root)


def test_a_row_without_an_id_is_joined_to_the_film_of_the_others(small_root: Path, tmp_path: Path) -> None:
    ceremony = take(
        small_root,
        write(
            tmp_path / "oscars.csv",
            nominee("Digger", 2),
            nominee("The Odyssey", 1, FilmId=""),
            row(Category="Sound Recording", Film="DIGGER", Name="A", Nominees="A", NomineeIds="nm00000009"),
            row(
                Category="Sound Recording",
                Film="The Odyssey",
                Name="B",
                Nominees="B",
                NomineeIds="nm00000008",
            ),
            row(Category="Sound Recording", Film="Alone", Name="C", Nominees="C", NomineeIds="nm00000007"),
        ),
        4,
    )
    films = {one.films[0].title: one.films[0].id for one in ceremony.categories[1].nominees}
    assert films == {"DIGGER": "tt00000002", "The Odyssey": "x-the-odyssey-1930", "Alone": None}
    assert ceremony.by_id[CategoryId("best-picture")].nominees[1].films[0].id == "x-the-odyssey-1930"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "a workbook or an archive"),
        (b"<!DOCTYPE html>\n<html>", "a web page; take the file itself"),
        (b'[{"category": "x"}]\n', "JSON"),
        (b"category,film\nA,B\n", "a slate; `/ceremony import` takes it"),
        (b"year_film,year_ceremony,ceremony,category,name\n", "a list of another data set"),
        (b"", "an empty file"),
        (b"Dear all,\n", "another text"),
    ],
)
def test_a_file_that_is_something_else_is_told_what_it_seems_to_be(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(ImportRefusedError, match=r"list\.csv is not the upstream list, but") as refusal:
        import_oscars(path)
    assert said in str(refusal.value)


def test_a_list_that_lacks_a_column_is_told_which(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\t".join(column for column in COLUMNS if column != "Winner") + "\nx\n", "utf-8")
    with pytest.raises(ImportRefusedError, match="lacks the columns Winner"):
        import_oscars(path)
