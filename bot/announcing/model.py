"""What an envelope did, as values: everything that its card tells."""

from dataclasses import dataclass
from enum import StrEnum

from bot.contests.model import Ballot, Contest
from bot.contests.read_models import CardPlace
from bot.contests.rules import waits_for_closing
from bot.contests.standings import Standings, StandingsRow
from bot.polls.model import Poll
from bot.record.model import Category, Ceremony, Nominee
from bot.results.model import Results
from bot.results.result_set import ResultSet
from bot.results.shares import AnswerShares

CARD_STANDINGS_ROWS = 5
"""Lines of the standings that a card shows."""


class ChangeKind(StrEnum):
    """What happened to a category."""

    OPENED = "opened"
    CORRECTED = "corrected"
    UNDONE = "undone"
    VOIDED = "voided"
    NOTHING = "nothing"


@dataclass(frozen=True)
class ResultContext:
    """One set of results with all that hangs on it, as one transaction reads it.

    Attributes:
        result_set: The set.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        contests: The contests on it that are open, locked or finished, in the order in which they lock.
        polls: The polls on it, open and closed.
    """

    result_set: ResultSet
    ceremony: Ceremony
    results: Results
    contests: tuple[Contest, ...]
    polls: tuple[Poll, ...]

    @property
    def category_ids(self) -> tuple[str, ...]:
        """The categories that any of these contests and polls asks about, or the whole slate without one, in its
        order.
        """
        asked = {category.id for contest in self.contests for category in contest.rules.categories}
        asked |= {poll.category_id for poll in self.polls}
        slate = self.ceremony.contested if asked else self.ceremony.slate
        return tuple(category.id for category in slate if not asked or category.id in asked)

    @property
    def is_awaited(self) -> bool:
        """Whether any contest or poll here waits for these envelopes."""
        return bool(self.contests or self.polls)

    @property
    def announced(self) -> tuple[str, ...]:
        """Those of them whose winner stands, in the order in which the envelopes were opened."""
        asked = set(self.category_ids)
        return tuple(category_id for category_id in self.results.winners if category_id in asked)

    @property
    def unannounced(self) -> tuple[str, ...]:
        """Those of them whose envelope can still be opened."""
        return tuple(filter(self.results.is_unannounced, self.category_ids))

    @property
    def decided(self) -> tuple[str, ...]:
        """Those of them that are announced or voided: the announced ones first, see there, then the voided ones."""
        voided = [category_id for category_id in self.category_ids if category_id in self.results.voided]
        return (*self.announced, *voided)

    @property
    def settleable(self) -> tuple[str, ...]:
        """Those of them that are unannounced and whose winner the record knows."""
        return tuple(filter(self.find_known_winners, self.unannounced))

    def find_known_winners(self, category_id: str) -> tuple[str, ...]:
        """The winners that the record knows, to be offered first; none if it knows none."""
        winners = self.ceremony.by_id[category_id].winners
        return tuple(nominee.id for nominee in winners if not nominee.withdrawn)

    def list_nominees_to_announce(self, category_id: str) -> list[Nominee]:
        """The nominees of a category who can win it, the record's winner first where it knows one."""
        known = self.find_known_winners(category_id)
        nominees = [one for one in self.ceremony.by_id[category_id].nominees if not one.withdrawn]
        return sorted(nominees, key=lambda nominee: nominee.id not in known)

    def takes_picks(self, category_id: str) -> bool:
        """Whether picks in a category are open in any contest until it is closed on its own."""
        return any(waits_for_closing(contest, category_id) for contest in self.contests)


@dataclass(frozen=True)
class RankClimb:
    """A member who moved up with an envelope, or with its correction.

    Attributes:
        row: The member's line now.
        ranks: How many ranks were gained, 1 or more.
    """

    row: StandingsRow
    ranks: int


@dataclass(frozen=True)
class ContestEffect:
    """What a change did to one contest on its results.

    Attributes:
        contest: The contest.
        had_ballot: Whether the host who did it has a ballot in it.
        card: The post of this category's result, to be edited; None if there is none yet.
        shares: How the category's picks were divided.
        right_ballots: The ballots that picked a winner, in order of name; none unless a winner stands.
        before: The standings without the change.
        after: The standings with it.
        climbs: Who moved up by it, the greatest climb first; none by the first envelope, before which all were
            equal.
    """

    contest: Contest
    had_ballot: bool
    card: CardPlace | None
    shares: AnswerShares
    right_ballots: tuple[Ballot, ...]
    before: Standings
    after: Standings
    climbs: tuple[RankClimb, ...]

    @property
    def top(self) -> tuple[StandingsRow, ...]:
        """The first five lines of the standings now."""
        return tuple(self.after.rows[:CARD_STANDINGS_ROWS])

    @property
    def unannounced(self) -> tuple[str, ...]:
        """The contest's categories whose envelopes are still sealed, in its order."""
        return self.after.unannounced


@dataclass(frozen=True)
class ResultChange:
    """What a host did to a category's result.

    Attributes:
        result_set: The set of results.
        ceremony: Its ceremony as this server sees it.
        category: The category.
        kind: What happened; `NOTHING` if the same stood already.
        before: All that stood before.
        results: All that stands now.
        effects: What it did to each contest on these results that asks about the category, in the order in which
            they lock.
        polls: The polls about the category, whose posts tell its winner too.
    """

    result_set: ResultSet
    ceremony: Ceremony
    category: Category
    kind: ChangeKind
    before: Results
    results: Results
    effects: tuple[ContestEffect, ...]
    polls: tuple[Poll, ...]

    @classmethod
    def from_context(
        cls,
        context: ResultContext,
        before: Results,
        category_id: str,
        kind: ChangeKind,
        effects: tuple[ContestEffect, ...] = (),
    ) -> "ResultChange":
        """What happened to a category of a scene, with what stands after it."""
        return cls(
            result_set=context.result_set,
            ceremony=context.ceremony,
            category=context.ceremony.by_id[category_id],
            kind=kind,
            before=before,
            results=context.results,
            effects=effects,
            polls=tuple(poll for poll in context.polls if poll.category_id == category_id),
        )

    @property
    def is_last(self) -> bool:
        """Whether nothing that anyone here asked about waits for its envelope any more."""
        if self.effects:
            return not any(effect.unannounced for effect in self.effects)
        return not any(self.results.is_unannounced(category.id) for category in self.ceremony.slate)

    @property
    def winners(self) -> tuple[str, ...]:
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
