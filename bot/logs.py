"""Logging with the standard library: one line per event, as text or JSON; discord.py's lines too."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TextIO

from bot.settings import LogFormat, Settings


class _JsonLineFormatter(logging.Formatter):
    """One JSON object per line; errors include their traceback."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configure_logging(settings: Settings, stream: TextIO = sys.stderr) -> None:
    """Write every logger's lines, from the level in the settings, to one stream."""
    handler = logging.StreamHandler(stream)
    if settings.log_format is LogFormat.JSON:
        handler.setFormatter(_JsonLineFormatter())
    else:
        handler.setFormatter(logging.Formatter("{asctime} {levelname:<7} {name}: {message}", style="{"))
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    # At `info` these log every transaction and migration context, which is of no use to a host.
    for chatty in ("alembic", "sqlalchemy", "aiosqlite", "asyncio"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLogger().level))
