"""What transactions tell the rest of the bot once they are durable.

A store calls `notify_after_commit` inside the transaction. Listeners added with `Database.add_listener` are called
once the commit is durable; they are not called for a transaction that was rolled back.
"""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection

_EVENTS_KEY = "envelope news"


class CommittedEvent(NamedTuple):
    """Something that happened: what kind of thing, and to what, most often a server's id."""

    topic: str
    subject: int


EventListener = Callable[[int], None]
"""Hears the subject of news, on the event loop; it must neither wait nor raise."""


def notify_after_commit(connection: Connection, topic: str, subject: int) -> None:
    """Tell those who listen to a topic about a subject, once this transaction is durable."""
    get_pending_events(connection).append(CommittedEvent(topic, subject))


def get_pending_events(connection: Connection) -> list[CommittedEvent]:
    """What was told on a connection since this was last emptied: a database's transactions follow one another."""
    return connection.info.setdefault(_EVENTS_KEY, [])
