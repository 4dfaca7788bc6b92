"""The key of a set of results: a server's ceremony itself, or one of its rehearsals."""

from enum import Enum
from typing import Final, NamedTuple

from bot.ids import ContestId, GuildId


class RehearsalPolls(Enum):
    """Whose set of results it is that all rehearsal polls of a ceremony share; the value is what stands for them."""

    OF_CEREMONY = -1


REHEARSAL_POLLS: Final = RehearsalPolls.OF_CEREMONY


class ResultSet(NamedTuple):
    """One set of results in a server.

    Attributes:
        guild_id: The server.
        ceremony_id: The ceremony whose winners are announced.
        rehearsal: None for the ceremony itself, the id of a rehearsal contest, which has a set of its own, or
            `REHEARSAL_POLLS` for all rehearsal polls of the ceremony.
    """

    guild_id: GuildId
    ceremony_id: str
    rehearsal: ContestId | RehearsalPolls | None = None

    @property
    def is_rehearsal(self) -> bool:
        """Whether it is a rehearsal's: it counts for nothing beyond itself."""
        return self.rehearsal is not None

    @property
    def contest_id(self) -> ContestId | None:
        """The rehearsal contest whose own set it is; None for the ceremony's and for that of rehearsal polls."""
        return None if isinstance(self.rehearsal, RehearsalPolls) else self.rehearsal

    @property
    def rehearsal_number(self) -> int:
        """The rehearsal as the number that is stored: 0 for none."""
        return self.rehearsal.value if isinstance(self.rehearsal, RehearsalPolls) else self.rehearsal or 0

    @property
    def key(self) -> str:
        """The set's key within its server, for custom ids and job payloads: the ceremony's id and the rehearsal."""
        return f"{self.ceremony_id}:{self.rehearsal_number}" if self.is_rehearsal else self.ceremony_id

    @classmethod
    def from_number(cls, guild_id: GuildId, ceremony_id: str, rehearsal_number: int) -> "ResultSet":
        """The set of a server that a stored `rehearsal_number` stands for."""
        if rehearsal_number == REHEARSAL_POLLS.value:
            return cls(guild_id, ceremony_id, REHEARSAL_POLLS)
        return cls(guild_id, ceremony_id, ContestId(rehearsal_number) if rehearsal_number else None)

    @classmethod
    def from_key(cls, guild_id: GuildId, key: str) -> "ResultSet":
        """The set of a server with this `key`.

        Raises:
            ValueError: The rehearsal in it is no number.
        """
        ceremony_id, _, rehearsal = key.partition(":")
        return cls.from_number(guild_id, ceremony_id, int(rehearsal or 0))
