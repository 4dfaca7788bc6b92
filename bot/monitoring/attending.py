"""What runs beside the bot for its host: backups, health and metrics, each if the settings ask for it."""

import logging
import shutil
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from importlib.util import find_spec

from bot.background import keep_running
from bot.monitoring.gateway import Gateway
from bot.services import Services
from bot.settings import Settings

log = logging.getLogger(__name__)


def list_missing_parts(settings: Settings) -> list[str]:
    """What the settings ask for and this machine lacks, a sentence each."""
    missing: list[str] = []
    programs = () if settings.database_file is not None else ("pg_dump", "pg_restore")
    absent = [program for program in programs if shutil.which(program) is None]
    if settings.backup_folder is not None and absent:
        missing.append(
            f"{absent[0]} is not installed, so no backup can be made: install PostgreSQL's programs for clients, "
            "`apt-get install postgresql-client` on Debian"
        )
    if settings.sentry_dsn is not None and find_spec("sentry_sdk") is None:
        missing.append("sentry-sdk is not installed, so no error is reported: run `uv sync --extra sentry`")
    return missing


@asynccontextmanager
async def attend_bot(settings: Settings, gateway: Gateway, services: Services) -> AsyncGenerator[None]:
    """Do what the settings ask for beside the bot, while the context lasts.

    Raises:
        StartError: The port for health and metrics cannot be used.
    """
    for sentence in list_missing_parts(settings):
        log.error("%s", sentence)
    async with AsyncExitStack() as opened:
        pruning = keep_running("kept films", services.posters.delete_old_films_daily)
        await opened.enter_async_context(pruning)
        if settings.backup_folder is not None:
            # What verifies a backup knows the migrations, and so loads Alembic.
            from bot.db.scheduled_backups import ScheduledBackups  # noqa: PLC0415

            backups = ScheduledBackups(
                settings.database,
                settings.backup_folder,
                timedelta(hours=settings.backup_every_hours),
                settings.backups_kept,
                services.clock,
            )
            await opened.enter_async_context(keep_running("scheduled backups", backups.run))
        if settings.health_port is not None:
            # Needed by those alone who watch the bot.
            from bot.monitoring.event_loop import sample_event_loop_delay  # noqa: PLC0415
            from bot.monitoring.health_server import serve_health  # noqa: PLC0415
            from bot.monitoring.rate_limits import count_rate_limits  # noqa: PLC0415

            count_rate_limits()

            probe = services.bot_state.probe_database
            await opened.enter_async_context(
                serve_health(settings.health_host, settings.health_port, gateway, probe)
            )
            await opened.enter_async_context(keep_running("event loop's delay", sample_event_loop_delay))
        yield
