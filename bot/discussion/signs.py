"""What the earlier awards of a season say about a topic, to be told when its thread is opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.awards.model import CanonicalCategory, Ceremony, Film, Nomination, Person
from bot.awards.precursors import PRECURSOR_CATEGORIES
from bot.awards.record import OSCARS, Record
from bot.discussion import facts
from bot.discussion.model import DiscussionSubject
from bot.discussion.outlook import PrecursorChoice, PrecursorOutlook, get_precursor_outlook


@dataclass(frozen=True, slots=True)
class PrecursorSignal:
    """Whom earlier awards of a season chose for one Oscar.

    Attributes:
        canonical: The Oscar category.
        outlook: All they say about it.
        choice: One of those they chose, and the awards that did.
        right: Whether that won the Oscar; None while it is sealed.
    """

    canonical: CanonicalCategory
    outlook: PrecursorOutlook
    choice: PrecursorChoice
    right: bool | None


def find_precursor_signals(record: Record, subject: DiscussionSubject) -> Sequence[PrecursorSignal]:
    """What the earlier awards say: of a film or a person in their season, of a prize in its latest, of a night in all.

    Nothing where they say nothing: for seasons before the record's first, for crafts, and for their own nights.
    """
    match subject:
        case Film():
            return _find_nomination_signals(record, facts.list_film_nominations(record, subject))
        case Person():
            return _find_nomination_signals(record, facts.list_person_nominations(record, subject))
        case CanonicalCategory():
            return _find_category_signals(record, subject)
        case Ceremony():
            return _find_ceremony_signals(record, subject)


def _find_nomination_signals(record: Record, nominations: Sequence[Nomination]) -> list[PrecursorSignal]:
    """The awards that chose what was nominated on the latest of these nights."""
    found: list[PrecursorSignal] = []
    for one in facts.group_by_ceremony(nominations)[-1:]:
        for nomination in one:
            canonical = nomination.category.canonical
            if canonical is not None and canonical in PRECURSOR_CATEGORIES:
                outlook = get_precursor_outlook(record, canonical, nomination.ceremony)
                backing = outlook.find_choice(nomination.nominee)
                found += [_make_signal(record, outlook, backing)] if backing else []
    return found


def _find_category_signals(record: Record, canonical: CanonicalCategory) -> list[PrecursorSignal]:
    """Everyone whom the awards of the latest season chose."""
    if canonical.id not in PRECURSOR_CATEGORIES:
        return []
    for ceremony in reversed(record.editions.get(OSCARS, ())):
        outlook = get_precursor_outlook(record, canonical.id, ceremony)
        if outlook.choices:
            return [_make_signal(record, outlook, backing) for backing in outlook.choices]
    return []


def _find_ceremony_signals(record: Record, ceremony: Ceremony) -> list[PrecursorSignal]:
    """The favourite in each category that has one."""
    if ceremony.award != OSCARS:
        return []
    outlooks = [get_precursor_outlook(record, canonical, ceremony) for canonical in PRECURSOR_CATEGORIES]
    return [_make_signal(record, one, one.favourite) for one in outlooks if one.favourite is not None]


def _make_signal(record: Record, outlook: PrecursorOutlook, choice: PrecursorChoice) -> PrecursorSignal:
    right = (
        any(outlook.is_same(choice.nominee, winner) for winner in outlook.winners)
        if outlook.winners
        else None
    )
    return PrecursorSignal(record.canonical[outlook.canonical], outlook, choice, right)
