"""Questions that state no fact, so that every subject always has another question."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.discussion.questions.question import OpenQuestion
from bot.record.model import CanonicalCategory, Ceremony, Film, Person


@dataclass(frozen=True, slots=True)
class DoubleBill(OpenQuestion):
    """Which film to show together with a film."""

    film: Film


@dataclass(frozen=True, slots=True)
class OneSentence(OpenQuestion):
    """How to recommend a film to someone who has not seen it."""

    film: Film


@dataclass(frozen=True, slots=True)
class OneScene(OpenQuestion):
    """Which scene of a film is memorable."""

    film: Film


@dataclass(frozen=True, slots=True)
class WhereToBegin(OpenQuestion):
    """Which work to show first to someone who does not know a person's work."""

    person: Person


@dataclass(frozen=True, slots=True)
class Influence(OpenQuestion):
    """Whom a person has influenced."""

    person: Person


@dataclass(frozen=True, slots=True)
class Remembered(OpenQuestion):
    """What a person should be remembered for."""

    person: Person


@dataclass(frozen=True, slots=True)
class WhatItRewards(OpenQuestion):
    """What a category should be given for."""

    canonical: CanonicalCategory


@dataclass(frozen=True, slots=True)
class NeverInvited(OpenQuestion):
    """Who was never nominated in a category, and should have been."""

    canonical: CanonicalCategory


@dataclass(frozen=True, slots=True)
class HowToVote(OpenQuestion):
    """Who should decide a category, and how."""

    canonical: CanonicalCategory


@dataclass(frozen=True, slots=True)
class MissingName(OpenQuestion):
    """Who should have been nominated at a ceremony, and was not."""

    ceremony: Ceremony


@dataclass(frozen=True, slots=True)
class NightInOneWord(OpenQuestion):
    """What a ceremony was, or will be, about."""

    ceremony: Ceremony


@dataclass(frozen=True, slots=True)
class StatuetteToGive(OpenQuestion):
    """Which category to add to a ceremony."""

    ceremony: Ceremony


def list_general_questions(subject: Film | Person | CanonicalCategory | Ceremony) -> Iterator[OpenQuestion]:
    """The questions that can be asked about any subject of its kind."""
    match subject:
        case Film():
            yield from (OneScene(subject), DoubleBill(subject), OneSentence(subject))
        case Person():
            yield from (WhereToBegin(subject), Influence(subject), Remembered(subject))
        case CanonicalCategory():
            yield from (NeverInvited(subject), WhatItRewards(subject), HowToVote(subject))
        case Ceremony():
            yield from (MissingName(subject), NightInOneWord(subject), StatuetteToGive(subject))
