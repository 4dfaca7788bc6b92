"""A ceremony with the winners that a server announced, where the record knows none yet; pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Ceremony
from bot.results.model import Results


@dataclass(frozen=True)
class AnnouncedCeremony:
    """A ceremony as it stands in a server.

    Attributes:
        ceremony: The ceremony, its announced nominees marked as winners.
        announced_ids: The categories whose winners this server announced, and the record does not know.
        results: What the server announced.
    """

    ceremony: Ceremony
    announced_ids: frozenset[CategoryId]
    results: Results


def mark_announced_winners(ceremony: Ceremony, results: Results) -> AnnouncedCeremony:
    """Mark the winners that a server announced in the categories without a winner on record."""
    announced = frozenset(
        category.id
        for category in ceremony.categories
        if not category.winners and results.find_winners(category.id)
    )
    categories = tuple(
        _mark_winners(category, results.find_winners(category.id)) if category.id in announced else category
        for category in ceremony.categories
    )
    return AnnouncedCeremony(replace(ceremony, categories=categories), announced, results)


def _mark_winners(category: Category, winner_ids: Collection[NomineeId]) -> Category:
    nominees = tuple(
        replace(nominee, winner=True) if nominee.id in winner_ids else nominee
        for nominee in category.nominees
    )
    return replace(category, nominees=nominees)
