"""What may come to be nominated, as values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.ids import CategoryId, ContenderId, MemberId, NomineeId
from bot.record.model import Category, FilmCredit, Headline, Nominee, PersonCredit
from bot.slates.drafts import NomineeDraft, tidy_text

CONTENDER_TEXT_LIMIT = 200
"""Most characters of a contender's text."""

PICTURE_CATEGORY = "best-picture"
PICTURE_SLOTS, OTHER_SLOTS = 10, 5
"""How many the Academy nominates for Best Picture, since 2021, and in every other category of today."""

HIGHEST_SLOTS = 25
"""Most contenders that a ballot may name in a category: as many as a select has options."""


_KEY_MARK = "#"


def parse_contender_key(key: NomineeId) -> ContenderId:
    """The id of the contender with this `Contender.key`."""
    return ContenderId(int(key.removeprefix(_KEY_MARK)))


@dataclass(frozen=True, slots=True)
class Contender:
    """What may come to be nominated in a category of a contest.

    Attributes:
        id: Its id in the bot's own tables.
        category_id: The category.
        text: As it was typed; it never changes, since the proof covers it.
        films: The films in it, with the record's id of those that it knows.
        people: The people in it, likewise.
        song: The song's title, in a category of songs.
        by_member: Whether a member typed it, so that others see it only after the lock.
        member_id: That member; None for a host's, and once the member was erased.
        withdrawn: Whether a host withdrew it, so that nobody can choose it any more.
        merged_into: The contender that it is the same as; None if it stands for itself.
        apart_from: Those that a host said are not the same.
        nominee_id: The nominee of the slate that it turned out to be; None while nobody said so.
    """

    id: ContenderId
    category_id: CategoryId
    text: str
    films: tuple[FilmCredit, ...] = ()
    people: tuple[PersonCredit, ...] = ()
    song: str = ""
    by_member: bool = False
    member_id: MemberId | None = None
    withdrawn: bool = False
    merged_into: ContenderId | None = None
    apart_from: frozenset[ContenderId] = frozenset()
    nominee_id: NomineeId | None = None

    @property
    def key(self) -> NomineeId:
        """Its id among the nominees of the contest's categories, where a contender stands as a nominee does.

        No slate has a nominee with such an id.
        """
        return NomineeId(f"{_KEY_MARK}{self.id}")

    def as_nominee(self) -> Nominee:
        """The contender in the form in which screens name a nominee."""
        return Nominee(self.key, self.films, self.people, song=self.song, withdrawn=self.withdrawn)

    def is_seen_by(self, member_id: MemberId | None) -> bool:
        """Whether this member may know of it before the lock: a host's, or their own."""
        return not self.by_member or (member_id is not None and member_id == self.member_id)


@dataclass(frozen=True, slots=True)
class ContenderDraft:
    """A contender that somebody typed, with what the record recognises in it."""

    text: str
    films: tuple[FilmCredit, ...] = ()
    people: tuple[PersonCredit, ...] = ()
    song: str = ""


@dataclass(frozen=True)
class ContenderList:
    """A contest's contenders.

    Attributes:
        by_id: By id, the oldest first.
    """

    by_id: Mapping[ContenderId, Contender]

    @classmethod
    def from_contenders(cls, contenders: Iterable[Contender]) -> "ContenderList":
        """The list of these contenders."""
        return cls({one.id: one for one in sorted(contenders, key=lambda one: one.id)})

    @cached_property
    def by_category(self) -> Mapping[CategoryId, tuple[Contender, ...]]:
        """The contenders of each category that has any, the oldest first."""
        found: dict[CategoryId, list[Contender]] = {}
        for contender in self.by_id.values():
            found.setdefault(contender.category_id, []).append(contender)
        return {category_id: tuple(contenders) for category_id, contenders in found.items()}

    def list_seen(self, category_id: CategoryId, member_id: MemberId | None) -> tuple[Contender, ...]:
        """The contenders of a category that a member may know of before the lock."""
        return tuple(one for one in self.by_category.get(category_id, ()) if one.is_seen_by(member_id))

    def list_standing(self, category_id: CategoryId) -> tuple[Contender, ...]:
        """The contenders of a category that are merged into no other one."""
        return tuple(one for one in self.by_category.get(category_id, ()) if one.merged_into is None)

    def find_standing(self, contender_id: ContenderId) -> ContenderId:
        """The contender that one counts as: itself, or what it was merged into."""
        contender = self.by_id[contender_id]
        while contender.merged_into is not None:
            contender = self.by_id[contender.merged_into]
        return contender.id

    def find_all_standing(self, contender_ids: Iterable[ContenderId]) -> frozenset[ContenderId]:
        """The contenders that these count as, each once."""
        return frozenset(map(self.find_standing, contender_ids))


def choose_slots(category: Category) -> int:
    """How many will be nominated in a category, as long as a host does not say otherwise."""
    return PICTURE_SLOTS if category.canonical == PICTURE_CATEGORY else OTHER_SLOTS


def place_name(name: str, film: str, headline: Headline) -> NomineeDraft:
    """What somebody typed into a form, in its place: a film, or a person or song with the film beside it."""
    name, film = tidy_text(name), tidy_text(film)
    films = (film,) if film else ()
    match headline:
        case Headline.PERSON:
            return NomineeDraft(films=films, people=(name,))
        case Headline.SONG:
            return NomineeDraft(films=films, song=name)
        case _:
            return NomineeDraft(films=(name,))


def format_contender_text(draft: NomineeDraft, headline: Headline) -> str:
    """The text of a contender: what its category is named by, and the film beside a person or a song."""
    films = ", ".join(draft.films)
    if headline is Headline.PERSON and draft.people:
        name = ", ".join(draft.people)
    elif headline is Headline.SONG and draft.song:
        name = draft.song
    else:
        return films or ", ".join(draft.people) or draft.song or draft.credit or draft.country
    return f"{name} ({films})" if films else name
