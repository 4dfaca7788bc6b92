"""Contests as values: the contest with its rules, a member's ballot, and their picks.

Everything here is immutable and knows neither storage nor clock. Instants are UTC; ids of guilds, channels,
messages and members are Discord's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from bot.ids import CategoryId, ContenderId, ContestId, GuildId, MemberId, NomineeId, RivalId
from bot.results.result_set import ResultSet
from bot.times.stated_times import StatedTime


class ContestKind(StrEnum):
    """What a contest asks: who wins among the nominees, or, before they are known, who will be nominated."""

    WINNERS = "winners"
    NOMINATIONS = "nominations"


class Scoring(StrEnum):
    """The scoring presets; each one's rule is in `bot.contests.scoring`, or in `bot.contests.nominations`."""

    CLASSIC = "classic"
    WEIGHTED = "weighted"
    BOLD = "bold"
    CONFIDENCE = "confidence"
    ODDS = "odds"
    HITS = "hits"

    @property
    def uses_weights(self) -> bool:
        """Whether the weights of categories count."""
        return self in {Scoring.WEIGHTED, Scoring.BOLD, Scoring.ODDS}


SCORINGS_BY_KIND: Mapping[ContestKind, tuple[Scoring, ...]] = {
    ContestKind.WINNERS: (Scoring.CLASSIC, Scoring.WEIGHTED, Scoring.BOLD, Scoring.CONFIDENCE, Scoring.ODDS),
    ContestKind.NOMINATIONS: (Scoring.HITS, Scoring.BOLD),
}
"""The presets of each kind of contest; the first is taken where the server's default is none of them."""


class ContestState(StrEnum):
    """The state of a contest.

    The clock closes a contest, not its state: after `locks_at` an `OPEN` contest takes no more picks, and
    becomes `LOCKED` when it is sealed, which is when its proof is posted.
    """

    DRAFT = "draft"
    OPEN = "open"
    LOCKED = "locked"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class HostStep(StrEnum):
    """A host's step on a contest; `CHANGE_RULES` changes what is fixed when it opens, `EDIT` the rest.

    `CORRECT_ANSWER` corrects the true answer to the tie-breaker question of a finished contest.
    """

    EDIT = "edit"
    CHANGE_RULES = "change rules"
    ANNOUNCE = "announce"
    LOCK = "lock"
    REOPEN = "reopen"
    FINISH = "finish"
    CORRECT_ANSWER = "answer"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class ContestCategory:
    """A category of a contest.

    Attributes:
        id: The category's id in its ceremony.
        weight: Its weight in the `weighted`, `bold` and `odds` presets, 1 or more.
        position: Its place in the contest, from 0.
        slots: How many contenders a ballot may name in it; 1 in a contest on winners.
        closed_at: When its picks were closed on their own (UTC), by a host or by its announcement; None while
            only the lock closes them. It is the only property that changes after the contest opened.
    """

    id: CategoryId
    weight: int = 1
    position: int = 0
    closed_at: datetime | None = None
    slots: int = 1


PROBABILITY_UNIT = 1_000_000
"""Probabilities are whole millionths, so that points are exact: 250,000 is one in four."""


Chances = Mapping[CategoryId, Mapping[NomineeId, int]]
"""A forecaster's probabilities in parts of `PROBABILITY_UNIT`, by category id and nominee id."""


@dataclass(frozen=True, slots=True)
class Odds:
    """A rival's probabilities, by which `odds` pays.

    Attributes:
        rival_id: The rival.
        name: Its name, as a host's file wrote it.
        chances: Its probabilities.
    """

    rival_id: RivalId
    name: str
    chances: Chances

    def find_chance(self, category_id: CategoryId, nominee_id: NomineeId) -> int | None:
        """A nominee's probability in parts of `PROBABILITY_UNIT`; None if the rival gave none."""
        return self.chances.get(category_id, {}).get(nominee_id)


@dataclass(frozen=True)
class Rules:
    """A contest's rules, fixed when it opens.

    Attributes:
        scoring: The preset.
        categories: Its categories, in order of position.
        tiebreaker: A question whose answer is a whole number; the closest answer wins. None without one.
        late_entries: Whether each category stays open until it is closed or announced on its own, even after
            the lock.
        open_ballots: Whether everyone sees everyone's picks from the start.
        doubles: How many of their picks each member may have counted twice; 0 for none.
        odds: By whose probabilities `odds` pays; None under every other preset, and while there is no rival.
    """

    scoring: Scoring
    categories: tuple[ContestCategory, ...]
    tiebreaker: str | None = None
    late_entries: bool = False
    open_ballots: bool = False
    doubles: int = 0
    odds: Odds | None = field(default=None, hash=False)

    @cached_property
    def by_id(self) -> Mapping[CategoryId, ContestCategory]:
        """The categories by their ids."""
        return {category.id: category for category in self.categories}

    @property
    def has_unequal_weights(self) -> bool:
        """Whether any category has another weight than the rest, be it that weights count or not."""
        return len({category.weight for category in self.categories}) > 1

    def get_weight(self, category_id: CategoryId) -> int:
        """What one of its categories weighs in the points: 1 where weights do not count."""
        return self.by_id[category_id].weight if self.scoring.uses_weights else 1

    @property
    def highest_stake(self) -> int:
        """N in the `confidence` preset: stakes go from 1 to this."""
        return len(self.categories)


@dataclass(frozen=True)
class Contest:
    """A competition in one server on one ceremony's slate.

    Attributes:
        id: Its id in the bot's own tables.
        guild_id: The server it belongs to.
        ceremony_id: The ceremony whose slate it is on.
        title: As the host wrote it: escape it before showing it.
        state: Its state.
        rules: Its rules.
        locks_at: When picks close.
        locks_stated: The lock as a host stated it by the clocks of a place, from which `locks_at` is computed; None
            where it was given as an instant, or picks were closed by hand.
        rehearsal: Whether the winners were already known when it opened; it then has its own set of results.
        created_at: When it was created; None before it is stored.
        rehearsal_choice: What a host said while it was a draft: that it is a rehearsal, or that it counts (False);
            None if nobody did, so that its slate decides.
        created_by: The host who created it; None once erased.
        channel_id: Where its post and cards go; None before one was chosen.
        message_id: Its post; None before it was announced.
        opened_at: When it was announced to the server.
        sealed_at: When it was sealed: no pick that arrives later counts, even if it was pressed in time.
        proof: The proof posted at sealing; None before, and after a `reopen`.
        tiebreaker_answer: The true answer to the tie-breaker question, once a host gave it.
        finished_at: When a host finished it.
        podium_message_id: The post that names the winners, in the same channel; None before it was posted.
        kind: What it asks.
    """

    id: ContestId
    guild_id: GuildId
    ceremony_id: str
    title: str
    state: ContestState
    rules: Rules
    locks_at: datetime
    rehearsal: bool = False
    created_at: datetime | None = None
    rehearsal_choice: bool | None = None
    created_by: MemberId | None = None
    channel_id: int | None = None
    message_id: int | None = None
    opened_at: datetime | None = None
    sealed_at: datetime | None = None
    proof: str | None = None
    tiebreaker_answer: int | None = None
    finished_at: datetime | None = None
    podium_message_id: int | None = None
    kind: ContestKind = ContestKind.WINNERS

    @property
    def is_on_nominations(self) -> bool:
        """Whether it asks who will be nominated."""
        return self.kind is ContestKind.NOMINATIONS

    locks_stated: StatedTime | None = None

    @property
    def result_set(self) -> ResultSet:
        """The set of results that it is played on: a rehearsal has its own, and so has one on nominations.

        What is announced in a contest on nominations is, category by category, those of its contenders that were
        nominated.
        """
        own = self.rehearsal or self.is_on_nominations
        return ResultSet(self.guild_id, self.ceremony_id, self.id if own else None)

    def closes_at(self, category: ContestCategory) -> datetime | None:
        """When picks in a category close (UTC); a press before it is in time. None while no time is set."""
        if self.rules.late_entries:
            return category.closed_at
        return min(category.closed_at or self.locks_at, self.locks_at)

    @property
    def ends_at(self) -> datetime:
        """When picks close or closed (UTC): with the last category, early or not; while that is unknown, the lock."""
        closings = [self.closes_at(category) for category in self.rules.categories]
        known = [closing for closing in closings if closing is not None]
        if self.sealed_at is None and len(known) < len(closings):
            return self.locks_at
        return max(known, default=self.sealed_at or self.locks_at)

    def is_open_at(self, instant: datetime) -> bool:
        """Whether a press at this instant (UTC) can be in time in at least one category, by the clock alone.

        Announcements close categories too: `bot.contests.rules.refusal_of_pick` decides on a pick.
        """
        if self.state is not ContestState.OPEN or self.sealed_at is not None:
            return False
        closings = [self.closes_at(category) for category in self.rules.categories]
        return any(closing is None or instant < closing for closing in closings)

    def awaits_lock(self, instant: datetime) -> bool:
        """Whether it takes picks at this instant (UTC), and its lock is still to come."""
        return self.is_open_at(instant) and instant < self.locks_at


class Wager(NamedTuple):
    """What a member put on a pick: in one category, equal picks with equal wagers earn the same.

    Attributes:
        stake: The number staked on it under `confidence`; None until staked, and under every other preset.
        doubled: Whether it counts twice.
    """

    stake: int | None = None
    doubled: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """A member's choice in one category.

    Attributes:
        category_id: The category.
        nominee_id: The nominee they think will win.
        stake: The number staked on it under `confidence`; None until staked, and under every other preset.
        doubled: Whether it counts twice, which only contests with doubles allow.
    """

    category_id: CategoryId
    nominee_id: NomineeId
    stake: int | None = None
    doubled: bool = False

    @property
    def wager(self) -> Wager:
        """What the member put on it."""
        return Wager(self.stake, self.doubled)


@dataclass(frozen=True)
class Ballot:
    """One member's entry in a contest.

    Attributes:
        id: Its id in the bot's own tables.
        member_id: The member; None for a guest, and once the member was erased.
        name: The member's display name as last seen, or the guest's name, to be escaped before it is shown; empty
            once erased.
        picks: By category id; a category without a pick is absent.
        tiebreaker: The answer to the tie-breaker question; None without one.
        salt: The random text that keeps `line` from being guessed; None once erased.
        line: The ballot's line in the proof; None before the contest is sealed.
        set_aside: Why a host took it out of the standings, as typed; empty once erased. None if it takes part.
        entries: In a contest on nominations, the contenders that it names, by category id, in the order of the
            presses; a category without any is absent.
        guest: The number of the guest whose paper ballot a host typed in; None for a member's, and once the guest was
            erased.
    """

    id: int
    member_id: MemberId | None
    name: str
    picks: Mapping[CategoryId, Pick] = field(default_factory=dict[CategoryId, Pick])
    tiebreaker: int | None = None
    salt: str | None = None
    line: str | None = None
    set_aside: str | None = None
    entries: Mapping[CategoryId, tuple[ContenderId, ...]] = field(
        default_factory=dict[CategoryId, tuple[ContenderId, ...]]
    )
    guest: int | None = None

    @property
    def is_erased(self) -> bool:
        """Whether its member, or its guest, was erased."""
        return self.member_id is None and self.guest is None

    @property
    def doubled_ids(self) -> tuple[CategoryId, ...]:
        """The categories whose picks count twice."""
        return tuple(category_id for category_id, pick in self.picks.items() if pick.doubled)

    @property
    def is_empty(self) -> bool:
        """Whether it holds no pick and no entry, so that it does not take part."""
        return not self.picks and not self.entries
