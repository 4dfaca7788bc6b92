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
    host_dates: Sequence[HostDate],
    events: Mapping[DateKey, ScheduledEvent],
) -> dict[DateKey, SeasonDate]:
    """Put a server's dates together, past ones too.

    Args:
        shipped: What the record has.
        ceremonies: The record's ceremonies.
        own_ceremonies: The server's own ones, but for those that stand for one of the record.
        host_dates: What the server's hosts said.
        events: The scheduled events that were made.
    """
    own = {ceremony.id: ceremony for ceremony in own_ceremonies}
    dates = {
        key: _make_shipped_date(key, award_date, ceremonies[award_date.ceremony_id])
        for key, award_date in shipped.items()
    }
    for ceremony in own.values():
        if ceremony.held is not None:
            key = make_date_key(ceremony.id, DateKind.CEREMONY)
            dates[key] = SeasonDate(
                key, ceremony, DateKind.CEREMONY, name="", when=When(DaySpan.of_day(ceremony.held))
            )
    for host_date in host_dates:
        key, ceremony_id = host_date.key, host_date.ceremony_id
        ceremony = ceremonies.get(ceremony_id) or own.get(ceremony_id) if ceremony_id is not None else None
        # Without one, the slate was deleted, or the record lost it.
        if ceremony_id is None or ceremony is not None:
            dates[key] = _overlay_date(dates.get(key), host_date, ceremony, shipped.get(key))
    return {key: replace(date, event=events[key]) if key in events else date for key, date in dates.items()}


def _make_shipped_date(key: DateKey, award_date: AwardDate, ceremony: Ceremony) -> SeasonDate:
    return SeasonDate(
        key,
        ceremony,
        award_date.kind,
        name="",
        when=When(award_date.days),
        place=award_date.place,
        certainty=award_date.certainty,
        sources=award_date.sources,
    )


def _overlay_date(
    before: SeasonDate | None, host_date: HostDate, ceremony: Ceremony | None, shipped: AwardDate | None
) -> SeasonDate:
    """A date as hosts say it is; a place that they did not say stays as it was."""
    return SeasonDate(
        host_date.key,
        ceremony,
        host_date.kind,
        host_date.name,
        host_date.when,
        place=host_date.place or (before.place if before else ""),
        shipped=shipped,
    )


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
