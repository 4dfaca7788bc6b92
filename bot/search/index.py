"""An index over names: exact matches, then prefixes and words, and misspellings only if those find nothing."""

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import nsmallest

from bot.errors import Choice
from bot.search import text
from bot.search.choices import format_choice_label
from bot.search.fuzzy import FuzzyMatcher, is_unfinished
from bot.search.name_index import NameIndex, PrefixIndex, SearchEntry, WordIndex

__all__ = [
    "MAX_NEAREST_CHOICES",
    "MAX_OFFERED_CHOICES",
    "ChoiceIndex",
    "SearchEntry",
    "SearchResult",
    "merge_choices",
]

MAX_OFFERED_CHOICES = 25
"""The most choices in one of Discord's lists."""

MAX_NEAREST_CHOICES = 5
"""The most names offered if nothing was found."""

MAX_ASKED_BACK_CHOICES = 10
"""The most names offered if a text may mean one of them, but may as well mean something else."""

UNFINISHED_MIN_LETTERS = 5
"""The fewest letters of an unfinished word that is taken for the word it begins."""

INITIALS_MIN_LETTERS = 5
"""The fewest letters of initials that cannot be a word: "eeaao" is enough, "thor" (The House of Rothschild)
is not.
"""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The meaning of a text: equally good `hits`, best known first; if there are none, the `nearest` names."""

    hits: Sequence[Choice]
    nearest: Sequence[Choice] = ()


class ChoiceIndex:
    """Finds choices by names. Equal matches keep the order of the entries, so these must be the best known first."""

    def __init__(self, entries: Iterable[SearchEntry], open_ended: bool = False) -> None:
        """Index the entries.

        Args:
            entries: The best known first.
            open_ended: Whether people search for much that is not among them, as for films that were never nominated.
                If only one entry has a few of the typed letters, it is then offered, not taken for the meaning.
        """
        entries = list(entries)
        self._open_ended = open_ended
        self._choices = [entry.choice for entry in entries]
        self._addresses = PrefixIndex((choice.id, format_choice_label(choice)) for choice in self._choices)
        folded = [set(map(text.fold_text, entry.names)) for entry in entries]
        self._called = NameIndex(entries, folded)
        self._plain = [
            tuple({sys.intern(" ".join(text.drop_articles(name.split()))) for name in names})
            for names in folded
        ]
        self._beginnings = PrefixIndex(self._plain)
        self._with_article = PrefixIndex(filter(_begins_with_article, names) for names in folded)
        self._words = WordIndex(set[str]().union(*map(text.expand_words, entry.names)) for entry in entries)
        self._misspellings = FuzzyMatcher(self._plain, self._beginnings, self._words, open_ended)

    def suggest_choices(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """The choices that an unfinished text may mean, best first, misspelt or not; without text, the best known."""
        found = self.suggest_as_spelt(typed, limit)
        tokens = _split_unfinished(typed)
        if found or not tokens:
            return found
        return [self._choices[position] for _, position in self._misspellings.rank_resembling(tokens)[:limit]]

    def suggest_as_spelt(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """The choices that an unfinished text may mean, without misspellings."""
        if not typed.strip():
            return self._choices[:limit]
        found: dict[int, None] = {}
        tokens = _split_unfinished(typed)
        for matches in self._iterate_completions(text.fold_text(typed), tokens) if tokens else ():
            found.update(dict.fromkeys(nsmallest(limit, matches)))
            if len(found) >= limit:
                break
        return [self._choices[position] for position in list(found)[:limit]]

    def find_choices(self, typed: str) -> SearchResult:
        """The meaning of a finished text, misspelt or not."""
        found = self.match_as_spelt(typed)
        tokens = text.drop_articles(text.fold_text(typed).split())
        if found.hits or text.ARTICLES.issuperset(tokens):
            return found
        meant, resembling = self._misspellings.find_closest(tokens)
        if meant and not found.nearest:
            return self._make_result(meant)
        nearest = self._make_result(resembling[:MAX_NEAREST_CHOICES]).hits
        return SearchResult((), merge_choices(found.nearest, nearest)[:MAX_ASKED_BACK_CHOICES])

    def match_as_spelt(self, typed: str, unfinished: bool = True) -> SearchResult:
        """The meaning of a text without misspellings: an id, a label, a name, some words of one, or unfinished words.

        A meaning that is only likely is in `nearest`.
        """
        folded = text.fold_text(typed)
        named = self._find_whole_names(typed, folded)
        tokens = text.drop_articles(folded.split())
        if named or text.ARTICLES.issuperset(tokens):
            return self._make_result(named)
        for positions, is_sure in self._iterate_meanings(folded, tokens, unfinished):
            if positions:
                return (
                    self._make_result(sorted(positions))
                    if is_sure
                    else self._make_asked_back_result(positions, typed)
                )
        return SearchResult(())

    def match_whole_names(self, typed: str) -> Sequence[Choice]:
        """The choices with this text as their id, label or whole name."""
        return self._make_result(self._find_whole_names(typed, text.fold_text(typed))).hits

    def match_title_parts(self, typed: str) -> Sequence[Choice]:
        """The choices of which this text is a main part of the title: what stands before the colon."""
        return self._make_result(sorted(self._called.find_part(text.fold_text(typed)))).hits

    def match_all_words(self, typed: str) -> Sequence[Choice]:
        """The choices with all these words, whole, among their names."""
        standing = self._find_with_all_words(text.drop_articles(text.fold_text(typed).split()))
        return self._make_result(sorted(standing)).hits

    def match_beginnings(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> Sequence[Choice]:
        """The choices whose names begin with these whole words, the best known first."""
        start = " ".join(text.drop_articles(text.fold_text(typed).split()))
        found = self._beginnings.find_beginning_with(start + " ") if start else ()
        return [
            self._choices[position]
            for position in nsmallest(limit, {*found, *self._called.find_squashed(start)})
        ]

    def _make_result(self, positions: Iterable[int]) -> SearchResult:
        return SearchResult([self._choices[position] for position in positions])

    def _make_asked_back_result(self, positions: Collection[int], typed: str) -> SearchResult:
        """A result without hits: the possible meanings, and others that begin with the text."""
        return SearchResult(
            (),
            merge_choices(
                self._make_result(sorted(positions)).hits, self.suggest_choices(typed, MAX_ASKED_BACK_CHOICES)
            )[:MAX_ASKED_BACK_CHOICES],
        )

    def _find_whole_names(self, typed: str, folded: str) -> Sequence[int]:
        """The entries with this id, label or name; if only the spaces differ, also all others with these words."""
        addressed = self._addresses.find_named(typed.strip())
        if addressed:
            return addressed[:1]
        exact = self._called.find_exact(folded) if folded else ()
        if exact or not folded:
            return exact
        standing = self._find_with_all_words(text.drop_articles(folded.split()))
        nicknamed = self._called.find_nicknamed(folded)
        if nicknamed:
            return list(dict.fromkeys((*nicknamed, *sorted(standing))))
        squashed = self._called.find_squashed(folded)
        # "spiderman" and "godfather" are words of the name itself; "endgame" is none of "End Game".
        is_written_otherwise = standing.isdisjoint(squashed)
        return sorted({*squashed, *standing}) if squashed and is_written_otherwise else squashed

    def _iterate_completions(self, folded: str, tokens: Sequence[str]) -> Iterator[Collection[int]]:
        """Positions by kind of match, the best kind first; later kinds repeat earlier positions."""
        yield self._called.find_exact(folded)
        yield self._called.find_nicknamed(folded)
        yield self._called.find_qualified(tokens)
        yield self._called.find_squashed(folded)
        if " " in folded:
            yield self._with_article.find_beginning_with(folded)
        yield self._beginnings.find_beginning_with(" ".join(tokens))
        yield self._find_with_all_words(tokens)
        yield _intersect_positions(map(self._find_begun_words, tokens))

    def _iterate_meanings(
        self, folded: str, tokens: Sequence[str], unfinished: bool
    ) -> Iterator[tuple[Collection[int], bool]]:
        """Positions by kind of match, the strictest kind first, and whether these matches are taken for the
        meaning.
        """
        yield self._called.find_qualified(tokens), True
        yield self._find_parts(folded, tokens), True
        yield self._find_with_all_words(tokens), not self._open_ended or len(text.squash_name(folded)) > 1
        yield self._find_with_all_words(text.join_particles(tokens)), True
        shortened = _intersect_positions(
            self._words.find_whole_word(token) | self._called.find_short_form(token) for token in tokens
        )
        begun = _intersect_positions(map(self._find_begun_words, tokens)) if unfinished else frozenset[int]()
        if shortened and self._are_chance(tokens, shortened, begun):
            yield shortened | begun, len(shortened | begun) > 1
        yield shortened, True
        yield begun, len(begun) > 1 or all(self._is_distinctive(tokens, position) for position in begun)

    def _find_parts(self, folded: str, tokens: Sequence[str]) -> Collection[int]:
        """The entries known by this part of their name; if it has several words, also all that begin with them."""
        parts = self._called.find_part(folded)
        if not parts or len(tokens) < 2:
            return parts
        return {*parts, *self._beginnings.find_beginning_with(" ".join(tokens) + " ")}

    def _are_chance(self, tokens: Sequence[str], shortened: Set[int], begun: Set[int]) -> bool:
        """Whether a word may match initials by chance: if it is short, or begins another name."""
        if not self._open_ended or len(tokens) > 1 or self._called.is_qualifier(tokens[0]):
            return False
        return len(tokens[0]) < INITIALS_MIN_LETTERS or not begun <= shortened

    def _is_distinctive(self, tokens: Sequence[str], position: int) -> bool:
        """Whether unfinished words are enough to mean the only name that has them, rather than something not
        in the index.
        """
        if not self._open_ended:
            return True
        lacking = [token for token in tokens if position not in self._words.find_whole_word(token)]
        if any(token.isdigit() for token in lacking):
            return False
        return len(lacking) < len(tokens) or all(
            len(token) >= UNFINISHED_MIN_LETTERS
            and any(is_unfinished(token, name) for name in self._plain[position])
            for token in lacking
        )

    def _find_with_all_words(self, tokens: Sequence[str]) -> Set[int]:
        """The names with all these words, whole; articles do not count as words."""
        return (
            frozenset()
            if text.ARTICLES.issuperset(tokens)
            else _intersect_positions(map(self._words.find_whole_word, tokens))
        )

    def _find_begun_words(self, token: str) -> Set[int]:
        return self._words.find_beginning_with(token) | self._called.find_short_form(token)


def merge_choices(*choices: Iterable[Choice]) -> list[Choice]:
    """Choices of several lists in order, each once."""
    return list(dict.fromkeys(choice for some in choices for choice in some))


def _begins_with_article(name: str) -> bool:
    return name.split(" ", 1)[0] in text.ARTICLES


def _split_unfinished(typed: str) -> list[str]:
    """The words of an unfinished text without articles; a last word that is an article counts while no space
    follows it.
    """
    *finished, last = text.fold_text(typed).split() or [""]
    kept = [token for token in finished if token not in text.ARTICLES]
    if last and (not kept or not typed[-1].isspace() or last not in text.ARTICLES):
        kept.append(last)  # "a" may become "amélie" as long as no space follows
    return kept


def _intersect_positions(found: Iterable[Set[int]]) -> Set[int]:
    """The positions that are in all sets."""
    sets = sorted(found, key=len)
    return set(sets[0]).intersection(*sets[1:])
