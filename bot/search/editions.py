"""Finding ceremonies by number and date: "97th", "ninety-seventh", "oscars '94", "1927/28", "2 March 2025",
"last year".
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.record.model import Award, Ceremony
from bot.record.record import OSCARS, Record
from bot.search import text
from bot.search.choices import make_ceremony_choice
from bot.search.entries import parse_film_years
from bot.search.index import SearchResult, merge_choices

MONTH_PREFIXES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The first letters of the months' names."""

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_HUNDREDTH_NUMBER = 100

_UP_TO_NINETEEN = {
    name: number for names in (_ORDINALS, _CARDINALS) for number, name in enumerate(names, start=1)
}
_TENFOLD = {name: 10 * number for number, name in enumerate(_TENS, start=2)}
_TENTHS = {f"{name[:-1]}ieth": number for name, number in _TENFOLD.items()}
_SPELT = (
    _UP_TO_NINETEEN
    | _TENFOLD
    | _TENTHS
    | dict.fromkeys(("hundredth", "one hundredth", "hundred", "one hundred"), _HUNDREDTH_NUMBER)
    | {
        f"{tens} {unit}": tenfold + number
        for tens, tenfold in _TENFOLD.items()
        for unit, number in _UP_TO_NINETEEN.items()
        if number < 10
    }
)
_DIGITS = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")


def parse_number(folded: str) -> int | None:
    """The number that a whole folded text is, in digits or in words up to a hundred; None if it is none."""
    digits = _DIGITS.fullmatch(folded)
    return int(digits[1]) if digits else _SPELT.get(folded)


AWARD_NICKNAMES: Mapping[str, Sequence[str]] = {
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
"""Other common names of the awards; the Screen Actors Guild's awards were renamed for 2026."""

FIRST_YEAR_NUMBER = 1900
"""Numbers from here on are years, smaller ones editions."""

LATEST_WORDS = frozenset({"last", "latest", "latest one", "last one", "newest", "most recent", "previous"})
NEXT_WORDS = frozenset({"next", "next one", "upcoming", "coming"})
YEARS_FROM_NOW = {
    "last year": -1,
    "previous year": -1,
    "this year": 0,
    "current year": 0,
    "now": 0,
    "today": 0,
    "tonight": 0,
    "next year": 1,
}
_YEARS_AGO = re.compile(r"(.+) years? ago")

_FILLERS = frozenset({
    "the", "annual", "award", "awards", "ceremony", "edition", "of", "in", "for", "no", "nr", "number", "on", "please",
    "winner", "winners", "nominee", "nominees", "nomination", "nominations", "result", "results",
})  # fmt: skip
_JUNK = re.compile(r"(?<!\w)[-+−]\d|\d[.,]\d")  # -1 and 97.0 are numbers of nothing
_MONTH = "|".join(MONTH_PREFIXES)


@dataclass(frozen=True, slots=True)
class NoEdition(SearchResult):
    """The result of a year or a number without a ceremony; `nearest` are its neighbours.

    Attributes:
        award: The award's id.
        number: The year, from `FIRST_YEAR_NUMBER` on; else the edition.
    """

    award: str = OSCARS
    number: int = 0


def list_award_names(award: Award) -> list[str]:
    """All names of an award."""
    return [award.id, award.name, award.short, *AWARD_NICKNAMES.get(award.id, ())]


class EditionIndex:
    """Finds ceremonies by number and date. A text without an award means the Oscars."""

    def __init__(self, record: Record) -> None:
        """Index the record's ceremonies."""
        self._record = record
        self._phrases = {
            tuple(_list_significant_words(name)): award.id
            for award in record.awards.values()
            for name in list_award_names(award)
        }
        self._longest = max(map(len, self._phrases), default=0)
        self._choices = {
            ceremony.id: make_ceremony_choice(ceremony) for ceremony in record.ceremonies.values()
        }
        self._counted: dict[tuple[str, int], list[Ceremony]] = defaultdict(list)
        for ceremony in record.ceremonies.values():
            for counted in (ceremony.year, ceremony.number):
                if counted is not None:
                    self._counted[ceremony.award, counted].append(ceremony)

    @cached_property
    def _forms(
        self,
    ) -> Sequence[tuple[re.Pattern[str], Callable[[str, Sequence[str]], SearchResult | None]]]:
        """The forms of dates, and the method that tells the meaning of each."""
        return (
            (re.compile(r"\b(\d{4})-(\d\d?)-(\d\d?)\b"), self._find_by_iso_date),
            (re.compile(r"\b(\d\d?)[/.](\d\d?)[/.](\d{4})\b"), self._find_by_numeric_date),
            (
                re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)? (?:of )?({_MONTH})[a-z]*,? (\d{{4}})\b"),
                self._find_by_day_month,
            ),
            (
                re.compile(rf"\b({_MONTH})[a-z]* (\d\d?)(?:st|nd|rd|th)?,? (\d{{4}})\b"),
                self._find_by_month_day,
            ),
            (re.compile(r"\b(\d{4}) ?[/–-] ?((?:\d\d)?\d\d)\b"), self._find_by_two_years),
            (re.compile(r"\bfilms? (?:of|from) (\d{4})\b"), self._find_by_film_year),
            (re.compile(r"\b(\d{4}) films?\b"), self._find_by_film_year),
            (re.compile(r"(?<!\d)['’‘`](\d\d)\b"), self._find_by_short_year),
        )

    def find_editions(self, typed: str, today: date) -> SearchResult | None:
        """The ceremonies that a text means by a number or a date, with or without an award's name; None for
        any other text. An award's name alone means its latest ceremony.

        For a year or number without a ceremony, `nearest` are its neighbours.
        """
        raw = " ".join(typed[: text.QUERY_MAX_CHARACTERS].casefold().split())
        for form, meaning in self._forms:
            match = form.search(raw)
            if match:
                award, rest = self._split_award(
                    _list_significant_words(f"{raw[: match.start()]} {raw[match.end() :]}")
                )
                return None if rest else meaning(award, match.groups())
        if _JUNK.search(raw):
            return SearchResult(())
        tokens = _list_significant_words(raw)
        award, rest = self._split_award(tokens)
        return self._find_by_words(award, " ".join(rest), today) if tokens else None

    def iterate_awards_named(self, typed: str) -> Iterator[tuple[str, str, str]]:
        """Each award that a text names, with that name and the other words, of which there are some.

        "golden globes nashville" is the Golden Globes, "golden globes" and "nashville"; longer names come first.
        """
        tokens = text.fold_text(typed).split()
        for start, end in self._iterate_spans(len(tokens)):
            name = " ".join(tokens[start:end])
            award = self._phrases.get(tuple(_list_significant_words(name)))
            if award is not None and end - start < len(tokens):
                yield award, name, " ".join([*tokens[:start], *tokens[end:]])

    def _find_by_words(self, award: str, words: str, today: date) -> SearchResult | None:
        if words in LATEST_WORDS or not words:
            return self._make_result(filter(None, [self._record.find_latest_ceremony(award)]))
        if words in NEXT_WORDS:
            return self._make_result(self._list_coming_ceremonies(award)[:1])
        if words in YEARS_FROM_NOW:
            return self._find_by_number(award, today.year + YEARS_FROM_NOW[words])
        ago = _YEARS_AGO.fullmatch(words)
        years = parse_number(ago[1]) if ago else None
        number = parse_number(words) if years is None else today.year - years
        return None if number is None else self._find_by_number(award, number)

    def find_edition_within(self, typed: str) -> SearchResult:
        """The one ceremony whose year or edition stands among other words, "best picture 1994"; else nothing."""
        award, rest = self._split_award(_list_significant_words(typed))
        said = {word for word in rest if _DIGITS.fullmatch(word)}
        ceremonies = [one for word in said for one in self._counted.get((award, parse_number(word) or 0), ())]
        return self._make_result(ceremonies if len(ceremonies) == 1 else ())

    def _find_by_number(self, award: str, number: int) -> SearchResult:
        """The ceremony of this edition or year, or its neighbours."""
        if (award, number) in self._counted:
            return self._make_result(self._counted[award, number])
        editions = self._record.editions[award]
        before = [ceremony for ceremony in editions if _position_key(ceremony, number) < number]
        after = [ceremony for ceremony in editions if _position_key(ceremony, number) > number]
        return NoEdition((), self._make_result(before[-1:] + after[:1]).hits, award, number)

    def _find_by_iso_date(self, award: str, matched: Sequence[str]) -> SearchResult:
        year, month, day = map(int, matched)
        return self._find_held_on(award, year, [(month, day)])

    def _find_by_numeric_date(self, award: str, matched: Sequence[str]) -> SearchResult:
        """The ceremonies of a date in digits, read as day-month and as month-day."""
        first, second, year = map(int, matched)
        return self._find_held_on(award, year, [(second, first), (first, second)])

    def _find_by_day_month(self, award: str, matched: Sequence[str]) -> SearchResult:
        day, month, year = matched
        return self._find_held_on(award, int(year), [(MONTH_PREFIXES.index(month) + 1, int(day))])

    def _find_by_month_day(self, award: str, matched: Sequence[str]) -> SearchResult:
        month, day, year = matched
        return self._find_held_on(award, int(year), [(MONTH_PREFIXES.index(month) + 1, int(day))])

    def _find_held_on(self, award: str, year: int, days: Collection[tuple[int, int]]) -> SearchResult:
        """The ceremony held on one of these (month, day) of a year; `nearest` are the others of that year."""
        held = [
            ceremony
            for ceremony in self._record.editions[award]
            if ceremony.held and ceremony.year == year and (ceremony.held.month, ceremony.held.day) in days
        ]
        around = self._find_by_number(award, year)
        return self._make_result(held) if held else SearchResult((), around.hits or around.nearest)

    def _find_by_two_years(self, award: str, matched: Sequence[str]) -> SearchResult | None:
        """The ceremony of the films' years, "1927/28"; or of the award's season, "2024/25"."""
        first, second = matched
        honoured = f"{first}/{second[-2:]}"
        held = [ceremony for ceremony in self._record.editions[award] if ceremony.films_of == honoured]
        if held:
            return self._make_result(held)
        last = int(first) + 1
        return self._find_by_number(award, last) if str(last).endswith(second) else None

    def _find_by_film_year(self, award: str, matched: Sequence[str]) -> SearchResult:
        held = [
            ceremony
            for ceremony in self._record.editions[award]
            if matched[0] in parse_film_years(ceremony.films_of)
        ]
        return self._make_result(held) if held else self._find_by_number(award, int(matched[0]) + 1)

    def _find_by_short_year(self, award: str, matched: Sequence[str]) -> SearchResult:
        """The ceremonies held in this two-digit year of either century."""
        centuries = [int(f"{century}{matched[0]}") for century in (19, 20)]
        held = [ceremony for year in centuries for ceremony in self._counted.get((award, year), ())]
        return (
            self._make_result(held)
            if held
            else SearchResult(
                (), merge_choices(*(self._find_by_number(award, year).nearest for year in centuries))
            )
        )

    def _list_coming_ceremonies(self, award: str) -> Sequence[Ceremony]:
        latest = self._record.find_latest_ceremony(award)
        after = latest.year if latest else 0
        return [ceremony for ceremony in self._record.editions[award] if ceremony.year > after]

    def _make_result(self, ceremonies: Iterable[Ceremony]) -> SearchResult:
        return SearchResult([self._choices[ceremony.id] for ceremony in ceremonies])

    def _split_award(self, tokens: Sequence[str]) -> tuple[str, Sequence[str]]:
        """The award that the words name, the Oscars if none, and the other words."""
        for start, end in self._iterate_spans(len(tokens)):
            named = self._phrases.get(tuple(tokens[start:end]))
            if named is not None:
                return named, [*tokens[:start], *tokens[end:]]
        return OSCARS, tokens

    def _iterate_spans(self, tokens: int) -> Iterator[tuple[int, int]]:
        """The spans in which an award's name may be among so many tokens, longer ones first."""
        for length in range(min(self._longest, tokens), 0, -1):
            for start in range(tokens - length + 1):
                yield start, start + length


def _position_key(ceremony: Ceremony, number: int) -> int:
    """The number by which neighbours are found: the ceremony's year, or its edition if `number` is an edition."""
    return ceremony.year if number >= FIRST_YEAR_NUMBER else ceremony.number or 0


def _list_significant_words(name: str) -> list[str]:
    return [token for token in text.fold_text(name).split() if token not in _FILLERS]
