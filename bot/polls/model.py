"""Polls as values: the question, its category, when it closes, and where it was posted.

Everything here is immutable and knows neither storage nor clock. Instants are UTC; ids of guilds, channels,
messages and members are Discord's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.preferential.model import CountMethod
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from bot.times.stated_times import StatedTime

CLOSING_DELAY = timedelta(seconds=5)
"""How long after its closing time a poll is finally closed and hidden shares are shown, so that votes in
transit still arrive.
"""


class PollQuestion(StrEnum):
    """The question about a category: who *will* win it, or who *should*."""

    WILL = "will"
    SHOULD = "should"

    @property
    def other(self) -> "PollQuestion":
        """The other of the two."""
        return PollQuestion.SHOULD if self is PollQuestion.WILL else PollQuestion.WILL


@dataclass(frozen=True)
class PollDraft:
    """What a host enters: one question about one or more categories of a slate; each becomes a poll.

    Attributes:
        ceremony_id: The ceremony.
        category_ids: The categories, each once.
        question: The question about each.
        closes_at: When voting ends (UTC).
        hidden: Whether the shares are secret until then.
        channel_id: Where the posts go.
        closes_stated: The closing time as it was stated by the clocks of a place, if it was.
        count_method: How the answers are counted.
    """

    ceremony_id: str
    category_ids: tuple[CategoryId, ...]
    question: PollQuestion
    closes_at: datetime
    hidden: bool = False
    channel_id: int | None = None
    closes_stated: StatedTime | None = None
    count_method: CountMethod = CountMethod.VOTES


@dataclass(frozen=True)
class Poll:
    """A public question about one category in one server.

    Attributes:
        id: Its id in the bot's own tables.
        guild_id: The server.
        ceremony_id: The ceremony.
        category_id: The category, in its ceremony.
        question: The question.
        closes_at: When votes stop counting; a host who closes it brings this forward.
        opened_at: When it was opened.
        hidden: Whether the shares are secret until it closes.
        rehearsal: Whether the winner was already known when it opened: it counts for nothing beyond itself.
        closed_at: When it closed, set once that is final: no vote that arrives later counts, even if it was
            pressed in time. It is before `closes_at` if the category was announced earlier.
        created_by: The host who opened it; None once erased.
        channel_id: Where its post is, or is to be.
        message_id: Its post; None before it was made, and after it was deleted.
        closes_stated: Its closing time as a host stated it by the clocks of a place; None where it was given as an
            instant, or the poll was closed by hand.
        count_method: How its answers are counted.
        candidates: The nominee ids that a preferential poll is counted among, fixed as it closes: who is withdrawn
            later changes nothing that was shown.
        proof: The proof of a preferential poll's rankings, made as it closes; None before, and in other polls.
    """

    id: int
    guild_id: GuildId
    ceremony_id: str
    category_id: CategoryId
    question: PollQuestion
    closes_at: datetime
    opened_at: datetime
    hidden: bool = False
    rehearsal: bool = False
    closed_at: datetime | None = None
    created_by: MemberId | None = None
    channel_id: int | None = None
    message_id: int | None = None
    closes_stated: StatedTime | None = None
    count_method: CountMethod = CountMethod.VOTES
    candidates: tuple[NomineeId, ...] = ()
    proof: str | None = None

    @property
    def is_preferential(self) -> bool:
        """Whether members rank the nominees."""
        return self.count_method is CountMethod.PREFERENTIAL

    @property
    def result_set(self) -> ResultSet:
        """The set of results in which its category is announced."""
        return ResultSet(self.guild_id, self.ceremony_id, REHEARSAL_POLLS if self.rehearsal else None)

    @property
    def ends_at(self) -> datetime:
        """When it closed or will close (UTC); a press before it is in time."""
        return self.closes_at if self.closed_at is None else self.closed_at

    def is_open_at(self, instant: datetime) -> bool:
        """Whether a press at this instant (UTC) is in time."""
        return self.closed_at is None and instant < self.closes_at

    def is_public(self, now: datetime) -> bool:
        """Whether everyone may see how it stands.

        After the closing only `CLOSING_DELAY` has to pass, not the final closing itself. Rankings are counted at the
        final closing alone, and how they stand is a secret until then.
        """
        if self.is_preferential:
            return self.closed_at is not None
        return not self.hidden or self.closed_at is not None or self.closes_at + CLOSING_DELAY <= now
