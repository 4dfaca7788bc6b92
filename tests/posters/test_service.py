"""What is known of a film when TMDB answers, is slow, knows nothing, answers nonsense or wants to be left alone."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.posters import tmdb_client
from bot.posters.film_folder import FilmFolder
from bot.posters.model import FilmFacts, WatchOptions
from bot.posters.service import ASKS_LIMIT, FoundFacts, PosterService
from bot.posters.tmdb_client import REQUESTS_AT_ONCE, TmdbClient
from tests.posters.tmdb_standin import (
    ANORA,
    ANORA_POSTER_URL,
    ANORA_TMDB_ID,
    TOKEN,
    TmdbStandin,
    make_film,
)

AMPLE_SECONDS = 60.0
"""A patience that no test ends."""

FIND, MOVIE, CONFIGURATION = f"/3/find/{ANORA}", f"/3/movie/{ANORA_TMDB_ID}", "/3/configuration"


@dataclass
class MovedClock:
    """A clock that a test moves."""

    now: datetime = datetime(2027, 1, 10, 20, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def open_service(
    tmdb: TmdbStandin,
    clock: MovedClock,
    folder: Path | None = None,
    *,
    patience: float = AMPLE_SECONDS,
    timeout: float = AMPLE_SECONDS,  # noqa: ASYNC109 - the client's own
) -> AsyncGenerator[PosterService]:
    client = TmdbClient(TOKEN, tmdb.url, timeout_seconds=timeout)
    service = PosterService(client, FilmFolder(folder) if folder else None, clock, patience)
    try:
        yield service
    finally:
        await service.close()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "envelope-films"


@pytest.fixture
async def service(tmdb: TmdbStandin, clock: MovedClock, folder: Path) -> AsyncGenerator[PosterService]:
    async with open_service(tmdb, clock, folder) as opened:
        yield opened


def list_files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def write_file(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)


async def test_everything_is_found_by_the_imdb_id(service: PosterService, tmdb: TmdbStandin):
    found = await service.find_facts(ANORA)
    link = f"https://www.themoviedb.org/movie/{ANORA_TMDB_ID}-anora/watch?locale="
    assert found == FoundFacts(
        FilmFacts(
            ANORA_TMDB_ID,
            ANORA_POSTER_URL,
            139,
            ("Sean Baker",),
            {
                "US": WatchOptions(
                    f"{link}US", ("Disney Plus", "Hulu"), (), rent_or_buy=("Apple TV", "Amazon Video")
                ),
                "GB": WatchOptions(f"{link}GB", (), ("ITVX",)),
            },
        )
    )
    assert tmdb.asked == [FIND, CONFIGURATION, MOVIE]
    assert tmdb.authorization == f"Bearer {TOKEN}"


async def test_a_film_is_asked_about_once_a_day_whoever_asks_and_however_often_the_bot_starts(
    tmdb: TmdbStandin, clock: MovedClock, folder: Path
):
    async with open_service(tmdb, clock, folder) as service:
        first, second = await asyncio.gather(service.find_facts(ANORA), service.find_facts(ANORA))
        assert first == second
        clock.now += timedelta(hours=23)
        await service.find_facts(ANORA)
    async with open_service(tmdb, clock, folder) as again:
        assert await again.find_facts(ANORA) == first
        assert tmdb.asked == [FIND, CONFIGURATION, MOVIE]
        clock.now += timedelta(hours=1)
        tmdb.films[ANORA_TMDB_ID] = make_film(runtime=140)
        later = (await again.find_facts(ANORA)).facts
        assert later is not None
        assert later.minutes == 140
    assert tmdb.asked[3:] == [CONFIGURATION, MOVIE]


async def test_a_slow_answer_is_not_waited_for_and_comes_later(
    tmdb: TmdbStandin, clock: MovedClock, folder: Path
):
    tmdb.held.clear()
    async with open_service(tmdb, clock, folder, patience=0) as service:
        found = await service.find_facts(ANORA)
        other = await service.find_facts(ANORA)
        assert found.facts is None
        assert found.pending is not None
        assert other.pending is found.pending
        tmdb.held.set()
        facts = await found.pending
        assert facts is not None
        assert facts.poster_url == ANORA_POSTER_URL
        assert await service.find_facts(ANORA) == FoundFacts(facts)


async def test_what_is_kept_is_shown_while_tmdb_is_slow(tmdb: TmdbStandin, clock: MovedClock, folder: Path):
    async with open_service(tmdb, clock, folder) as service:
        kept = (await service.find_facts(ANORA)).facts
    clock.now += timedelta(days=2)
    tmdb.held.clear()
    async with open_service(tmdb, clock, folder, patience=0) as service:
        found = await service.find_facts(ANORA)
        assert found.facts == kept
        assert found.pending is not None


async def test_an_answer_that_never_comes_is_given_up(
    tmdb: TmdbStandin, clock: MovedClock, caplog: pytest.LogCaptureFixture
):
    tmdb.held.clear()
    async with open_service(tmdb, clock, timeout=0.05) as service:
        assert await service.find_facts(ANORA) == FoundFacts()
        tmdb.held.set()
        assert await service.find_facts(ANORA) == FoundFacts()
    # At most once: a busy machine gives up before the question has arrived.
    assert len(tmdb.asked) <= 1
    assert "no answer: " in caplog.text


async def test_a_film_that_tmdb_does_not_know_is_not_asked_about_again_that_day(
    service: PosterService, tmdb: TmdbStandin, clock: MovedClock
):
    tmdb.ids.clear()
    assert await service.find_facts(ANORA) == FoundFacts()
    assert await service.find_facts(ANORA) == FoundFacts()
    assert tmdb.asked == [FIND]
    clock.now += timedelta(days=1)
    await service.find_facts(ANORA)
    assert tmdb.asked == [FIND, FIND]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Bad gateway</html>",
        b"[]",
        b'{"movie_results": {}}',
        b'{"movie_results": [{"id": "1064213"}]}',
        b'{"movie_results": [{}]}',
        b"\xff\xfe",
        b'{"movie_results": ' + b"[" * 100_000,
    ],
)
async def test_nonsense_is_no_answer(
    service: PosterService, tmdb: TmdbStandin, body: bytes, caplog: pytest.LogCaptureFixture
):
    async def answer_nonsense(_: web.Request) -> web.StreamResponse:
        return web.Response(body=body)

    tmdb.failure = answer_nonsense
    assert await service.find_facts(ANORA) == FoundFacts()
    assert "TMDB did not answer about a film: malformed answer" in caplog.text


@pytest.mark.parametrize(
    "film",
    [
        make_film(runtime="139"),
        make_film(poster_path=7),
        make_film(credits=[]),
        make_film(credits={"crew": [{"job": "Director", "name": None}]}),
        {"runtime": 139},
        make_film(**{"watch/providers": {"results": []}}),
        make_film(**{"watch/providers": {"results": {"US": {"flatrate": [{"provider_name": 1}]}}}}),
    ],
)
async def test_a_film_of_another_shape_is_no_answer_and_what_was_kept_stays(
    service: PosterService, tmdb: TmdbStandin, clock: MovedClock, film: object
):
    kept = await service.find_facts(ANORA)
    clock.now += timedelta(days=1)
    tmdb.films[ANORA_TMDB_ID] = film
    assert await service.find_facts(ANORA) == kept


async def test_what_is_strange_in_an_answer_is_left_out(service: PosterService, tmdb: TmdbStandin):
    watch: dict[str, object] = {"us": {}, "US": {"link": "javascript:alert(1)", "flatrate": None, "free": []}}
    crew = [{"job": "Director", "name": name} for name in ("  A\nB ", "", "A B", *"cdefg")]
    tmdb.films[ANORA_TMDB_ID] = make_film(
        poster_path="/../x?y.jpg",
        runtime=0,
        credits={"crew": crew},
        **{"watch/providers": {"results": watch}},
    )
    facts = (await service.find_facts(ANORA)).facts
    assert facts == FilmFacts(ANORA_TMDB_ID, None, None, ("A B", "c", "d", "e"), {"US": WatchOptions()})


@pytest.mark.parametrize(
    ("sizes", "chosen"), [(["w92", "w500", "original"], "w500"), (["w92", "w185", "original"], "w185")]
)
async def test_the_size_of_a_poster_is_one_that_tmdb_has(
    service: PosterService, tmdb: TmdbStandin, sizes: list[str], chosen: str
):
    tmdb.images["images"] |= {"secure_base_url": "https://pictures.example/p/", "poster_sizes": sizes}
    facts = (await service.find_facts(ANORA)).facts
    assert facts is not None
    assert facts.poster_url == f"https://pictures.example/p/{chosen}/anora-poster.jpg"


@pytest.mark.parametrize(
    "images",
    [
        {},
        {"images": {"secure_base_url": "http://image.tmdb.org/t/p/", "poster_sizes": ["w342"]}},
        {"images": {"secure_base_url": "https://image.tmdb.org/t/p/", "poster_sizes": []}},
    ],
)
async def test_without_a_place_for_pictures_they_are_where_they_were(
    service: PosterService, tmdb: TmdbStandin, images: object
):
    tmdb.images = images
    facts = (await service.find_facts(ANORA)).facts
    assert facts is not None
    assert facts.poster_url == ANORA_POSTER_URL


async def test_tmdb_is_left_alone_for_as_long_as_it_says(
    service: PosterService, tmdb: TmdbStandin, clock: MovedClock
):
    tmdb.fail_with(429, **{"Retry-After": "30"})
    assert await service.find_facts(ANORA) == FoundFacts()
    tmdb.failure = None
    clock.now += timedelta(seconds=29)
    assert await service.find_facts(ANORA) == FoundFacts()
    assert await service.find_facts("tt0111161") == FoundFacts()
    assert tmdb.asked == [FIND]
    clock.now += timedelta(seconds=1)
    # It was never asked about: it may be today.
    assert (await service.find_facts(ANORA)).facts is not None


@pytest.mark.parametrize(
    ("said", "seconds"), [("", 10), ("Wed, 21 Oct 2026 07:28:00 GMT", 10), ("-5", 10), ("9" * 30, 3600)]
)
async def test_an_absurd_wait_is_replaced(
    service: PosterService, tmdb: TmdbStandin, clock: MovedClock, said: str, seconds: int
):
    tmdb.fail_with(429, **{"Retry-After": said})
    await service.find_facts(ANORA)
    clock.now += timedelta(seconds=seconds - 1)
    await service.find_facts(ANORA)
    assert len(tmdb.asked) == 1
    clock.now += timedelta(seconds=1)
    await service.find_facts(ANORA)
    assert len(tmdb.asked) == 2


async def test_a_refused_token_is_said_without_the_token(
    service: PosterService, tmdb: TmdbStandin, clock: MovedClock, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    tmdb.fail_with(401)
    await service.find_facts(ANORA)
    await service.find_facts("tt0111161")
    assert tmdb.asked == [FIND]
    assert "TMDB does not accept TMDB_TOKEN" in caplog.text
    assert TOKEN not in caplog.text
    clock.now += timedelta(hours=1)
    tmdb.failure = None
    assert (await service.find_facts(ANORA)).facts is not None


@pytest.mark.parametrize("status", [302, 500, 503])
async def test_a_fault_of_tmdb_costs_the_day(
    service: PosterService,
    tmdb: TmdbStandin,
    clock: MovedClock,
    status: int,
    caplog: pytest.LogCaptureFixture,
):
    tmdb.fail_with(status, Location=f"{tmdb.url}/elsewhere")
    assert await service.find_facts(ANORA) == FoundFacts()
    assert f"TMDB did not answer about a film: status {status}" in caplog.text
    assert TOKEN not in caplog.text
    assert ANORA not in caplog.text
    tmdb.failure = None
    assert await service.find_facts(ANORA) == FoundFacts()
    assert tmdb.asked == [FIND]
    clock.now += timedelta(days=1)
    assert (await service.find_facts(ANORA)).facts is not None


async def test_no_tmdb_at_all_is_a_line_in_the_log(clock: MovedClock, caplog: pytest.LogCaptureFixture):
    service = PosterService(TmdbClient(TOKEN, "http://127.0.0.1:1/3"), None, clock, AMPLE_SECONDS)
    assert await service.find_facts(ANORA) == FoundFacts()
    await service.close()
    assert "no answer: ClientConnectorError" in caplog.text


async def test_an_endless_answer_is_not_read(
    service: PosterService, tmdb: TmdbStandin, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tmdb_client, "ANSWER_LIMIT_BYTES", 200)
    assert await service.find_facts(ANORA) == FoundFacts()
    assert tmdb.asked == [FIND, CONFIGURATION, MOVIE]


async def test_few_requests_are_under_way_and_few_films_wait(tmdb: TmdbStandin, clock: MovedClock):
    tmdb.held.clear()
    async with open_service(tmdb, clock, patience=0) as service:
        asked = [await service.find_facts(f"tt{number:07}") for number in range(ASKS_LIMIT + 5)]
        pending = [one.pending for one in asked if one.pending is not None]
        assert len(pending) == ASKS_LIMIT
        tmdb.held.set()
        await asyncio.gather(*pending)
    assert 1 <= tmdb.most_at_once <= REQUESTS_AT_ONCE


async def test_without_a_token_and_for_other_ids_nobody_is_asked(service: PosterService, tmdb: TmdbStandin):
    for strange in ("x-anora", "tt", "tt123/../45678", "nm0000001", ""):
        assert await service.find_facts(strange) == FoundFacts()
    without = PosterService(None, None, MovedClock())
    assert await without.find_facts(ANORA) == FoundFacts()
    assert (service.is_asking, without.is_asking) == (True, False)
    assert tmdb.asked == []


async def test_nothing_older_than_six_months_is_shown(
    service: PosterService, tmdb: TmdbStandin, clock: MovedClock, folder: Path
):
    await service.find_facts(ANORA)
    tmdb.fail_with(500)
    clock.now += timedelta(days=179)
    assert (await service.find_facts(ANORA)).facts is not None
    clock.now += timedelta(days=2)
    assert (await service.find_facts(ANORA)).facts is None
    assert list_files(folder) == []


async def test_a_disk_that_takes_nothing_costs_nothing_but_the_files(
    tmdb: TmdbStandin, clock: MovedClock, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    async with open_service(tmdb, clock, in_the_way) as service:
        found = await service.find_facts(ANORA)
        assert found.facts is not None
        assert await service.find_facts(ANORA) == found
    assert "cannot be kept on the disk" in caplog.text


async def test_a_broken_file_counts_as_none(service: PosterService, tmdb: TmdbStandin, folder: Path):
    write_file(folder / f"{ANORA}.json", '{"asked_at": "yesterday"')
    assert (await service.find_facts(ANORA)).facts is not None
    assert json.loads((folder / f"{ANORA}.json").read_text())["facts"]["minutes"] == 139
    assert tmdb.asked == [FIND, CONFIGURATION, MOVIE]
