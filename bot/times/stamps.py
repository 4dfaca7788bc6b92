"""Discord's own form of an instant, `<t:1805047200:F>`, as people copy it out of messages."""

import re
from datetime import UTC, datetime

_STAMP = re.compile(r"<t:(-?\d{1,12})(?::[a-zA-Z])?>")


def read_stamp(text: str) -> datetime | None:
    """Read a Discord timestamp; None for any other text, and for one beyond the calendar."""
    found = _STAMP.fullmatch(text)
    if not found:
        return None
    try:
        return datetime.fromtimestamp(int(found[1]), UTC)
    except (ValueError, OverflowError, OSError):
        return None
