"""Awards as values: award, ceremony, category, nominee, film, person.

Everything here is immutable and knows neither files nor storage; the shipped record and a server's own slates both
consist of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import compress

from bot.ids import CategoryId, NomineeId


class Headline(StrEnum):
    """What identifies a nominee of a category, and so names it: its film, person, song or country."""

    FILM = "film"
    PERSON = "person"
    SONG = "song"
    COUNTRY = "country"


class CategoryClass(StrEnum):
    """Whether a category is a competition, or an honour that was never contested."""

    COMPETITIVE = "competitive"
    HONORARY = "honorary"
    SCIENTIFIC = "scientific"


@dataclass(frozen=True, slots=True)
class Award:
    """An institution that gives awards.

    Attributes:
        id: `oscars`, `golden-globes`, ….
        name: Its full name, "Academy Awards".
        short: Its common name, "Oscars".
    """

    id: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class CanonicalCategory:
    """A category over the years, whatever its name was in each.

    Attributes:
        id: `best-picture`.
        name: Its current common name, "Best Picture".
        headline: What its nominees are named by.
        weight: Points in the `weighted` and `bold` presets unless a host sets others.
        aliases: Other common names of it, "production design" as well as "art direction".
    """

    id: str
    name: str
    headline: Headline
    weight: int = 1
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilmCredit:
    """A film as a nomination names it; `id` is None if it is unknown which film it was."""

    id: str | None
    title: str


@dataclass(frozen=True, slots=True)
class PersonCredit:
    """A person or company as credited at one ceremony; `id` is None if the source does not identify them."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Nominee:
    """One entry in a category.

    Attributes:
        id: Unique in its category and stable over imports: picks and results refer to it.
        films: The film(s) it was for; a few have none, a few early ones several.
        people: Everyone named on it, in the source's order.
        credit: The official credit line, "Alex Coco, Samantha Quan and Sean Baker, Producers".
        song: The song's title, in song categories.
        characters: Characters played, in acting categories, in the order of `films`.
        country: The submitting country, in the international category.
        winner: Whether it is known to have won.
        unofficial: Whether it won as a write-in, without a nomination.
        withdrawn: Whether it can no longer be picked; a server's withdrawals change only its own view of a slate.
        won_for: The film(s) it won for, if it won for only some of its films; empty if for all of them.
    """

    id: NomineeId
    films: tuple[FilmCredit, ...] = ()
    people: tuple[PersonCredit, ...] = ()
    credit: str = ""
    song: str = ""
    characters: tuple[str, ...] = ()
    country: str = ""
    winner: bool = False
    unofficial: bool = False
    withdrawn: bool = False
    won_for: tuple[FilmCredit, ...] = ()

    @property
    def films_won(self) -> tuple[FilmCredit, ...]:
        """The films that it won for: all of them unless `won_for` is set, none without a win."""
        return (self.won_for or self.films) if self.winner else ()

    def as_won(self) -> "Nominee":
        """The nominee with only the films it won for: George Arliss with Disraeli, at the 3rd Academy Awards."""
        return self._only_with(self.won_for) if self.won_for else self

    def as_nomination_of(self, film: FilmCredit) -> "Nominee":
        """The nominee with one of its films only; not a winner if it won for others only."""
        if not self.winner or film in self.films_won:
            return self
        return replace(self._only_with((film,)), winner=False)

    def _only_with(self, films: tuple[FilmCredit, ...]) -> "Nominee":
        """The nominee with some of its films, and the characters played in them."""
        paired = len(self.characters) == len(self.films)
        kept = [film in films for film in self.films]
        characters = tuple(compress(self.characters, kept)) if paired else self.characters
        return replace(self, films=films, characters=characters, won_for=())


@dataclass(frozen=True)
class Category:
    """One category at one ceremony.

    Attributes:
        id: Unique in its ceremony: `cinematography-color`.
        canonical: The canonical category's id: `cinematography`; None for one of a server's own slate without one.
        name: Its name at the time, in title case: "Outstanding Picture".
        modern_name: Its current common name, "Best Picture"; empty if `name` serves better.
        headline: What its nominees are named by.
        nominees: In the source's order.
        complete: Whether all nominees are known; of some of the precursors' only the winners are, or not quite all.
        kind: Competitive, honorary or scientific.
        weight: The shipped weight of its canonical category, 1 without one.
        divided: Whether it contains several prizes, so that several winners are no tie: the assistant directors of
            seven studios at the 6th Academy Awards. Prizes that are told apart are categories of their own.
        unsettled: Whether the record's sources disagree about its winner, or none of them knows it.
    """

    id: CategoryId
    canonical: str | None
    name: str
    headline: Headline
    nominees: tuple[Nominee, ...] = field(repr=False)
    complete: bool = True
    kind: CategoryClass = CategoryClass.COMPETITIVE
    weight: int = 1
    divided: bool = False
    modern_name: str = ""
    unsettled: bool = False

    @property
    def title(self) -> str:
        """The name to show: the current common one if there is one, else its name at the time."""
        return self.modern_name or self.name

    @cached_property
    def winners(self) -> tuple[Nominee, ...]:
        """The nominees that won: empty until known, several in a tie."""
        return tuple(nominee for nominee in self.nominees if nominee.winner)

    @property
    def winners_only(self) -> bool:
        """Whether nothing but its winners is known."""
        return not self.complete and len(self.winners) == len(self.nominees)

    @property
    def is_tie(self) -> bool:
        """Whether a competitive category has more than one winner; honorary categories can have any number."""
        return self.kind is CategoryClass.COMPETITIVE and len(self.winners) > 1 and not self.divided

    @cached_property
    def by_id(self) -> Mapping[NomineeId, Nominee]:
        """The nominees by their ids."""
        return {nominee.id: nominee for nominee in self.nominees}

    @property
    def can_be_voted_on(self) -> bool:
        """Whether contests and polls may use it: competitive, complete, and with at least two nominees to
        choose from.
        """
        open_nominees = sum(not nominee.withdrawn for nominee in self.nominees)
        return self.kind is CategoryClass.COMPETITIVE and self.complete and open_nominees >= 2


_FORMER_WHOLES = {
    ("golden-globes", "best-picture"): CategoryId("best-picture"),
    ("golden-globes", "best-actor"): CategoryId("best-actor"),
    ("golden-globes", "best-actress"): CategoryId("best-actress"),
    ("wga", "original-screenplay"): CategoryId("best-screenplay"),
    ("wga", "adapted-screenplay"): CategoryId("best-screenplay"),
}
"""By award and canonical category: the category that contained it before the record told its prizes apart."""


def name_whole(award: str, category: Category) -> CategoryId | None:
    """The category that contained this one before the record told their prizes apart; None if there was none."""
    whole = _FORMER_WHOLES.get((award, category.canonical or ""))
    return whole if whole != category.id else None


def _join_parts(whole: CategoryId, parts: Sequence[Category]) -> Category:
    first = parts[0]
    nominees = tuple(nominee for part in parts for nominee in part.nominees)
    complete = all(part.complete for part in parts)
    name = "Best Screenplay" if whole == "best-screenplay" else first.name.partition(",")[0]
    return replace(
        first, id=whole, name=name, modern_name=name, nominees=nominees, complete=complete, divided=True
    )


@dataclass(frozen=True)
class Ceremony:
    """One edition of an award, with its slate.

    Attributes:
        id: `oscars-97`, `golden-globes-2026`; ids of a server's own ceremonies begin with `own-`.
        award: The id of its award.
        number: Its edition, 97; None if unknown.
        name: "97th Academy Awards".
        year: The year it was held, 2025: 1930 had two Oscar ceremonies and 1933 none.
        held: The date it was held or will be; None if only the year is known.
        films_of: The year(s) of the films it honoured: "2024", "1927/28".
        categories: In the order in which the product shows them, competitive ones first.
        nominations: The day its nominees are announced; None if unknown.
    """

    id: str
    award: str
    number: int | None
    name: str
    year: int
    held: date | None
    films_of: str
    categories: tuple[Category, ...] = field(default=(), repr=False)
    nominations: date | None = None

    @cached_property
    def by_id(self) -> Mapping[CategoryId, Category]:
        """Every category that something stored may name, by its id."""
        return {category.id: category for category in self.all_categories}

    @cached_property
    def all_categories(self) -> tuple[Category, ...]:
        """The categories, and before its parts each whole that was one category in the record once.

        What members picked then names the whole.
        """
        parts: dict[CategoryId, list[Category]] = {}
        for category in self.categories:
            parts.setdefault(name_whole(self.award, category) or category.id, []).append(category)
        return tuple(
            category
            for whole, same in parts.items()
            for category in ([] if same[0].id == whole else [_join_parts(whole, same)]) + same
        )

    @cached_property
    def contested(self) -> tuple[Category, ...]:
        """The competitive categories, which lists of winners show first."""
        return tuple(category for category in self.categories if category.kind is CategoryClass.COMPETITIVE)

    @cached_property
    def slate(self) -> tuple[Category, ...]:
        """The categories that contests and polls may use."""
        return tuple(category for category in self.categories if category.can_be_voted_on)

    @property
    def has_winners(self) -> bool:
        """Whether any competitive category's winner is known."""
        return any(category.winners for category in self.contested)


@dataclass(frozen=True, slots=True)
class Nomination:
    """A nominee with its category and ceremony."""

    ceremony: Ceremony
    category: Category
    nominee: Nominee

    def for_film(self, film: FilmCredit) -> "Nomination":
        """The nomination with one of its films only; it did not win if it won for others only."""
        nominee = self.nominee.as_nomination_of(film)
        return self if nominee is self.nominee else replace(self, nominee=nominee)


@dataclass(frozen=True, slots=True)
class Film:
    """A film in the record: its id, its title as last credited, and the year(s) of its ceremony's films."""

    id: str
    title: str
    year: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person or company in the record, under one id, whatever the spelling of each credit.

    Attributes:
        id: `nm…` for people, `co…` for companies.
        name: The most frequent spelling, the latest of equals.
        spellings: All other spellings.
    """

    id: str
    name: str
    spellings: tuple[str, ...] = ()

    @property
    def is_company(self) -> bool:
        """Whether this is a studio or a department rather than a human being."""
        return self.id.startswith("co")
