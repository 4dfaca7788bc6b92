"""Logging: the standard library's, one line an event, for people or for machines; discord.py's lines too."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TextIO

from bot.settings import LogFormat, Settings


class _JsonLineFormatter(logging.Formatter):
    """One JSON object a line, errors with their traceback inside it."""

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
    """Send every logger's lines, from the level that the settings name, to one stream."""
    handler = logging.StreamHandler(stream)
    if settings.log_format is LogFormat.JSON:
        handler.setFormatter(_JsonLineFormatter())
    else:
        handler.setFormatter(logging.Formatter("{asctime} {levelname:<7} {name}: {message}", style="{"))
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    # These say at `info` what each transaction and each migration's context did: nothing that a host acts on.
    for chatty in ("alembic", "sqlalchemy", "aiosqlite", "asyncio"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLogger().level))
