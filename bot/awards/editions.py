"""Ceremonies as people count and date them: "97th", "oscars '94", "1927/28", "2 March 2025", "last year"."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from bot.awards import text
from bot.awards.choices import ceremony_choice
from bot.awards.counting import MONTHS, number_of
from bot.awards.entries import years
from bot.awards.index import Found, distinct
from bot.awards.model import Award, Ceremony
from bot.awards.record import OSCARS, Record

CALLED: Mapping[str, Sequence[str]] = {
    "oscars": ("oscar", "academy", "academy award"),
    "golden-globes": ("globes", "golden globe", "gg", "ggs", "hfpa"),
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

LATEST = frozenset({"last", "latest", "latest one", "last one", "newest", "most recent", "previous"})
NEXT = frozenset({"next", "next one", "upcoming", "coming"})
YEARS_FROM_NOW = {"last year": -1, "this year": 0, "now": 0, "today": 0, "tonight": 0, "next year": 1}

_FILLERS = frozenset({
    "the", "annual", "award", "awards", "ceremony", "edition", "of", "in", "for", "no", "nr", "number", "on",
})  # fmt: skip
_JUNK = re.compile(r"(?<!\w)[-+−]\d|\d[.,]\d")  # -1 and 97.0 are numbers of nothing
_MONTH = "|".join(MONTHS)


def award_names(award: Award) -> list[str]:
    """Everything an award is called."""
    return [award.id, award.name, award.short, *CALLED.get(award.id, ())]


class Editions:
    """Finds ceremonies by number and time. What names no award means the Oscars'."""

    def __init__(self, record: Record) -> None:
        """Index the record's ceremonies."""
        self._record = record
        self._phrases = {
            tuple(_telling(name)): award.id for award in record.awards.values() for name in award_names(award)
        }
        self._longest = max(map(len, self._phrases), default=0)
        self._choices = {ceremony.id: ceremony_choice(ceremony) for ceremony in record.ceremonies.values()}
        self._counted: dict[tuple[str, int], list[Ceremony]] = defaultdict(list)
        for ceremony in record.ceremonies.values():
            for counted in (ceremony.year, ceremony.number):
                if counted is not None:
                    self._counted[ceremony.award, counted].append(ceremony)
        self._forms: Sequence[tuple[re.Pattern[str], Callable[[str, Sequence[str]], Found | None]]] = (
            (re.compile(r"\b(\d{4})-(\d\d?)-(\d\d?)\b"), self._on_date),
            (re.compile(r"\b(\d\d?)[/.](\d\d?)[/.](\d{4})\b"), self._on_day_or_month),
            (re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)? (?:of )?({_MONTH})[a-z]*,? (\d{{4}})\b"), self._on_day),
            (re.compile(rf"\b({_MONTH})[a-z]* (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})\b"), self._in_month),
            (re.compile(r"\b(\d{4}) ?[/–-] ?((?:\d\d)?\d\d)\b"), self._over_two_years),
            (re.compile(r"\bfilms? (?:of|from) (\d{4})\b"), self._for_films_of),
            (re.compile(r"\b(\d{4}) films?\b"), self._for_films_of),
            (re.compile(r"(?<!\w)['’‘`](\d\d)\b"), self._in_short_year),
        )

    def find(self, typed: str, today: date) -> Found | None:
        """What a text means that says a number or a time, and nothing else but an award; None for any other.

        Nearest to a year or number without a ceremony are its neighbours.
        """
        raw = " ".join(typed[: text.TEXT_LIMIT].casefold().split())
        for form, meaning in self._forms:
            said = form.search(raw)
            if said:
                award, rest = self._award(_telling(f"{raw[: said.start()]} {raw[said.end() :]}"))
                return None if rest else meaning(award, said.groups())
        if _JUNK.search(raw):
            return Found(())
        award, rest = self._award(_telling(raw))
        return self._said(award, " ".join(rest), today)

    def _said(self, award: str, words: str, today: date) -> Found | None:
        if words in LATEST:
            return self._found(filter(None, [self._record.latest(award)]))
        if words in NEXT:
            return self._found(self._coming(award)[:1])
        if words in YEARS_FROM_NOW:
            return self._numbered(award, today.year + YEARS_FROM_NOW[words])
        number = number_of(words)
        return None if number is None else self._numbered(award, number)

    def _numbered(self, award: str, number: int) -> Found:
        """The edition or year of this number, or its neighbours."""
        if (award, number) in self._counted:
            return self._found(self._counted[award, number])
        editions = self._record.editions[award]
        before = [ceremony for ceremony in editions if _position(ceremony, number) < number]
        after = [ceremony for ceremony in editions if _position(ceremony, number) > number]
        return Found((), self._found(before[-1:] + after[:1]).hits)

    def _on_date(self, award: str, said: Sequence[str]) -> Found:
        year, month, day = map(int, said)
        return self._on_dates(award, year, [(month, day)])

    def _on_day_or_month(self, award: str, said: Sequence[str]) -> Found:
        """Half of the world writes the month first."""
        first, second, year = map(int, said)
        return self._on_dates(award, year, [(second, first), (first, second)])

    def _on_day(self, award: str, said: Sequence[str]) -> Found:
        day, month, year = said
        return self._on_dates(award, int(year), [(MONTHS.index(month) + 1, int(day))])

    def _in_month(self, award: str, said: Sequence[str]) -> Found:
        month, day, year = said
        return self._on_dates(award, int(year), [(MONTHS.index(month) + 1, int(day))])

    def _on_dates(self, award: str, year: int, days: Collection[tuple[int, int]]) -> Found:
        """The ceremony held on one of these (month, day) of a year; nearest are the others of that year."""
        held = [
            ceremony
            for ceremony in self._record.editions[award]
            if ceremony.held and ceremony.year == year and (ceremony.held.month, ceremony.held.day) in days
        ]
        around = self._numbered(award, year)
        return self._found(held) if held else Found((), around.hits or around.nearest)

    def _over_two_years(self, award: str, said: Sequence[str]) -> Found | None:
        """The films' years, "1927/28"; or the season of the award, "2024/25"."""
        first, second = said
        honoured = f"{first}/{second[-2:]}"
        held = [ceremony for ceremony in self._record.editions[award] if ceremony.films_of == honoured]
        if held:
            return self._found(held)
        last = int(first) + 1
        return self._numbered(award, last) if str(last).endswith(second) else None

    def _for_films_of(self, award: str, said: Sequence[str]) -> Found:
        held = [ceremony for ceremony in self._record.editions[award] if said[0] in years(ceremony.films_of)]
        return self._found(held) if held else self._numbered(award, int(said[0]) + 1)

    def _in_short_year(self, award: str, said: Sequence[str]) -> Found:
        """Held in this year of either century."""
        centuries = [int(f"{century}{said[0]}") for century in (19, 20)]
        held = [ceremony for year in centuries for ceremony in self._counted.get((award, year), ())]
        return (
            self._found(held)
            if held
            else Found((), distinct(*(self._numbered(award, year).nearest for year in centuries)))
        )

    def _coming(self, award: str) -> Sequence[Ceremony]:
        latest = self._record.latest(award)
        after = latest.year if latest else 0
        return [ceremony for ceremony in self._record.editions[award] if ceremony.year > after]

    def _found(self, ceremonies: Iterable[Ceremony]) -> Found:
        return Found([self._choices[ceremony.id] for ceremony in ceremonies])

    def _award(self, tokens: Sequence[str]) -> tuple[str, Sequence[str]]:
        """The award that is named among the words, the Oscars where none is, and the words beside it."""
        for start, end in self._stretches(len(tokens)):
            named = self._phrases.get(tuple(tokens[start:end]))
            if named is not None:
                return named, [*tokens[:start], *tokens[end:]]
        return OSCARS, tokens

    def _stretches(self, tokens: int) -> Iterator[tuple[int, int]]:
        """Where an award's name may stand among so many tokens, longer names first."""
        for length in range(min(self._longest, tokens), 0, -1):
            for start in range(tokens - length + 1):
                yield start, start + length


def _position(ceremony: Ceremony, number: int) -> int:
    """Where a ceremony stands among the years, or among the editions if the number is one."""
    return ceremony.year if number >= FIRST_YEAR else ceremony.number or 0


def _telling(name: str) -> list[str]:
    return [token for token in text.fold(name).split() if token not in _FILLERS]
