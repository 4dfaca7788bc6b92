"""An index over names: exact, then prefixes and words, and misspellings only where those find nothing."""

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import nsmallest

from bot.awards import text
from bot.awards.choices import label
from bot.awards.likeness import is_unfinished
from bot.awards.misspellings import Misspellings
from bot.awards.names import Entry, NameIndex
from bot.awards.words import Beginnings, WordIndex
from bot.errors import Choice

__all__ = ["NEAREST", "OFFERED", "Entry", "Found", "Index", "distinct"]

OFFERED = 25
"""Choices that one of Discord's lists can hold."""

NEAREST = 5
"""Names offered to someone who found nothing."""

ASKED_BACK = 10
"""Names offered to someone whose text may mean one, but as likely another."""

SHORTEST_UNFINISHED = 5
"""Letters from which a word that lacks its end is taken for the one it begins."""

SHORTEST_INITIALS = 5
"""Letters from which initials are no word by chance: "eeaao" is, "thor" for "The House of Rothschild" is not."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a text means: `hits` as good as each other, best known first; without any, the `nearest` names."""

    hits: Sequence[Choice]
    nearest: Sequence[Choice] = ()


class Index:
    """From names to choices. Equal matches keep the order of the entries: give the best known first."""

    def __init__(self, entries: Iterable[Entry], open_ended: bool = False) -> None:
        """Index the entries.

        Args:
            entries: The best known first.
            open_ended: Whether people ask for much that is not among them, as for films that were never nominated.
                The only entry with a few of the letters typed is then asked about, not taken for what was meant.
        """
        entries = list(entries)
        self._open_ended = open_ended
        self._choices = [entry.choice for entry in entries]
        self._addresses: dict[str, int] = {}
        for position, entry in enumerate(entries):
            self._addresses.setdefault(entry.choice.id, position)
            self._addresses.setdefault(label(entry.choice), position)
        folded = [set(map(text.fold, entry.names)) for entry in entries]
        self._called = NameIndex(entries, folded)
        self._plain = [tuple({" ".join(text.telling(name.split())) for name in names}) for names in folded]
        self._beginnings = Beginnings(self._plain)
        self._with_article = Beginnings(filter(_begins_with_article, names) for names in folded)
        self._words = WordIndex(set[str]().union(*map(text.words, entry.names)) for entry in entries)
        self._misspellings = Misspellings(self._plain, self._beginnings, self._words, open_ended)

    def complete(self, typed: str, limit: int = OFFERED) -> list[Choice]:
        """What an unfinished text may become, best first, misspelt or not; with nothing typed, the best known."""
        found = self.complete_as_spelt(typed, limit)
        tokens = _unfinished(typed)
        if found or not tokens:
            return found
        return [self._choices[position] for _, position in self._misspellings.resembling(tokens)[:limit]]

    def complete_as_spelt(self, typed: str, limit: int = OFFERED) -> list[Choice]:
        """What a text that is not misspelt may become."""
        if not typed.strip():
            return self._choices[:limit]
        found: dict[int, None] = {}
        tokens = _unfinished(typed)
        for matches in self._completions(text.fold(typed), tokens) if tokens else ():
            found.update(dict.fromkeys(nsmallest(limit, matches)))
            if len(found) >= limit:
                break
        return [self._choices[position] for position in list(found)[:limit]]

    def find(self, typed: str) -> Found:
        """What a finished text means, misspelt or not."""
        found = self.match(typed)
        tokens = text.telling(text.fold(typed).split())
        if found.hits or text.ARTICLES.issuperset(tokens):
            return found
        meant, resembling = self._misspellings.find(tokens)
        if meant and not found.nearest:
            return self._found(meant)
        nearest = self._found(resembling[:NEAREST]).hits
        return Found((), distinct(found.nearest, nearest)[:ASKED_BACK])

    def match(self, typed: str, unfinished: bool = True) -> Found:
        """What a text means as it is spelt: an id, a label, a name, some words of one, or unfinished words.

        Where it is only likely to mean something, that is `nearest`.
        """
        folded = text.fold(typed)
        named = self._whole_names(typed, folded)
        tokens = text.telling(folded.split())
        if named or text.ARTICLES.issuperset(tokens):
            return self._found(named)
        for positions, is_sure in self._meanings(folded, tokens, unfinished):
            if positions:
                return self._found(sorted(positions)) if is_sure else self._asked_back(positions, typed)
        return Found(())

    def named(self, typed: str) -> Sequence[Choice]:
        """What a text means as an id, a label, or a whole name."""
        return self._found(self._whole_names(typed, text.fold(typed))).hits

    def containing(self, typed: str) -> Sequence[Choice]:
        """What has all these words, whole, among its names."""
        standing = self._standing(text.telling(text.fold(typed).split()))
        return self._found(sorted(standing)).hits

    def beginning(self, typed: str, limit: int = OFFERED) -> Sequence[Choice]:
        """The names that begin with these whole words, the best known first."""
        start = " ".join(text.telling(text.fold(typed).split()))
        found = self._beginnings.of(start + " ") if start else ()
        return [
            self._choices[position] for position in nsmallest(limit, {*found, *self._called.squashed(start)})
        ]

    def _found(self, positions: Iterable[int]) -> Found:
        return Found([self._choices[position] for position in positions])

    def _asked_back(self, positions: Collection[int], typed: str) -> Found:
        """What may be meant, with what else begins so."""
        return Found(
            (), distinct(self._found(sorted(positions)).hits, self.complete(typed, ASKED_BACK))[:ASKED_BACK]
        )

    def _whole_names(self, typed: str, folded: str) -> Sequence[int]:
        """What has this id, label or name; where the name is only written so, with all else that has the words."""
        asked = typed.strip()
        if asked in self._addresses:
            return [self._addresses[asked]]
        exact = self._called.exact(folded) if folded else ()
        if exact or not folded:
            return exact
        standing = self._standing(text.telling(folded.split()))
        nicknamed = self._called.nicknamed(folded)
        if nicknamed:
            return list(dict.fromkeys((*nicknamed, *sorted(standing))))
        squashed = self._called.squashed(folded)
        # "spiderman" and "godfather" are words of the name itself; "endgame" is none of "End Game".
        is_written_otherwise = standing.isdisjoint(squashed)
        return sorted({*squashed, *standing}) if squashed and is_written_otherwise else squashed

    def _completions(self, folded: str, tokens: Sequence[str]) -> Iterator[Collection[int]]:
        """Positions by kind of match, the best kind first; later kinds repeat earlier ones."""
        yield self._called.exact(folded)
        yield self._called.nicknamed(folded)
        yield self._called.squashed(folded)
        if " " in folded:
            yield self._with_article.of(folded)
        yield self._beginnings.of(" ".join(tokens))
        yield self._standing(tokens)
        yield _in_all(map(self._begun, tokens))

    def _meanings(
        self, folded: str, tokens: Sequence[str], unfinished: bool
    ) -> Iterator[tuple[Collection[int], bool]]:
        """Positions by kind of match, the strictest kind first, and whether one of them is what was meant."""
        yield self._called.qualified(tokens), True
        yield self._parts(folded, tokens), True
        yield self._standing(tokens), not self._open_ended or len(text.squash(folded)) > 1
        yield self._standing(text.joined(tokens)), True
        shortened = _in_all(self._words.whole(token) | self._called.short(token) for token in tokens)
        begun = _in_all(map(self._begun, tokens)) if unfinished else frozenset[int]()
        if shortened and self._are_chance(tokens, shortened, begun):
            yield shortened | begun, len(shortened | begun) > 1
        yield shortened, True
        yield begun, len(begun) > 1 or all(self._is_told(tokens, position) for position in begun)

    def _parts(self, folded: str, tokens: Sequence[str]) -> Collection[int]:
        """What goes by this part of its name; where that is several words, with all that begins with them."""
        parts = self._called.part(folded)
        if not parts or len(tokens) < 2:
            return parts
        return {*parts, *self._beginnings.of(" ".join(tokens) + " ")}

    def _are_chance(self, tokens: Sequence[str], shortened: Set[int], begun: Set[int]) -> bool:
        """Whether a word may be the initials of a name by chance: a short one, or one that begins another name."""
        if not self._open_ended or len(tokens) > 1 or self._called.is_qualifier(tokens[0]):
            return False
        return len(tokens[0]) < SHORTEST_INITIALS or not begun <= shortened

    def _is_told(self, tokens: Sequence[str], position: int) -> bool:
        """Whether unfinished words are enough to tell the only name that has them from what is not here."""
        if not self._open_ended:
            return True
        lacking = [token for token in tokens if position not in self._words.whole(token)]
        if any(token.isdigit() for token in lacking):
            return False
        return len(lacking) < len(tokens) or all(
            len(token) >= SHORTEST_UNFINISHED
            and any(is_unfinished(token, name) for name in self._plain[position])
            for token in lacking
        )

    def _standing(self, tokens: Sequence[str]) -> Set[int]:
        """Names in which all these words stand whole; articles alone are no words."""
        return frozenset() if text.ARTICLES.issuperset(tokens) else _in_all(map(self._words.whole, tokens))

    def _begun(self, token: str) -> Set[int]:
        return self._words.beginning(token) | self._called.short(token)


def distinct(*choices: Iterable[Choice]) -> list[Choice]:
    """Choices one after the other, each once."""
    return list(dict.fromkeys(choice for some in choices for choice in some))


def _begins_with_article(name: str) -> bool:
    return name.split(" ", 1)[0] in text.ARTICLES


def _unfinished(typed: str) -> list[str]:
    """The telling words of an unfinished text; its last word tells too, as long as no space follows an article."""
    *finished, last = text.fold(typed).split() or [""]
    kept = [token for token in finished if token not in text.ARTICLES]
    if last and (not kept or not typed[-1].isspace() or last not in text.ARTICLES):
        kept.append(last)  # "a" may become "amélie" as long as no space follows
    return kept


def _in_all(found: Iterable[Set[int]]) -> Set[int]:
    """The positions that every word has."""
    sets = sorted(found, key=len)
    return set(sets[0]).intersection(*sets[1:])
