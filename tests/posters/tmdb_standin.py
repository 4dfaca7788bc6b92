"""A stand-in of TMDB on loopback: answers in the documented shapes, or as slowly and as badly as a test wants."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ0ZXN0In0.c2lnbmF0dXJl"  # noqa: S105 - a token that nobody accepts

ANORA = "tt28607951"
ANORA_TMDB_ID = 1064213
ANORA_POSTER_URL = "https://image.tmdb.org/t/p/w342/anora-poster.jpg"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make_provider(name: str, priority: int) -> dict[str, Any]:
    """A service as the documents show it."""
    return {
        "logo_path": "/logo.jpg",
        "provider_id": priority + 1,
        "provider_name": name,
        "display_priority": priority,
    }


def make_film(**changes: Any) -> dict[str, Any]:
    """The answer about Anora, with changes."""
    watch = {
        "US": {
            "link": f"https://www.themoviedb.org/movie/{ANORA_TMDB_ID}-anora/watch?locale=US",
            "flatrate": [make_provider("Hulu", 2), make_provider("Disney Plus", 1)],
            "rent": [make_provider("Apple TV", 4)],
            "buy": [make_provider("Apple TV", 4), make_provider("Amazon Video", 9)],
        },
        "GB": {
            "link": f"https://www.themoviedb.org/movie/{ANORA_TMDB_ID}-anora/watch?locale=GB",
            "ads": [make_provider("ITVX", 3)],
        },
    }
    film = {
        "adult": False,
        "id": ANORA_TMDB_ID,
        "imdb_id": ANORA,
        "title": "Anora",
        "overview": "A young sex worker …",
        "poster_path": "/anora-poster.jpg",
        "runtime": 139,
        "credits": {
            "cast": [{"name": "Mikey Madison", "character": "Ani", "order": 0}],
            "crew": [
                {"name": "Drew Daniels", "job": "Director of Photography", "department": "Camera"},
                {"name": "Sean Baker", "job": "Director", "department": "Directing"},
            ],
        },
        "watch/providers": {"results": watch},
    }
    return film | changes


@dataclass
class TmdbStandin:
    """The stand-in.

    Attributes:
        url: The base of its interface.
        asked: The paths that were asked for, in order.
        films: What it answers about films, by its own ids.
        ids: Its ids of films, by IMDb's.
        images: What it says about pictures.
        failure: Answers everything in place of what it would answer; None answers as documented.
        held: Set while answers go out; a test clears it to make them slow.
        most_at_once: The most requests that it had at one time.
        authorization: What the last request brought along.
    """

    url: str = ""
    asked: list[str] = field(default_factory=list[str])
    films: dict[int, Any] = field(default_factory=lambda: {ANORA_TMDB_ID: make_film()})
    ids: dict[str, int] = field(default_factory=lambda: {ANORA: ANORA_TMDB_ID})
    images: Any = field(
        default_factory=lambda: {
            "images": {
                "base_url": "http://image.tmdb.org/t/p/",
                "secure_base_url": "https://image.tmdb.org/t/p/",
                "poster_sizes": ["w92", "w154", "w185", "w342", "w500", "w780", "original"],
            },
            "change_keys": ["images"],
        }
    )
    failure: Handler | None = None
    held: asyncio.Event = field(default_factory=asyncio.Event)
    at_once: int = 0
    most_at_once: int = 0
    authorization: str = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer a request, once answers go out."""
        self.asked.append(request.path)
        self.authorization = request.headers.get("Authorization", "")
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.held.wait()
        finally:
            self.at_once -= 1
        if self.failure is not None:
            return await self.failure(request)
        kind, _, found_id = request.path.removeprefix("/3/").partition("/")
        if kind == "configuration":
            return web.json_response(self.images)
        if kind == "find" and request.query.get("external_source") == "imdb_id":
            found = [{"id": self.ids[found_id], "title": "…"}] if found_id in self.ids else []
            return web.json_response({"movie_results": found, "person_results": [], "tv_results": []})
        wanted = request.query.get("append_to_response")
        if kind == "movie" and wanted == "credits,watch/providers" and int(found_id) in self.films:
            return web.json_response(self.films[int(found_id)])
        missing = {"success": False, "status_code": 34, "status_message": "The resource could not be found."}
        return web.json_response(missing, status=404)

    def fail_with(self, status: int, **headers: str) -> None:
        """Answer everything with a status from now on."""

        async def fail(_: web.Request) -> web.StreamResponse:
            return web.Response(status=status, headers=headers)

        self.failure = fail


@asynccontextmanager
async def run_tmdb() -> AsyncGenerator[TmdbStandin]:
    """Run a stand-in that answers at once while the context lasts."""
    standin = TmdbStandin()
    standin.held.set()
    app = web.Application()
    app.router.add_get("/{path:.*}", standin.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        standin.url = f"http://127.0.0.1:{runner.addresses[0][1]}/3"
        yield standin
    finally:
        standin.held.set()
        await runner.cleanup()
