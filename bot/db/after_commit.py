"""What transactions tell the rest of the bot once they are durable.

A store says what it did with `notify_after_commit`, in the transaction; whoever asked with `Database.add_listener` hears of it when it
cannot be undone any more. Of a transaction that was undone nobody hears.
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
