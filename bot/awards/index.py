"""An index over names: exact, then prefixes and words, and misspellings only where those find nothing."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from itertools import islice

from rapidfuzz import fuzz, process

from bot.awards import text
from bot.awards.choices import label
from bot.awards.words import PAST_EVERY_LETTER, WordIndex
from bot.errors import Choice

OFFERED = 25
"""Choices that one of Discord's lists can hold."""

NEAREST = 5
"""Names offered to someone who found nothing."""

SURE = 80.0
"""Likeness (0–100) from which a misspelt name is taken for the one it resembles …"""

AHEAD = 5.0
"""… if it is so much closer than the next."""

RESEMBLING = 65.0
"""Likeness below which a name is not worth offering."""

OBSCURITY = 3.0
"""How much likelier than the best known name the least known one must be, to be thought of first."""

_WORDS_COMPARED = 8
_NAMES_COMPARED = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    Attributes:
        choice: What is shown and returned.
        names: Everything it is called.
        qualifiers: Folded words that narrow a search but are no name and never completed: a film's year.
    """

    choice: Choice
    names: Collection[str]
    qualifiers: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a text means: `hits` as good as each other, best known first; without any, the `nearest` names."""

    hits: Sequence[Choice]
    nearest: Sequence[Choice] = ()


class Index:
    """From names to choices. Equal matches keep the order of the entries: give the best known first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the entries."""
        entries = list(entries)
        self._choices = [entry.choice for entry in entries]
        self._addresses: dict[str, int] = {}
        self._exact: dict[str, tuple[int, ...]] = {}
        self._squashed: dict[str, tuple[int, ...]] = {}
        self._parts: dict[str, tuple[int, ...]] = {}
        self._shorthand: dict[str, tuple[int, ...]] = {}
        self._plain: list[tuple[str, ...]] = []
        for position, entry in enumerate(entries):
            self._addresses.setdefault(entry.choice.id, position)
            self._addresses.setdefault(label(entry.choice), position)
            names = set(map(text.fold, entry.names))
            parts = set[str]().union(*map(text.parts, entry.names))
            for name in names:
                _add(self._exact, name, position)
            for name in set(map(text.squash, names)):
                _add(self._squashed, name, position)
            for part in set(map(text.squash, parts)):
                _add(self._parts, part, position)
            for shorthand in set(entry.qualifiers).union(*map(text.initials, names | parts)):
                _add(self._shorthand, shorthand, position)
            self._plain.append(tuple({" ".join(text.telling(name.split())) for name in names}))
        named = sorted((name, position) for position, names in enumerate(self._plain) for name in names)
        self._names = [name for name, _ in named]
        self._named = [position for _, position in named]
        self._words = WordIndex(set[str]().union(*map(text.words, entry.names)) for entry in entries)

    def complete(self, typed: str, limit: int = OFFERED) -> list[Choice]:
        """What an unfinished text may become, best first; with nothing typed, the best known."""
        if not typed.strip():
            return self._choices[:limit]
        tokens = text.fold(typed).split()
        if not tokens:
            return []
        *finished, last = tokens
        kept = [token for token in finished if token not in text.ARTICLES]
        if not kept or not typed[-1].isspace() or last not in text.ARTICLES:
            kept.append(last)  # "a" may become "amélie" as long as no space follows
        found: dict[int, None] = {}
        for matches in self._completions(" ".join(tokens), kept):
            found.update(dict.fromkeys(nsmallest(limit, matches)))
            if len(found) >= limit:
                break
        positions = found or [position for _, position in self._resembling(kept)]
        return [self._choices[position] for position in islice(positions, limit)]

    def find(self, typed: str) -> Found:
        """What a finished text means, misspelt or not."""
        found = self.match(typed)
        tokens = text.telling(text.fold(typed).split())
        return found if found.hits or not tokens else self._misspelt(tokens)

    def match(self, typed: str, unfinished: bool = True) -> Found:
        """What a text means as it is spelt: an id, a label, a name, some words of one, or unfinished words."""
        asked = typed.strip()
        if asked in self._addresses:
            return Found([self._choices[self._addresses[asked]]])
        folded = text.fold(asked)
        if not folded:
            return Found(())
        for meant in self._meanings(folded, text.telling(folded.split()), unfinished):
            if meant:
                return Found([self._choices[position] for position in sorted(meant)])
        return Found(())

    def _completions(self, folded: str, tokens: Sequence[str]) -> Iterator[Collection[int]]:
        """Positions by kind of match, the best kind first; later kinds repeat earlier ones."""
        yield self._exact.get(folded, ())
        yield self._squashed.get(text.squash(folded), ())
        start = " ".join(tokens)
        first = bisect_left(self._names, start)
        yield self._named[first : bisect_left(self._names, start + PAST_EVERY_LETTER)]
        yield _in_all(map(self._words.whole, tokens))
        yield _in_all(map(self._begun, tokens))

    def _meanings(self, folded: str, tokens: Sequence[str], unfinished: bool) -> Iterator[Collection[int]]:
        """Positions by kind of match, the strictest kind first."""
        yield self._exact.get(folded, ())
        yield self._squashed.get(text.squash(folded), ())
        *name, qualifier = tokens
        qualified = self._shorthand.get(qualifier, ())
        yield set(qualified).intersection(self._squashed.get(text.squash(" ".join(name)), ()))
        yield self._parts.get(text.squash(folded), ())
        yield _in_all(map(self._words.whole, tokens))
        yield _in_all(self._words.whole(token).union(self._shorthand.get(token, ())) for token in tokens)
        if unfinished:
            yield _in_all(map(self._begun, tokens))

    def _begun(self, token: str) -> Set[int]:
        return self._words.beginning(token).union(self._shorthand.get(token, ()))

    def _misspelt(self, tokens: Sequence[str]) -> Found:
        """The name clearly closest to a misspelt text, with its namesakes; the nearest where none is."""
        resembling = self._resembling(tokens)
        nearest = [self._choices[position] for _, position in resembling[:NEAREST]]
        if not resembling or resembling[0][0] < SURE:
            return Found((), nearest)
        score, closest = resembling[0]
        rivals = [(likeness, position) for likeness, position in resembling if score - likeness < AHEAD]
        if any(set(self._plain[closest]).isdisjoint(self._plain[position]) for _, position in rivals):
            return Found((), nearest)
        return Found([self._choices[position] for _, position in rivals])

    def _resembling(self, tokens: Sequence[str]) -> list[tuple[float, int]]:
        """Likeness and position of the names that a misspelt text resembles, the likest first.

        Three quarters of the likeness are how well the words match in whatever order, one quarter the whole
        name's, so that of two names with the same words the shorter comes first. A name that is alike as a
        whole needs no words in common.
        """
        start = " ".join(tokens)
        if start.isdigit():
            return []
        tokens = tokens[:_WORDS_COMPARED]
        by_words: dict[int, float] = defaultdict(float)
        for token in tokens:
            for position, similarity in self._words.similar(token).items():
                by_words[position] += similarity / len(tokens)
        likeness: dict[int, float] = {}
        for position in nlargest(_NAMES_COMPARED, by_words, key=by_words.__getitem__):
            whole = max(fuzz.ratio(start, name) for name in self._plain[position])
            likeness[position] = 0.75 * by_words[position] + 0.25 * whole
        for _, whole, at in process.extract(
            start, self._names, scorer=fuzz.ratio, score_cutoff=RESEMBLING, limit=NEAREST
        ):
            likeness[self._named[at]] = max(whole, likeness.get(self._named[at], 0.0))
        obscurity = OBSCURITY / max(len(self._choices), 1)
        scored = ((score - obscurity * position, position) for position, score in likeness.items())
        return sorted((found for found in scored if found[0] >= RESEMBLING), reverse=True)


def _add(found: dict[str, tuple[int, ...]], name: str, position: int) -> None:
    # Most of tens of thousands of names have one position: a list takes twice the memory, a set four times.
    found[name] = (*found.get(name, ()), position)


def _in_all(found: Iterable[Set[int]]) -> Set[int]:
    """The positions that every word has."""
    sets = sorted(found, key=len)
    return set(sets[0]).intersection(*sets[1:])
