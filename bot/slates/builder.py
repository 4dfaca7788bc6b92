"""Making categories and nominees with ids from drafts, matched by name with the record's categories; pure."""

import unicodedata
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import replace
from functools import cached_property
from itertools import count

from bot.ids import CategoryId, NomineeId
from bot.record.model import (
    CanonicalCategory,
    Category,
    CategoryClass,
    Ceremony,
    FilmCredit,
    Headline,
    Nominee,
    PersonCredit,
)
from bot.record.record import Record
from bot.search import text as spelling
from bot.slates.drafts import SLATE_NAME_MAX_CHARACTERS, CategoryDraft, NomineeDraft, make_comparison_key

CATEGORY_ID_MAX_CHARACTERS = 24
NOMINEE_ID_MAX_CHARACTERS = 40
"""The most characters of the ids, so that both fit into the 100 characters of a button's custom id."""


class PrizeNames:
    """Finds the canonical category of a category in a server's own slate, by its name."""

    def __init__(self, record: Record) -> None:
        """Learn the record's names; they are indexed when first asked for."""
        self._record = record

    def find_canonical(self, name: str) -> CanonicalCategory | None:
        """The canonical category of this name, "Best Picture" also as "picture"; None for a server's own
        invention.
        """
        return self._by_name.get(_strip_prefixes(name))

    @cached_property
    def _by_name(self) -> dict[str, CanonicalCategory]:
        """Every name that a competitive category of the record has ever had, the current ones first."""
        record, found = self._record, dict[str, CanonicalCategory]()
        contested = [canonical for canonical in record.canonical.values() if _is_contested(record, canonical)]
        for canonical in contested:
            for name in (canonical.name, *canonical.aliases):
                found.setdefault(_strip_prefixes(name), canonical)
        for canonical in contested:
            for award in record.awards:
                for _, category in record.history.get((canonical.id, award), ()):
                    found.setdefault(_strip_prefixes(category.name), canonical)
        return found


def make_category(draft: CategoryDraft, prizes: PrizeNames, taken: Container[str]) -> Category:
    """The category of a draft, with an id that is not in `taken`."""
    canonical = prizes.find_canonical(draft.name)
    headline = draft.headline or (canonical.headline if canonical else infer_headline(draft.nominees))
    category = Category(
        id=CategoryId(make_fresh_id(draft.name, "category", CATEGORY_ID_MAX_CHARACTERS, taken)),
        canonical=canonical.id if canonical else None,
        name=draft.name,
        headline=headline,
        nominees=(),
        weight=draft.weight or (canonical.weight if canonical else 1),
    )
    return add_nominees(category, draft.nominees)


def make_categories(drafts: Iterable[CategoryDraft], prizes: PrizeNames) -> tuple[Category, ...]:
    """The categories of drafts, each with a different id."""
    made: dict[CategoryId, Category] = {}
    for draft in drafts:
        category = make_category(draft, prizes, made)
        made[category.id] = category
    return tuple(made.values())


def add_nominees(category: Category, drafts: Iterable[NomineeDraft]) -> Category:
    """The category with more nominees at its end, each with an unused id."""
    made = dict(category.by_id)
    for draft in drafts:
        nominee = rewrite_nominee(Nominee(NomineeId("")), draft)
        wanted = " ".join(_list_leading_words(nominee, category.headline)) or "nominee"
        nominee_id = NomineeId(make_fresh_id(wanted, "nominee", NOMINEE_ID_MAX_CHARACTERS, made))
        made[nominee_id] = replace(nominee, id=nominee_id, withdrawn=draft.withdrawn)
    return replace(category, nominees=tuple(made.values()))


def rewrite_nominee(nominee: Nominee, draft: NomineeDraft) -> Nominee:
    """The nominee with a draft's values; films and people with the same spelling keep the record's ids."""
    films = {make_comparison_key(film.title): film.id for film in nominee.films}
    people = {make_comparison_key(person.name): person.id for person in nominee.people}
    return replace(
        nominee,
        films=tuple(FilmCredit(films.get(make_comparison_key(title)), title) for title in draft.films),
        people=tuple(PersonCredit(people.get(make_comparison_key(name)), name) for name in draft.people),
        song=draft.song,
        country=draft.country,
        credit=draft.credit,
    )


def _fit_name(name: str) -> str:
    """The name, cut to what a server's own slate can hold."""
    return name if len(name) <= SLATE_NAME_MAX_CHARACTERS else name[: SLATE_NAME_MAX_CHARACTERS - 1] + "…"


def copy_categories(ceremony: Ceremony) -> tuple[Category, ...]:
    """The ceremony's categories that can be voted on, under the names people use, without its winners."""
    made: dict[CategoryId, Category] = {}
    titles = Counter(category.title for category in ceremony.slate)
    for category in ceremony.slate:
        nominees: dict[NomineeId, Nominee] = {}
        for nominee in category.nominees:
            nominee_id = NomineeId(make_fresh_id(nominee.id, "nominee", NOMINEE_ID_MAX_CHARACTERS, nominees))
            nominees[nominee_id] = replace(
                nominee, id=nominee_id, winner=False, unofficial=False, characters=()
            )
        category_id = CategoryId(make_fresh_id(category.id, "category", CATEGORY_ID_MAX_CHARACTERS, made))
        made[category_id] = replace(
            category,
            id=category_id,
            # What two categories of a year are called today, such as a divided prize, tells them apart no more.
            name=_fit_name(category.title if titles[category.title] == 1 else category.name),
            modern_name="",
            nominees=tuple(nominees.values()),
            divided=False,
        )
    return tuple(made.values())


def make_fresh_id(text: str, fallback: str, length: int, taken: Container[str]) -> str:
    """An id of lower-case ASCII letters, digits and hyphens made from a text, with a number if it is taken."""
    plain = unicodedata.normalize("NFKD", spelling.fold_text(text)).encode("ascii", "ignore").decode()
    words = "-".join(plain.split())[:length].rstrip("-") or fallback
    if words not in taken:
        return words
    numbered = (f"{words[: length - 4].rstrip('-')}-{number}" for number in count(2))
    return next(candidate for candidate in numbered if candidate not in taken)


def infer_headline(nominees: Iterable[NomineeDraft]) -> Headline:
    """The headline of a category without a given one: what all its nominees have, a film before a person."""
    nominees = list(nominees)
    if nominees and all(nominee.song for nominee in nominees):
        return Headline.SONG
    if nominees and all(nominee.country for nominee in nominees):
        return Headline.COUNTRY
    films = [nominee.films for nominee in nominees]
    # Two performances in one film are distinguished by their actors.
    if nominees and all(nominee.people for nominee in nominees) and len(set(films)) < len(films):
        return Headline.PERSON
    return Headline.FILM if not nominees or any(films) else Headline.PERSON


def _list_leading_words(nominee: Nominee, headline: Headline) -> Iterable[str]:
    """The texts that distinguish a nominee from the others of its category, the best first."""
    films = [film.title for film in nominee.films]
    people = [person.name for person in nominee.people]
    song = [nominee.song] if nominee.song else []
    if headline is Headline.PERSON:
        return people or films or song
    if headline is Headline.SONG:
        return song or films or people
    return films or people or [nominee.song or nominee.country or nominee.credit]


def _is_contested(record: Record, canonical: CanonicalCategory) -> bool:
    appearances = [
        found for award in record.awards for found in record.history.get((canonical.id, award), ())
    ]
    return any(category.kind is CategoryClass.COMPETITIVE for _, category in appearances)


def _strip_prefixes(name: str) -> str:
    """A category's name without prefixes such as "best" that any category may have."""
    return spelling.fold_text(name).removeprefix("best ").removeprefix("outstanding ")
