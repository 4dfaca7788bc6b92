"""Which set of results is meant."""

from enum import Enum
from typing import Final, NamedTuple


class RehearsalPolls(Enum):
    """Whose set of results it is that all rehearsal polls of a ceremony share; the value is what stands for them."""

    OF_CEREMONY = -1


REHEARSAL_POLLS: Final = RehearsalPolls.OF_CEREMONY


class ResultSet(NamedTuple):
    """One set of results in a server.

    Attributes:
        guild_id: The server.
        ceremony_id: The ceremony whose envelopes are opened.
        rehearsal: None for the ceremony itself, the id of a rehearsal contest, which has a set of its own, or
            `REHEARSAL_POLLS` for all rehearsal polls of the ceremony.
    """

    guild_id: int
    ceremony_id: str
    rehearsal: int | RehearsalPolls | None = None

    @property
    def is_rehearsal(self) -> bool:
        """Whether it counts for nothing beyond itself."""
        return self.rehearsal is not None

    @property
    def contest_id(self) -> int | None:
        """The rehearsal contest whose own set it is; None for the ceremony's and for that of rehearsal polls."""
        return None if isinstance(self.rehearsal, RehearsalPolls) else self.rehearsal

    @property
    def rehearsal_number(self) -> int:
        """The rehearsal as the number that is stored: 0 for none."""
        return self.rehearsal.value if isinstance(self.rehearsal, RehearsalPolls) else self.rehearsal or 0

    @property
    def key(self) -> str:
        """What names it in its server, to be carried where text is: the ceremony's id, and the rehearsal."""
        return f"{self.ceremony_id}:{self.rehearsal_number}" if self.is_rehearsal else self.ceremony_id

    @classmethod
    def from_number(cls, guild_id: int, ceremony_id: str, rehearsal_number: int) -> "ResultSet":
        """The set of a server that a stored `rehearsal_number` stands for."""
        if rehearsal_number == REHEARSAL_POLLS.value:
            return cls(guild_id, ceremony_id, REHEARSAL_POLLS)
        return cls(guild_id, ceremony_id, rehearsal_number or None)

    @classmethod
    def from_key(cls, guild_id: int, key: str) -> "ResultSet":
        """The set of a server that a `key` names.

        Raises:
            ValueError: The rehearsal in it is no number.
        """
        ceremony_id, _, rehearsal = key.partition(":")
        return cls.from_number(guild_id, ceremony_id, int(rehearsal or 0))
