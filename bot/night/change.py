"""What an envelope did, as values: everything that its card tells."""

from dataclasses import dataclass
from enum import StrEnum

from bot.awards.model import Category, Ceremony
from bot.contests.facts import Shares
from bot.contests.model import Ballot, Contest
from bot.contests.standings import Row, Standings
from bot.results.model import Results
from bot.results.target import Target


class Happening(StrEnum):
    """What happened to a category."""

    OPENED = "opened"
    CORRECTED = "corrected"
    UNDONE = "undone"
    VOIDED = "voided"
    NOTHING = "nothing"


@dataclass(frozen=True)
class CardPlace:
    """Where the post is that told a category's result in a contest's channel."""

    channel_id: int
    message_id: int


@dataclass(frozen=True)
class Climb:
    """A member who moved up, or down, with an envelope.

    Attributes:
        row: The member's line now.
        ranks: How many ranks were gained, negative if lost.
    """

    row: Row
    ranks: int


@dataclass(frozen=True)
class Effect:
    """What a change did to one contest on its results.

    Attributes:
        contest: The contest.
        had_ballot: Whether the host who did it has a ballot in it.
        card: The post of this category's result, to be edited; None if there is none yet.
        shares: How the category's picks were divided.
        callers: The ballots that picked a winner, in order of name; none unless a winner stands.
        before: The standings without the change.
        after: The standings with it.
        climbs: Who moved up by it, the greatest climb first.
    """

    contest: Contest
    had_ballot: bool
    card: CardPlace | None
    shares: Shares
    callers: tuple[Ballot, ...]
    before: Standings
    after: Standings
    climbs: tuple[Climb, ...]

    @property
    def top(self) -> tuple[Row, ...]:
        """The first five lines of the standings now, and those who share the last of these ranks' places."""
        return tuple(self.after.rows[:5])

    @property
    def to_come(self) -> tuple[str, ...]:
        """The contest's categories whose envelopes are still sealed, in its order."""
        return self.after.sealed


@dataclass(frozen=True)
class NightChange:
    """What a host did to a category's result.

    Attributes:
        target: The set of results.
        ceremony: Its ceremony as this server sees it.
        category: The category.
        happening: What happened; `NOTHING` if the same stood already.
        winners_before: The winners that stood before, none while it was sealed or voided.
        winners: The winners that stand now.
        results: All that stands now.
        effects: What it did to each contest on these results, in the order in which they lock.
    """

    target: Target
    ceremony: Ceremony
    category: Category
    happening: Happening
    winners_before: tuple[str, ...]
    winners: tuple[str, ...]
    results: Results
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class Board:
    """What a host has before them on the night: one set of results.

    Attributes:
        target: The set.
        ceremony: Its ceremony as this server sees it.
        results: What stands.
        contests: The contests on it that are played or finished, in the order in which they lock.
        category_ids: The categories on the board: those that any of these contests asks about, or the whole
            slate where there is no contest, in the slate's order.
    """

    target: Target
    ceremony: Ceremony
    results: Results
    contests: tuple[Contest, ...]
    category_ids: tuple[str, ...]

    @property
    def announced(self) -> tuple[str, ...]:
        """Categories whose winner stands, in the order in which the envelopes were opened."""
        return tuple(category_id for category_id in self.results.winners if category_id in self.category_ids)

    @property
    def sealed(self) -> tuple[str, ...]:
        """Categories whose envelope can still be opened."""
        return tuple(filter(self.results.is_sealed, self.category_ids))

    def suggested(self, category_id: str) -> tuple[str, ...]:
        """The winners that the record knows, to be offered first; none if it knows none."""
        return tuple(nominee.id for nominee in self.ceremony.by_id[category_id].winners)


@dataclass(frozen=True)
class TargetChoice:
    """A set of results that a host may mean.

    Attributes:
        target: The set.
        ceremony: Its ceremony.
        contests: The contests on it that are open or locked; none for rehearsal polls.
    """

    target: Target
    ceremony: Ceremony
    contests: tuple[Contest, ...]
