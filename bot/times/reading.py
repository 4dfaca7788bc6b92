"""Read a time that someone typed: one instant, or a question, or a refusal.

Every way to understand all of its words is followed to its instants. One certain instant is the answer; anything else
is asked, and what lies in the past or beyond three seasons is refused as that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.times.clock_times import PossibleHour, find_hours
from bot.times.days import NoDay, PossibleDay, add_span, find_days
from bot.times.misspellings import correct_words
from bot.times.model import (
    FARTHEST_AHEAD,
    TEXT_LIMIT,
    FixedOffset,
    Instant,
    Question,
    QuestionKind,
    Reading,
    Refusal,
    RefusalKind,
    Region,
    Situation,
    ZoneMeaning,
)
from bot.times.parsing import normalise_text, parse_text, read_stamp
from bot.times.pieces import ClockStyle, Sentence, Span
from bot.times.wall_clock import Occurrence, resolve_wall_time
from bot.times.zone_names import find_zones, list_matching_region_keys

_SETTLED_BY_TIME = frozenset({QuestionKind.WHICH_DAY, QuestionKind.WHICH_PLACE})
"""What need not be asked where only one of the choices is to come, or all are the same instant."""

_NO_KINDS: frozenset[QuestionKind] = frozenset()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An instant that a text may mean, and what must be asked about it."""

    instant: Instant
    kinds: frozenset[QuestionKind] = _NO_KINDS


def read_time(text: str, situation: Situation) -> Reading:
    """Read a time to come.

    Args:
        text: As it was typed.
        situation: Where and when.
    """
    typed = text.strip()
    if not typed or len(typed) > TEXT_LIMIT:
        return Refusal(RefusalKind.UNREADABLE, text)
    stamp = read_stamp(typed)
    if stamp:
        return _decide_time(text, [_Candidate(Instant(stamp, Region(situation.home)))], situation)
    parse = parse_text(typed, situation.home)
    candidates: dict[_Candidate, None] = {}
    understood: list[Sentence] = []
    refused = NoDay(RefusalKind.UNREADABLE)
    for sentence in parse.sentences:
        found = _list_candidates(sentence, situation)
        if isinstance(found, NoDay):
            refused = found if refused.kind is RefusalKind.UNREADABLE else refused
        else:
            candidates.update(dict.fromkeys(found))
            understood.append(sentence)
    if not candidates:
        refusal = Refusal(refused.kind, text, parse.unread, day=refused.day)
        return _ask_misspelt(typed, situation) or refusal
    return _decide_time(text, _add_kinds(candidates, _find_differing_kinds(understood)), situation)


def _ask_misspelt(typed: str, situation: Situation) -> Question | None:
    """The question whether a text with its misspelt words put right is meant; None if that is no time either."""
    corrected = correct_words(normalise_text(typed))
    reading = read_time(corrected, situation) if corrected else None
    match reading:
        case Instant():
            return Question((QuestionKind.MISSPELT,), (reading,))
        case Question():
            return replace(reading, kinds=(QuestionKind.MISSPELT, *reading.kinds))
        case _:
            return None


def _find_differing_kinds(sentences: list[Sentence]) -> frozenset[QuestionKind]:
    """What is unclear if the same words are a time of day in one sentence and something else in another."""
    has_clock = any(sentence.clock for sentence in sentences)
    kinds: set[QuestionKind] = set()
    if has_clock and any(sentence.span and sentence.span.time for sentence in sentences):
        kinds.add(QuestionKind.CLOCK_OR_DURATION)
    if has_clock and any(sentence.date and not sentence.clock for sentence in sentences):
        kinds.add(QuestionKind.CLOCK_OR_DATE)
    return frozenset(kinds)


def _add_kinds(candidates: Iterable[_Candidate], kinds: frozenset[QuestionKind]) -> list[_Candidate]:
    return [_Candidate(candidate.instant, candidate.kinds | kinds) for candidate in candidates]


def _decide_time(text: str, candidates: list[_Candidate], situation: Situation) -> Reading:
    """What all candidates together come to."""
    ahead = [found for found in candidates if found.instant.at > situation.now]
    if not ahead:
        latest = max((found.instant for found in candidates), key=_get_instant)
        if all(QuestionKind.HOUR in found.kinds for found in candidates):
            # The text names no hour, so the refusal names none either.
            return Refusal(RefusalKind.PAST, text, day=latest.wall.date())
        return Refusal(RefusalKind.PAST, text, at=latest)
    near = [found for found in ahead if found.instant.at - situation.now <= FARTHEST_AHEAD]
    if not near:
        return Refusal(
            RefusalKind.TOO_FAR, text, at=min((found.instant for found in ahead), key=_get_instant)
        )
    choices = {found.instant.at: found.instant for found in reversed(near)}
    kinds = frozenset[QuestionKind]().union(*(found.kinds for found in near))
    if len(choices) == 1 and kinds <= _SETTLED_BY_TIME:
        return near[0].instant
    kinds = kinds or {QuestionKind.WHICH_DAY}
    return Question(
        tuple(kind for kind in QuestionKind if kind in kinds),
        tuple(sorted(choices.values(), key=_get_instant)),
    )


def _get_instant(instant: Instant) -> datetime:
    return instant.at


def _list_candidates(sentence: Sentence, situation: Situation) -> list[_Candidate] | NoDay:
    """The instants that one sentence may mean, at least one."""
    if sentence.now:
        return NoDay(RefusalKind.NOW if sentence == Sentence(now=sentence.now) else RefusalKind.UNREADABLE)
    if sentence.clock and sentence.clock.style is ClockStyle.IMPOSSIBLE:
        return NoDay(RefusalKind.NO_SUCH_HOUR)
    if not (sentence.clock or sentence.part or sentence.span or sentence.date or sentence.weekday):
        return NoDay(RefusalKind.UNREADABLE)
    found: list[_Candidate] = []
    refused = NoDay(RefusalKind.UNREADABLE)
    zones = _list_zones(sentence, situation)
    for zone in zones:
        try:
            in_zone = _list_in_zone(sentence, zone, situation)
        except OverflowError:
            in_zone = NoDay(RefusalKind.TOO_FAR)
        if isinstance(in_zone, NoDay):
            refused = in_zone
        else:
            found.extend(in_zone)
    if len(zones) > 1:
        found = _add_kinds(found, frozenset({QuestionKind.WHICH_PLACE}))
    return found or refused


def _list_zones(sentence: Sentence, situation: Situation) -> tuple[ZoneMeaning, ...]:
    if sentence.zone:
        return find_zones(sentence.zone.text, situation.home)
    if sentence.offset:
        return (FixedOffset(sentence.offset.offset),)
    return (Region(situation.home),)


def _list_in_zone(sentence: Sentence, zone: ZoneMeaning, situation: Situation) -> list[_Candidate] | NoDay:
    """The instants by the clock of one zone."""
    if sentence.span and not sentence.clock and not sentence.part:
        return _list_after_span(sentence, sentence.span, zone, situation)
    hours = find_hours(sentence)
    if not hours:
        return NoDay(RefusalKind.UNREADABLE)
    if not (sentence.date or sentence.weekday or sentence.span):
        found = [
            candidate for hour in hours for candidate in _find_next_hour(sentence, hour, zone, situation)
        ]
        return found or NoDay(RefusalKind.UNREADABLE)
    days = _list_days(sentence, zone, situation)
    if isinstance(days, NoDay):
        return days
    found = [
        _Candidate(candidate.instant, candidate.kinds | day.kinds | hour.kinds)
        for day in days
        for hour in hours
        for shift in hour.day_shifts
        for candidate in _list_at_wall_time(sentence, day.day + timedelta(days=shift), hour.at, zone)
    ]
    return found or NoDay(RefusalKind.UNREADABLE)


def _list_days(sentence: Sentence, zone: ZoneMeaning, situation: Situation) -> list[PossibleDay] | NoDay:
    """The days meant, counted from today there and from the server's today, which may be another."""
    bases = dict.fromkeys([situation.today_in(zone.clock), situation.today_in(ZoneInfo(situation.home))])
    found: dict[PossibleDay, None] = {}
    refused = NoDay(RefusalKind.UNREADABLE)
    for today in bases:
        days = find_days(sentence, today, situation.home)
        if isinstance(days, NoDay):
            refused = days
        else:
            found.update(dict.fromkeys(days))
    return list(found) or refused


def _find_next_hour(
    sentence: Sentence, hour: PossibleHour, zone: ZoneMeaning, situation: Situation
) -> list[_Candidate]:
    """The next time the clock shows an hour, where no day is named."""
    today = situation.today_in(zone.clock)
    for days in range(-1, 3):
        found = _list_at_wall_time(sentence, today + timedelta(days=days), hour.at, zone)
        ahead = [candidate for candidate in found if candidate.instant.at > situation.now]
        if ahead:
            return _add_kinds(ahead, hour.kinds)
    return []


def _list_after_span(
    sentence: Sentence, span: Span, zone: ZoneMeaning, situation: Situation
) -> list[_Candidate] | NoDay:
    """So long from now: days by the calendar, at the same time of day; hours and minutes by the clock."""
    local = situation.now.astimezone(zone.clock)
    if not (span.days or span.months):
        at = situation.now.replace(microsecond=0) + span.time
        return [_Candidate(Instant(at, zone))]
    days = find_days(sentence, local.date(), situation.home)
    if isinstance(days, NoDay):
        return days
    day = add_span(local.date(), span)
    wall = datetime.combine(day, local.time().replace(microsecond=0, fold=0))
    return [
        _Candidate(Instant(candidate.instant.at + span.time, candidate.instant.zone), candidate.kinds)
        for candidate in _resolve_in_zone(wall, zone)
    ]


def _list_at_wall_time(sentence: Sentence, day: date, at: time, zone: ZoneMeaning) -> list[_Candidate]:
    """The instants of a day's wall time; an offset said beside a region chooses between two, or contradicts it."""
    found = _resolve_in_zone(datetime.combine(day, at), zone)
    if not (sentence.offset and sentence.zone):
        return found
    offset = sentence.offset.offset
    wall = datetime.combine(day, at)
    return [
        _Candidate(Instant(candidate.instant.at, candidate.instant.zone))
        for candidate in found
        if candidate.instant.wall.replace(tzinfo=None) == wall
        and candidate.instant.wall.utcoffset() == offset
    ]


def _resolve_in_zone(wall: datetime, zone: ZoneMeaning) -> list[_Candidate]:
    """The instants of a wall time by a region's clock, or by an abbreviation held against its place's clock."""
    if isinstance(zone, Region):
        return _resolve_in_region(wall, zone)
    literal = Instant(resolve_wall_time(wall, zone.clock).instants[0], zone)
    if not zone.place:
        return [_Candidate(literal)]
    there = _resolve_in_region(wall, Region(zone.place))
    same = [candidate for candidate in there if candidate.instant.at == literal.at]
    if same:
        is_skipped = QuestionKind.SKIPPED in same[0].kinds
        return there if is_skipped else [_Candidate(same[0].instant)]
    asked = frozenset({QuestionKind.STANDARD_OR_SUMMER})
    return [_Candidate(instant, asked) for instant in (literal, *(candidate.instant for candidate in there))]


def _resolve_in_region(wall: datetime, zone: Region) -> list[_Candidate]:
    resolved = resolve_wall_time(wall, zone.clock)
    kinds = {
        Occurrence.ONCE: _NO_KINDS,
        Occurrence.TWICE: frozenset({QuestionKind.REPEATED}),
        Occurrence.NEVER: frozenset({QuestionKind.SKIPPED}),
    }[resolved.occurrence]
    return [_Candidate(Instant(at, zone, is_stated=True), kinds) for at in resolved.instants]


SUGGESTED_TEXTS = ("in 1 hour", "tomorrow 20:00", "saturday 20:00", "sunday 20:00", "in 7 days")
"""What is offered before anything is typed."""

_COMPLETING_ENDINGS = ("pm", ":00", "am")
"""What completes a text that ends in a number."""


COMPLETED_ZONES_LIMIT = 5
"""Zones offered for a name that is typed in part."""

_ZONE_NAME_WORDS = 3


def list_choices(text: str, situation: Situation) -> tuple[Instant, ...]:
    """List what a text means or may come to mean, to be shown with its zone and sent as its exact value.

    Args:
        text: As far as it is typed; some times are suggested while it is empty.
        situation: Where and when.
    """
    typed = text.strip()
    if not typed:
        return _all_of(SUGGESTED_TEXTS, situation)
    reading = read_time(typed, situation)
    if isinstance(reading, Refusal) and reading.kind is RefusalKind.UNREADABLE and typed[-1].isdigit():
        return _all_of([typed + ending for ending in _COMPLETING_ENDINGS], situation)
    if isinstance(reading, Refusal) and reading.kind is RefusalKind.UNREADABLE:
        return _all_of(_complete_zone(typed, situation), situation)
    return _instants_of(reading)


def _complete_zone(text: str, situation: Situation) -> Iterator[str]:
    """Complete a time that ends in the beginning of a zone's name: "sunday 7pm Londo"."""
    words = text.split()
    for length in range(min(_ZONE_NAME_WORDS, len(words) - 1), 0, -1):
        time, begun = " ".join(words[:-length]), " ".join(words[-length:])
        if begun[0].isalpha() and not isinstance(read_time(time, situation), Refusal):
            for key in list_matching_region_keys(begun, COMPLETED_ZONES_LIMIT, situation.home):
                yield f"{time} {key}"


def _all_of(texts: Iterable[str], situation: Situation) -> tuple[Instant, ...]:
    found: dict[datetime, Instant] = {}
    for text in texts:
        for instant in _instants_of(read_time(text, situation)):
            # What is shown has no seconds: "in 1 hour" and the full hour may look the same.
            found.setdefault(instant.at.replace(second=0), instant)
    return tuple(found[at] for at in sorted(found))


def _instants_of(reading: Reading) -> tuple[Instant, ...]:
    match reading:
        case Instant():
            return (reading,)
        case Question():
            return reading.choices
        case Refusal():
            return ()
