"""The words of the awards, as values: award, ceremony, category, nominee.

Everything here is immutable and knows neither files nor storage: the shipped record and a server's own slates are
both made of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import compress

from bot.ids import CategoryId, NomineeId


class Headline(StrEnum):
    """What a category honours first, and so how its nominees are named."""

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
    """An institution that gives prizes.

    Attributes:
        id: `oscars`, `golden-globes`, ….
        name: Its full name, "Academy Awards".
        short: What people say, "Oscars".
    """

    id: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class CanonicalCategory:
    """A prize over the years, whatever it was called in each.

    Attributes:
        id: `best-picture`.
        name: What people call it now, "Best Picture".
        headline: What its nominees are named by.
        weight: Points in the `weighted` and `bold` presets unless a host gives others.
        aliases: Other words people use for it, "production design" and "art direction" alike.
    """

    id: str
    name: str
    headline: Headline
    weight: int = 1
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilmCredit:
    """A film as a nomination names it; `id` is None where nobody knows which film it was."""

    id: str | None
    title: str


@dataclass(frozen=True, slots=True)
class PersonCredit:
    """A person or company as credited at one ceremony; `id` is None where the source does not know who it was."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Nominee:
    """One entry in a category.

    Attributes:
        id: Unique in its category and stable over imports: picks and results refer to it.
        films: The film(s) it was for; a few have none, a few early ones several.
        people: Everyone named on it, in the source's order.
        credit: The credit line as it was read, "Alex Coco, Samantha Quan and Sean Baker, Producers".
        song: The song's title, in song categories.
        characters: Characters played, in acting categories, in the order of `films`.
        country: The submitting country, in the international category.
        winner: Whether the record knows it won.
        unofficial: Whether it won as a write-in, without a nomination.
        withdrawn: Whether it can no longer be picked; a withdrawal overlays a slate in one server.
        won_for: The film(s) it won for, where it won for some of its films alone; empty where for all of them.
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
        """Those of its films that it won for: all of them unless it says otherwise, none without a win."""
        return (self.won_for or self.films) if self.winner else ()

    def as_won(self) -> "Nominee":
        """The nominee with nothing but what it won for: George Arliss with Disraeli, at the 3rd Academy Awards."""
        return self._only_with(self.won_for) if self.won_for else self

    def as_nomination_of(self, film: FilmCredit) -> "Nominee":
        """The nominee as one of its films has it: with that one, not a winner, where it won for others alone."""
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
    """One prize at one ceremony.

    Attributes:
        id: Unique in its ceremony: `cinematography-color`.
        canonical: The canonical category it belongs to: `cinematography`; None in a server's own slate that says none.
        name: What it was called then, in title case: "Outstanding Picture".
        modern_name: What people call it now, "Best Picture"; empty where the name itself says it best.
        headline: What its nominees are named by.
        nominees: In the source's order.
        complete: Whether all nominees are known; the precursors' acting categories list winners alone.
        kind: Competitive, honorary or scientific.
        weight: The shipped weight of its canonical category, 1 without one.
        divided: Whether several prizes stand in it, so that several winners are no tie: the Golden Globes'
            drama and comedy, the assistant directors of seven studios at the 6th Academy Awards.
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

    @property
    def title(self) -> str:
        """What to call it: as people say it now, or else by its name."""
        return self.modern_name or self.name

    @cached_property
    def winners(self) -> tuple[Nominee, ...]:
        """The nominees that won: none until known, several in a tie."""
        return tuple(nominee for nominee in self.nominees if nominee.winner)

    @property
    def is_tie(self) -> bool:
        """Whether more than one nominee won the same contest; an honour has recipients, as many as it likes."""
        return self.kind is CategoryClass.COMPETITIVE and len(self.winners) > 1 and not self.divided

    @cached_property
    def by_id(self) -> Mapping[NomineeId, Nominee]:
        """The nominees by their ids."""
        return {nominee.id: nominee for nominee in self.nominees}

    @property
    def can_be_voted_on(self) -> bool:
        """Whether contests and polls may take it: competitive, complete, and at least two nominees to choose from."""
        open_nominees = sum(not nominee.withdrawn for nominee in self.nominees)
        return self.kind is CategoryClass.COMPETITIVE and self.complete and open_nominees >= 2


@dataclass(frozen=True)
class Ceremony:
    """One edition of an award, with its slate.

    Attributes:
        id: `oscars-97`, `golden-globes-2026`; a server's own begin with `own-`.
        award: The id of its award.
        number: Its edition, 97; None where the record does not know it.
        name: "97th Academy Awards".
        year: The year it was held, 2025: 1930 had two Oscar ceremonies and 1933 none.
        held: The date it was held or will be; None where the record knows only the year.
        films_of: The year(s) of the films it honoured: "2024", "1927/28".
        categories: In the order in which the product shows them, competitive ones first.
        nominations: The day its nominees are announced; None where the record does not know it.
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
        """The categories by their ids."""
        return {category.id: category for category in self.categories}

    @cached_property
    def contested(self) -> tuple[Category, ...]:
        """The competitive categories: what a lookup of winners lists first."""
        return tuple(category for category in self.categories if category.kind is CategoryClass.COMPETITIVE)

    @cached_property
    def slate(self) -> tuple[Category, ...]:
        """The categories that contests and polls may take."""
        return tuple(category for category in self.categories if category.can_be_voted_on)

    @property
    def has_winners(self) -> bool:
        """Whether any competitive category's winner is known."""
        return any(category.winners for category in self.contested)


@dataclass(frozen=True, slots=True)
class Nomination:
    """A nominee where it stands: in a category of a ceremony."""

    ceremony: Ceremony
    category: Category
    nominee: Nominee

    def for_film(self, film: FilmCredit) -> "Nomination":
        """The nomination as one of its films has it, which lost where it won for others of them alone."""
        nominee = self.nominee.as_nomination_of(film)
        return self if nominee is self.nominee else replace(self, nominee=nominee)


@dataclass(frozen=True, slots=True)
class Film:
    """A film that the record knows: its id, its title as last credited, and the year(s) of its ceremony's films."""

    id: str
    title: str
    year: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person or company that the record knows, under one id, whatever the spelling on each credit.

    Attributes:
        id: `nm…` for people, `co…` for companies.
        name: The spelling credited most often, the latest of equals.
        spellings: Every other spelling credited.
    """

    id: str
    name: str
    spellings: tuple[str, ...] = ()

    @property
    def is_company(self) -> bool:
        """Whether this is a studio or a department rather than a human being."""
        return self.id.startswith("co")
