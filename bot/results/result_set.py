"""The key of a set of results: a server's ceremony itself, or one of its rehearsals."""

from typing import NamedTuple

from bot.ids import GuildId

REAL_CEREMONY = 0
REHEARSAL_POLLS = -1


class ResultSet(NamedTuple):
    """One set of results in a server.

    Attributes:
        guild_id: The server.
        ceremony_id: The ceremony whose winners are announced.
        rehearsal: `REAL_CEREMONY` for the ceremony itself, the id of a rehearsal contest, which has a set of its own,
            or `REHEARSAL_POLLS` for all rehearsal polls of the ceremony.
    """

    guild_id: GuildId
    ceremony_id: str
    rehearsal: int = REAL_CEREMONY

    @property
    def is_rehearsal(self) -> bool:
        """Whether it is a rehearsal's: it counts for nothing beyond itself."""
        return self.rehearsal != REAL_CEREMONY

    @property
    def key(self) -> str:
        """The set's key within its server, for custom ids and job payloads: the ceremony's id and the rehearsal."""
        return f"{self.ceremony_id}:{self.rehearsal}" if self.is_rehearsal else self.ceremony_id

    @classmethod
    def from_key(cls, guild_id: GuildId, key: str) -> "ResultSet":
        """The set of a server with this `key`."""
        ceremony_id, _, rehearsal = key.partition(":")
        return cls(guild_id, ceremony_id, int(rehearsal or REAL_CEREMONY))
