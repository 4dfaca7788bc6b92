"""What the earlier awards of a season say about a topic, to be told when its thread is opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.awards.model import CanonicalCategory, Ceremony, Film, Nomination, Person
from bot.awards.precursors import FORETOLD_BY
from bot.awards.record import OSCARS, Record
from bot.discussion import facts
from bot.discussion.model import Matter
from bot.discussion.outlook import Backing, Outlook, outlook


@dataclass(frozen=True, slots=True)
class Sign:
    """Whom earlier awards of a season chose for one Oscar.

    Attributes:
        canonical: The Oscar category.
        outlook: All they say about it.
        backing: One of those they chose, and the awards that did.
        right: Whether that won the Oscar; None while it is sealed.
    """

    canonical: CanonicalCategory
    outlook: Outlook
    backing: Backing
    right: bool | None


def signs(record: Record, matter: Matter) -> Sequence[Sign]:
    """What the earlier awards say: of a film or a person in their season, of a prize in its latest, of a night in all.

    Nothing where they say nothing: for seasons before the record's first, for crafts, and for their own nights.
    """
    match matter:
        case Film():
            return _of_nominations(record, facts.film_nominations(record, matter))
        case Person():
            return _of_nominations(record, facts.person_nominations(record, matter))
        case CanonicalCategory():
            return _of_prize(record, matter)
        case Ceremony():
            return _of_night(record, matter)


def _of_nominations(record: Record, nominations: Sequence[Nomination]) -> list[Sign]:
    """The awards that chose what was nominated on the latest of these nights."""
    found: list[Sign] = []
    for one in facts.by_night(nominations)[-1:]:
        for nomination in one:
            canonical = nomination.category.canonical
            if canonical is not None and canonical in FORETOLD_BY:
                said = outlook(record, canonical, nomination.ceremony)
                backing = said.backing(nomination.nominee)
                found += [_sign(record, said, backing)] if backing else []
    return found


def _of_prize(record: Record, canonical: CanonicalCategory) -> list[Sign]:
    """Everyone whom the awards of the latest season chose."""
    if canonical.id not in FORETOLD_BY:
        return []
    for ceremony in reversed(record.editions.get(OSCARS, ())):
        said = outlook(record, canonical.id, ceremony)
        if said.backings:
            return [_sign(record, said, backing) for backing in said.backings]
    return []


def _of_night(record: Record, ceremony: Ceremony) -> list[Sign]:
    """The favourite in each category that has one."""
    if ceremony.award != OSCARS:
        return []
    said = [outlook(record, canonical, ceremony) for canonical in FORETOLD_BY]
    return [_sign(record, one, one.favourite) for one in said if one.favourite is not None]


def _sign(record: Record, said: Outlook, backing: Backing) -> Sign:
    right = any(said.is_same(backing.nominee, winner) for winner in said.winners) if said.winners else None
    return Sign(record.canonical[said.canonical], said, backing, right)
