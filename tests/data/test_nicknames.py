from pathlib import Path

import pytest

from bot.errors import StartError
from bot.record.record import Record
from bot.search.search import Search
from data.other_names import (
    NICKNAME_COLUMNS,
    NICKNAMES_FILE,
    ORIGINAL_TITLE_COLUMNS,
    ORIGINAL_TITLES_FILE,
)
from data.record_files import RECORD_FOLDER, check_record, load_nicknames, load_original_titles
from data.tables import read_table

COLUMNS = NICKNAME_COLUMNS
MIN_ORIGINAL_TITLES = 150


def test_every_shipped_nickname_is_of_the_film_or_person_that_the_table_names(record: Record):
    for row in read_table(RECORD_FOLDER, NICKNAMES_FILE, COLUMNS, lambda problem: pytest.fail(str(problem))):
        film, person = record.films.get(row["id"]), record.people.get(row["id"])
        assert row["name"] == (film.title if film else person.name if person else None)


def test_no_nickname_is_of_two():
    given = [nickname for several in load_nicknames().values() for nickname in several]
    assert len(given) == len(set(given))


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Avatar,Avatar,av", "id"),
        ("tt0499549,Avatar,", "nicknames"),
        ("nm0000138,Leonardo DiCaprio,!!", "nicknames"),
    ],
)
def test_a_faulty_line_is_found_and_named(small_root: Path, line: str, field: str):
    (small_root / NICKNAMES_FILE).write_text(f"{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
    assert [(problem.line, problem.field) for problem in check_record(small_root)] == [(2, field)]
    with pytest.raises(StartError, match=field):
        load_nicknames(small_root)


def test_who_has_two_lines_is_found(small_root: Path):
    lines = [",".join(COLUMNS), "nm0000138,Leonardo DiCaprio,leo", "nm0000138,Leonardo DiCaprio,dicaprio"]
    (small_root / NICKNAMES_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [(problem.line, problem.field) for problem in check_record(small_root)] == [(3, "id")]


def test_a_record_without_nicknames_has_none(tmp_path: Path):
    assert load_nicknames(tmp_path) == {}


def test_every_original_title_is_of_the_film_that_the_table_names(record: Record):
    rows = list(
        read_table(
            RECORD_FOLDER,
            ORIGINAL_TITLES_FILE,
            ORIGINAL_TITLE_COLUMNS,
            lambda problem: pytest.fail(str(problem)),
        )
    )
    assert len(rows) >= MIN_ORIGINAL_TITLES
    assert [row["name"] for row in rows] == [record.films[row["id"]].title for row in rows]


def test_a_film_is_found_by_every_original_title(search: Search):
    missed = {
        title: film
        for film, titles in load_original_titles().items()
        for title in titles
        if search.find_film(title).id != film
    }
    assert missed == {}


def test_a_person_has_no_original_title(small_root: Path):
    table = f"{','.join(ORIGINAL_TITLE_COLUMNS)}\nnm0000138,Leonardo DiCaprio,leo\n"
    (small_root / ORIGINAL_TITLES_FILE).write_text(table, encoding="utf-8")
    assert [(problem.line, problem.field) for problem in check_record(small_root)] == [(2, "id")]
