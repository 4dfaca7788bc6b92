"""Which servers a process serves: Discord deals servers to shards, and a process holds some of the shards, or all.

A server's commands, deadlines, posts and caches belong to whoever holds its shard, and to nobody else.
"""

from dataclasses import dataclass

from bot.ids import GuildId

SHARD_SHIFT_BITS = 22
"""A server's shard is its id, without these last bits, modulo the number of shards: so Discord deals them."""


@dataclass(frozen=True, slots=True)
class Shards:
    """The shards that a process holds.

    Attributes:
        count: How many shards there are, in all processes together.
        ids: Those that this process holds.
    """

    count: int
    ids: tuple[int, ...]

    @property
    def are_all(self) -> bool:
        """Whether this process holds every shard, and so every server."""
        return len(self.ids) == self.count

    @property
    def holds_first(self) -> bool:
        """Whether this process does what concerns no server: what is to be done by one process alone."""
        return 0 in self.ids

    def has_guild(self, guild_id: GuildId) -> bool:
        """Whether this process serves a server."""
        return (guild_id >> SHARD_SHIFT_BITS) % self.count in self.ids


ALL_SHARDS = Shards(1, (0,))
"""One process holds everything, however many shards Discord recommends."""
