"""Categories as people call them, over the years and at one ceremony: "picture", "foreign film", "bp"."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from bot.awards import text
from bot.awards.choices import category_choice, fitting
from bot.awards.entries import canonical_entries, canonical_names, category_entries, category_initials
from bot.awards.index import OFFERED, Found, Index, distinct
from bot.awards.model import Category, Ceremony
from bot.awards.record import OSCARS, Record
from bot.errors import Choice

CEREMONIES_KEPT = 32
"""Ceremonies whose categories stay indexed, as someone types or asks on: making one index takes milliseconds."""

_BETWEEN = re.compile(r"\s+and\s+|\s*[&,+/]\s*")


class CategoryIndex:
    """Finds canonical categories, and any ceremony's."""

    def __init__(self, record: Record) -> None:
        """Index every name that every prize ever had, by award and together."""
        self._record = record
        self._all = Index(canonical_entries(record))
        self._of_award = {award: Index(canonical_entries(record, award)) for award in record.awards}
        self._of_record = lru_cache(CEREMONIES_KEPT)(self._index_of_record)

    def complete(self, typed: str, award: str | None = None, limit: int = OFFERED) -> list[Choice]:
        """Canonical categories that an unfinished text may mean, at one award or at any."""
        return (self._all if award is None else self._of_award[award]).complete(typed, limit)

    def find(self, typed: str, award: str | None = None) -> Found:
        """The canonical category of this name at one award; where none is given, at the Oscars or else any.

        A name that one had in some years, like "Writing", may be any that has the word in a name. Of several with the
        same words in their names, those still given today go before retired ones, if people still say these words.
        """
        index = self._of_award[award or OSCARS]
        several = _all_named(index, typed)
        found = Found(several) if several else self._named(typed) if award is None else index.find(typed)
        words = set(text.telling(text.fold(typed).split()))
        if any(text.fold(typed) in self._said(hit.id) for hit in found.hits):
            return Found(self._given(found.hits, award))
        containing = index.containing(typed) if found.hits else ()
        if index.named(typed):
            return Found(self._in_order(self._given(found.hits, award), self._given(containing, award)))
        hits = self._in_order(found.hits, containing)
        given = self._given(hits, award)
        says_it = any(words <= set(" ".join(self._said(hit.id)).split()) for hit in given)
        return Found(given if says_it else hits, found.nearest)

    def complete_in(self, ceremony: Ceremony, typed: str, limit: int = OFFERED) -> list[Choice]:
        """A ceremony's categories that an unfinished text may mean, in the ceremony's order."""
        return self._index_in(ceremony).complete(typed, limit)

    def find_in(self, ceremony: Ceremony, typed: str) -> Found:
        """A ceremony's categories of this name: what it was called there, is called now, or ever was."""
        index = self._index_in(ceremony)
        here = index.match(typed)
        if here.hits:
            return here
        award = ceremony.award if ceremony.award in self._record.awards else None
        canonical = {choice.id for choice in self.find(typed, award).hits}
        joined = [category for category in ceremony.categories if category.canonical in canonical]
        return Found([category_choice(category) for category in joined]) if joined else index.find(typed)

    def _index_in(self, ceremony: Ceremony) -> Index:
        # The record never changes; a server's own slate, even under an id of the record's, may at any time.
        if self._record.ceremonies.get(ceremony.id) is ceremony:
            return self._of_record(ceremony.id)
        return Index(category_entries(self._record, ceremony))

    def _index_of_record(self, ceremony_id: str) -> Index:
        return Index(category_entries(self._record, self._record.ceremonies[ceremony_id]))

    def _said(self, canonical: str) -> Collection[str]:
        """What a prize is called now."""
        known = self._record.canonical[canonical]
        return [*canonical_names(known), category_initials(known)]

    def _in_order(self, *hits: Iterable[Choice]) -> Sequence[Choice]:
        order = list(self._record.canonical)
        return sorted(distinct(*hits), key=lambda hit: order.index(hit.id))

    def _given(self, hits: Sequence[Choice], award: str | None) -> Sequence[Choice]:
        """Those of an award's that it still gives; where it gives none of them now, all."""
        newest = self._record.latest(award or OSCARS)
        given = {category.canonical for category in newest.categories} if newest else set[str | None]()
        return [hit for hit in hits if hit.id in given] or hits

    def _named(self, typed: str) -> Found:
        """A name at any award, the Oscars' first: whole words before unfinished and misspelt ones.

        An id of several words is nothing else; one that is a plain word may be meant as the word.
        """
        asked = typed.strip()
        if "-" in asked and asked in self._record.canonical:
            return Found([fitting(asked, self._record.canonical[asked].name)])
        oscars = self._of_award[OSCARS]
        for attempt in (oscars.match(typed, unfinished=False), self._all.match(typed, unfinished=False)):
            if attempt.hits:
                return attempt
        found = oscars.find(typed)
        return found if found.hits else self._all.find(typed)


def _all_named(index: Index, typed: str) -> Sequence[Choice]:
    """The categories that a text lists, "picture and director"; none where it is one name, or lists anything else."""
    pieces = _BETWEEN.split(typed[: text.TEXT_LIMIT].casefold())
    if len(pieces) < 2 or index.named(typed):
        return ()
    named = [index.named(piece) for piece in pieces]
    return distinct(*named) if all(named) else ()


def are_one_prize(categories: Sequence[Category]) -> bool:
    """Whether these are one category, or the parts of a divided one."""
    canonical = {category.canonical for category in categories}
    return len(categories) == 1 or (len(canonical) == 1 and None not in canonical)
