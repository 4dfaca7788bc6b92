"""A deadline that outlives the process, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.json_values import JsonValue


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do at an instant.

    Attributes:
        id: Its id; a deadline that is set again gets another.
        kind: What is to be done, and so which handler does it.
        key: What it concerns; there is one job for each kind and key.
        due_at: When, in UTC.
        payload: What the handler needs to know besides the key.
        attempts: How many attempts have failed.
    """

    id: int
    kind: str
    key: str
    due_at: datetime
    payload: Mapping[str, JsonValue]
    attempts: int = 0

    def get_int(self, name: str) -> int:
        """A whole number in the payload."""
        return int(str(self.payload[name]))
