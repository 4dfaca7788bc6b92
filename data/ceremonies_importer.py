"""Making the list of ceremonies: the Oscars' dates, the earlier awards' years, the coming season."""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.record.model import Award, Ceremony
from bot.record.season_dates import DateKind
from data.catalogue import read_awards
from data.format import OSCARS, make_ordinal
from data.record_files import RECORD_FOLDER, refuse_damage
from data.season_file import SeasonEvent, read_season_file
from data.writer import write_ceremonies

_EARLY_FILMS_OF = {1: "1927/28", 2: "1928/29", 3: "1929/30", 4: "1930/31", 5: "1931/32", 6: "1932/33"}
"""The seasons of the first Oscars, before the Academy used calendar years."""

_ACTOR_AWARDS_FIRST_YEAR = 2026
"""Before this year they were called the Screen Actors Guild Awards."""


def import_ceremonies(
    dates: Path, season: Path, years: Mapping[str, Collection[int]], root: Path = RECORD_FOLDER
) -> None:
    """Write the list of ceremonies below `root`.

    Args:
        dates: A CSV file with a date for each Oscar ceremony: `ceremony,date`.
        season: A JSON file with the coming season's dates, each with its certainty; uncertain ones are left out.
        years: The years of each earlier award's ceremonies.
        root: The record's folder, with its awards.
    """
    awards = read_awards(root, refuse_damage)
    events = {event.award: event for event in read_season_file(season)}
    ceremonies = list(_make_oscars(dates, events[OSCARS]))
    for award in awards.values():
        if award.id != OSCARS:
            ceremonies.extend(_make_precursors(award, sorted(years[award.id]), events[award.id]))
    write_ceremonies(root, ceremonies)


def name_ceremony_id(event: SeasonEvent) -> str:
    """The id of the ceremony of an award's entry: the Oscars' are counted, the others named by their year."""
    year = event.dates[DateKind.CEREMONY].days.first.year
    return f"{event.award}-{event.edition if event.award == OSCARS else year}"


def make_coming_ceremony(award: Award, event: SeasonEvent) -> Ceremony:
    """The ceremony of an award's entry, with the days that are sure."""
    year = event.dates[DateKind.CEREMONY].days.first.year
    return Ceremony(
        id=name_ceremony_id(event),
        award=award.id,
        number=event.edition,
        name=f"{make_ordinal(event.edition)} {_name_edition(award, year)}",
        year=year,
        held=event.get_sure_day(DateKind.CEREMONY),
        films_of=str(year - 1),
        nominations=event.get_sure_day(DateKind.NOMINATIONS),
    )


def _make_oscars(dates: Path, event: SeasonEvent) -> Iterator[Ceremony]:
    with dates.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            number, held = int(row["ceremony"]), date.fromisoformat(row["date"])
            is_coming = number == event.edition
            yield Ceremony(
                id=f"{OSCARS}-{number}",
                award=OSCARS,
                number=number,
                name=f"{make_ordinal(number)} Academy Awards",
                year=held.year,
                held=held,
                films_of=_EARLY_FILMS_OF.get(number, str(held.year - 1)),
                nominations=event.get_sure_day(DateKind.NOMINATIONS) if is_coming else None,
            )


def _make_precursors(award: Award, years: list[int], event: SeasonEvent) -> Iterator[Ceremony]:
    """One ceremony per season, the coming one included; editions are counted back from it."""
    coming = make_coming_ceremony(award, event)
    for year in years:
        edition = event.edition - (coming.year - year)
        name = f"{make_ordinal(edition)} {_name_edition(award, year)}"
        yield replace(
            coming,
            id=f"{award.id}-{year}",
            number=edition,
            name=name,
            year=year,
            held=None,
            films_of=str(year - 1),
            nominations=None,
        )
    yield coming


def _name_edition(award: Award, year: int) -> str:
    if award.id == "actor-awards":
        return "Actor Awards" if year >= _ACTOR_AWARDS_FIRST_YEAR else "Screen Actors Guild Awards"
    return award.name
