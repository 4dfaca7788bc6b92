"""The bot's own process with a token for TMDB: whom it asks, what it keeps, and what it says of that in its log."""

import asyncio
from pathlib import Path

from tests.posters.tmdb_standin import ANORA, ANORA_POSTER_URL, ANORA_TMDB_ID, TOKEN, run_tmdb
from tests.run.process import start_bot
from tests.standin.patience import wait_for
from tests.standin.server import DiscordServer


async def appear(file: Path) -> None:
    """Wait for a file that another process writes."""
    while not await asyncio.to_thread(file.exists):  # noqa: ASYNC110 - no event crosses processes
        await asyncio.sleep(0.05)


async def test_a_film_is_asked_about_once_and_kept_over_a_restart(
    server: DiscordServer, tmp_path: Path
) -> None:
    ana = server.make_member("Ana")
    kept = tmp_path / "envelope-films" / f"{ANORA}.json"
    async with run_tmdb() as tmdb:
        settings = {"TMDB_TOKEN": TOKEN, "TMDB_API_URL": tmdb.url, "LOG_LEVEL": "debug"}
        async with start_bot(tmp_path, server.url, **settings) as first:
            await server.gateway.wait_for_connection()
            await ana.ask("film", title="Anora")
            await wait_for(appear(kept))
            assert ANORA_POSTER_URL in str(await ana.ask("film", title="Anora"))
            ended = await first.stop()
            assert ended.in_good_order
            for private in (TOKEN, ANORA, str(ANORA_TMDB_ID)):
                assert private not in ended.err
        async with start_bot(tmp_path, server.url, **settings) as second:
            await server.gateway.wait_for_connection()
            assert ANORA_POSTER_URL in str(await ana.ask("film", title="Anora"))
            assert (await second.stop()).in_good_order
        assert tmdb.asked.count(f"/3/movie/{ANORA_TMDB_ID}") == 1
        assert tmdb.authorization == f"Bearer {TOKEN}"
