"""Ceremonies as people call them: "97", "97th", "2025", "oscars 2025", "sag 2024", "parasite"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.awards import text
from bot.awards.choices import best_pictures, ceremony_choice
from bot.awards.index import OFFERED, Entry, Found, Index
from bot.awards.model import Award, Ceremony
from bot.awards.record import OSCARS, Record
from bot.errors import Choice

CALLED: Mapping[str, Sequence[str]] = {
    "oscars": ("oscar", "academy", "academy award"),
    "golden-globes": ("globes", "golden globe", "hfpa"),
    "bafta": ("baftas", "bafta film", "british academy"),
    "actor-awards": ("actor", "sag", "sag-aftra", "screen actors guild"),
    "critics-choice": ("critics", "cca"),
    "dga": ("directors guild",),
    "pga": ("producers guild",),
    "wga": ("writers guild",),
    "spirit": ("spirits", "independent spirit", "film independent"),
}
"""What people call the awards beside their names; the Screen Actors Guild's were renamed for 2026."""

FIRST_YEAR = 1900
"""Numbers from here on are years, smaller ones editions."""

_FILLERS = frozenset({"the", "annual", "award", "awards", "ceremony", "edition", "of", "in", "for"})
_NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")


def award_names(award: Award) -> list[str]:
    """Everything an award is called."""
    return [award.id, award.name, award.short, *CALLED.get(award.id, ())]


class CeremonyIndex:
    """Finds ceremonies. A number or year that names no award means the Oscars'."""

    def __init__(self, record: Record) -> None:
        """Index the record's ceremonies."""
        self._editions = record.editions
        self._phrases = {
            tuple(_telling(name)): award.id for award in record.awards.values() for name in award_names(award)
        }
        self._longest = max(map(len, self._phrases), default=0)
        self._choices = {ceremony.id: ceremony_choice(ceremony) for ceremony in record.ceremonies.values()}
        self._called: dict[tuple[str, int], list[Choice]] = defaultdict(list)
        for ceremony in record.ceremonies.values():
            for called in (ceremony.year, ceremony.number):
                if called is not None:
                    self._called[ceremony.award, called].append(self._choices[ceremony.id])
        self._index = Index(
            Entry(self._choices[ceremony.id], _names(record.awards[ceremony.award], ceremony))
            for ceremony in _best_known_first(record)
        )

    def complete(self, typed: str, limit: int = OFFERED) -> list[Choice]:
        """What an unfinished text may become; with nothing typed, the newest whose winners are known."""
        if self._numbered(text.fold(typed)) and not self._index.match(typed).hits:
            found = self.find(typed)
            return [*found.hits, *found.nearest]
        return self._index.complete(typed, limit)

    def find(self, typed: str) -> Found:
        """What a finished text means; nearest to a year or number without a ceremony are its neighbours."""
        numbered = self._numbered(text.fold(typed))
        if numbered is None:
            return self._index.find(typed)
        if numbered in self._called:
            return Found(self._called[numbered])
        award, number = numbered
        editions = self._editions[award]
        before = [ceremony for ceremony in editions if _position(ceremony, number) < number]
        after = [ceremony for ceremony in editions if _position(ceremony, number) > number]
        return Found((), [self._choices[ceremony.id] for ceremony in before[-1:] + after[:1]])

    def _numbered(self, folded: str) -> tuple[str, int] | None:
        """The award's id and the number or year, if the text says these and nothing else."""
        tokens = _telling(folded)
        award = OSCARS
        for start, end in self._stretches(len(tokens)):
            named = self._phrases.get(tuple(tokens[start:end]))
            if named is not None:
                award = named
                del tokens[start:end]
                break
        number = _NUMBER.fullmatch(tokens[0]) if len(tokens) == 1 else None
        return (award, int(number[1])) if number else None

    def _stretches(self, tokens: int) -> Iterator[tuple[int, int]]:
        """Where an award's name may stand among so many tokens, longer names first."""
        for length in range(min(self._longest, tokens), 0, -1):
            for start in range(tokens - length + 1):
                yield start, start + length


def _position(ceremony: Ceremony, number: int) -> int:
    """Where a ceremony stands among the years, or among the editions if the number is one."""
    return ceremony.year if number >= FIRST_YEAR else ceremony.number or 0


def _best_known_first(record: Record) -> Iterator[Ceremony]:
    """Each award's newest with winners, then the Oscars back to the first, the others, and coming ones."""
    newest = [record.latest(award) for award in record.awards]
    ceremonies = sorted(
        record.ceremonies.values(),
        key=lambda ceremony: (not ceremony.has_winners, ceremony.award != OSCARS, -ceremony.year),
    )
    yield from (ceremony for ceremony in newest if ceremony)
    yield from (ceremony for ceremony in ceremonies if ceremony not in newest)


def _names(award: Award, ceremony: Ceremony) -> list[str]:
    names = [ceremony.name]
    for called in award_names(award):
        names.append(f"{called} {ceremony.year}")
        if ceremony.number is not None:
            names.append(f"{called} {ceremony.number}")
    if award.id == OSCARS:
        names += [str(ceremony.year), str(ceremony.number), *best_pictures(ceremony)]
    return names


def _telling(name: str) -> list[str]:
    return [token for token in text.fold(name).split() if token not in _FILLERS]
