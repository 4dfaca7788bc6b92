"""The demo from its start to its end: SimCord simulates Discord and runs the real bot against it.

SimCord's clock starts at an epoch of its own; the demo sets it to the present and keeps it moving, so that countdowns
and locks are real.
"""

import asyncio
import tempfile
import webbrowser
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import cast

import simcord
from discord.app_commands import AppCommandError
from rich.console import Console

from bot.app import make_client, open_services, run_until_stopped
from bot.background import keep_running
from bot.client import AwardsBot
from bot.clock import system_clock
from bot.demo.face import put_on_face
from bot.demo.film_server import create_film_server
from bot.demo.guide import pin_guide
from bot.demo.pages import ChannelPages
from bot.demo.stage import Stage, play_season
from bot.errors import UserError
from bot.services import Services
from cogs.kit.controls import Interaction
from cogs.kit.gate import GateTree

DEMO_SETTLE_TIMEOUT_SECONDS = 5.0
"""The longest time that the page, and each step of the season before it, waits for the bot to finish.

No longer: the simulator sits through whatever the bot itself puts off for less than this, such as the next edit of a
post, and every press would take as long.
"""

LATE_MODULES = ("cogs.contests.sheet.rendering", "cogs.contests.page.rendering", "bot.season.calendar_file")
"""What loads libraries at its first use; on a slow machine that alone could take as long as the page waits."""

FIRST_KEYS = ("/winners", "Enter", "Enter", "2025", "Enter", "Enter")
"""What to type first, key by key: the command, its option, what is typed into it, the first choice, and sending."""

CLOCK_STEP_SECONDS = 1.0
"""Seconds between two moves of the simulated clock."""


def run_demo(*, open_browser: bool = True, port: int = 0, empty: bool = False) -> None:
    """Run the demo until Ctrl-C, or until the page ends the session.

    Args:
        open_browser: Whether to open the page in the browser.
        port: The page's port; 0 takes a free one.
        empty: Whether to begin on a server where nothing has happened yet.

    Raises:
        StartError: If the port is in use, or the record is damaged.
    """
    asyncio.run(run_until_stopped(_serve_demo(open_browser=open_browser, port=port, empty=empty)))


@asynccontextmanager
async def _open_simulation() -> AsyncGenerator[tuple[simcord.Env, Services]]:
    """A simulated Discord with the bot in it, on a database that is deleted afterwards."""
    with tempfile.TemporaryDirectory(prefix="envelope-demo-") as folder:
        database = f"sqlite+aiosqlite:///{Path(folder) / 'envelope.db'}"
        now = lambda: env.now()  # noqa: E731, PLW0108 - the services are made before `env`, which has the clock
        async with open_services(database, clock=now) as services:
            env = simcord.Env(
                make_client(services),
                check_errors=False,
                shard_count=1,
                settle_timeout=DEMO_SETTLE_TIMEOUT_SECONDS,
            )
            await env.start()
            try:
                with env.time_context():
                    yield env, services
            finally:
                await env.shutdown()


async def _serve_demo(*, open_browser: bool, port: int, empty: bool) -> None:
    for name in LATE_MODULES:
        import_module(name)
    async with _open_simulation() as (env, services):
        overlook_refusals(env)
        server = create_film_server(env)
        pictures = put_on_face(env)
        stage = Stage(env, services, server)
        if empty:
            await stage.wait_until(system_clock())
        else:
            await play_season(stage, system_clock())
            await pin_guide(stage)
        pages = ChannelPages(env, server.people, pictures)
        try:
            page = await pages.open_pages(server.night, port)
            async with keep_running("demo clock", lambda: _move_on(env, pages)):
                Console().print(_format_hint(page.url, empty=empty), soft_wrap=True)
                if open_browser:
                    await asyncio.to_thread(webbrowser.open, page.url)
                await page.wait_closed()
        finally:
            await pages.close()


def overlook_refusals(env: simcord.Env) -> None:
    """Let the page show real faults alone in red: a refusal is an answer, though discord.py carries it as an error."""
    tree = cast("GateTree", cast("AwardsBot", env.bot).tree)
    record_and_answer = tree.on_error

    async def answer_error(interaction: Interaction, error: AppCommandError, /) -> None:
        if isinstance(error.__cause__ or error, UserError):
            await GateTree.on_error(tree, interaction, error)
        else:
            await record_and_answer(interaction, error)

    tree.error(answer_error)


def _format_hint(url: str, *, empty: bool) -> str:
    keys = ", ".join(FIRST_KEYS)
    look_up = f"click into the message box, and type, looking at the list that opens each time: {keys}."
    if empty:
        hint = f"Choose who you are at the top of the page, {look_up}"
    else:
        hint = f"You are Hana, the host; the pinned card says what to press. Or {look_up}"
    return f"Envelope is on: [link={url}]{url}[/link]\n{hint} Ctrl-C ends it."


async def _move_on(env: simcord.Env, pages: ChannelPages) -> None:
    # The backend's clock rather than `advance_time`, which refuses to run while someone's press is being answered. Due
    # deadlines are woken by SimCord's own timers, which run in real time.
    while True:
        await asyncio.sleep(CLOCK_STEP_SECONDS)
        behind = (system_clock() - env.now()).total_seconds()
        if behind > 0:
            env.backend.advance_clock(behind)
        await pages.follow_channels()
