"""A newer list of nominations comes into the record, wholly or not at all."""

import resource
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.errors import StartError
from bot.ids import CategoryId, NomineeId
from data.oscars_importer import ImportReport, import_oscars
from data.record_files import check_record, list_record_files, load_record
from data.upstream import ImportRefusedError
from tests.data.upstream import COLUMNS, nominee, row, write

BEST_ACTOR = CategoryId("best-actor")
BEST_PICTURE = CategoryId("best-picture")

ACTOR = {"Class": "Acting", "Category": "ACTOR IN A LEADING ROLE"}
CRUISE = nominee("Digger", 2, **ACTOR, Name="Tom Cruise", Nominees="Tom Cruise", Detail="Digger Rockwell")
DAMON = nominee("The Odyssey", 1, **ACTOR, Name="Matt Damon", Nominees="Matt Damon", NomineeIds="?")
TOY_STORY = nominee("Toy Story 5", 3, Category="ANIMATED FEATURE FILM")
ANNOUNCED = (nominee("The Odyssey", 1), nominee("Digger", 2), TOY_STORY, CRUISE, DAMON)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A list with the nominees of the 4th ceremony, the next one that the small record lacks."""
    return write(tmp_path / "oscars.csv", *ANNOUNCED)


def contents(root: Path) -> dict[str, bytes]:
    return {file: (root / file).read_bytes() for file in list_record_files(root)}


def test_the_99ths_nominees_appear_beside_everything_else(root: Path, tmp_path: Path) -> None:
    before = contents(root)
    rows = [line.replace("4\t1930/31", "99\t2026") for line in ANNOUNCED]
    report = import_oscars(write(tmp_path / "oscars.csv", *rows), root)
    assert report == ImportReport((99,), (), added=5, changed=0, removed=0)
    ceremony = load_record(root).ceremonies["oscars-99"]
    assert [category.id for category in ceremony.categories] == [
        "best-picture",
        "best-actor",
        "animated-feature",
    ]
    assert [nominee.id for nominee in ceremony.by_id[BEST_ACTOR].nominees] == ["tom-cruise", "matt-damon"]
    assert ceremony.by_id[BEST_ACTOR].by_id[NomineeId("tom-cruise")].characters == ("Digger Rockwell",)
    assert ceremony.by_id[BEST_ACTOR].by_id[NomineeId("matt-damon")].people[0].id is None
    assert ceremony.by_id[BEST_PICTURE].name == "Best Picture"
    assert ceremony.by_id[BEST_PICTURE].can_be_voted_on
    assert not ceremony.has_winners
    after = contents(root)
    assert after.pop("oscars/099.csv")
    assert after == before


def test_winners_arrive_later_and_nominees_keep_their_ids(small_root: Path, source: Path) -> None:
    import_oscars(source, small_root)
    write(
        source,
        nominee("The Odyssey, Part One", 1, Winner="True"),
        nominee("Digger", 2),
        nominee("Toy Story 5", 3, Category="ANIMATED FEATURE FILM", Winner="True"),
        CRUISE.replace("Tom Cruise", "Thomas Cruise"),
        nominee("Digger", 2, **ACTOR, Name="J. Plemons", Nominees="J. Plemons", NomineeIds="nm0687146"),
    )
    report = import_oscars(source, small_root)
    assert report == ImportReport((), (4,), added=1, changed=3, removed=1)
    ceremony = load_record(small_root).ceremonies["oscars-4"]
    assert [nominee.id for nominee in ceremony.by_id[BEST_PICTURE].nominees] == ["the-odyssey", "digger"]
    assert ceremony.by_id[BEST_PICTURE].winners[0].films[0].title == "The Odyssey, Part One"
    assert ceremony.by_id[BEST_ACTOR].by_id[NomineeId("tom-cruise")].people[0].name == "Thomas Cruise"
    assert "j-plemons" in ceremony.by_id[BEST_ACTOR].by_id


def test_the_same_list_twice_changes_nothing(small_root: Path, source: Path) -> None:
    import_oscars(source, small_root)
    before = contents(small_root)
    assert import_oscars(source, small_root) == ImportReport((), (), added=0, changed=0, removed=0)
    assert contents(small_root) == before


def test_a_tie_is_two_winners(small_root: Path, tmp_path: Path) -> None:
    rows = [nominee(film, number, Winner="True") for number, film in enumerate(("Digger", "The Odyssey"), 1)]
    import_oscars(write(tmp_path / "oscars.csv", *rows), small_root)
    assert load_record(small_root).ceremonies["oscars-4"].by_id[BEST_PICTURE].is_tie


def test_a_ceremony_that_nobody_has_dated_is_added(root: Path, tmp_path: Path) -> None:
    rows = [nominee("Digger", 2, Ceremony=str(number), Year=str(1927 + number)) for number in (99, 100, 101)]
    assert import_oscars(write(tmp_path / "oscars.csv", *rows), root).ceremonies_added == (99, 100, 101)
    ceremony = load_record(root).ceremonies["oscars-101"]
    assert (ceremony.name, ceremony.year, ceremony.held) == ("101st Academy Awards", 2029, None)


def test_progress_counts_ceremonies(small_root: Path, tmp_path: Path) -> None:
    rows = [
        nominee("Digger", 2, Ceremony=number, Year=year)
        for number, year in (("4", "1930/31"), ("5", "1931/32"))
    ]
    told: list[tuple[int, int]] = []
    import_oscars(
        write(tmp_path / "oscars.csv", *rows), small_root, lambda done, total: told.append((done, total))
    )
    assert told == [(1, 2), (2, 2)]


REFUSED = {
    "unknown category": (row(Category="BEST STUNTS", Film="Digger"), "line 7, Category: “BEST STUNTS”"),
    "same nominee twice": (
        nominee("Digger", 2),
        "line 7, Nominees: the nominee stands twice in Best Picture",
    ),
    "ceremony that is no number": (row(Ceremony="IV", Film="Digger"), "line 7, Ceremony: “IV”"),
    "year that is none": (row(Year="last", Film="Digger"), "line 7, Year: “last”"),
    "winner written otherwise": (nominee("Wings", 9, Winner="yes"), "line 7, Winner: “yes”"),
    "film id that is none": (nominee("Wings", 9, FilmId="19304"), "line 7, FilmId: “19304”"),
    "more films than ids": (nominee("A|B", 9), "line 7, FilmId: 1 ids stand for 2 Film"),
    "person id that is none": (nominee("Wings", 9, NomineeIds="Clara"), "line 7, NomineeIds: “Clara”"),
    "more ids than people": (nominee("A", 9, NomineeIds="?|?"), "line 7, NomineeIds: 2 ids stand for 1"),
    "nobody and nothing": (row(), "line 7, Nominees: the line names no film and no person"),
    "too few fields": ("4\t1930/31\tTitle", "line 7, CanonicalCategory: the line ends before it"),
    "too many fields": (row(Citation="x") + "\ty", "line 7, Citation: the line goes on with 1 more field(s)"),
    "gap in the ceremonies": (nominee("Digger", 2, Ceremony="6", Year="1932/33"), "oscars/005.csv"),
}


@pytest.mark.parametrize(("line", "says"), REFUSED.values(), ids=REFUSED)
def test_a_bad_row_changes_nothing_and_is_named(
    small_root: Path, tmp_path: Path, line: str, says: str
) -> None:
    before = contents(small_root)
    with pytest.raises(ImportRefusedError) as refusal:
        import_oscars(write(tmp_path / "oscars.csv", *ANNOUNCED, line), small_root)
    assert says in str(refusal.value)
    assert contents(small_root) == before
    assert not list(small_root.glob(".import-*"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is not the upstream list"),
        (b"a,b,c\n1,2,3\n", "is not the upstream list"),
        ("\t".join(COLUMNS).encode() + b"\n", "holds no nominations"),
        ("\t".join(COLUMNS).encode() + b"\n4\t1930/31\tTitle\t\tBEST PIC", "is cut short: line 2"),
        ("\t".join(COLUMNS).encode() + b"\n4\t1930/31\tTitle\t\tBEST PICTURE\tSir\xe2t\n", "line 2"),
    ],
)
def test_a_file_that_is_no_list_changes_nothing_and_says_why(
    small_root: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    before = contents(small_root)
    (tmp_path / "oscars.csv").write_bytes(content)
    with pytest.raises(StartError, match=says):
        import_oscars(tmp_path / "oscars.csv", small_root)
    assert contents(small_root) == before


def test_a_missing_file_is_named(small_root: Path, tmp_path: Path) -> None:
    with pytest.raises(StartError, match=r"nowhere\.csv cannot be read: No such file"):
        import_oscars(tmp_path / "nowhere.csv", small_root)


def test_a_damaged_record_is_not_made_worse(small_root: Path, source: Path) -> None:
    (small_root / "oscars/002.csv").unlink()
    before = contents(small_root)
    with pytest.raises(StartError, match=r"oscars/002\.csv: the file is missing"):
        import_oscars(source, small_root)
    assert contents(small_root) == before


@contextmanager
def full_disk() -> Generator[None]:
    """No file may grow beyond a kilobyte."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_disk_that_takes_no_more_changes_nothing(small_root: Path, source: Path) -> None:
    before = contents(small_root)
    with full_disk(), pytest.raises(ImportRefusedError, match="cannot be written"):
        import_oscars(source, small_root)
    assert contents(small_root) == before
    assert check_record(small_root) == []
