"""Questions that claim nothing, so that whatever is discussed has always another one."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.discussion.questions.question import OpenQuestion
from bot.record.model import CanonicalCategory, Ceremony, Film, Person


@dataclass(frozen=True, slots=True)
class DoubleBill(OpenQuestion):
    """What to show beside a film."""

    film: Film


@dataclass(frozen=True, slots=True)
class OneSentence(OpenQuestion):
    """What to say to someone who has not seen a film."""

    film: Film


@dataclass(frozen=True, slots=True)
class OneScene(OpenQuestion):
    """What stays of a film."""

    film: Film


@dataclass(frozen=True, slots=True)
class WhereToBegin(OpenQuestion):
    """What to show someone who does not know a person's work."""

    person: Person


@dataclass(frozen=True, slots=True)
class Influence(OpenQuestion):
    """Whose work would not be the same without a person's."""

    person: Person


@dataclass(frozen=True, slots=True)
class Remembered(OpenQuestion):
    """What a person deserves to be remembered for."""

    person: Person


@dataclass(frozen=True, slots=True)
class WhatItRewards(OpenQuestion):
    """What a prize should be given for."""

    canonical: CanonicalCategory


@dataclass(frozen=True, slots=True)
class NeverInvited(OpenQuestion):
    """Who never had a place in a prize's history, and should."""

    canonical: CanonicalCategory


@dataclass(frozen=True, slots=True)
class HowToVote(OpenQuestion):
    """Who should decide a prize, and how."""

    canonical: CanonicalCategory


@dataclass(frozen=True, slots=True)
class MissingName(OpenQuestion):
    """Who belongs on a ceremony's list, and is not there."""

    ceremony: Ceremony


@dataclass(frozen=True, slots=True)
class NightInOneWord(OpenQuestion):
    """What a ceremony is, or will be, about."""

    ceremony: Ceremony


@dataclass(frozen=True, slots=True)
class StatuetteToGive(OpenQuestion):
    """What prize one would add to a ceremony."""

    ceremony: Ceremony


def list_general_questions(subject: Film | Person | CanonicalCategory | Ceremony) -> Iterator[OpenQuestion]:
    """What can be asked about anything of its kind."""
    match subject:
        case Film():
            yield from (OneScene(subject), DoubleBill(subject), OneSentence(subject))
        case Person():
            yield from (WhereToBegin(subject), Influence(subject), Remembered(subject))
        case CanonicalCategory():
            yield from (NeverInvited(subject), WhatItRewards(subject), HowToVote(subject))
        case Ceremony():
            yield from (MissingName(subject), NightInOneWord(subject), StatuetteToGive(subject))
