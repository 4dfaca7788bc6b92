"""The room's own awards as values: phases, categories, what may be nominated, and who votes.

Everything here is immutable and knows neither storage nor clock. Instants are UTC; ids of servers, channels, messages,
roles and members are Discord's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.preferential.model import CountMethod
from bot.record.model import Headline
from bot.results.result_set import ResultSet
from bot.times.stated_times import StatedTime

PHASE_CLOSING_DELAY = timedelta(seconds=5)
"""How long after its closing time a phase is finally over, so that presses in transit still arrive."""


class AwardPhase(StrEnum):
    """Where the awards are: members nominate, a host settles the shortlist, members vote, the envelopes are opened."""

    NOMINATE = "nominate"
    SHORTLIST = "shortlist"
    VOTE = "vote"
    CEREMONY = "ceremony"
    CANCELLED = "cancelled"


class Eligibility(StrEnum):
    """What may be nominated: anything, the films of a year, or the films of a list."""

    ANYTHING = "anything"
    YEAR = "year"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class EligibleFilms:
    """What may be nominated.

    Attributes:
        kind: Which rule it is.
        films: The year alone, or the titles of the list; empty for anything.
    """

    kind: Eligibility = Eligibility.ANYTHING
    films: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoterRule:
    """Who votes, as it stood when the voting opened.

    Attributes:
        min_member_days: For how many days they had been a member by then.
        min_account_days: How many days old their account was by then.
        role_id: The role that a voter has; None if none is asked for.
    """

    min_member_days: int = 7
    min_account_days: int = 30
    role_id: int | None = None


@dataclass(frozen=True, slots=True)
class VoterStanding:
    """What Discord says of a member with their press.

    Attributes:
        joined_at: When they joined the server; None if Discord does not say.
        account_created_at: When their account was made.
        role_ids: Their roles.
    """

    joined_at: datetime | None
    account_created_at: datetime
    role_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class AwardCategory:
    """One prize of the awards.

    Attributes:
        id: Unique in the awards, and the category's id on the slate later.
        name: Its name.
        headline: What its nominees are named by.
        doubles: Under which entry a host counts another, by their keys.
        candidates: Whom the ballots are counted among, fixed as the voting closes.
        proof: The proof of its ballots, made as the voting closes; None before.
        card_place: The channel and the message of its opened envelope's post; None before.
    """

    id: CategoryId
    name: str
    headline: Headline
    doubles: Mapping[str, str] = field(default_factory=dict[str, str])
    candidates: tuple[NomineeId, ...] = ()
    proof: str | None = None
    card_place: tuple[int, int] | None = None


@dataclass(frozen=True)
class AwardDraft:
    """What a host enters to begin the awards; `category_names` are its prizes in order.

    `nominations_close_stated` is the end of the nominations as it was stated by the clocks of a place, if it was.
    """

    name: str
    category_names: tuple[str, ...]
    nominations_close_at: datetime
    eligible: EligibleFilms = EligibleFilms()
    voter_rule: VoterRule = VoterRule()
    count_method: CountMethod = CountMethod.PREFERENTIAL
    nominee_limit: int = 5
    channel_id: int | None = None
    nominations_close_stated: StatedTime | None = None


@dataclass(frozen=True)
class RoomAward:
    """The awards of one server.

    Attributes:
        id: Their id in the bot's own tables.
        guild_id: The server.
        name: Their name, and the ceremony's.
        phase: Where they are.
        categories: The prizes, in order.
        count_method: How the ballots are counted, in every category.
        nominee_limit: How many entries of a category become nominees; a shared last place is all in.
        eligible: What may be nominated.
        voter_rule: Who votes.
        nominations_close_at: When the nominations end.
        nominations_close_stated: That end as a host stated it by the clocks of a place, from which it is computed; None
            where it was given as an instant, or a host ended them by hand.
        created_at: When they were begun.
        voting_opened_at: When the voting opened; None before.
        voting_closes_at: When it ends; None before it opened.
        voting_closes_stated: That end as a host stated it; None likewise.
        ceremony_id: Their ceremony, whose slate was made as the voting opened; None before.
        created_by: The host who began them; None once erased.
        channel_id: Where their posts are.
        message_id: The post of the present phase; None before it was made, and after it was deleted.
    """

    id: int
    guild_id: GuildId
    name: str
    phase: AwardPhase
    categories: tuple[AwardCategory, ...]
    count_method: CountMethod
    nominee_limit: int
    eligible: EligibleFilms
    voter_rule: VoterRule
    nominations_close_at: datetime
    created_at: datetime
    voting_opened_at: datetime | None = None
    voting_closes_at: datetime | None = None
    ceremony_id: str | None = None
    created_by: MemberId | None = None
    channel_id: int | None = None
    message_id: int | None = None
    nominations_close_stated: StatedTime | None = None
    voting_closes_stated: StatedTime | None = None

    @cached_property
    def by_id(self) -> Mapping[CategoryId, AwardCategory]:
        """The categories by their ids."""
        return {category.id: category for category in self.categories}

    @property
    def result_set(self) -> ResultSet | None:
        """The set of results in which the envelopes are opened; None before the voting opened."""
        return None if self.ceremony_id is None else ResultSet(self.guild_id, self.ceremony_id)

    @property
    def is_preferential(self) -> bool:
        """Whether voters rank the nominees."""
        return self.count_method is CountMethod.PREFERENTIAL

    def takes_nominations(self, instant: datetime) -> bool:
        """Whether a nomination pressed at this instant (UTC) is in time."""
        return self.phase is AwardPhase.NOMINATE and instant < self.nominations_close_at

    def takes_votes(self, instant: datetime) -> bool:
        """Whether a vote pressed at this instant (UTC) is in time."""
        return (
            self.phase is AwardPhase.VOTE
            and self.voting_closes_at is not None
            and instant < self.voting_closes_at
        )

    def is_counted(self, category_id: CategoryId) -> bool:
        """Whether a category's winner is what the room voted: a category of the vote."""
        return self.ceremony_id is not None and category_id in self.by_id
