"""What the precursors of a season (awards given before the Oscars) chose for an Oscar category, grouped by
nominee; pure.
"""

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
    """A nominee that one or more precursors chose.

    Attributes:
        nominee: As the first of these awards named it.
        awards: The awards, in the record's order.
    """

    nominee: Nominee
    awards: tuple[Award, ...]


@dataclass(frozen=True, slots=True)
class PrecursorOutlook:
    """The precursors' choices for one Oscar category in one season.

    Attributes:
        canonical: The Oscar category's canonical id.
        ceremony: The Oscars of the season.
        awards: How many precursors have named a winner.
        choices: The nominees that they chose, those of most awards first.
    """

    canonical: str
    ceremony: Ceremony
    awards: int
    choices: Sequence[PrecursorChoice]

    @property
    def favourite(self) -> PrecursorChoice | None:
        """The choice of at least two awards, and of more than any other; None if there is none."""
        if not self.choices or len(self.choices[0].awards) < 2:
            return None
        first, *others = self.choices
        return None if others and len(others[0].awards) == len(first.awards) else first

    def find_choice(self, nominee: Nominee) -> PrecursorChoice | None:
        """The choice that is this nominee; None if no precursor chose it."""
        return next((one for one in self.choices if self.is_same(one.nominee, nominee)), None)

    def is_same(self, earlier: Nominee, nominee: Nominee) -> bool:
        """Whether a precursor's nominee and an Oscar nominee are the same achievement."""
        return is_same_achievement(self.canonical, earlier, nominee)

    def list_nominations(self, choice: PrecursorChoice) -> tuple[Nomination, ...]:
        """The Oscar nominations of the choice in this category and season; empty if there are none."""
        return tuple(
            Nomination(self.ceremony, category, nominee)
            for category in self.ceremony.contested
            if category.canonical == self.canonical
            for nominee in category.nominees
            if self.is_same(choice.nominee, nominee)
        )

    @property
    def winners(self) -> tuple[Nominee, ...]:
        """The winners of the Oscar; empty if not known yet."""
        return list_category_winners(self.ceremony, self.canonical)


def get_precursor_outlook(record: Record, canonical: str, oscars: Ceremony) -> PrecursorOutlook:
    """The precursors' choices for a category; none for crafts, and for seasons before the record's first."""
    if not _has_precursors(record, oscars):
        return PrecursorOutlook(canonical, oscars, 0, ())
    known = [one for one in compare_season(record, canonical, oscars).precursors if one.winners]
    choices: list[PrecursorChoice] = []
    for precursor in known:
        for winner in precursor.winners:
            _add_choice(choices, canonical, precursor, winner)
    choices.sort(key=lambda choice: -len(choice.awards))
    return PrecursorOutlook(canonical, oscars, len({one.award.id for one in known}), tuple(choices))


def _has_precursors(record: Record, oscars: Ceremony) -> bool:
    """Whether any precursor has named winners that season: most seasons are before the record's first precursor."""
    return any(
        one.films_of == oscars.films_of and one.has_winners
        for award, editions in record.editions.items()
        if award != OSCARS
        for one in editions
    )


def _add_choice(
    choices: list[PrecursorChoice], canonical: str, precursor: PrecursorResult, winner: Nominee
) -> None:
    for place, choice in enumerate(choices):
        if is_same_achievement(canonical, choice.nominee, winner):
            if precursor.award not in choice.awards:
                choices[place] = PrecursorChoice(choice.nominee, (*choice.awards, precursor.award))
            return
    choices.append(PrecursorChoice(winner, (precursor.award,)))


@dataclass(frozen=True, slots=True)
class PrecursorSignal:
    """One choice of a season's precursors for one Oscar category.

    Attributes:
        canonical: The Oscar category.
        outlook: All their choices for it.
        choice: One of them, with the awards that made it.
        right: Whether it won the Oscar; None while the winner is unknown.
    """

    canonical: CanonicalCategory
    outlook: PrecursorOutlook
    choice: PrecursorChoice
    right: bool | None


def find_precursor_signals(record: Record, subject: DiscussionSubject) -> Sequence[PrecursorSignal]:
    """The precursors' choices that concern a subject.

    For a film or person in their season, for a category in its latest season, for a ceremony in all its categories.
    Empty for seasons before the record's first precursor, for crafts, and for the precursors' own ceremonies.
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
    """The choices that were nominated at the latest ceremony of these nominations."""
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
    """All choices of the latest season."""
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
