"""People as they are called: under every spelling credited, with a title of respect, or as brothers."""

from collections.abc import Mapping, Sequence

from bot.awards import text
from bot.awards.entries import person_entries
from bot.awards.index import OFFERED, Found, Index
from bot.awards.record import Record
from bot.errors import Choice

HONORIFICS = frozenset({"dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "professor", "sir"})
"""Said before a name that is credited without them."""

SIBLINGS = frozenset({"brothers", "bros", "siblings", "sisters"})
"""Said after the name that several people have."""


class PersonIndex:
    """Finds people and companies; the most honoured people come first."""

    def __init__(self, record: Record, nicknames: Mapping[str, Sequence[str]]) -> None:
        """Index the record's people, with the nicknames of some by their ids."""
        self._index = Index(person_entries(record, nicknames), open_ended=True)

    def complete(self, typed: str, limit: int = OFFERED) -> list[Choice]:
        """People that an unfinished text may mean."""
        bare = _bare(typed)
        found = self._index.complete_as_spelt(typed, limit)
        return found or self._index.complete(bare or typed, limit)

    def find(self, typed: str) -> Found:
        """What a finished text means: with what was said beside the name only where a credit has that."""
        bare = _bare(typed)
        found = self._index.match(typed)
        return found if found.hits else self._index.find(bare or typed)


def _bare(typed: str) -> str:
    """The name alone, where more than a name is said; else empty."""
    tokens = text.telling(text.fold(typed).split())
    first = 1 if tokens[:1] and tokens[0] in HONORIFICS else 0
    end = -1 if tokens[-1:] and tokens[-1] in SIBLINGS else len(tokens)
    kept = tokens[first:end]
    return " ".join(kept) if len(kept) < len(tokens) else ""
