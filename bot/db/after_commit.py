"""Events that transactions send to the rest of the bot after they are committed.

A store calls `notify_after_commit` in its transaction. The listeners that were registered with
`Database.add_listener` are called once the transaction is durable. Events of a transaction that was rolled back are
dropped.
"""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection

_EVENTS_KEY = "envelope news"


class CommittedEvent(NamedTuple):
    """An event: its topic, and the id it concerns, usually a server's."""

    topic: str
    subject: int


EventListener = Callable[[int], None]
"""Called with the event's subject, on the event loop; it must neither block nor raise."""


def notify_after_commit(connection: Connection, topic: str, subject: int) -> None:
    """Send an event to a topic's listeners once this transaction is durable."""
    get_pending_events(connection).append(CommittedEvent(topic, subject))


def get_pending_events(connection: Connection) -> list[CommittedEvent]:
    """The events on a connection since the list was last emptied: transactions on it follow one another."""
    return connection.info.setdefault(_EVENTS_KEY, [])
