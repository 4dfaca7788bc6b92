"""What the settings make of it: who asks, and where answers are kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import locate_film_folder, make_tmdb_client
from bot.posters.film_folder import FilmFolder
from bot.posters.model import KeptFilm
from bot.posters.service import PosterService
from bot.settings import Settings
from tests.posters.tmdb_standin import ANORA, ANORA_POSTER_URL, TOKEN, TmdbStandin

NOW = datetime(2027, 1, 10, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("database", "folder"),
    [
        ("sqlite+aiosqlite:////data/envelope.db", "/data/envelope-films"),
        ("sqlite+aiosqlite:///awards.sqlite", "awards-films"),
        ("postgresql+psycopg://localhost/envelope", "envelope-films"),
    ],
)
def test_answers_are_kept_beside_the_database(database: str, folder: str):
    assert locate_film_folder(database) == Path(folder)


async def test_the_settings_say_who_is_asked(tmdb: TmdbStandin):
    assert make_tmdb_client(Settings()) is None
    client = make_tmdb_client(Settings(tmdb_token=SecretStr(TOKEN), tmdb_api_url=f"{tmdb.url}/"))
    assert client is not None
    facts = await client.fetch_film(ANORA)
    await client.close()
    assert facts is not None
    assert facts.poster_url == ANORA_POSTER_URL
    assert tmdb.authorization == f"Bearer {TOKEN}"


async def test_what_is_too_old_goes_without_a_token_too(tmp_path: Path):
    folder = FilmFolder(tmp_path)
    folder.save_film(ANORA, KeptFilm(NOW - timedelta(days=181)))
    await PosterService(None, folder, lambda: NOW).delete_old_films()
    assert folder.load_film(ANORA) is None
