"""The dates of a server: what is shipped, overlaid by what its hosts said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.ids import DateKey
from bot.record.model import Award, Ceremony
from bot.record.record import Record
from bot.record.season_dates import AwardDate, DateKind, DaySpan
from bot.season.model import HostDate, ScheduledEvent, SeasonDate, When, make_date_key


def list_shipped_dates(record: Record) -> Mapping[DateKey, AwardDate]:
    """The dates that the record has: of the coming season, and of ceremonies further off the days that are sure."""
    dates = {make_date_key(each.ceremony_id, each.kind): each for each in record.season_dates}
    for ceremony in record.ceremonies.values():
        if ceremony.categories:
            continue  # It was held, or its nominees are known: nobody asks any more when they will be.
        for kind, day in ((DateKind.NOMINATIONS, ceremony.nominations), (DateKind.CEREMONY, ceremony.held)):
            if day is not None:
                known = AwardDate(ceremony.id, kind, DaySpan.of_day(day))
                dates.setdefault(make_date_key(ceremony.id, kind), known)
    return dates


def merge_dates(
    shipped: Mapping[DateKey, AwardDate],
    ceremonies: Mapping[str, Ceremony],
    own_ceremonies: Iterable[Ceremony],
    said: Sequence[HostDate],
    events: Mapping[DateKey, ScheduledEvent],
) -> dict[DateKey, SeasonDate]:
    """Put a server's dates together, past ones too.

    Args:
        shipped: What the record has.
        ceremonies: The record's ceremonies.
        own_ceremonies: The server's own ones, but for those that stand for one of the record.
        said: What the server's hosts said.
        events: The scheduled events that were made.
    """
    dates = {
        key: SeasonDate(
            key,
            ceremonies[known.ceremony_id],
            known.kind,
            "",
            When(known.days),
            known.place,
            known.certainty,
            known.sources,
        )
        for key, known in shipped.items()
    }
    own = {ceremony.id: ceremony for ceremony in own_ceremonies}
    for ceremony in own.values():
        if ceremony.held is not None:
            key = make_date_key(ceremony.id, DateKind.CEREMONY)
            when = When(DaySpan.of_day(ceremony.held))
            dates[key] = SeasonDate(key, ceremony, DateKind.CEREMONY, "", when)
    for each in said:
        if each.ceremony_id is None:
            dates[each.key] = SeasonDate(each.key, None, None, each.name, each.when, each.place)
            continue
        ceremony = ceremonies.get(each.ceremony_id) or own.get(each.ceremony_id)
        if ceremony is None:
            continue  # The slate was deleted, or the record lost it.
        before = dates.get(each.key)
        place = each.place or (before.place if before else "")
        corrected = SeasonDate(each.key, ceremony, each.kind, "", each.when, place)
        dates[each.key] = replace(corrected, shipped=shipped.get(each.key))
    return {
        key: replace(known, event=events[key]) if key in events else known for key, known in dates.items()
    }


def list_days_of_ceremony(dates: Iterable[SeasonDate], ceremony_id: str) -> dict[DateKind, When]:
    """When everything about one ceremony is."""
    return {
        each.kind: each.when
        for each in dates
        if each.kind is not None and each.ceremony is not None and each.ceremony.id == ceremony_id
    }


def name_date(known: SeasonDate, awards: Mapping[str, Award]) -> str:
    """Name a date in plain words, as the audit log has it: "Oscars, nominations"."""
    if known.ceremony is None or known.kind is None:
        return known.name
    award = awards.get(known.ceremony.award)
    return f"{award.short if award else known.ceremony.name}, {known.kind.replace('-', ' ')}"
