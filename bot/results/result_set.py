"""Which set of results is meant."""

from typing import NamedTuple

from bot.ids import GuildId

REAL_CEREMONY = 0
REHEARSAL_POLLS = -1


class ResultSet(NamedTuple):
    """One set of results in a server.

    Attributes:
        guild_id: The server.
        ceremony_id: The ceremony whose envelopes are opened.
        rehearsal: `REAL_CEREMONY` for the ceremony itself, the id of a rehearsal contest, which has a set of its own,
            or `REHEARSAL_POLLS` for all rehearsal polls of the ceremony.
    """

    guild_id: GuildId
    ceremony_id: str
    rehearsal: int = REAL_CEREMONY

    @property
    def is_rehearsal(self) -> bool:
        """Whether it counts for nothing beyond itself."""
        return self.rehearsal != REAL_CEREMONY

    @property
    def key(self) -> str:
        """What names it in its server, to be carried where text is: the ceremony's id, and the rehearsal."""
        return f"{self.ceremony_id}:{self.rehearsal}" if self.is_rehearsal else self.ceremony_id

    @classmethod
    def from_key(cls, guild_id: GuildId, key: str) -> "ResultSet":
        """The set of a server that a `key` names."""
        ceremony_id, _, rehearsal = key.partition(":")
        return cls(guild_id, ceremony_id, int(rehearsal or REAL_CEREMONY))
