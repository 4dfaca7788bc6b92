"""The file of a coming season, as whoever gathers the dates writes it: JSON, an award an entry under `events`.

    {"events": [
    {"id": "oscars", "edition": 99, "nomination_voting": ["2027-01-11", "2027-01-15"], "nominations": "2027-01-21",
     "ceremony": "2027-03-14", "venue": "Dolby Theatre", "confidence": "official-derived",
     "source": ["https://press.oscars.org/"]}
    ]}

What is not known is null or left out, but for the award, its edition and the ceremony's day. How sure the dates are is
said in words: official, corroborated, single source or unverified, for all of them, or after a semicolon for one.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from bot.record.season_dates import Certainty, DateKind, DaySpan, find_contradiction
from data.upstream_file import ImportRefusedError, refuse_line

_FIELDS = {
    DateKind.LONGLIST: "longlist",
    DateKind.NOMINATION_VOTING: "nomination_voting",
    DateKind.NOMINATIONS: "nominations",
    DateKind.FINAL_VOTING: "final_voting",
    DateKind.CEREMONY: "ceremony",
}
_EVENTS = "events"


@dataclass(frozen=True, slots=True)
class SeasonDay:
    """When something happens, and how sure that is."""

    days: DaySpan
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class SeasonEvent:
    """One award's entry.

    Attributes:
        line: The line of the file on which it begins, counted from 1.
        award: The award's id.
        edition: The ceremony's number.
        dates: What is known, by what happens; the ceremony always.
        venue: Where the ceremony is held; empty if unknown.
        sources: Addresses of pages that say so.
    """

    line: int
    award: str
    edition: int
    dates: Mapping[DateKind, SeasonDay]
    venue: str
    sources: tuple[str, ...]

    def get_sure_day(self, kind: DateKind) -> date | None:
        """The day of something of which several sources or the award itself say so; None if there is none."""
        known = self.dates.get(kind)
        return None if known is None or known.certainty is Certainty.UNCONFIRMED else known.days.first


def read_season_file(source: Path) -> Sequence[SeasonEvent]:
    """Read every entry.

    Raises:
        ImportRefusedError: It is no such file, or an entry is invalid: the message names its line and field.
    """
    try:
        text = source.read_text("utf-8-sig")
    except OSError as error:
        raise ImportRefusedError(f"{source} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ImportRefusedError(f"{source.name} is not UTF-8.") from error
    events: list[SeasonEvent] = []
    for line, fields in _iterate_entries(source, text):
        event = _EntryReader(source, line, fields).read_event()
        if any(event.award == other.award for other in events):
            raise refuse_line(source, line, "id", f"“{event.award}” stands twice")
        events.append(event)
    if not events:
        raise ImportRefusedError(f"{source.name} holds no dates.")
    return events


def _iterate_entries(source: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    """The entries with the line on which each begins."""
    try:
        whole: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise refuse_line(source, error.lineno, "", f"is not readable as JSON ({error.msg})") from error
    listed = cast("dict[str, object]", whole).get(_EVENTS) if isinstance(whole, dict) else None
    if not isinstance(listed, list):
        raise ImportRefusedError(f"{source.name} is not a season's file: it has no list “{_EVENTS}”.")
    decoder = json.JSONDecoder()
    position = text.index("[", text.index(f'"{_EVENTS}"')) + 1
    for entry in cast("list[object]", listed):
        while text[position].isspace() or text[position] == ",":
            position += 1
        line = text.count("\n", 0, position) + 1
        _, position = decoder.raw_decode(text, position)
        if not isinstance(entry, dict):
            raise refuse_line(source, line, "", "this is no award's entry in braces")
        yield line, cast("dict[str, object]", entry)


class _EntryReader:
    """Reads one entry, and refuses it with its line and the field."""

    def __init__(self, source: Path, line: int, fields: Mapping[str, object]) -> None:
        self._source = source
        self._line = line
        self._fields = fields

    def read_event(self) -> SeasonEvent:
        """Read the whole entry."""
        edition = self._fields.get("edition")
        if not isinstance(edition, int) or isinstance(edition, bool) or edition < 1:
            raise self._refuse("edition", f"“{edition}” is not a whole number of at least 1")
        dates = {kind: day for kind in DateKind if (day := self._read_day_of(kind)) is not None}
        if DateKind.CEREMONY not in dates:
            raise self._refuse("ceremony", "is empty")
        wrong = find_contradiction({kind: known.days for kind, known in dates.items()})
        if wrong is not None:
            raise self._refuse(_FIELDS[wrong[0]], f"it cannot come after the {_FIELDS[wrong[1]]}")
        return SeasonEvent(
            self._line,
            self._read_text("id"),
            edition,
            dates,
            self._read_text("venue", ""),
            self._read_sources(),
        )

    def _read_day_of(self, kind: DateKind) -> SeasonDay | None:
        field = _FIELDS[kind]
        value = self._fields.get(field)
        if value is None:
            return None
        days = [self._parse_day(field, each) for each in (value if isinstance(value, list) else [value])]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - what JSON holds
        if len(days) not in (1, 2) or days[0] > days[-1]:
            raise self._refuse(field, f"“{value}” is not a day, or a first and a last day in brackets")
        return SeasonDay(DaySpan(days[0], days[-1]), self._read_certainty(kind))

    def _parse_day(self, field: str, value: object) -> date:
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self._refuse(field, f"“{value}” is not a date like 2027-03-14") from None

    def _read_certainty(self, kind: DateKind) -> Certainty:
        """How sure a date is: by what is said of it alone, else of all; the surest that is said, unless doubted."""
        text = self._read_text("confidence").casefold()
        said: list[Certainty] = []
        for part in map(str.strip, text.split(";")):
            about = next((one for one in DateKind if part.startswith(_FIELDS[one])), None)
            if about is None or about is kind:
                said += _find_certainties(part)
        if not said:
            wrong = f"“{text}” says none of official, corroborated, single source, unverified of this date"
            raise self._refuse("confidence", wrong)
        doubted = Certainty.UNCONFIRMED in said
        return Certainty.UNCONFIRMED if doubted else min(said, key=list(Certainty).index)

    def _read_sources(self) -> tuple[str, ...]:
        listed = self._fields.get("source", [])
        sources = cast("list[object]", listed) if isinstance(listed, list) else [listed]
        for each in sources:
            if not isinstance(each, str) or not each.startswith("https://") or " " in each:
                raise self._refuse("source", f"“{each}” is not an address that begins with https://")
        return tuple(cast("list[str]", sources))

    def _read_text(self, field: str, default: str | None = None) -> str:
        value = self._fields.get(field, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self._refuse(field, f"“{value}” is not a text")
        return " ".join(value.split())

    def _refuse(self, field: str, wrong: str) -> ImportRefusedError:
        return refuse_line(self._source, self._line, field, wrong)


def _find_certainties(part: str) -> Iterator[Certainty]:
    """What a part of the words says: that it was corroborated adds nothing to the doubt about one source."""
    if "unverified" in part or "single source" in part:
        yield Certainty.UNCONFIRMED
    elif part.startswith("official"):
        yield Certainty.OFFICIAL
    elif "corroborated" in part:
        yield Certainty.AGREED
