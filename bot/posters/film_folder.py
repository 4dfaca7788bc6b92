"""The folder in which answers about films are kept: a small JSON file each, of a bounded number and age.

TMDB's terms allow to keep what it answered for at most six months. Whatever cannot be read counts as not there.
"""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.posters.model import KeptFilm

log = logging.getLogger(__name__)

FILM_RETENTION = timedelta(days=180)
"""How long an answer is kept: TMDB's terms allow six months."""

FILMS_KEPT_LIMIT = 2_000
"""Most films that are kept; one takes some kilobytes, at most about fifteen."""

FILM_FILE_LIMIT_BYTES = 100_000
"""A larger file is none of ours."""

UNFINISHED_FILE_AGE = timedelta(hours=1)
"""After which time a file that was never finished is deleted: whoever wrote it is gone."""

_ENDING = ".json"
_UNFINISHED_ENDING = ".part"
_FILM_FILE = TypeAdapter(KeptFilm)


class FilmFolder:
    """The files. Its methods block, and are called on a thread; several processes may share a folder."""

    def __init__(self, folder: Path, limit: int = FILMS_KEPT_LIMIT) -> None:
        """Keep so many films in a folder, which is made when there is something to keep."""
        self._folder = folder
        self._limit = limit

    def load_film(self, imdb_id: str) -> KeptFilm | None:
        """Read what is kept about a film; None if nothing is, or nothing that can be read."""
        file = self._locate_file(imdb_id)
        try:
            if file.stat().st_size > FILM_FILE_LIMIT_BYTES:
                return None
            return _FILM_FILE.validate_json(file.read_bytes(), strict=True)
        except (OSError, ValidationError):
            return None

    def save_film(self, imdb_id: str, film: KeptFilm) -> None:
        """Keep an answer, wholly or not at all.

        Raises:
            OSError: It cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=_UNFINISHED_ENDING, delete=False) as part:
            unfinished = Path(part.name)
            try:
                part.write(_FILM_FILE.dump_json(film))
                part.flush()
                # The age of a file is its answer's.
                instant = (film.answered_at or film.asked_at).timestamp()
                os.utime(unfinished, (instant, instant))
                unfinished.replace(self._locate_file(imdb_id))
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise

    def delete_old_films(self, now: datetime) -> None:
        """Delete what is older than may be kept, the oldest of too many, and what was never finished.

        Raises:
            OSError: The folder cannot be read.
        """
        ages = sorted(self._list_ages(_ENDING, now))
        too_many = [file for _, file in ages[self._limit :]]
        too_old = [file for age, file in ages if age > FILM_RETENTION]
        unfinished = [
            file for age, file in self._list_ages(_UNFINISHED_ENDING, now) if age > UNFINISHED_FILE_AGE
        ]
        for file in {*too_many, *too_old, *unfinished}:
            with suppress(FileNotFoundError):
                file.unlink()

    def _list_ages(self, ending: str, now: datetime) -> Iterator[tuple[timedelta, Path]]:
        if not self._folder.is_dir():
            return
        for file in self._folder.glob(f"*{ending}"):
            # Another process may delete it meanwhile.
            with suppress(FileNotFoundError):
                yield timedelta(seconds=now.timestamp() - file.stat().st_mtime), file

    def _locate_file(self, imdb_id: str) -> Path:
        return self._folder / f"{imdb_id}{_ENDING}"
