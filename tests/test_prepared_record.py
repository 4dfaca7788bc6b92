"""The prepared record is what the files say, is made anew whenever they or the program differ, and is trusted only
if nobody else can have written it.
"""

import gc
import os
import pickle
import shutil
import sys
from pathlib import Path
from typing import cast

import pytest

from bot import packing, prepared_record
from bot.clock import system_clock
from bot.errors import StartError
from bot.prepared_record import (
    RECORD_KINDS,
    RECORD_MODULES,
    load_frozen_record,
    locate_prepared_record,
)
from bot.record.record import Record
from bot.search.search import Search
from data.record_files import RECORD_FOLDER, load_nicknames, load_original_titles, load_record

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="only where a file says whose it is is it prepared"
)

SMALL_TABLES = ("awards", "categories", "nicknames", "original_titles", "festivals")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small record in a folder of its own: the first three Oscars."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    root = tmp_path / "record"
    (root / "oscars").mkdir(parents=True)
    for name in SMALL_TABLES:
        shutil.copy(RECORD_FOLDER / f"{name}.csv", root)
    for table, kept in (("awards", "oscars,"), ("ceremonies", "oscars-")):
        header, *lines = (
            (RECORD_FOLDER / f"{table}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        )
        own = [line for line in lines if line.startswith(kept)]
        (root / f"{table}.csv").write_text(header + "".join(own), encoding="utf-8")
    for number in (1, 2, 3):
        shutil.copy(RECORD_FOLDER / "oscars" / f"{number:03}.csv", root / "oscars")
    return root


def count_readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of which the files are read from now on."""
    read: list[Path] = []

    def load_and_count(root: Path) -> object:
        read.append(root)
        return load_record(root)

    monkeypatch.setattr(prepared_record, "load_record", load_and_count)
    return read


def test_a_prepared_record_is_what_the_files_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = count_readings(monkeypatch)
    made, search = load_frozen_record(folder)
    again, searched = load_frozen_record(folder)
    assert read == [folder]
    assert list(again.ceremonies.values()) == list(made.ceremonies.values())
    assert dict(again.film_nominations) == dict(made.film_nominations)
    assert dict(again.person_nominations) == dict(made.person_nominations)
    assert again.history == made.history
    assert again.people == made.people
    assert searched.record is again
    for typed in ("wings", "sunrise", "janet gaynor", "janit gainor", "a"):
        assert searched.suggest_films(typed) == search.suggest_films(typed)
        assert searched.suggest_people(typed) == search.suggest_people(typed)
        assert searched.suggest_ceremonies(typed) == search.suggest_ceremonies(typed)
    ceremony = searched.find_ceremony("1st")
    assert ceremony is again.ceremonies["oscars-1"]
    assert searched.find_category_in(ceremony, "best actress") == search.find_category_in(
        ceremony, "best actress"
    )
    assert gc.isenabled()


def test_changed_files_are_read(folder: Path) -> None:
    load_frozen_record(folder)
    file = folder / "oscars" / "001.csv"
    changed = file.read_text(encoding="utf-8").replace("Wings", "Winks")
    file.write_text(changed, encoding="utf-8")
    record, search = load_frozen_record(folder)
    assert "Winks" in {film.title for film in record.films.values()}
    assert search.find_film("winks").title == "Winks"


def test_another_program_reads_the_files(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_frozen_record(folder)
    program = tmp_path / "packing.py"
    shutil.copy(packing.__file__, program)
    monkeypatch.setattr(prepared_record, "_SOURCE_FILES", (program,))
    read = count_readings(monkeypatch)
    load_frozen_record(folder)
    program.write_text(program.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    load_frozen_record(folder)
    load_frozen_record(folder)
    assert read == [folder, folder]


def test_a_damaged_file_of_the_record_is_named_all_the_same(folder: Path) -> None:
    load_frozen_record(folder)
    (folder / "oscars" / "002.csv").write_text("nothing\n", encoding="utf-8")
    with pytest.raises(StartError, match=r"oscars/002\.csv"):
        load_frozen_record(folder)
    assert gc.isenabled()


@pytest.mark.parametrize("mode", [0o664, 0o646])
def test_what_others_may_write_is_not_trusted(
    folder: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_frozen_record(folder)
    prepared = locate_prepared_record(folder)
    assert prepared.stat().st_mode & 0o777 == 0o644
    prepared.chmod(mode)
    read = count_readings(monkeypatch)
    load_frozen_record(folder)
    assert read == [folder]
    assert prepared.stat().st_mode & 0o777 == 0o644


def test_what_another_account_wrote_is_not_trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_frozen_record(folder)
    owner = locate_prepared_record(folder).stat().st_uid
    if owner == 0:
        os.chown(locate_prepared_record(folder), 12345, -1)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    read = count_readings(monkeypatch)
    load_frozen_record(folder)
    assert read == [folder]


@pytest.mark.parametrize("place", [0, 70, 200, -1])
def test_a_damaged_prepared_record_is_made_anew(
    folder: Path, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_frozen_record(folder)
    prepared = locate_prepared_record(folder)
    content = bytearray(prepared.read_bytes())
    content[place] ^= 1
    prepared.write_bytes(content)
    read = count_readings(monkeypatch)
    record, _ = load_frozen_record(folder)
    assert record.films
    load_frozen_record(folder)
    assert read == [folder]


def test_a_prepared_record_that_cannot_be_unpacked_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    load_frozen_record(folder)

    def refuse(*_: object) -> object:
        raise pickle.UnpicklingError("posix.system is not expected")

    monkeypatch.setattr(prepared_record, "unpack_value", refuse)
    record, _ = load_frozen_record(folder)
    assert record.films
    assert "posix.system is not expected" in caplog.text


def test_where_nothing_can_be_written_nothing_is_said(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file"))
    record, _ = load_frozen_record(folder)
    assert record.films
    assert not caplog.records


def test_who_wants_no_compiled_modules_gets_no_prepared_record(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    load_frozen_record(folder)
    assert not locate_prepared_record(folder).exists()


def test_a_failed_writing_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(prepared_record, "pack_value", fail)
    record, _ = load_frozen_record(folder)
    assert record.films
    assert list(locate_prepared_record(folder).parent.iterdir()) == []


@pytest.mark.slow
def test_the_whole_record_comes_back_as_it_was(record: Record, tmp_path: Path) -> None:
    search = Search.build(record, load_nicknames(), load_original_titles(), clock=system_clock)
    with (tmp_path / "packed").open("w+b") as file:
        packing.pack_value((record, search), RECORD_KINDS, file)
        file.seek(0)
        unpacked = packing.unpack_value(file, RECORD_KINDS, RECORD_MODULES)
    again, searched = cast("tuple[Record, Search]", unpacked)
    assert list(again.ceremonies.values()) == list(record.ceremonies.values())
    assert dict(again.person_nominations) == dict(record.person_nominations)
    assert {**again.festival_wins} == {**record.festival_wins}
    for film in list(record.films.values())[::50]:
        assert searched.suggest_films(film.title) == search.suggest_films(film.title)
    for person in list(record.people.values())[::50]:
        assert searched.suggest_people(person.name[:-1]) == search.suggest_people(person.name[:-1])
