"""One server on the stand-in, with a contest and polls on a slate of its own, and a bot that dies and comes back."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord

from bot.record.record import Record
from bot.search.search import Search
from tests.faults.failing_calls import make_prefix
from tests.run.own_slates import CATEGORIES, SLATE_NAME, give_slate
from tests.run.process import TOKEN, BotProcess, start_module
from tests.standin.interactions import Asked
from tests.standin.members import HOST_RIGHTS, Member, OptionValue
from tests.standin.patience import wait_for
from tests.standin.payloads import Json
from tests.standin.reading import find_button, list_parts, read_text
from tests.standin.server import DiscordServer, open_discord
from tests.standin.world import Place
from tests.stored import read_rows

ANNOUNCED_CATEGORIES = CATEGORIES
"""Those whose envelopes are opened."""

OPEN_CATEGORIES = ("Best Prop", "Best Hat", "Best Crowd", "Best Queue")
"""Those in which members pick and vote to the end."""


POST_TYPE = discord.MessageType.default.value

POLL_SECONDS = 0.05
"""How often another process's database is looked into."""


def find_control(message: Json, route: str) -> str:
    """The custom_id of the one control of a message that leads to a route."""
    found = [part["custom_id"] for part in list_parts(message) if f":{route}:" in part.get("custom_id", "")]
    assert len(found) == 1, f"{route!r} is there {len(found)} times"
    return found[0]


@dataclass
class Evening:
    """The server, and whoever runs the night in it.

    Attributes:
        discord: The stand-in.
        folder: Where the bot runs.
        url: Its database.
        host: Who hosts.
        clock_offset: How many seconds the bot's clock is ahead, from its next start on.
    """

    discord: DiscordServer
    folder: Path
    url: str
    host: Member
    clock_offset: float = 0.0

    @property
    def channel(self) -> Place:
        """The one channel."""
        return self.discord.channel

    @asynccontextmanager
    async def start(self) -> AsyncGenerator[BotProcess]:
        """Run the bot, and wait until it follows the gateway."""
        program = ["bot", "run"]
        if self.clock_offset:
            program = ["tests.faults.shifted_bot", str(self.clock_offset), "run"]
        begun = len(self.discord.gateway.identified)
        settings = {"DISCORD_TOKEN": TOKEN, "DISCORD_API_URL": self.discord.url, "DATABASE": self.url}
        prefix = make_prefix(self.folder)
        running = start_module(*program, folder=self.folder, settings=settings, prefix=prefix)
        async with running as bot:
            gateway = self.discord.gateway
            await gateway.wait_until(
                lambda: len(gateway.identified) > begun and bool(gateway.list_followed())
            )
            yield bot

    def pass_minutes(self, minutes: float) -> None:
        """Let so many minutes pass for the bot before its next start, after which Discord knows no nonce of before."""
        self.clock_offset += minutes * 60
        for place in self.discord.world.places.values():
            place.nonces.clear()

    async def open_contest(self, doubles: int = 0) -> None:
        """Announce the contest."""
        await self.host.press(draft := await self.draft_contest(doubles), find_button(draft, "Announce"))

    async def draft_contest(self, doubles: int = 0) -> Json:
        """Draft a contest; returns the host's screen of it."""
        return await self.host.ask("contest create", ceremony=SLATE_NAME, locks="in 3 days", doubles=doubles)

    async def take_step(self, command: str, **options: OptionValue) -> Json:
        """Use one of the commands that ask once more, and say yes."""
        asked = await self.host.ask(command, **options)
        return await self.host.press(asked, find_control(asked, "contest-take"))

    async def ask_for_result(self, category: str, winner: str) -> tuple[Json, str]:
        """Say who won; returns the screen that asks once more, and the control that confirms it."""
        screen = await self.host.ask("result announce", category=category, winner=winner, ceremony=SLATE_NAME)
        return screen, find_control(screen, "envelope-confirm")

    async def send_result(self, category: str, winner: str) -> Asked:
        """Say who won, confirm it, and do not wait for the answer."""
        return await self.host.send_press(*await self.ask_for_result(category, winner))

    async def open_poll(self, category: str, **options: OptionValue) -> Json:
        """Ask the room who should win."""
        asked: dict[str, OptionValue] = {"question": "should", "closes": "in 2 days", "ceremony": SLATE_NAME}
        return await self.host.ask("poll open", category=category, **asked, **options)

    async def wait_until_stored(self, query: str, number: int) -> None:
        """Wait until a query of one row and one number gives that."""

        found: int | None = None

        async def watch() -> None:
            nonlocal found
            # Nothing tells this process when another one writes.
            while found != number:
                [(found,)] = await asyncio.to_thread(read_rows, self.url, query)
                await asyncio.sleep(POLL_SECONDS)

        try:
            await wait_for(watch())
        except TimeoutError as error:
            raise AssertionError(f"{query!r} gives {found}, and never gave {number}") from error

    def count_posts(self, *signs: str) -> int:
        """How many posts stand in all channels and threads in which all of this is to read; answers are none."""
        posts = [
            message for message in self.discord.world.list_all_messages() if message["type"] == POST_TYPE
        ]
        return sum(all(sign in read_text(post) for sign in signs) for post in posts)


@asynccontextmanager
async def open_evening(folder: Path, url: str, record: Record, search: Search) -> AsyncGenerator[Evening]:
    """An evening on a database without rows; the bot is not started yet."""
    async with open_discord(TOKEN) as server:
        categories = (*ANNOUNCED_CATEGORIES, *OPEN_CATEGORIES)
        await give_slate(url, record, search, [server.channel], categories=categories, with_hopes=True)
        yield Evening(server, folder, url, server.make_member("Hana", rights=HOST_RIGHTS))
