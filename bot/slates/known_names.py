"""What the record knows of names in a file: whether they are films, people or songs, and which are prizes."""

from collections.abc import Iterable
from functools import cached_property

from bot.record.model import CanonicalCategory, Headline
from bot.record.record import Record
from bot.search.text import fold_text
from bot.slates.builder import PrizeNames
from bot.slates.drafts import SLATE_NAME_MAX_CHARACTERS

_PRIZE_BEGINNINGS = ("best ", "outstanding ", "achievement in ", "performance by ", "most ", "worst ")
_PERSON_WORDS = frozenset(
    {
        "actor",
        "actors",
        "actress",
        "actresses",
        "performance",
        "performances",
        "performer",
        "director",
        "directors",
    }
    | {"filmmaker", "person", "role", "newcomer", "villain", "hero", "host"}
)
"""Words by which a prize that the record does not know says that it honours people."""
_SONG_WORDS = frozenset({"song", "songs"})


class KnownNames:
    """Tells films from people, and prizes from both.

    Attributes:
        prizes: The record's prizes by their names.
    """

    def __init__(self, record: Record) -> None:
        """Learn the record's names; they are folded when first asked for, in the reader's own thread."""
        self._record = record
        self.prizes = PrizeNames(record)

    def find_canonical(self, category: str) -> CanonicalCategory | None:
        """The prize of the record that a category's name means; None for one it does not know."""
        return self.prizes.find_canonical(category)

    def is_prize(self, text: str) -> bool:
        """Whether a text reads like the name of a category."""
        folded = fold_text(text)
        return 0 < len(folded) <= SLATE_NAME_MAX_CHARACTERS and (
            self.prizes.find_canonical(text) is not None or folded.startswith(_PRIZE_BEGINNINGS)
        )

    def is_film(self, name: str) -> bool:
        """Whether the record has a film of this title."""
        return fold_text(name) in self._films

    def is_person(self, name: str) -> bool:
        """Whether the record has a person of this name."""
        return fold_text(name) in self._people

    def find_headline(self, category: str, names: Iterable[str]) -> Headline:
        """What the nominees of a category are, where a file gives one name each.

        The names themselves say most: where more of them are people than films, they are people. Where the record
        knows as many of either, the category says it.
        """
        canonical = self.prizes.find_canonical(category)
        names = list(names)
        films, people = sum(map(self.is_film, names)), sum(map(self.is_person, names))
        if canonical is not None and canonical.headline is Headline.SONG:
            return Headline.FILM if films > len(names) / 2 else Headline.SONG
        if people != films:
            return Headline.PERSON if people > films else Headline.FILM
        if canonical is not None:
            return Headline.PERSON if canonical.headline is Headline.PERSON else Headline.FILM
        words = set(fold_text(category).split())
        if words & _SONG_WORDS:
            return Headline.SONG
        return Headline.PERSON if words & _PERSON_WORDS else Headline.FILM

    @cached_property
    def _films(self) -> frozenset[str]:
        nominees = self._record.film_nominations.values()
        titles = {
            film.title for found in nominees for nomination in found for film in nomination.nominee.films
        }
        return frozenset(map(fold_text, titles))

    @cached_property
    def _people(self) -> frozenset[str]:
        people = self._record.people.values()
        return frozenset(fold_text(name) for person in people for name in (person.name, *person.spellings))
