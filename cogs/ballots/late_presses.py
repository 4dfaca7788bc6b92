"""Presses on a ballot that came too late, which are answered with the ballot as it was saved."""

from bot.contests.errors import (
    CategoryAnnouncedError,
    CategoryVoidedError,
    ContestNotOpenError,
    PicksClosedError,
    TiebreakerClosedError,
)
from bot.errors import UserError
from cogs.kit.error_text import error_text

LATE_PRESS_ERRORS = (
    PicksClosedError,
    CategoryAnnouncedError,
    CategoryVoidedError,
    ContestNotOpenError,
    TiebreakerClosedError,
)
"""Errors of a press that came too late; it is answered with the ballot as saved."""


def format_late_note(refusal: UserError) -> str:
    """Format the note above the ballot as it was saved."""
    return f"⚠️ {error_text(refusal)} This is what was saved:"
