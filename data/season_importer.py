"""Bringing the dates of a coming season into the record: its table of dates, and the list of ceremonies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.record.model import Award, Ceremony
from bot.record.season_dates import AwardDate, DateKind
from data.catalogue import read_catalogue
from data.ceremonies_importer import make_coming_ceremony, name_ceremony_id
from data.format import SEASON_COLUMNS, SEASON_FILE, SEPARATOR
from data.record_files import RECORD_FOLDER, refuse_damage
from data.season_file import SeasonEvent, read_season_file
from data.upstream_file import refuse_line
from data.writer import stage_record, write_ceremonies, write_table


@dataclass(frozen=True, slots=True)
class SeasonReport:
    """What an import brought.

    Attributes:
        dates: How many dates there are now.
        awards: Of how many awards.
        first: The first day.
        last: The last day.
        ceremonies_added: The ids of ceremonies that the record did not have.
        ceremonies_changed: The ids of those whose days it had otherwise, or not at all.
    """

    dates: int
    awards: int
    first: date
    last: date
    ceremonies_added: tuple[str, ...]
    ceremonies_changed: tuple[str, ...]


def import_season(source: Path, root: Path = RECORD_FOLDER) -> SeasonReport:
    """Put a season's dates in the place of those that the record has, wholly or not at all.

    Raises:
        ImportRefusedError: The file is invalid; the message names line and field.
    """
    events = read_season_file(source)
    with stage_record(root, source) as stage:
        added, changed = _update_ceremonies(source, stage, events)
        dates = write_season(stage, events)
    return SeasonReport(
        len(dates),
        len(events),
        min(each.days.first for each in dates),
        max(each.days.last for each in dates),
        tuple(added),
        tuple(changed),
    )


def write_season(root: Path, events: Sequence[SeasonEvent]) -> Sequence[AwardDate]:
    """Write the table of dates, ceremony by ceremony in the file's order; returns what it says now."""
    dates = [
        AwardDate(
            name_ceremony_id(event),
            kind,
            known.days,
            event.venue if kind is DateKind.CEREMONY else "",
            known.certainty,
            event.sources,
        )
        for event in events
        for kind, known in event.dates.items()
    ]
    write_table(root, SEASON_FILE, SEASON_COLUMNS, map(_make_line, dates))
    return dates


def _make_line(known: AwardDate) -> tuple[str, ...]:
    days = known.days
    return (
        known.ceremony_id,
        known.kind,
        days.first.isoformat(),
        "" if days.last == days.first else days.last.isoformat(),
        known.place,
        known.certainty,
        SEPARATOR.join(known.sources),
    )


def _update_ceremonies(
    source: Path, root: Path, events: Sequence[SeasonEvent]
) -> tuple[list[str], list[str]]:
    """Write the ceremonies of the season into the list of all; returns the ids of the new and of the changed ones."""
    catalogue = read_catalogue(root, refuse_damage)
    ceremonies = list(catalogue.ceremonies.values())
    added: list[str] = []
    changed: list[str] = []
    for event in events:
        award = catalogue.awards.get(event.award)
        if award is None:
            known = ", ".join(catalogue.awards)
            raise refuse_line(source, event.line, "id", f"“{event.award}” is not one of {known}")
        before = catalogue.ceremonies.get(name_ceremony_id(event))
        after = _update_ceremony(source, award, event, before)
        if before is None:
            place = max(
                (number for number, each in enumerate(ceremonies, 1) if each.award == award.id),
                default=len(ceremonies),
            )
            ceremonies.insert(place, after)
            added.append(after.id)
        elif after != before:
            ceremonies[ceremonies.index(before)] = after
            changed.append(after.id)
    write_ceremonies(root, ceremonies)
    return added, changed


def _update_ceremony(source: Path, award: Award, event: SeasonEvent, before: Ceremony | None) -> Ceremony:
    coming = make_coming_ceremony(award, event)
    if before is None:
        return coming
    if before.number != event.edition:
        wrong = f"{event.edition} is not the number of {before.id} in the record, {before.number}"
        raise refuse_line(source, event.line, "edition", wrong)
    return replace(before, year=coming.year, held=coming.held, nominations=coming.nominations)
