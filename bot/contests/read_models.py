"""The values about contests that services return: all that a screen shows, and nothing that is secret to the
asker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from bot.contests import rules
from bot.contests.best_finish import BestFinish
from bot.contests.early_closing import EarlyClosing, find_early_closing
from bot.contests.model import Ballot, Contest, ContestState
from bot.contests.standings import Standings, StandingsRow
from bot.contests.tally import find_nominees_in_play
from bot.errors import UserError
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Category, Ceremony
from bot.results.model import Results
from bot.results.shares import AnswerShares


@dataclass(frozen=True)
class ContestContext:
    """A contest with its slate and its results.

    Attributes:
        contest: The contest.
        ceremony: Its ceremony as this server sees it: withdrawn nominees are marked.
        results: What stands in its set of results.
    """

    contest: Contest
    ceremony: Ceremony
    results: Results

    def get_category(self, category_id: CategoryId) -> Category:
        """A category of the slate."""
        return self.ceremony.by_id[category_id]

    def is_open(self, category_id: CategoryId, at: datetime) -> bool:
        """Whether a press at this instant (UTC) would still count in a category."""
        return rules.refusal_of_pick(self.contest, category_id, at, self.results) is None

    def find_refusal(self, at: datetime) -> UserError | None:
        """Why a press at this instant (UTC) would count in no category any more; None if it would in some."""
        refusals = [
            rules.refusal_of_pick(self.contest, category.id, at, self.results)
            for category in self.contest.rules.categories
        ]
        return None if None in refusals else refusals[0]

    @cached_property
    def in_play(self) -> Mapping[CategoryId, frozenset[NomineeId]]:
        """The nominees that can be picked and can win, by category id."""
        return find_nominees_in_play(self.ceremony.all_categories)


@dataclass(frozen=True)
class ContestCard(ContestContext):
    """What a contest's post shows.

    Attributes:
        ballots: The number of ballots with a pick.
        set_aside: How many ballots a host set aside.
        incomplete: How many of those with a pick lack one somewhere: for hosts.
        shares: By category id, in the contest's order; only categories whose picks are public now.
    """

    ballots: int
    set_aside: int
    incomplete: int
    shares: Mapping[CategoryId, AnswerShares]


@dataclass(frozen=True, slots=True)
class BallotEntry:
    """A member's or guest's ballot in the hosts' list: no picks, only how many.

    Attributes:
        member_id: The member; None for a guest.
        guest: The guest's number; None for a member.
        name: The member's display name as last seen, or the guest's, to be escaped before it is shown.
        pick_count: In how many categories they picked.
        set_aside: Why a host took it out of the standings; None if it takes part.
    """

    member_id: MemberId | None
    guest: int | None
    name: str
    pick_count: int
    set_aside: str | None


@dataclass(frozen=True)
class BallotPaper(ContestContext):
    """A member's own ballot with all that is needed to fill it in.

    Attributes:
        ballot: The saved ballot; its id is 0 while the member has none.
        seen: The nominees, as (category id, nominee id), whose films the member has seen; services leave it empty.
        can_remind: Whether the member can ask to be reminded of the lock; services leave it true.
    """

    ballot: Ballot
    seen: frozenset[tuple[CategoryId, NomineeId]] = field(default=frozenset(), kw_only=True)
    can_remind: bool = field(default=True, kw_only=True)

    @property
    def pick_count(self) -> int:
        """How many categories have a pick."""
        return len(self.ballot.picks)

    @property
    def category_count(self) -> int:
        """How many categories the contest has."""
        return len(self.contest.rules.categories)

    @property
    def missing_ids(self) -> tuple[CategoryId, ...]:
        """The categories that lack a pick or its stake, in the contest's order, closed ones too."""
        return rules.find_missing_categories(self.contest.rules, self.ballot)

    def lacks_pick(self, category_id: CategoryId) -> bool:
        """Whether a category has no pick, or one of a nominee who was withdrawn meanwhile."""
        pick = self.ballot.picks.get(category_id)
        return pick is None or pick.nominee_id not in self.in_play[category_id]

    def list_missing(self, at: datetime) -> tuple[CategoryId, ...]:
        """The categories that still take picks at an instant (UTC) and lack one that can win, or its stake."""
        lacking = set(self.missing_ids)
        return tuple(
            category.id
            for category in self.contest.rules.categories
            if (category.id in lacking or self.lacks_pick(category.id)) and self.is_open(category.id, at)
        )

    def find_early_closing(self, category_id: CategoryId, at: datetime) -> EarlyClosing | None:
        """Why a category is closed before its time; None if it is open, or the lock closed it."""
        return find_early_closing(self.contest, category_id, self.results, at)

    def takes_answer(self, at: datetime) -> bool:
        """Whether the contest asks a tie-breaker question, and an answer at this instant would still count."""
        asked = self.contest.rules.tiebreaker is not None
        return asked and rules.refusal_of_answering(self.contest, at, self.results) is None


@dataclass(frozen=True)
class GuestPaper(ContestContext):
    """A guest's ballot as a host typed it.

    Attributes:
        ballot: The ballot as it would be, or is, saved; without a number while the guest is new.
        left_out_ids: The categories whose typed picks are left out, because they are closed.
    """

    ballot: Ballot
    left_out_ids: tuple[CategoryId, ...]

    @property
    def missing_ids(self) -> tuple[CategoryId, ...]:
        """The categories that lack a pick or its stake, in the contest's order."""
        return rules.find_missing_categories(self.contest.rules, self.ballot)


@dataclass(frozen=True)
class GuestBoard(ContestContext):
    """A contest's guests, for its hosts.

    Attributes:
        guests: Their ballots, by number.
    """

    guests: Sequence[Ballot]

    def takes_guests(self, at: datetime) -> bool:
        """Whether something that a host types at an instant (UTC) could still count."""
        return self.find_refusal(at) is None

    def count_gaps(self, at: datetime) -> Mapping[CategoryId, int]:
        """How many guests lack a pick in each category that is open at an instant (UTC), where any does."""
        gaps = {
            category.id: sum(category.id not in guest.picks for guest in self.guests)
            for category in self.contest.rules.categories
            if self.is_open(category.id, at)
        }
        return {category_id: count for category_id, count in gaps.items() if count}


@dataclass(frozen=True)
class VisiblePicks(ContestContext):
    """A member's picks as the asker may see them.

    Attributes:
        ballot: The ballot without picks in categories that are still secret to the asker, and without the
            tie-breaker's answer while the contest is open.
        hidden_ids: The contest's categories whose picks are still secret to the asker.
        earned: Points by category id for announced categories; None for a wrong pick.
    """

    ballot: Ballot
    hidden_ids: frozenset[CategoryId]
    earned: Mapping[CategoryId, int | None]


@dataclass(frozen=True)
class PicksComparison(ContestContext):
    """Two ballots side by side, each as the asker may see it."""

    one: VisiblePicks
    other: VisiblePicks


@dataclass(frozen=True)
class ContestStandings(ContestContext):
    """A contest's standings.

    Attributes:
        standings: The members in order.
        set_aside: How many ballots a host set aside: they are not among them.
    """

    standings: Standings
    # By keyword, so that what has more than these standings can add fields without a default.
    set_aside: int = field(default=0, kw_only=True)

    @property
    def is_final(self) -> bool:
        """Whether a host has finished the contest."""
        return self.contest.state is ContestState.FINISHED


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """What a contest's standings are for one member.

    Attributes:
        row: Their line; None without a ballot.
        best_finish: The best finish still in reach; None without a ballot, or while others' picks are secret.
    """

    row: StandingsRow | None
    best_finish: BestFinish | None


class CardPlace(NamedTuple):
    """Where the post about a category's result is in a contest's channel."""

    channel_id: int
    message_id: int


@dataclass(frozen=True)
class EmptiedPicks:
    """Picks of a withdrawn nominee that were removed while the contest was open.

    Attributes:
        contest: The contest.
        member_ids: The members who must pick again and are to be notified.
        guests: The names of the guests who must be asked again, to be escaped before they are shown.
    """

    contest: Contest
    member_ids: tuple[MemberId, ...]
    guests: tuple[str, ...]
