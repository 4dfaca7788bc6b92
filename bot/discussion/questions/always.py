"""Questions that claim nothing, so that whatever is discussed has always another one."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.awards.model import CanonicalCategory, Ceremony, Film, Person
from bot.discussion.questions.question import Question


@dataclass(frozen=True, slots=True)
class DoubleBill(Question):
    """What to show beside a film."""

    film: Film


@dataclass(frozen=True, slots=True)
class OneSentence(Question):
    """What to say to someone who has not seen a film."""

    film: Film


@dataclass(frozen=True, slots=True)
class OneScene(Question):
    """What stays of a film."""

    film: Film


@dataclass(frozen=True, slots=True)
class WhereToBegin(Question):
    """What to show someone who does not know a person's work."""

    person: Person


@dataclass(frozen=True, slots=True)
class Influence(Question):
    """Whose work would not be the same without a person's."""

    person: Person


@dataclass(frozen=True, slots=True)
class Remembered(Question):
    """What a person deserves to be remembered for."""

    person: Person


@dataclass(frozen=True, slots=True)
class WhatItRewards(Question):
    """What a prize should be given for."""

    canonical: CanonicalCategory


@dataclass(frozen=True, slots=True)
class NeverInvited(Question):
    """Who never had a place in a prize's history, and should."""

    canonical: CanonicalCategory


@dataclass(frozen=True, slots=True)
class HowToVote(Question):
    """Who should decide a prize, and how."""

    canonical: CanonicalCategory


@dataclass(frozen=True, slots=True)
class MissingName(Question):
    """Who belongs on a ceremony's list, and is not there."""

    ceremony: Ceremony


@dataclass(frozen=True, slots=True)
class NightInOneWord(Question):
    """What a ceremony is, or will be, about."""

    ceremony: Ceremony


@dataclass(frozen=True, slots=True)
class StatuetteToGive(Question):
    """What prize one would add to a ceremony."""

    ceremony: Ceremony


def about(matter: Film | Person | CanonicalCategory | Ceremony) -> Iterator[Question]:
    """What can be asked about anything of its kind."""
    match matter:
        case Film():
            yield from (OneScene(matter), DoubleBill(matter), OneSentence(matter))
        case Person():
            yield from (WhereToBegin(matter), Influence(matter), Remembered(matter))
        case CanonicalCategory():
            yield from (NeverInvited(matter), WhatItRewards(matter), HowToVote(matter))
        case Ceremony():
            yield from (MissingName(matter), NightInOneWord(matter), StatuetteToGive(matter))
