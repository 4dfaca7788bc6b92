"""A world whose bot asks a stand-in of TMDB, which a test may make slow."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import simcord
from simcord import InteractionResult, ResponseMessage

from bot.posters.model import FilmFacts
from bot.posters.service import PosterService
from bot.posters.tmdb_client import TmdbClient
from bot.record.record import Record
from bot.search.search import Search
from tests.posters.tmdb_standin import TOKEN, TmdbStandin
from tests.world import World, open_world, reply, walk

AMPLE_SECONDS = 60.0
"""A patience that no test ends."""


class HeldClient(TmdbClient):
    """A client whose answers a test can hold back; the simulated Discord does not wait for them."""

    def __init__(self, api_url: str) -> None:
        super().__init__(TOKEN, api_url)
        self.env: simcord.Env | None = None
        self.answering = asyncio.Event()
        self.answering.set()

    async def fetch_film(self, imdb_id: str, tmdb_id: int | None = None) -> FilmFacts | None:
        if not self.answering.is_set():
            assert self.env is not None
            await self.env.external_wait(self.answering.wait(), reason="TMDB is slow")
        return await super().fetch_film(imdb_id, tmdb_id)


@dataclass
class Cinema:
    """A world with TMDB in it.

    Attributes:
        world: The world.
        tmdb: The stand-in that its bot asks.
        client: What asks it.
    """

    world: World
    tmdb: TmdbStandin
    client: HeldClient

    def hold_answers(self) -> None:
        """Let TMDB take its time from now on."""
        self.client.answering.clear()

    async def release_answers(self) -> None:
        """Let TMDB answer, and let the bot do what it does then."""
        self.client.answering.set()
        await self.world.env.settle()


@asynccontextmanager
async def open_cinema(
    folder: Path,
    record: Record,
    search: Search,
    database_url: str,
    tmdb: TmdbStandin,
    *,
    is_patient: bool = True,
) -> AsyncGenerator[Cinema]:
    """A world whose bot waits for TMDB as long as it takes, or not at all."""
    client = HeldClient(tmdb.url)
    patience = AMPLE_SECONDS if is_patient else 0
    posters = PosterService(client, None, lambda: world.env.now(), patience)  # noqa: PLW0108 - no world yet
    async with open_world(folder, record, search, database_url=database_url, posters=posters) as world:
        client.env = world.env
        yield Cinema(world, tmdb, client)


def list_posters(message: InteractionResult | ResponseMessage) -> list[tuple[str, str]]:
    """The addresses of the small pictures on a message, each with the text that stands for it."""
    answer = reply(message) if isinstance(message, InteractionResult) else message
    return find_posters(answer.components)


def find_posters(components: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The same among components as Discord has them."""
    return [
        (part["media"]["url"], part["description"])
        for part in walk(components)
        if part["type"] == discord.ComponentType.thumbnail.value
    ]
