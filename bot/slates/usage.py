"""Which categories of a slate are in use, and what may still be changed then; pure.

Categories that members have picked in, or can pick in, are frozen: a nominee can be withdrawn and its spelling
corrected, but none can be added or removed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from bot.ids import CategoryId
from bot.record.model import Category
from bot.slates.drafts import make_comparison_key
from bot.slates.errors import CategoryFrozenError, CorrectionError

CORRECTION_MIN_SIMILARITY = 60.0
"""The similarity (0–100) of two spellings of one name: a third of its letters wrong, or a missing forename."""


@dataclass(frozen=True)
class SlateUsage:
    """Which categories of a slate are in use.

    Attributes:
        frozen: Categories of opened contests, of polls and of results, with the contests' titles.
        planned: Categories of contests that are still drafts, with their titles.
    """

    frozen: Mapping[CategoryId, Sequence[str]] = field(default_factory=dict[CategoryId, Sequence[str]])
    planned: Mapping[CategoryId, Sequence[str]] = field(default_factory=dict[CategoryId, Sequence[str]])

    @property
    def contests(self) -> Sequence[str]:
        """The titles of all the contests, each once."""
        titles = [
            title for found in (self.frozen, self.planned) for named in found.values() for title in named
        ]
        return list(dict.fromkeys(titles))

    def check_addable(self, category: Category) -> None:
        """Refuse to change a category's list of nominees while it is in use.

        Raises:
            CategoryFrozenError: It is.
        """
        if category.id in self.frozen:
            raise CategoryFrozenError(category.name, self.frozen[category.id])

    def check_removable(self, category: Category) -> None:
        """Refuse to remove a category that is in use, or that a contest being drafted has.

        Raises:
            CategoryFrozenError: It is.
        """
        self.check_addable(category)
        if category.id in self.planned:
            raise CategoryFrozenError(category.name, self.planned[category.id])

    def check_correction(self, category: Category, before: str, after: str) -> None:
        """Refuse to replace one name by another in a category that is in use.

        Raises:
            CorrectionError: It would.
        """
        if (
            category.id in self.frozen
            and before
            and fuzz.ratio(make_comparison_key(before), make_comparison_key(after))
            < CORRECTION_MIN_SIMILARITY
        ):
            raise CorrectionError(before, after)
