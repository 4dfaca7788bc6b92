"""Which set of results is meant."""

from typing import NamedTuple

REAL = 0
REHEARSAL_POLLS = -1


class Target(NamedTuple):
    """One set of results in a server.

    Attributes:
        guild_id: The server.
        ceremony_id: The ceremony whose envelopes are opened.
        rehearsal: `REAL` for the ceremony itself, the id of a rehearsal contest, which has a set of its own, or
            `REHEARSAL_POLLS` for all rehearsal polls of the ceremony.
    """

    guild_id: int
    ceremony_id: str
    rehearsal: int = REAL

    @property
    def is_rehearsal(self) -> bool:
        """Whether it counts for nothing beyond itself."""
        return self.rehearsal != REAL
