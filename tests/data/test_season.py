"""The coming season's dates: the file that is brought in, the table that is shipped, and what is refused."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.record.record import Record
from bot.record.season_dates import AwardDate, Certainty, DateKind, DaySpan, find_contradiction
from data.format import SEASON_FILE
from data.record_files import check_record, load_record
from data.season_importer import import_season
from data.upstream_file import ImportRefusedError

Entries = list[dict[str, object]]

NEXT_ENTRIES: Entries = [
    {
        "id": "oscars",
        "edition": 100,
        "nomination_voting": ["2028-01-10", "2028-01-14"],
        "nominations": "2028-01-20",
        "ceremony": "2028-03-05",
        "venue": "Dolby Theatre",
        "confidence": "official-derived; nominations single source",
        "source": ["https://press.oscars.org/"],
    },
    {"id": "bafta", "edition": 81, "ceremony": "2028-02-20", "confidence": "ceremony corroborated x2"},
    {"id": "spirit", "edition": 43, "ceremony": "2028-02-26", "confidence": "UNVERIFIED (one list)"},
]


def write_file(folder: Path, content: Entries | str) -> Path:
    """Write a season's file with an entry on each line."""
    file = folder / "season.json"
    if not isinstance(content, str):
        entries = ",\n".join(map(json.dumps, content))
        content = f'{{"events": [\n{entries}\n]}}'
    file.write_text(content, "utf-8")
    return file


def change_entry(number: int, **fields: object) -> Entries:
    """The next season with some fields of one entry changed."""
    return [entry | fields if each == number else entry for each, entry in enumerate(NEXT_ENTRIES)]


def list_dates(record: Record, ceremony_id: str) -> dict[DateKind, AwardDate]:
    return {each.kind: each for each in record.season_dates if each.ceremony_id == ceremony_id}


def test_the_shipped_dates_of_the_oscars(record: Record):
    dates = list_dates(record, "oscars-99")
    assert dates[DateKind.NOMINATION_VOTING].days == DaySpan(date(2027, 1, 11), date(2027, 1, 15))
    assert dates[DateKind.NOMINATIONS].days == DaySpan.of_day(date(2027, 1, 21))
    assert dates[DateKind.CEREMONY].days == DaySpan.of_day(date(2027, 3, 14))
    assert dates[DateKind.CEREMONY].place == "Dolby Theatre"
    assert {each.certainty for each in dates.values()} == {Certainty.OFFICIAL}


def test_what_is_less_sure_says_so(record: Record):
    assert list_dates(record, "golden-globes-2027")[DateKind.NOMINATIONS].certainty is Certainty.AGREED
    spirit = list_dates(record, "spirit-2027")
    assert list(spirit) == [DateKind.CEREMONY]
    assert spirit[DateKind.CEREMONY].certainty is Certainty.UNCONFIRMED


def test_a_new_season_replaces_the_old_one(small_root: Path, tmp_path: Path):
    report = import_season(write_file(tmp_path, NEXT_ENTRIES), small_root)

    assert (report.dates, report.awards) == (5, 3)
    assert (report.first, report.last) == (date(2028, 1, 10), date(2028, 3, 5))
    assert report.ceremonies_added == ("bafta-2028", "spirit-2028")
    record = load_record(small_root)
    assert {each.ceremony_id for each in record.season_dates} == {"oscars-100", "bafta-2028", "spirit-2028"}
    assert record.ceremonies["bafta-2028"].name == "81st British Academy Film Awards"
    assert record.ceremonies["bafta-2028"].held == date(2028, 2, 20)
    assert record.ceremonies["bafta-2027"].held == date(2027, 2, 21), "the old season's ceremonies stay"
    # What one source alone says is shown with a warning, and is no fact of the record.
    assert record.ceremonies["oscars-100"].nominations is None
    assert list_dates(record, "oscars-100")[DateKind.NOMINATIONS].certainty is Certainty.UNCONFIRMED
    assert record.ceremonies["spirit-2028"].held is None


def test_importing_it_again_changes_nothing(small_root: Path, tmp_path: Path):
    file = write_file(tmp_path, NEXT_ENTRIES)
    import_season(file, small_root)
    before = {path: path.read_bytes() for path in small_root.rglob("*.csv")}
    assert import_season(file, small_root).ceremonies_changed == ()
    assert {path: path.read_bytes() for path in small_root.rglob("*.csv")} == before


REFUSED: dict[str, tuple[Entries | str, str]] = {
    "no JSON": ('{"events": [\n{"id": "oscars",,}]}', "line 2: is not readable as JSON"),
    "another file": ('{"dates": []}', "has no list “events”"),
    "a list": ("[]", "has no list “events”"),
    "nothing in it": ('{"events": []}', "holds no dates"),
    "an entry that is none": ('{"events": [\n7]}', "line 2: this is no award's entry in braces"),
    "an unknown award": (change_entry(1, id="césar"), "line 3, id: “césar” is not one of oscars, "),
    "an award without a name": (change_entry(1, id=None), "line 3, id: “None” is not a text"),
    "an award twice": (change_entry(1, id="oscars"), "line 3, id: “oscars” stands twice"),
    "no edition": (change_entry(2, edition=None), "line 4, edition: “None” is not a whole number"),
    "an edition of another year": (change_entry(0, edition=99, ceremony="2027-03-14"), "line 2"),
    "no ceremony": (change_entry(1, ceremony=None), "line 3, ceremony: is empty"),
    "a day that does not exist": (
        change_entry(1, ceremony="2028-02-30"),
        "line 3, ceremony: “2028-02-30” is not",
    ),
    "a window of three days": (
        change_entry(0, nomination_voting=["2028-01-10", "2028-01-11", "2028-01-12"]),
        "line 2, nomination_voting",
    ),
    "a window that ends first": (
        change_entry(0, nomination_voting=["2028-01-14", "2028-01-10"]),
        "line 2, nomination_voting",
    ),
    "nominations after the ceremony": (
        change_entry(0, nominations="2028-03-06"),
        "line 2, nominations: it cannot come after the ceremony",
    ),
    "no word on how sure": (
        change_entry(1, confidence="probably"),
        "line 3, confidence: “probably” says none of",
    ),
    "no address": (change_entry(0, source=["press.oscars.org"]), "line 2, source: “press.oscars.org” is not"),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_file_is_refused_with_its_line_and_changes_nothing(
    small_root: Path, tmp_path: Path, content: Entries | str, message: str
):
    before = {path: path.read_bytes() for path in small_root.rglob("*.csv")}
    with pytest.raises(ImportRefusedError) as refused:
        import_season(write_file(tmp_path, content), small_root)
    assert message in str(refused.value)
    assert {path: path.read_bytes() for path in small_root.rglob("*.csv")} == before


def test_a_number_that_another_ceremony_has_is_refused(small_root: Path, tmp_path: Path):
    with pytest.raises(ImportRefusedError, match="line 3, edition: 90 is not the number of bafta-2027"):
        import_season(write_file(tmp_path, change_entry(1, edition=90, ceremony="2027-02-21")), small_root)


DAMAGES: dict[str, tuple[str, str, str]] = {
    "an unknown ceremony": ("oscars-99,ceremony", "oscars-999,ceremony", "ceremony"),
    "an unknown kind": ("bafta-2027,longlist", "bafta-2027,party", "kind"),
    "a date twice": ("bafta-2027,longlist", "bafta-2027,ceremony", "first_day"),
    "an unknown certainty": ("2027-03-06,,,unconfirmed", "2027-03-06,,,maybe", "certainty"),
    "no day": ("2027-03-06,,,unconfirmed", ",,,unconfirmed", "first_day"),
    "a window that ends first": ("2027-01-15,,official", "2027-01-01,,official", "last_day"),
    "a day that the list of ceremonies has otherwise": (
        "2027-03-14,,Dolby",
        "2027-03-15,,Dolby",
        "first_day",
    ),
    "no address": ("official,https://www.dga", "official,www.dga", "sources"),
}


@pytest.mark.parametrize(("old", "new", "field"), DAMAGES.values(), ids=DAMAGES)
def test_the_checker_names_the_line_and_the_field(small_root: Path, old: str, new: str, field: str):
    path = small_root / SEASON_FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    found = [(problem.file, problem.line, problem.field) for problem in check_record(small_root)]
    assert (SEASON_FILE, line, field) in found


def test_a_record_without_the_table_knows_no_dates(small_root: Path):
    (small_root / SEASON_FILE).unlink()
    assert check_record(small_root) == []
    assert load_record(small_root).season_dates == ()


def test_the_shipped_table_is_written_as_it_is_read(small_root: Path, tmp_path: Path):
    """What the importer writes is what the repository ships: a date a line, in the file's order."""
    shutil.copy(small_root / SEASON_FILE, tmp_path / "before.csv")
    import_season(write_file(tmp_path, NEXT_ENTRIES), small_root)
    header = (tmp_path / "before.csv").read_text("utf-8").splitlines()[0]
    assert (small_root / SEASON_FILE).read_text("utf-8").splitlines() == [
        header,
        "oscars-100,nomination-voting,2028-01-10,2028-01-14,,official,https://press.oscars.org/",
        "oscars-100,nominations,2028-01-20,,,unconfirmed,https://press.oscars.org/",
        "oscars-100,ceremony,2028-03-05,,Dolby Theatre,official,https://press.oscars.org/",
        "bafta-2028,ceremony,2028-02-20,,,agreed,",
        "spirit-2028,ceremony,2028-02-26,,,unconfirmed,",
    ]


def test_dates_in_order_do_not_contradict_each_other():
    spans = {
        DateKind.NOMINATION_VOTING: DaySpan(date(2027, 1, 11), date(2027, 1, 15)),
        DateKind.NOMINATIONS: DaySpan.of_day(date(2027, 1, 21)),
        DateKind.CEREMONY: DaySpan.of_day(date(2027, 3, 14)),
    }
    assert find_contradiction(spans) is None
    spans[DateKind.NOMINATIONS] = DaySpan.of_day(date(2027, 1, 14))
    assert find_contradiction(spans) == (DateKind.NOMINATION_VOTING, DateKind.NOMINATIONS)
