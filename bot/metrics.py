"""What the bot counts about itself: plain numbers in memory, which whoever watches it reads.

Counting is a few additions, so that it can be done anywhere, also in a press that thousands make at once; nothing is
formatted before somebody asks. `bot.monitoring` renders the numbers for Prometheus, and nothing else reads them. They
belong to the process, as logging does. No label holds anything about a server or a person.
"""

from bisect import bisect_left
from collections.abc import Sequence

ACKNOWLEDGEMENT_BUCKETS_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 10.0)
"""Discord gives up on an interaction after three seconds."""

DELAY_BUCKETS_SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)

BATCH_BUCKETS = (1, 2, 4, 8, 16, 32, 64, 128, 256)

Labels = tuple[str, ...]
"""The values of a measure's labels, in the order of its `labels`."""


class Measure:
    """What all measures have.

    Attributes:
        name: In Prometheus's form: words joined by underscores, the unit last.
        description: What it says, in one line.
        labels: What its values are told apart by.
    """

    def __init__(self, name: str, description: str, labels: Sequence[str] = ()) -> None:
        """Name a measure; it is listed in `MEASURES`."""
        self.name = name
        self.description = description
        self.labels = tuple(labels)
        MEASURES.append(self)


MEASURES: list[Measure] = []
"""Every measure, in the order in which they are shown."""


class Counter(Measure):
    """Counts what happened since the process started.

    Attributes:
        values: The numbers, by labels.
    """

    def __init__(self, name: str, description: str, labels: Sequence[str] = ()) -> None:
        """Begin at nought."""
        super().__init__(name, description, labels)
        self.values: dict[Labels, float] = {} if labels else {(): 0}

    def count(self, *labels: str, amount: float = 1) -> None:
        """Count something once, or `amount` times."""
        self.values[labels] = self.values.get(labels, 0) + amount


class Gauge(Measure):
    """Says how much of something there is now.

    Attributes:
        values: The numbers, by labels.
    """

    def __init__(self, name: str, description: str, labels: Sequence[str] = ()) -> None:
        """Know nothing yet."""
        super().__init__(name, description, labels)
        self.values: dict[Labels, float] = {}

    def set(self, value: float, *labels: str) -> None:
        """Say how much there is."""
        self.values[labels] = value

    def add(self, change: float, *labels: str) -> None:
        """Say that there is so much more, or less if it is negative."""
        self.values[labels] = self.values.get(labels, 0) + change


class Histogram(Measure):
    """Counts measurements by their size.

    Attributes:
        bounds: The upper bounds of the buckets, ascending; what is larger is in one more bucket.
        counts: How many measurements are in each bucket.
        total: The sum of all measurements.
    """

    def __init__(self, name: str, description: str, bounds: Sequence[float]) -> None:
        """Begin with empty buckets."""
        super().__init__(name, description)
        self.bounds = tuple(bounds)
        self.counts = [0] * (len(self.bounds) + 1)
        self.total = 0.0

    def observe(self, value: float) -> None:
        """Count one measurement."""
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value


INTERACTIONS = Counter(
    "envelope_interactions",
    "Interactions that were answered, by what was asked and how it went.",
    ("kind", "name", "outcome"),
)
ACKNOWLEDGEMENT_SECONDS = Histogram(
    "envelope_acknowledgement_seconds",
    "Time from the receipt of an interaction until Discord has taken the first answer to it.",
    ACKNOWLEDGEMENT_BUCKETS_SECONDS,
)
EVENT_LOOP_DELAY_SECONDS = Histogram(
    "envelope_event_loop_delay_seconds",
    "How much later than asked for the event loop woke a sleeper.",
    DELAY_BUCKETS_SECONDS,
)
PICKS_COMMITTED = Counter("envelope_picks_committed", "Changes of ballots that are durable.")
VOTES_COMMITTED = Counter("envelope_votes_committed", "Votes that are durable.")
PRESSES_PER_BATCH = Histogram(
    "envelope_batch_presses", "Presses on one contest or poll that were decided together.", BATCH_BUCKETS
)
OPERATIONS_PER_COMMIT = Histogram(
    "envelope_commit_operations", "Operations that shared one transaction.", BATCH_BUCKETS
)
WRITES_WAITING = Gauge("envelope_writes_waiting", "Operations that wait for the next transaction.")
DATABASE_ERRORS = Counter(
    "envelope_database_errors", "Transactions that the database refused.", ("transaction",)
)
RATE_LIMITS = Counter(
    "envelope_rate_limits",
    "Requests that had to wait because of Discord's rate limits: all (route), and those of the whole bot (global).",
    ("scope",),
)
POSTS_WAITING = Gauge("envelope_posts_waiting", "Posts whose edit is still to be made.", ("feature",))
BACKUPS = Counter("envelope_backups", "Scheduled backups, by outcome.", ("outcome",))
LAST_BACKUP_SECONDS = Gauge(
    "envelope_last_backup_timestamp_seconds", "When the newest scheduled backup was made, in Unix time."
)
LAST_BACKUP_BYTES = Gauge("envelope_last_backup_bytes", "The size of the newest scheduled backup.")
GATEWAY_READY = Gauge("envelope_gateway_ready", "1 if every shard is connected and all servers are known.")
GATEWAY_CONNECTED = Gauge("envelope_gateway_connected", "1 if a shard is connected.", ("shard",))
GATEWAY_LATENCY_SECONDS = Gauge(
    "envelope_gateway_latency_seconds",
    "How long Discord took to answer a shard's last heartbeat.",
    ("shard",),
)
SERVERS = Gauge("envelope_servers", "Servers that the bot is in.")
TMDB_REQUESTS = Counter("envelope_tmdb_requests", "Requests to TMDB, by outcome.", ("outcome",))
