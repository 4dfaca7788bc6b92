"""Finding people under every credited spelling, with a title of respect, or as siblings."""

from collections.abc import Mapping, Sequence

from bot.errors import Choice
from bot.record.record import Record
from bot.search import text
from bot.search.entries import make_person_entries
from bot.search.index import MAX_OFFERED_CHOICES, ChoiceIndex, SearchResult

HONORIFICS = frozenset({"dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "professor", "sir"})
"""Titles of respect that may precede a name credited without them."""

INITIALS_MAX_LETTERS = 2
"""The most letters of a word that may be two initials: "pt anderson"."""

SIBLINGS = frozenset({"brothers", "bros", "siblings", "sisters"})
"""Words that may follow a name that several people share."""


class PersonIndex:
    """Finds people and companies; the most honoured people are first."""

    def __init__(self, record: Record, nicknames: Mapping[str, Sequence[str]]) -> None:
        """Index the record's people, with the nicknames of some by their ids."""
        self._index = ChoiceIndex(make_person_entries(record, nicknames), open_ended=True)

    def suggest_people(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """People that an unfinished text may mean."""
        bare = _strip_titles(typed)
        found = self._index.suggest_as_spelt(typed, limit)
        found = found or self._index.suggest_as_spelt(_part_initials(typed), limit)
        return found or self._index.suggest_choices(bare or typed, limit)

    def match_surnames(self, typed: str) -> Sequence[Choice]:
        """The people with these words in their names; none if several have exactly this name.

        Which of two people of one name is meant, the record's figures cannot tell: Steve McQueen.
        """
        named = self._index.match_whole_names(typed)
        return () if len(named) > 1 else self._index.match_all_words(typed)

    def find_people(self, typed: str) -> SearchResult:
        """The people that a finished text means; a title or "brothers" counts only if a credit has it."""
        bare = _strip_titles(typed)
        found = self._index.match_as_spelt(typed)
        if not found.hits:
            found = self._index.match_as_spelt(_part_initials(typed))
        return found if found.hits else self._index.find_choices(bare or typed)


def _part_initials(typed: str) -> str:
    """The name with its joined initials apart, "p.t. anderson" → "p t anderson": they may begin whole names."""
    return " ".join(
        " ".join(word) if 1 < len(word) <= INITIALS_MAX_LETTERS else word for word in _fold_words(typed)
    )


def _fold_words(typed: str) -> list[str]:
    return text.fold_text(typed).split()


def _strip_titles(typed: str) -> str:
    """The name without titles and sibling words; empty if the text has none of these."""
    tokens = text.drop_articles(text.fold_text(typed).split())
    first = 1 if tokens[:1] and tokens[0] in HONORIFICS else 0
    end = -1 if tokens[-1:] and tokens[-1] in SIBLINGS else len(tokens)
    kept = tokens[first:end]
    return " ".join(kept) if len(kept) < len(tokens) else ""
