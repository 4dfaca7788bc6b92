"""The composition root: opens everything in order, passes it to the client, closes it in reverse order."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

import aiohttp
import discord
from discord.app_commands import CommandSyncFailure
from discord.http import Route
from discord.webhook.async_ import async_context

import cogs
from bot.client import AnsweringAdapter, AwardsBot
from bot.clock import Clock, system_clock
from bot.db.engine import Database
from bot.db.process_lock import hold_serving
from bot.errors import StartError
from bot.logs import configure_logging
from bot.monitoring.acknowledgements import Acknowledgements
from bot.monitoring.attending import attend_bot
from bot.monitoring.sentry import start_sentry
from bot.posters.film_folder import FilmFolder
from bot.posters.service import PosterService
from bot.posters.tmdb_client import TmdbClient
from bot.prepared_record import load_frozen_record
from bot.services import Services
from bot.settings import DISCORD_API_URL, Settings, find_database_file
from bot.shards import ALL_SHARDS, Shards
from cogs.kit.gate import GateTree

log = logging.getLogger(__name__)


async def run_until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run a coroutine until it ends, or until this process gets SIGINT or SIGTERM."""
    running = asyncio.create_task(work)
    stop_requested = asyncio.Event()

    def request_stop() -> None:
        # Once: a second signal, of an impatient host or a supervisor, would interrupt the closing.
        if not stop_requested.is_set():
            stop_requested.set()
            running.cancel()

    loop = asyncio.get_running_loop()
    for signalled in (signal.SIGINT, signal.SIGTERM):
        # Windows has no handlers on the loop; Ctrl-C works there all the same.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(signalled, request_stop)
    try:
        await running
    except asyncio.CancelledError:
        if not stop_requested.is_set():
            raise
        log.info("Told to stop; closed everything")


CANCEL_INTERVAL_SECONDS = 0.1
"""How soon work that goes on although it was cancelled is cancelled again."""


async def run_until_cancelled(serving: Coroutine[None, None, None]) -> None:
    """Run a coroutine; once this is cancelled, cancel it until it has ended.

    The wait_for of Python 3.11's asyncio drops a cancellation that comes at the instant at which what it waits for is
    done, and discord.py connects so: a process that is told to stop just then would go on for ever.
    """
    running = asyncio.create_task(serving)
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        while not running.done():
            running.cancel()
            await asyncio.wait([running], timeout=CANCEL_INTERVAL_SECONDS)
        raise


EVENT_END_SECONDS = 2.0
"""How long what was begun for an event may still take once the connection to Discord is closed."""


async def finish_event_handlers() -> None:
    """Let what discord.py began for events end before the services that it reads from are closed."""
    # discord.py names these tasks so, and keeps no list of them.
    handlers = [task for task in asyncio.all_tasks() if task.get_name().startswith("discord.py: ")]
    if handlers:
        await asyncio.wait(handlers, timeout=EVENT_END_SECONDS)


LOST_EXIT_CODE = 75
"""The exit code of a process that lost its shards, EX_TEMPFAIL: whoever supervises it is to start it again."""

TOKEN_REFUSED_MESSAGE = "Discord does not accept DISCORD_TOKEN: copy a fresh one from the Developer Portal."  # noqa: S105 - a sentence about a token, not one
SHARDS_REFUSED_MESSAGE = (
    "Discord does not accept these shards (close code {code}): leave SHARD_COUNT and SHARD_IDS empty, or raise "
    "SHARD_COUNT."
)
VERSION_REFUSED_MESSAGE = (
    "Discord no longer talks to this version of Envelope (close code {code}): install the newest."
)
CLOSE_MESSAGES: Mapping[int, str] = {
    4004: TOKEN_REFUSED_MESSAGE,
    4010: SHARDS_REFUSED_MESSAGE,
    4011: SHARDS_REFUSED_MESSAGE,
    4012: VERSION_REFUSED_MESSAGE,
    4013: VERSION_REFUSED_MESSAGE,
    4014: VERSION_REFUSED_MESSAGE,
}
"""What to tell the host when Discord's gateway closes for good, by the code that it closes with."""


@asynccontextmanager
async def open_services(
    database_url: str,
    clock: Clock = system_clock,
    shards: Shards = ALL_SHARDS,
    *,
    tmdb: TmdbClient | None = None,
) -> AsyncGenerator[Services]:
    """The services without Discord for the servers on these shards, open while the context lasts.

    Args:
        database_url: Where the database is.
        clock: Returns the present instant in UTC.
        shards: Which servers they serve.
        tmdb: Asks about films; None asks nobody.

    Raises:
        StartError: If the record is damaged, or the database cannot be opened.
    """
    record, search = load_frozen_record()
    database = await Database.open(database_url)
    posters = PosterService(tmdb, FilmFolder(locate_film_folder(database_url)), clock)
    services = Services.build(database, record, search, clock, shards).with_posters(posters)
    try:
        yield services
    finally:
        await services.close()
        await database.close()


def locate_film_folder(database_url: str) -> Path:
    """Where answers about films are kept: beside the database's file, or else in the folder in which the bot runs."""
    file = find_database_file(database_url) or Path("envelope.db")
    return file.with_name(f"{file.stem}-films")


def make_tmdb_client(settings: Settings) -> TmdbClient | None:
    """What asks TMDB about films; None without a token."""
    if settings.tmdb_token is None:
        return None
    return TmdbClient(settings.tmdb_token.get_secret_value(), settings.tmdb_api_url)


def make_client(
    services: Services,
    *,
    api_url: str | None = None,
    shard_count: int | None = None,
    backup_retention: timedelta | None = None,
    acknowledgements: Acknowledgements | None = None,
) -> AwardsBot:
    """A client with every cog, not connected yet; the arguments are those of `AwardsBot`."""
    return AwardsBot(
        services,
        tree_cls=GateTree,
        extensions=cogs.EXTENSIONS,
        api_url=api_url,
        shard_count=shard_count,
        backup_retention=backup_retention,
        acknowledgements=acknowledgements,
    )


def leave_at_once(reason: str) -> NoReturn:
    """End this process without another word to members or Discord: another one may serve in its place by now."""
    log.critical("This process no longer holds what it served, and ends: %s", reason)
    logging.shutdown()
    # Nothing is closed in good order: that would take time in which members might still be answered.
    os._exit(LOST_EXIT_CODE)


async def serve_discord(settings: Settings) -> None:
    """Run the bot on Discord until it gets SIGINT (Ctrl-C) or SIGTERM.

    Raises:
        StartError: If it cannot start, because of a setting, the record, the database or the token; or if Discord
            wants it no longer as it is, such as after the token was revoked.
    """
    api_url = None if settings.discord_api_url == DISCORD_API_URL else settings.discord_api_url
    if api_url is not None:
        Route.BASE = api_url
    async with AsyncExitStack() as opened:
        wanted = settings.chosen_shard_ids
        holding = hold_serving(settings.database, settings.shard_count, wanted, leave_at_once)
        shards = await opened.enter_async_context(holding)
        tmdb = make_tmdb_client(settings)
        services = await opened.enter_async_context(
            open_services(settings.database, shards=shards, tmdb=tmdb)
        )
        acknowledgements = None if settings.health_port is None else Acknowledgements()
        # For this task and those that it starts, which are all that follow the gateway and answer.
        async_context.set(AnsweringAdapter(acknowledgements))
        client = make_client(
            services,
            api_url=api_url,
            shard_count=settings.shard_count,
            backup_retention=settings.backup_retention,
            acknowledgements=acknowledgements,
        )
        await opened.enter_async_context(attend_bot(settings, client, services))
        opened.push_async_callback(finish_event_handlers)
        await opened.enter_async_context(client)
        await _follow_discord(client, settings.token, settings.discord_api_url)


async def _follow_discord(client: AwardsBot, token: str, api_url: str) -> None:
    """Serve until the client is closed.

    Raises:
        StartError: Discord cannot be reached, or closes for good; what the host can do is said.
    """
    try:
        await run_until_cancelled(client.start(token))
    except discord.LoginFailure as error:
        raise StartError(TOKEN_REFUSED_MESSAGE) from error
    except discord.PrivilegedIntentsRequired as error:
        # What discord.py makes of code 4014; the bot asks for no such intent.
        raise StartError(CLOSE_MESSAGES[4014].format(code=4014)) from error
    except discord.ConnectionClosed as error:
        if error.code not in CLOSE_MESSAGES:
            raise
        raise StartError(CLOSE_MESSAGES[error.code].format(code=error.code)) from error
    except CommandSyncFailure:
        # Discord answered and rejects our commands: a bug, which a host cannot fix.
        raise
    except discord.HTTPException as error:
        answer = f"{error.status} {error.response.reason}"
        raise StartError(f"Discord cannot be reached at {api_url}: {answer}.") from error
    except (aiohttp.ClientError, OSError) as error:
        # Once connected, discord.py reconnects by itself: this is a first request that never arrived.
        raise StartError(f"Discord cannot be reached at {api_url}: {error}.") from error


def run_bot(settings: Settings) -> None:
    """Run the bot; returns when it was stopped."""
    configure_logging(settings)
    if settings.sentry_dsn is not None:
        start_sentry(settings.sentry_dsn.get_secret_value(), f"envelope@{version('envelope')}")
    with asyncio.Runner(loop_factory=_find_loop_factory()) as runner:
        log.info("The event loop is %s's", type(runner.get_loop()).__module__.partition(".")[0])
        runner.run(run_until_stopped(serve_discord(settings)))


def _find_loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """What makes the event loop that serves: uvloop's, except on Windows, for which there is none."""
    if sys.platform == "win32":
        return None
    # The demo and the other commands run on asyncio's own, and do without it.
    import uvloop  # noqa: PLC0415

    return uvloop.new_event_loop
