"""A deadline that outlives the process."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.json_values import JsonValue


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do at an instant.

    Attributes:
        id: Its number; a deadline that was set anew has another.
        kind: What is to be done, and so which handler does it.
        key: To what; a kind has one job for each key.
        due_at: When.
        payload: What the handler needs to know beside the key.
        attempts: How often it was tried and failed.
    """

    id: int
    kind: str
    key: str
    due_at: datetime
    payload: Mapping[str, JsonValue]
    attempts: int = 0

    def get_int(self, name: str) -> int:
        """A whole number of the payload."""
        return int(str(self.payload[name]))
