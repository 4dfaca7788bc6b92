"""Letterboxd's files as people send them, whole, long, broken or not theirs at all."""

import io
import zipfile
from datetime import date

import pytest

from bot.watchlist import diary_file
from bot.watchlist.diary_file import DIARY_MAX_LINES, DiaryEntry, read_diary
from bot.watchlist.errors import DiaryProblem, UnreadableDiaryError
from tests.slates.workbooks import make_rows, make_workbook

WATCHED = "Date,Name,Year,Letterboxd URI"
DIARY = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date"


def read(*lines: str, encoding: str = "utf-8") -> list[DiaryEntry]:
    return list(read_diary(io.BytesIO("\n".join(lines).encode(encoding))))


def pack(**files: str) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), content)
    packed.seek(0)
    return packed


def problem_of(content: bytes) -> DiaryProblem:
    with pytest.raises(UnreadableDiaryError) as refused:
        read_diary(io.BytesIO(content))
    return refused.value.problem


def test_watched_films_are_read_with_their_days():
    assert read(WATCHED, "2026-01-02,Anora,2024,https://boxd.it/1") == [
        DiaryEntry("Anora", 2024, None, date(2026, 1, 2))
    ]


def test_a_film_watched_twice_has_its_later_rating_and_its_first_day():
    (entry,) = read(
        DIARY,
        "2026-01-05,Anora,2024,u,3.5,,,2026-01-04",
        "2026-02-05,Anora,2024,u,4,Yes,again,2026-02-04",
        "2026-03-05,Anora,2024,u,,Yes,,2026-03-04",
    )
    assert entry == DiaryEntry("Anora", 2024, 8, date(2026, 1, 4))


@pytest.mark.parametrize(
    ("typed", "rating"),
    [("0.5", 1), ("5", 10), ("4.5", 9), ("3.0", 6), ("0", None), ("6", None), ("4.2", None)],
)
def test_only_half_stars_are_ratings(typed: str, rating: int | None):
    (entry,) = read(DIARY, f"2026-01-05,Anora,2024,u,{typed},,,")
    assert entry.rating == rating


def test_quotes_commas_and_line_breaks_are_part_of_a_title_in_a_file_of_20_000_lines():
    lines = [f'2026-01-02,"A ""film"", no. {number}\nin two lines",2001,u' for number in range(10_000)]
    entries = read(WATCHED, *lines)
    assert len(entries) == 10_000
    assert entries[-1].title == 'A "film", no. 9999 in two lines'


def test_what_a_line_lacks_is_not_known():
    entries = read(
        WATCHED, "2026-01-02,Anora", ",Conclave,,", "never,Wicked,MMXXIV,u", "2026-01-02, \u200b ,2024,u"
    )
    assert entries == [
        DiaryEntry("Anora", None, None, date(2026, 1, 2)),
        DiaryEntry("Conclave", None),
        DiaryEntry("Wicked", None),
    ]


def test_an_archive_s_own_lists_are_joined_and_deleted_ones_left_out():
    packed = pack(
        watched_csv=f"{WATCHED}\n2026-01-02,Anora,2024,u\n",
        ratings_csv="Date,Name,Year,Letterboxd URI,Rating\n2026-01-02,Anora,2024,u,4.5\n",
        deleted__diary_csv=f"{DIARY}\n2026-01-02,Emilia Pérez,2024,u,1,,,\n",
        profile_csv="Date Joined\n",
    )
    assert read_diary(packed) == [DiaryEntry("Anora", 2024, 9, date(2026, 1, 2))]


def test_a_mark_of_the_byte_order_is_no_part_of_a_column():
    assert [one.title for one in read(WATCHED, ",Anora,2024,", encoding="utf-8-sig")] == ["Anora"]


AMELIE = [DiaryEntry("Amélie", 2001, 9, date(2026, 1, 2))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_diary_that_a_spreadsheet_saved_anew_is_read_as_what_it_was(encoding: str, mark: str, end: str):
    rating = "4,5" if mark == ";" else "4.5"
    lines = [
        "Date,Name,Year,Letterboxd URI,Rating".replace(",", mark),
        mark.join(("2026-01-02", "Amélie", "2001", "u")),
    ]
    assert (
        list(read_diary(io.BytesIO(f"{lines[0]}{end}{lines[1]}{mark}{rating}{end}".encode(encoding))))
        == AMELIE
    )


def test_a_workbook_is_a_diary():
    rows = [["Date", "Name", "Year", "Rating"], ["2026-01-02", "Amélie", 2001, 4.5]]
    assert list(read_diary(io.BytesIO(make_workbook(make_rows(rows))))) == AMELIE


def test_a_folder_that_was_packed_anew_is_the_archive():
    packed = pack(
        letterboxd__ratings_csv="Date,Name,Year,Rating\n2026-01-02,Amélie,2001,4.5\n",
        deleted__diary_csv=f"{DIARY}\n2026-01-02,Emilia Pérez,2024,u,1,,,\n",
        __MACOSX__watched_csv="no list at all",
    )
    assert list(read_diary(packed)) == AMELIE


def test_a_list_is_read_below_what_it_is_about():
    read_films = read(
        "Letterboxd list export v7",
        "Date,Name,Tags,URL,Description",
        "2026-01-02,Best,,u,",
        "",
        "Position,Name,Year,URL,Description",
        "1,Amélie,2001,u,",
    )
    assert read_films == [DiaryEntry("Amélie", 2001)]


def test_imdbs_columns_and_its_ratings_of_ten_are_known():
    header = "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,Year"
    assert (
        read(header, "tt0211915,9,2026-01-02,Amélie,Le fabuleux destin d'Amélie Poulain,u,Movie,2001")
        == AMELIE
    )
    assert read(header, "tt0211915,11,,Amélie,,u,Movie,2001") == [DiaryEntry("Amélie", 2001)]


def test_what_is_no_diary_is_refused():
    assert problem_of(b"") is DiaryProblem.NOT_A_DIARY
    assert problem_of(b"Title,When\nAnora,2024") is DiaryProblem.NOT_A_DIARY
    assert problem_of(pack(profile_csv="Name,Year\n").getvalue()) is DiaryProblem.NOT_A_DIARY
    assert problem_of(f"{WATCHED}\n,Amélie Amélie,2001,".encode()[:-9] + b"\xff,") is DiaryProblem.DAMAGED
    assert problem_of(bytes(range(256)) * 20) is DiaryProblem.DAMAGED
    whole = pack(watched_csv=f"{WATCHED}\n" + ",Anora,2024,u\n" * 99).getvalue()
    assert problem_of(whole[:60] + b"?" * 9 + whole[69:]) is DiaryProblem.DAMAGED


def test_what_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch):
    line = b",Anora,2024,u\n"
    assert problem_of(WATCHED.encode() + b"\n" + line * (DIARY_MAX_LINES + 1)) is DiaryProblem.TOO_LONG
    monkeypatch.setattr(diary_file, "DIARY_CSV_MAX_BYTES", 1000)
    packed = pack(watched_csv=f"{WATCHED}\n{line.decode() * 100}").getvalue()
    assert len(packed) < 1000
    assert problem_of(packed) is DiaryProblem.TOO_LARGE
