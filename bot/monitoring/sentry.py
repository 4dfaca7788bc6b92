"""Reports of errors to Sentry, if the bot's host wants them: where it happened, and nothing about anyone.

What is reported is what the log has of level `error`, without names, ids and secrets. No local variables, no lines of
the log before it, no addresses, no performance data.
"""

import re
from typing import TYPE_CHECKING, Any, cast

from bot.errors import StartError
from bot.logs import redact_text

if TYPE_CHECKING:
    from sentry_sdk.transport import Transport
    from sentry_sdk.types import Event, Hint

_DISCORD_ID = re.compile(r"\d{15,20}", re.ASCII)
_KEPT_PARTS = frozenset(
    {
        "event_id",
        "timestamp",
        "level",
        "logger",
        "logentry",
        "exception",
        "platform",
        "release",
        "sdk",
        "contexts",
    }
)
_KEPT_CONTEXTS = frozenset({"runtime", "trace"})


def start_sentry(dsn: str, release: str, transport: "type[Transport] | None" = None) -> None:
    """Report errors from now on.

    Args:
        dsn: The address of the Sentry project.
        release: The bot's version.
        transport: What sends the reports, in place of Sentry's own.

    Raises:
        StartError: The extra with Sentry's SDK is not installed.
    """
    try:
        # An extra, and a tenth of a second at the start.
        import sentry_sdk  # noqa: PLC0415
        from sentry_sdk.integrations.logging import LoggingIntegration  # noqa: PLC0415
    except ImportError as error:
        raise StartError(
            "SENTRY_DSN needs sentry-sdk, which is not installed: run `uv sync --extra sentry`, "
            "or `pip install sentry-sdk`."
        ) from error
    sentry_sdk.init(
        dsn=dsn,
        release=release,
        transport=transport,
        data_collection={
            "user_info": False,
            "http_bodies": [],
            "database_query_data": False,
            "stack_frame_variables": False,
            "frame_context_lines": 0,
        },
        max_breadcrumbs=0,
        server_name="",
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[LoggingIntegration(level=None)],
        before_send=scrub_event,
    )


def scrub_event(event: "Event", _hint: "Hint") -> "Event":
    """Leave of a report what says where an error happened."""
    kept: dict[str, Any] = {part: value for part, value in event.items() if part in _KEPT_PARTS}
    kept["contexts"] = {
        name: value for name, value in kept.get("contexts", {}).items() if name in _KEPT_CONTEXTS
    }
    if "logentry" in kept:
        # The message before the values are put in: those name servers and members.
        kept["logentry"] = {"message": _scrub_text(str(kept["logentry"].get("message", "")))}
    for error in kept.get("exception", {}).get("values", ()):
        error["value"] = _scrub_text(str(error.get("value") or ""))
        for frame in error.get("stacktrace", {}).get("frames", ()):
            frame.pop("vars", None)
    return cast("Event", kept)


def _scrub_text(text: str) -> str:
    return _DISCORD_ID.sub("[id]", redact_text(text))
