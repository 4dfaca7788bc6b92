"""What of a slate is in use, and what may still be done to it then.

What members have picked or may pick is frozen: a nominee can be withdrawn and its spelling corrected, and nothing be
added or removed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from bot.ids import CategoryId
from bot.record.model import Category
from bot.slates.drafts import make_comparison_key
from bot.slates.errors import CategoryFrozenError, CorrectionError

CORRECTION_MIN_SIMILARITY = 60.0
"""How alike (0–100) two spellings of one name are at least: a wrong letter in every third, or a missing forename."""


@dataclass(frozen=True)
class SlateUsage:
    """What of a slate is in use.

    Attributes:
        frozen: Categories that opened contests, polls or results are about, with the contests' titles.
        planned: Categories that contests still being drafted ask about, with their titles.
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
        """Refuse to change which nominees a category has while it is in use.

        Raises:
            CategoryFrozenError: It is.
        """
        if category.id in self.frozen:
            raise CategoryFrozenError(category.name, self.frozen[category.id])

    def check_removable(self, category: Category) -> None:
        """Refuse to remove a category that is in use, or that a contest being drafted asks about.

        Raises:
            CategoryFrozenError: It is.
        """
        self.check_addable(category)
        if category.id in self.planned:
            raise CategoryFrozenError(category.name, self.planned[category.id])

    def check_correction(self, category: Category, before: str, after: str) -> None:
        """Refuse to make one name another in a category that is in use.

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
