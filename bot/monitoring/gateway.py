"""What can be said about the connection to Discord, whoever holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Protocol

from bot.metrics import GATEWAY_CONNECTED, GATEWAY_LATENCY_SECONDS, GATEWAY_READY, SERVERS


@dataclass(frozen=True, slots=True)
class ShardStatus:
    """One connection to Discord's gateway.

    Attributes:
        id: Its number.
        is_connected: Whether it is open.
        latency_seconds: How long Discord took to answer the last heartbeat; not finite if it has not yet.
    """

    id: int
    is_connected: bool
    latency_seconds: float


class Gateway(Protocol):
    """Who follows Discord's gateway."""

    def is_ready(self) -> bool:
        """Whether everything is known that Discord tells at the beginning."""
        ...

    def list_shards(self) -> Sequence[ShardStatus]:
        """The connections; none before the first was opened."""
        ...

    def count_servers(self) -> int:
        """The number of servers that the bot is in."""
        ...


def is_gateway_open(gateway: Gateway) -> bool:
    """Whether every connection is open and everything is known."""
    shards = gateway.list_shards()
    return gateway.is_ready() and bool(shards) and all(shard.is_connected for shard in shards)


def measure_gateway(gateway: Gateway) -> None:
    """Bring the measures of the gateway up to date."""
    GATEWAY_READY.set(is_gateway_open(gateway))
    SERVERS.set(gateway.count_servers())
    for shard in gateway.list_shards():
        GATEWAY_CONNECTED.set(shard.is_connected, str(shard.id))
        if isfinite(shard.latency_seconds):
            GATEWAY_LATENCY_SECONDS.set(shard.latency_seconds, str(shard.id))
