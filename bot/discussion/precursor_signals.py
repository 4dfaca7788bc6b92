"""What the earlier awards of a season say about an Oscar, by whom they chose instead of by award."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.discussion import nomination_queries
from bot.discussion.model import DiscussionSubject
from bot.record.model import Award, CanonicalCategory, Ceremony, Film, Nomination, Nominee, Person
from bot.record.precursors import (
    PRECURSOR_CATEGORIES,
    PrecursorResult,
    compare_season,
    is_same_achievement,
    list_category_winners,
)
from bot.record.record import OSCARS, Record


@dataclass(frozen=True, slots=True)
class PrecursorChoice:
    """Someone, or a film, that earlier awards chose.

    Attributes:
        nominee: As the first of these awards named it.
        awards: The awards, in the record's order.
    """

    nominee: Nominee
    awards: tuple[Award, ...]


@dataclass(frozen=True, slots=True)
class PrecursorOutlook:
    """The earlier awards on one Oscar category, in one season.

    Attributes:
        canonical: The Oscar category's canonical id.
        ceremony: The Oscars of the season.
        awards: How many earlier awards have named a winner.
        choices: Whom they named, by awards, most first.
    """

    canonical: str
    ceremony: Ceremony
    awards: int
    choices: Sequence[PrecursorChoice]

    @property
    def favourite(self) -> PrecursorChoice | None:
        """The choice of at least two awards, and of more than any other; None if there is no such."""
        if not self.choices or len(self.choices[0].awards) < 2:
            return None
        first, *others = self.choices
        return None if others and len(others[0].awards) == len(first.awards) else first

    def find_choice(self, nominee: Nominee) -> PrecursorChoice | None:
        """The awards that chose a nominee; None if none did."""
        return next((one for one in self.choices if self.is_same(one.nominee, nominee)), None)

    def is_same(self, earlier: Nominee, nominee: Nominee) -> bool:
        """Whether an earlier award's nominee is an Oscar's."""
        return is_same_achievement(self.canonical, earlier, nominee)

    def list_nominations(self, choice: PrecursorChoice) -> tuple[Nomination, ...]:
        """Where the Oscars of the season nominated what these awards chose, in this category; nowhere if not."""
        return tuple(
            Nomination(self.ceremony, category, nominee)
            for category in self.ceremony.contested
            if category.canonical == self.canonical
            for nominee in category.nominees
            if self.is_same(choice.nominee, nominee)
        )

    @property
    def winners(self) -> tuple[Nominee, ...]:
        """Who won the Oscar; nobody where that is not known yet."""
        return list_category_winners(self.ceremony, self.canonical)


def get_precursor_outlook(record: Record, canonical: str, oscars: Ceremony) -> PrecursorOutlook:
    """What the earlier awards say about a category; nothing for crafts, and for seasons before the record's first."""
    if not _has_precursors(record, oscars):
        return PrecursorOutlook(canonical, oscars, 0, ())
    known = [one for one in compare_season(record, canonical, oscars).precursors if one.winners]
    backings: list[PrecursorChoice] = []
    for foretelling in known:
        for winner in foretelling.winners:
            _add_choice(backings, canonical, foretelling, winner)
    backings.sort(key=lambda backing: -len(backing.awards))
    return PrecursorOutlook(canonical, oscars, len({one.award.id for one in known}), tuple(backings))


def _has_precursors(record: Record, oscars: Ceremony) -> bool:
    """Whether any earlier award has named winners that season: nine in ten seasons are before the record's first."""
    return any(
        one.films_of == oscars.films_of and one.has_winners
        for award, editions in record.editions.items()
        if award != OSCARS
        for one in editions
    )


def _add_choice(
    choices: list[PrecursorChoice], canonical: str, foretelling: PrecursorResult, winner: Nominee
) -> None:
    for place, backing in enumerate(choices):
        if is_same_achievement(canonical, backing.nominee, winner):
            if foretelling.award not in backing.awards:
                choices[place] = PrecursorChoice(backing.nominee, (*backing.awards, foretelling.award))
            return
    choices.append(PrecursorChoice(winner, (foretelling.award,)))


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
            return _find_nomination_signals(record, nomination_queries.list_film_nominations(record, subject))
        case Person():
            return _find_nomination_signals(
                record, nomination_queries.list_person_nominations(record, subject)
            )
        case CanonicalCategory():
            return _find_category_signals(record, subject)
        case Ceremony():
            return _find_ceremony_signals(record, subject)


def _find_nomination_signals(record: Record, nominations: Sequence[Nomination]) -> list[PrecursorSignal]:
    """The awards that chose what was nominated on the latest of these nights."""
    found: list[PrecursorSignal] = []
    for one in nomination_queries.group_by_ceremony(nominations)[-1:]:
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
