"""The folder of answers: bounded in number and age, written wholly or not at all, shared by processes."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.posters.film_folder import FILM_FILE_LIMIT_BYTES, FILM_RETENTION, FilmFolder
from bot.posters.model import FilmFacts, KeptFilm, WatchOptions

NOW = datetime(2027, 1, 10, 20, tzinfo=UTC)
FACTS = FilmFacts(1, "https://image.tmdb.org/t/p/w342/a.jpg", 90, ("A",), {"US": WatchOptions("", ("B",))})


@pytest.mark.parametrize("film", [KeptFilm(NOW, NOW, FACTS), KeptFilm(NOW, NOW), KeptFilm(NOW)])
def test_what_is_kept_is_read_again(tmp_path: Path, film: KeptFilm):
    folder = FilmFolder(tmp_path / "films")
    assert folder.load_film("tt0000001") is None
    folder.save_film("tt0000001", film)
    assert folder.load_film("tt0000001") == film
    assert [file.name for file in (tmp_path / "films").iterdir()] == ["tt0000001.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"asked_at": 7}',
        b'{"asked_at": "2027-01-10T20:00:00"}',
        b"\xff",
        b" " * FILM_FILE_LIMIT_BYTES + b"{}",
    ],
)
def test_what_cannot_be_read_is_not_there(tmp_path: Path, content: bytes):
    (tmp_path / "tt0000001.json").write_bytes(content)
    assert FilmFolder(tmp_path).load_film("tt0000001") is None


def test_an_answer_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = FilmFolder(tmp_path)
    folder.save_film("tt0000001", KeptFilm(NOW, NOW, FACTS))

    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        folder.save_film("tt0000001", KeptFilm(NOW))
    monkeypatch.undo()
    assert folder.load_film("tt0000001") == KeptFilm(NOW, NOW, FACTS)
    assert len(list(tmp_path.iterdir())) == 1


def test_the_oldest_of_too_many_and_the_too_old_go(tmp_path: Path):
    folder = FilmFolder(tmp_path, limit=3)
    for days in range(5):
        folder.save_film(f"tt000000{days}", KeptFilm(NOW, NOW - timedelta(days=days), FACTS))
    folder.delete_old_films(NOW)
    assert sorted(file.stem for file in tmp_path.iterdir()) == ["tt0000000", "tt0000001", "tt0000002"]
    folder.delete_old_films(NOW + FILM_RETENTION - timedelta(days=1, hours=-1))
    assert [file.stem for file in tmp_path.iterdir()] == ["tt0000000"]
    folder.delete_old_films(NOW + FILM_RETENTION + timedelta(seconds=1))
    assert list(tmp_path.iterdir()) == []


def test_what_was_never_finished_goes_and_what_is_being_written_stays(tmp_path: Path):
    for name, age in (("old.part", timedelta(hours=2)), ("new.part", timedelta(minutes=1))):
        (tmp_path / name).touch()
        instant = (NOW - age).timestamp()
        os.utime(tmp_path / name, (instant, instant))
    (tmp_path / "README").touch()
    FilmFolder(tmp_path).delete_old_films(NOW)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["README", "new.part"]
