"""A set of results in context, and what a change of a result did: all that its card shows."""

from dataclasses import dataclass
from enum import StrEnum

from bot.contests.model import Ballot, Contest, ContestState
from bot.contests.read_models import CardPlace
from bot.contests.rules import waits_for_closing
from bot.contests.standings import Standings, StandingsRow
from bot.ids import CategoryId, NomineeId
from bot.polls.model import Poll
from bot.record.model import Category, Ceremony, Nominee
from bot.results.model import Results
from bot.results.result_set import ResultSet
from bot.results.shares import AnswerShares
from bot.room_awards.model import RoomAward

CARD_STANDINGS_ROWS = 5
"""The number of rows of the standings that a card shows."""


class ChangeKind(StrEnum):
    """What happened to a category."""

    OPENED = "opened"
    CORRECTED = "corrected"
    UNDONE = "undone"
    VOIDED = "voided"
    NOTHING = "nothing"


@dataclass(frozen=True)
class ResultContext:
    """One set of results with its contests and polls, as one transaction reads it.

    Attributes:
        result_set: The set.
        ceremony: Its ceremony as this server sees it: withdrawn nominees are marked.
        results: What stands.
        contests: The contests on it that are open, locked or finished, in the order in which they lock.
        polls: The polls on it, open and closed.
        running_order: The categories in the order in which a host said that they will be announced; empty if none did.
        award: The server's own awards whose ceremony it is; None for any other, and for a rehearsal.
    """

    result_set: ResultSet
    ceremony: Ceremony
    results: Results
    contests: tuple[Contest, ...]
    polls: tuple[Poll, ...]
    running_order: tuple[CategoryId, ...] = ()
    award: RoomAward | None = None

    def is_counted(self, category_id: CategoryId) -> bool:
        """Whether the winner of a category is what the room voted, which nobody knows before its envelope is opened."""
        return self.award is not None and self.award.is_counted(category_id)

    @property
    def category_ids(self) -> tuple[CategoryId, ...]:
        """The ids of all categories of these contests and polls, in the slate's order; the whole slate if
        there are none.
        """
        used = {category.id for contest in self.contests for category in contest.rules.categories}
        used |= {poll.category_id for poll in self.polls}
        used |= {category.id for category in self.award.categories} if self.award else set()
        if not used:
            return tuple(category.id for category in self.ceremony.slate)
        return tuple(category.id for category in self.ceremony.all_categories if category.id in used)

    @property
    def is_awaited(self) -> bool:
        """Whether anything waits for results of this set: a contest that is not finished, a poll, the room's awards."""
        return (
            self.award is not None
            or bool(self.polls)
            or any(contest.state is not ContestState.FINISHED for contest in self.contests)
        )

    @property
    def announced(self) -> tuple[CategoryId, ...]:
        """Those of `category_ids` with a winner, in the order of their announcements."""
        used = set(self.category_ids)
        return tuple(category_id for category_id in self.results.winners if category_id in used)

    @property
    def unannounced(self) -> tuple[CategoryId, ...]:
        """Those of `category_ids` that can still be announced: in the running order, then in the slate's."""
        places = {category_id: place for place, category_id in enumerate(self.running_order)}
        left = filter(self.results.is_unannounced, self.category_ids)
        return tuple(sorted(left, key=lambda category_id: places.get(category_id, len(places))))

    @property
    def next_id(self) -> CategoryId | None:
        """The next category of the running order; None if no host set one, or all of it is announced."""
        return next((one for one in self.unannounced if one in self.running_order), None)

    @property
    def decided(self) -> tuple[CategoryId, ...]:
        """Those of them that are announced or voided: the announced ones first, see there, then the voided ones."""
        voided = [category_id for category_id in self.category_ids if category_id in self.results.voided]
        return (*self.announced, *voided)

    @property
    def settleable(self) -> tuple[CategoryId, ...]:
        """Those of them that are unannounced and whose winner the record knows."""
        return tuple(filter(self.find_known_winners, self.unannounced))

    def find_known_winners(self, category_id: CategoryId) -> tuple[NomineeId, ...]:
        """The winners that the record knows, to be offered first; empty if it knows none."""
        winners = self.ceremony.by_id[category_id].winners
        return tuple(nominee.id for nominee in winners if not nominee.withdrawn)

    def list_nominees_to_announce(self, category_id: CategoryId) -> list[Nominee]:
        """The nominees of a category who can win it, the record's winner first where it knows one."""
        known = self.find_known_winners(category_id)
        nominees = [one for one in self.ceremony.by_id[category_id].nominees if not one.withdrawn]
        return sorted(nominees, key=lambda nominee: nominee.id not in known)

    def takes_picks(self, category_id: CategoryId) -> bool:
        """Whether picks in a category are open in any contest until it is closed on its own."""
        return any(waits_for_closing(contest, category_id) for contest in self.contests)


@dataclass(frozen=True)
class RankClimb:
    """A member who moved up by an announcement or its correction.

    Attributes:
        row: The member's row now.
        ranks: How many ranks were gained, 1 or more.
    """

    row: StandingsRow
    ranks: int


@dataclass(frozen=True)
class ContestEffect:
    """What a change of a result did to one contest.

    Attributes:
        contest: The contest.
        had_ballot: Whether the host who made the change has a ballot in it.
        card: The post of this category's result, to be edited; None if there is none yet.
        shares: How the category's picks were divided.
        right_ballots: The ballots that picked a winner, in order of name; empty unless a winner stands.
        before: The standings without the change.
        after: The standings with it.
        climbs: Who moved up by it, the greatest climb first; empty for the first announcement, before which all
            were equal.
        closed_picks: Whether the category's picks were open until the announcement, which closed them.
    """

    contest: Contest
    had_ballot: bool
    card: CardPlace | None
    shares: AnswerShares
    right_ballots: tuple[Ballot, ...]
    before: Standings
    after: Standings
    climbs: tuple[RankClimb, ...]
    closed_picks: bool = False

    @property
    def top(self) -> tuple[StandingsRow, ...]:
        """The first `CARD_STANDINGS_ROWS` rows of the standings now."""
        return tuple(self.after.rows[:CARD_STANDINGS_ROWS])

    @property
    def unannounced(self) -> tuple[CategoryId, ...]:
        """The contest's categories that can still be announced, in its order."""
        return self.after.unannounced


@dataclass(frozen=True)
class ResultChange:
    """A host's change of a category's result.

    Attributes:
        result_set: The set of results.
        ceremony: Its ceremony as this server sees it.
        category: The category.
        kind: What kind of change it was; `NOTHING` if the same result stood already.
        before: All that stood before.
        results: All that stands now.
        effects: What it did to each contest on these results with the category, in the order in which they lock.
        polls: The polls about the category, whose posts show its winner too.
        award: The server's own awards whose envelope it is; None for any other.
    """

    result_set: ResultSet
    ceremony: Ceremony
    category: Category
    kind: ChangeKind
    before: Results
    results: Results
    effects: tuple[ContestEffect, ...]
    polls: tuple[Poll, ...]
    award: RoomAward | None = None

    @classmethod
    def from_context(
        cls,
        context: ResultContext,
        before: Results,
        category_id: CategoryId,
        kind: ChangeKind,
        effects: tuple[ContestEffect, ...] = (),
    ) -> "ResultChange":
        """The change of a category; `context` has the results after it."""
        return cls(
            result_set=context.result_set,
            ceremony=context.ceremony,
            category=context.ceremony.by_id[category_id],
            kind=kind,
            before=before,
            results=context.results,
            effects=effects,
            polls=tuple(poll for poll in context.polls if poll.category_id == category_id),
            award=context.award if context.is_counted(category_id) else None,
        )

    @property
    def is_last(self) -> bool:
        """Whether nothing that anyone here asked about waits for its envelope any more."""
        if self.effects:
            return not any(effect.unannounced for effect in self.effects)
        return not any(self.results.is_unannounced(category.id) for category in self.ceremony.slate)

    @property
    def winners(self) -> tuple[NomineeId, ...]:
        """The winners that stand now."""
        return self.results.find_winners(self.category.id)


@dataclass(frozen=True)
class ResultSetChoice:
    """A set of results that a host may mean.

    Attributes:
        result_set: The set.
        ceremony: Its ceremony.
        contests: The contests on it that are open or locked; none where only polls wait for these results.
    """

    result_set: ResultSet
    ceremony: Ceremony
    contests: tuple[Contest, ...]
