"""Finding categories by their names, over the years and at one ceremony: "picture", "foreign film", "bp"."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property, lru_cache

from bot.errors import Choice
from bot.record.model import Category, Ceremony
from bot.record.record import OSCARS, Record
from bot.search import text
from bot.search.choices import make_category_choice, make_fitting_choice
from bot.search.entries import (
    list_canonical_names,
    make_canonical_entries,
    make_category_entries,
    make_category_initials,
)
from bot.search.index import MAX_OFFERED_CHOICES, ChoiceIndex, SearchResult, merge_choices

CEREMONY_INDEX_CACHE_SIZE = 32
"""How many ceremonies' category indexes are kept while somebody types: making one takes milliseconds."""

_LIST_SEPARATOR = re.compile(r"\s+and\s+|\s*[&,+/]\s*")


class CategoryIndex:
    """Finds canonical categories, and the categories of any ceremony."""

    def __init__(self, record: Record) -> None:
        """Index every name that every category ever had, for each award and for all."""
        self._record = record
        self._all = ChoiceIndex(make_canonical_entries(record))
        self._of_award = {
            award: ChoiceIndex(make_canonical_entries(record, award)) for award in record.awards
        }

    def suggest_categories(
        self, typed: str, award: str | None = None, limit: int = MAX_OFFERED_CHOICES
    ) -> list[Choice]:
        """The canonical categories that an unfinished text may mean, at one award or at any."""
        return (self._all if award is None else self._of_award[award]).suggest_choices(typed, limit)

    def find_categories(self, typed: str, award: str | None = None) -> SearchResult:
        """The canonical category of this name at one award; without an award, at the Oscars, else at any.

        A name that only some years had, like "Writing", means every category with that word in a name. Of
        several with the same words in their names, those still given are preferred to retired ones, if their
        current names have these words.
        """
        index = self._of_award[award or OSCARS]
        several = _match_listed_names(index, typed)
        found = (
            SearchResult(several)
            if several
            else self._find_at_any_award(typed)
            if award is None
            else index.find_choices(typed)
        )
        words = set(text.drop_articles(text.fold_text(typed).split()))
        if any(text.fold_text(typed) in self._list_current_names(hit.id) for hit in found.hits):
            return SearchResult(self._filter_still_given(found.hits, award))
        containing = index.match_all_words(typed) if found.hits else ()
        if index.match_whole_names(typed):
            return SearchResult(
                self._sort_by_record(
                    self._filter_still_given(found.hits, award), self._filter_still_given(containing, award)
                )
            )
        hits = self._sort_by_record(found.hits, containing)
        given = self._filter_still_given(hits, award)
        says_it = any(words <= set(" ".join(self._list_current_names(hit.id)).split()) for hit in given)
        begun = [hit for hit in given if self._begins_current_name(words, hit.id)]
        return SearchResult(given if says_it else begun or hits, found.nearest)

    def is_whole_name(self, typed: str) -> bool:
        """Whether a category of the Oscars ever had exactly this name."""
        return bool(self._of_award[OSCARS].match_whole_names(typed))

    def suggest_categories_in(
        self, ceremony: Ceremony, typed: str, limit: int = MAX_OFFERED_CHOICES
    ) -> list[Choice]:
        """The categories of a ceremony that an unfinished text may mean, in the ceremony's order."""
        return self._get_ceremony_index(ceremony).suggest_choices(typed, limit)

    def find_categories_in(self, ceremony: Ceremony, typed: str) -> SearchResult:
        """A ceremony's categories of this name: the name there, the current one, or any former one."""
        index = self._get_ceremony_index(ceremony)
        here = index.match_as_spelt(typed)
        if here.hits:
            return here
        award = ceremony.award if ceremony.award in self._record.awards else None
        canonical = {choice.id for choice in self.find_categories(typed, award).hits}
        joined = [category for category in ceremony.categories if category.canonical in canonical]
        return (
            SearchResult([make_category_choice(category) for category in joined])
            if joined
            else index.find_choices(typed)
        )

    def _get_ceremony_index(self, ceremony: Ceremony) -> ChoiceIndex:
        # The record never changes; a server's own slate, or its view of a record's slate, may at any time.
        if self._record.ceremonies.get(ceremony.id) is ceremony:
            return self._of_record(ceremony.id)
        return ChoiceIndex(make_category_entries(self._record, ceremony))

    @cached_property
    def _of_record(self) -> Callable[[str], ChoiceIndex]:
        """The index of a ceremony of the record, by its id."""

        def build_index(ceremony_id: str) -> ChoiceIndex:
            return ChoiceIndex(make_category_entries(self._record, self._record.ceremonies[ceremony_id]))

        return lru_cache(CEREMONY_INDEX_CACHE_SIZE)(build_index)

    def _list_current_names(self, canonical: str) -> Collection[str]:
        """The current names of a category."""
        known = self._record.canonical[canonical]
        return [*list_canonical_names(known), make_category_initials(known)]

    def _begins_current_name(self, words: Collection[str], canonical: str) -> bool:
        """Whether the words are beginnings of those of one current name: "best pic"."""
        return any(
            all(any(whole.startswith(word) for whole in name.split()) for word in words)
            for name in self._list_current_names(canonical)
        )

    def _sort_by_record(self, *hits: Iterable[Choice]) -> Sequence[Choice]:
        order = list(self._record.canonical)
        return sorted(merge_choices(*hits), key=lambda hit: order.index(hit.id))

    def _filter_still_given(self, hits: Sequence[Choice], award: str | None) -> Sequence[Choice]:
        """Those that the award still gives; all if it gives none of them any more."""
        newest = self._record.find_latest_ceremony(award or OSCARS)
        given = {category.canonical for category in newest.categories} if newest else set[str | None]()
        return [hit for hit in hits if hit.id in given] or hits

    def _find_at_any_award(self, typed: str) -> SearchResult:
        """A name at any award, the Oscars' first: whole words before unfinished and misspelt ones.

        A typed id of several words can only be the id; an id of one plain word may be meant as the word.
        """
        asked = typed.strip()
        if "-" in asked and asked in self._record.canonical:
            return SearchResult([make_fitting_choice(asked, self._record.canonical[asked].name)])
        oscars = self._of_award[OSCARS]
        for attempt in (
            oscars.match_as_spelt(typed, unfinished=False),
            self._all.match_as_spelt(typed, unfinished=False),
        ):
            if attempt.hits:
                return attempt
        found = oscars.find_choices(typed)
        return found if found.hits else self._all.find_choices(typed)


def _match_listed_names(index: ChoiceIndex, typed: str) -> Sequence[Choice]:
    """The categories that a text lists, "picture and director"; empty if it is one name, or lists something
    else too.
    """
    pieces = _LIST_SEPARATOR.split(typed[: text.QUERY_MAX_CHARACTERS].casefold())
    if len(pieces) < 2 or index.match_whole_names(typed):
        return ()
    named = [index.match_whole_names(piece) for piece in pieces]
    return merge_choices(*named) if all(named) else ()


def are_one_prize(categories: Sequence[Category]) -> bool:
    """Whether these are one category, or the parts of a divided one."""
    canonical = {category.canonical for category in categories}
    return len(categories) == 1 or (len(canonical) == 1 and None not in canonical)
