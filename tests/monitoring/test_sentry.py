"""A report of an error says where it happened, and nothing about anyone."""

import logging
import sys
from collections.abc import Iterator

import pytest
import sentry_sdk
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from bot.errors import StartError
from bot.logs import configure_logging
from bot.monitoring.sentry import start_sentry
from bot.settings import Settings

TOKEN = "MTIzNDU2Nzg5.G-x_1a.abcdefghij"  # noqa: S105 - the shape of a token, nobody's
DSN = "https://key@sentry.example/1"

sent: list[Envelope] = []


class Drawer(Transport):
    """Keeps what would be sent."""

    def capture_envelope(self, envelope: Envelope) -> None:
        sent.append(envelope)


@pytest.fixture(autouse=True)
def _reporting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    configure_logging(Settings.load())
    sent.clear()
    start_sentry(DSN, "envelope@0", Drawer)
    yield
    sentry_sdk.init(default_integrations=False, auto_enabling_integrations=False)
    logging.basicConfig(level=level, handlers=handlers, force=True)


def log_failure() -> None:
    name = "Ana Conda"
    said = f"user 123456789012345678 at /interactions/5/very-secret/callback with {TOKEN}"
    log = logging.getLogger("bot.jobs")
    log.info("Before it, %s pressed", name)
    try:
        int(said)
    except ValueError:
        log.exception("Failed guild %s of %s", 876543210987654321, name)


def test_it_says_where_and_nothing_of_whom() -> None:
    log_failure()
    [envelope] = sent
    [item] = envelope.items
    text = item.get_bytes().decode()
    for private in (
        "Ana",
        "123456789012345678",
        "876543210987654321",
        "very-secret",
        TOKEN,
        "breadcrumb",
        "vars",
    ):
        assert private not in text
    event = item.payload.json
    assert event is not None
    assert event["logentry"] == {"message": "Failed guild %s of %s"}
    [error] = event["exception"]["values"]
    assert error["type"] == "ValueError"
    assert (
        error["value"]
        == "invalid literal for int() with base 10: 'user [id] at /interactions/5/[secret]/callback with [secret]'"
    )
    assert error["stacktrace"]["frames"][-1]["function"] == "log_failure"
    assert not {"user", "request", "extra", "server_name", "modules", "tags"} & set(event)


def test_what_is_no_error_is_not_reported() -> None:
    logging.getLogger("bot.jobs").warning("Came too late")
    assert sent == []


def test_without_the_extra_it_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with pytest.raises(StartError, match="uv sync --extra sentry"):
        start_sentry(DSN, "envelope@0")
