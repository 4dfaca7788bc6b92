import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import configure_logging
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
    logging.getLogger("discord.http").debug("Nobody needs to know")
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


def test_the_database_does_not_chatter() -> None:
    stream = io.StringIO()
    configure_logging(Settings(log_level=LogLevel.DEBUG), stream)
    logging.getLogger("aiosqlite").debug("executing")
    logging.getLogger("alembic.runtime.migration").info("Context impl SQLiteImpl.")
    assert stream.getvalue() == ""
