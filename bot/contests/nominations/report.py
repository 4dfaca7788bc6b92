"""What came of the nominations, for the card about them: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.contests.nominations.read_models import NominationsContext
from bot.contests.nominations.scoring import CategoryOutcome
from bot.contests.standings import Standings
from bot.ids import CategoryId, ContenderId


@dataclass(frozen=True, slots=True)
class AnnouncedCategories:
    """Categories that were announced at once, and share a card.

    Attributes:
        at: When (UTC).
        category_ids: Which, in the order of their announcements.
    """

    at: datetime
    category_ids: Sequence[CategoryId]


@dataclass(frozen=True)
class NominationsReport:
    """Announced categories of a contest on nominations.

    Attributes:
        context: The contest.
        outcomes: What came of every announced category, by category id.
        shown_ids: The announced categories that the card is about.
        standings: The members in order, after all announced categories.
        voided_ids: The categories that it is about and that count for nobody, as a host said.
    """

    context: NominationsContext
    outcomes: Mapping[CategoryId, CategoryOutcome]
    shown_ids: Sequence[CategoryId]
    standings: Standings
    voided_ids: Sequence[CategoryId] = ()

    @property
    def shown(self) -> Sequence[CategoryOutcome]:
        """What came of the categories that the card is about."""
        return [self.outcomes[category_id] for category_id in self.shown_ids if category_id in self.outcomes]

    @property
    def nominee_count(self) -> int:
        """How many were nominated in them."""
        return sum(len(outcome.nominated) for outcome in self.shown)

    @property
    def seen_count(self) -> int:
        """How many of those the room's own nominations name."""
        return sum(outcome.count_hits(outcome.room_choice) for outcome in self.shown)

    @property
    def unforeseen(self) -> Sequence[tuple[CategoryId, ContenderId]]:
        """The nominees that no ballot names, in the card's categories."""
        return [(one.category.id, contender) for one in self.shown for contender in one.unforeseen]

    def list_snubs(self) -> Sequence[tuple[CategoryId, ContenderId, CategoryOutcome]]:
        """The contender that most named and that was not nominated, of each of them, the greatest share first."""
        found = [(one.category.id, one.snub, one) for one in self.shown if one.snub is not None]
        return sorted(found, key=lambda each: -each[2].callers[each[1]] / each[2].voters)
