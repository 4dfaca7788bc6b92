"""Logging with the standard library: one line per event, as text or JSON; discord.py's lines too.

A log is read by others than those it is about, and kept for long: it names servers and members by id, and never by
name, and holds no ballot, nothing that was typed, and no secret.
"""

import json
import logging
import re
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from math import inf
from typing import TextIO

from sqlalchemy import make_url

from bot.settings import LogFormat, Settings

current_interaction: ContextVar[int | None] = ContextVar("current_interaction", default=None)
"""Discord's id of the interaction that is being answered, or that set off what runs; None if there is none."""

CHATTY_LOGGERS = ("alembic", "sqlalchemy", "aiosqlite", "asyncio", "aiohttp", "PIL")
"""At `info` and below these say what is of no use to a host."""

_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/\s'\"?]+", re.ASCII)
"""Whoever has the token of an interaction can answer it in the bot's name."""

SHORTEST_SECRET = 6
"""Characters that a password needs to be taken out of the log."""

TRACEBACK_INTERVAL_SECONDS = 60.0
"""The least time between two tracebacks of one kind of error."""

REMEMBERED_KINDS_LIMIT = 100
"""Of how many kinds of error it is remembered when one was logged."""

LONGEST_CAUSE_CHARACTERS = 300

_REDACTED = "[secret]"
_secrets: set[str] = set()


def redact_text(text: str) -> str:
    """Take the settings' secrets and the tokens of interactions out of a text."""
    for secret in _secrets:
        text = text.replace(secret, _REDACTED)
    return _INTERACTION_TOKEN.sub(rf"\1{_REDACTED}", text)


class _Tracebacks:
    """Which errors are logged with their traceback: one of a kind a minute; the others say their cause in the line.

    A full disk fails every press, and a night of tracebacks would fill it further.
    """

    def __init__(self) -> None:
        self._logged_at: dict[str, float] = {}

    def shorten_record(self, record: logging.LogRecord) -> logging.LogRecord:
        """The record as it is to be logged: itself, or one whose message ends with the cause."""
        if not record.exc_info or (error := record.exc_info[1]) is None:
            return record
        cause = _describe_cause(error)
        kind = re.sub(r"\d+", "", cause)
        if record.created - self._logged_at.get(kind, -inf) >= TRACEBACK_INTERVAL_SECONDS:
            # The latest stand last: the first one is that which was logged the longest ago.
            self._logged_at.pop(kind, None)
            self._logged_at[kind] = record.created
            if len(self._logged_at) > REMEMBERED_KINDS_LIMIT:
                del self._logged_at[next(iter(self._logged_at))]
            return record
        message = f"{record.getMessage()}: {cause}"
        return logging.makeLogRecord(
            {**record.__dict__, "msg": message, "args": None, "exc_info": None, "exc_text": None}
        )


def _describe_cause(error: BaseException) -> str:
    """An error in one line: SQLAlchemy's goes on with the statement, and where to read about it."""
    said = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {said[:LONGEST_CAUSE_CHARACTERS]}"


class _TextFormatter(logging.Formatter):
    """A line for people; errors are followed by their traceback."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname:<7} {name}: {message}", style="{")
        self._tracebacks = _Tracebacks()

    def format(self, record: logging.LogRecord) -> str:
        return redact_text(super().format(self._tracebacks.shorten_record(record)))


class _JsonLineFormatter(logging.Formatter):
    """One JSON object per line; errors include their traceback."""

    def __init__(self) -> None:
        super().__init__()
        self._tracebacks = _Tracebacks()

    def format(self, record: logging.LogRecord) -> str:
        record = self._tracebacks.shorten_record(record)
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        interaction_id = current_interaction.get()
        if interaction_id is not None:
            # As text: JavaScript and many a log's reader round whole numbers of this size.
            line["interaction"] = str(interaction_id)
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return redact_text(json.dumps(line, ensure_ascii=False))


def configure_logging(settings: Settings, stream: TextIO = sys.stderr) -> None:
    """Write every logger's lines, from the level in the settings, to one stream."""
    _secrets.clear()
    _secrets.update(_list_secrets(settings))
    handler = logging.StreamHandler(stream)
    is_json = settings.log_format is LogFormat.JSON
    handler.setFormatter(_JsonLineFormatter() if is_json else _TextFormatter())
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    level = logging.getLogger().level
    for chatty in CHATTY_LOGGERS:
        logging.getLogger(chatty).setLevel(max(logging.WARNING, level))
    # Below `info` discord.py logs all that Discord sends: names, tokens, and what members choose.
    logging.getLogger("discord").setLevel(max(logging.INFO, level))


def _list_secrets(settings: Settings) -> list[str]:
    password = make_url(settings.database).password
    kept = (settings.discord_token, settings.sentry_dsn, settings.tmdb_token)
    found = [secret.get_secret_value() for secret in kept if secret]
    # A password of a few letters would take them out of every word.
    return [*found, *([str(password)] if password and len(str(password)) >= SHORTEST_SECRET else [])]
