"""Counting the rankings of preferential polls that are closed for good, each once as long as it is remembered."""

import threading
from collections import OrderedDict

from sqlalchemy import Connection

from bot.polls import ranking_store
from bot.polls.model import Poll
from bot.preferential.counting import count_ballots
from bot.preferential.model import PreferentialCount

CACHED_COUNTS_LIMIT = 64
"""The number of counts in memory, the latest used; each is a few kilobytes, however many ballots were counted."""


class CountCache:
    """The counts of closed preferential polls. Rankings never change after the closing, so a count is never stale.

    It is used on the database's reading threads, never on the event loop. One thread counts at a time: several would
    keep the interpreter from the event loop, and those that wait most often wait for the same count.
    """

    def __init__(self) -> None:
        """Begin with an empty cache."""
        # Keyed by the proof as well: a database assigns the id of a deleted poll anew.
        self._counts: OrderedDict[tuple[int, str], PreferentialCount] = OrderedDict()
        self._lock = threading.Lock()

    def load_count(self, connection: Connection, poll: Poll) -> PreferentialCount | None:
        """How a poll's rankings were counted; None before it is closed for good, and for a poll without rankings."""
        if poll.proof is None:
            return None
        key = poll.id, poll.proof
        with self._lock:
            count = self._counts.get(key)
            if count is None:
                ballots = ranking_store.tally_rankings(connection, poll.id)
                count = count_ballots(ballots, poll.candidates, poll.proof)
            self._counts[key] = count
            self._counts.move_to_end(key)
            if len(self._counts) > CACHED_COUNTS_LIMIT:
                self._counts.popitem(last=False)
        return count
