import io
import json
import logging
from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path

import pytest

from bot.logs import configure_logging, current_interaction
from bot.settings import LogFormat, LogLevel, Settings


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    yield
    logging.basicConfig(level=level, handlers=handlers, force=True)


def logged(settings: Settings) -> list[str]:
    stream = io.StringIO()
    configure_logging(settings, stream)
    logging.getLogger("discord.gateway").info("Connected to %s", "Chloé")
    logging.getLogger("bot.jobs").debug("Nobody needs to know")
    try:
        int("who?")
    except ValueError:
        logging.getLogger("bot.jobs").exception("It failed")
    return stream.getvalue().splitlines()


def test_text_is_for_people() -> None:
    first, second, *traceback = logged(Settings())
    assert first.endswith("INFO    discord.gateway: Connected to Chloé")
    assert second.endswith("ERROR   bot.jobs: It failed")
    assert traceback[-1] == "ValueError: invalid literal for int() with base 10: 'who?'"


def raise_error(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("log_format", LogFormat)
def test_of_one_kind_of_error_a_traceback_is_logged_once_a_minute(
    log_format: LogFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream, now = io.StringIO(), 1_800_000_000.0
    configure_logging(Settings(log_format=log_format), stream)
    monkeypatch.setattr("time.time", lambda: now)
    monkeypatch.setattr("time.time_ns", lambda: int(now * 1e9))

    def fail(error: Exception, press: int) -> str:
        """Fail a press; returns what is logged of it."""
        before = len(stream.getvalue())
        try:
            raise_error(error)
        except (OSError, ValueError):
            logging.getLogger("cogs").exception("Failed interaction %d", press)
        return stream.getvalue()[before:].rstrip()

    full = "(sqlite3.OperationalError) database or disk is full"
    assert "Traceback" in fail(OSError(f"{full}\n[SQL: INSERT …]"), 1)
    for press in range(2, 50):
        now += 1
        line = fail(OSError(f"{full}\n[SQL: INSERT …]"), press)
        assert "Traceback" not in line
        assert f"Failed interaction {press}: OSError: {full}" in line
        assert "INSERT" not in line
    assert "Traceback" in fail(ValueError("another kind"), 50)
    assert "Traceback" not in fail(ValueError("another kind"), 51)
    now += 60
    assert "Traceback" in fail(OSError(full), 52)


def test_json_is_one_object_a_line() -> None:
    first, second = map(json.loads, logged(Settings(log_format=LogFormat.JSON)))
    assert (first["level"], first["logger"], first["message"]) == (
        "info",
        "discord.gateway",
        "Connected to Chloé",
    )
    assert first["at"].endswith("+00:00")
    assert second["traceback"].endswith("ValueError: invalid literal for int() with base 10: 'who?'")


def test_the_level_holds_for_everyone() -> None:
    assert len(logged(Settings(log_level=LogLevel.DEBUG, log_format=LogFormat.JSON))) == 3
    assert len(logged(Settings(log_level=LogLevel.ERROR, log_format=LogFormat.JSON))) == 1


def test_what_discord_sends_is_logged_at_no_level() -> None:
    stream = io.StringIO()
    configure_logging(Settings(log_level=LogLevel.DEBUG), stream)
    logging.getLogger("discord.gateway").debug("WebSocket Event: %s", {"name": "Ana"})
    logging.getLogger("discord.http").debug("has returned %s", {"token": "secret"})
    assert stream.getvalue() == ""


@pytest.mark.parametrize("log_format", LogFormat)
def test_secrets_are_taken_out_of_whatever_is_logged(
    log_format: LogFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, dsn = "MTIzNDU2Nzg5.G-x_1a.abcdefghij", "https://key@sentry.example/1"
    tmdb_token = "eyJhbGciOi.eyJhdWQiOi.c2lnbmF0dX"  # noqa: S105 - the shape of a token, nobody's
    monkeypatch.setenv("DISCORD_TOKEN", token)
    monkeypatch.setenv("SENTRY_DSN", dsn)
    monkeypatch.setenv("TMDB_TOKEN", tmdb_token)
    monkeypatch.setenv("DATABASE", "postgresql+psycopg://envelope:password-of-it@db.example/envelope")
    monkeypatch.setenv("LOG_FORMAT", log_format)
    stream = io.StringIO()
    configure_logging(Settings.load(Path("missing.env")), stream)
    logging.getLogger("bot").warning("%s, %s and %s", token, dsn, "password-of-it")
    logging.getLogger("bot").warning("Bearer %s", tmdb_token)
    logging.getLogger("bot").warning("POST /api/v10/interactions/123/the-token/callback failed")
    logging.getLogger("bot").warning("POST https://discord.com/api/webhooks/123/the-token?wait=true failed")
    said = stream.getvalue()
    for secret in (token, dsn, tmdb_token, "password-of-it", "the-token"):
        assert secret not in said
    assert "/interactions/123/[secret]/callback failed" in said
    assert "/webhooks/123/[secret]?wait=true failed" in said


def test_a_line_of_an_interaction_has_its_id() -> None:
    stream = io.StringIO()
    configure_logging(Settings(log_format=LogFormat.JSON), stream)
    log = logging.getLogger("bot")

    def answer() -> None:
        current_interaction.set(1234567890123456789)
        log.info("inside")

    copy_context().run(answer)
    log.info("outside")
    inside, outside = map(json.loads, stream.getvalue().splitlines())
    assert inside["interaction"] == "1234567890123456789"
    assert "interaction" not in outside


def test_the_database_does_not_chatter() -> None:
    stream = io.StringIO()
    configure_logging(Settings(log_level=LogLevel.DEBUG), stream)
    logging.getLogger("aiosqlite").debug("executing")
    logging.getLogger("alembic.runtime.migration").info("Context impl SQLiteImpl.")
    assert stream.getvalue() == ""
