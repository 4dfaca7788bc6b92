"""What comes next in a server, put together for its screens."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.ids import GuildId
from bot.polls.model import PollQuestion
from bot.season.model import SeasonDate


class DeadlineKind(StrEnum):
    """What ends: the picks of a contest, a poll, or a phase of the room's own awards."""

    CONTEST = "contest"
    POLL = "poll"
    NOMINATIONS = "nominations"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that is open in a server, and when it ends.

    Attributes:
        kind: What ends.
        id: Its id among those of its kind.
        name: The contest's title, the poll's category, the awards' name; to be escaped.
        at: When (UTC).
        question: What a poll asks; None for anything else.
        channel_id: Where its post is; None without one.
        message_id: Its post; None without one.
    """

    kind: DeadlineKind
    id: int
    name: str
    at: datetime
    question: PollQuestion | None = None
    channel_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class SeasonOverview:
    """What comes next in a server.

    Attributes:
        guild_id: The server.
        now: The instant at which it was put together (UTC).
        today: The date in the server then.
        zone: The server's time zone.
        dates: The dates to come, the next one first.
        deadlines: What is open here, by when it ends.
    """

    guild_id: GuildId
    now: datetime
    today: date
    zone: str
    dates: tuple[SeasonDate, ...]
    deadlines: tuple[Deadline, ...] = ()

    def find_date(self, key: str) -> SeasonDate | None:
        """A date to come by its key; None if it has passed or was taken away."""
        return next((each for each in self.dates if each.key == key), None)


@dataclass(frozen=True, slots=True)
class ChangedDate:
    """What a host's change did to a date.

    Attributes:
        before: The date before; None if there was none.
        after: The date now; None if there is none any more.
    """

    before: SeasonDate | None
    after: SeasonDate | None
