"""Making the list of ceremonies: the Oscars' dates, the earlier awards' years, the coming season."""

import csv
import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypedDict

from bot.record.model import Award, Ceremony
from data.catalogue import read_awards
from data.format import OSCARS, make_ordinal
from data.record_files import RECORD_FOLDER, refuse_damage
from data.writer import write_ceremonies

_EARLY_FILMS_OF = {1: "1927/28", 2: "1928/29", 3: "1929/30", 4: "1930/31", 5: "1931/32", 6: "1932/33"}
"""The seasons of the first Oscars, before the Academy used calendar years."""

_ACTOR_AWARDS_FIRST_YEAR = 2026
"""Before this year they were called the Screen Actors Guild Awards."""


class _Event(TypedDict):
    """An award's entry in the season's file; dates as `2027-01-21`."""

    id: str
    edition: int
    nominations: str | None
    ceremony: str
    confidence: str


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
    events: dict[str, _Event] = {
        event["id"]: event for event in json.loads(season.read_text("utf-8"))["events"]
    }
    ceremonies = list(_make_oscars(dates, events[OSCARS]))
    for award in awards.values():
        if award.id != OSCARS:
            ceremonies.extend(_make_precursors(award, sorted(years[award.id]), events[award.id]))
    write_ceremonies(root, ceremonies)


def _make_oscars(dates: Path, event: _Event) -> Iterator[Ceremony]:
    with dates.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            number, held = int(row["ceremony"]), date.fromisoformat(row["date"])
            yield Ceremony(
                id=f"{OSCARS}-{number}",
                award=OSCARS,
                number=number,
                name=f"{make_ordinal(number)} Academy Awards",
                year=held.year,
                held=held,
                films_of=_EARLY_FILMS_OF.get(number, str(held.year - 1)),
                nominations=_parse_nominations_date(event) if number == event["edition"] else None,
            )


def _make_precursors(award: Award, years: list[int], event: _Event) -> Iterator[Ceremony]:
    """One ceremony per season, the coming one included; editions are counted back from it."""
    coming = date.fromisoformat(event["ceremony"])
    for year in [*years, coming.year]:
        edition = event["edition"] - (coming.year - year)
        is_coming = year == coming.year
        yield Ceremony(
            id=f"{award.id}-{year}",
            award=award.id,
            number=edition,
            name=f"{make_ordinal(edition)} {_name_edition(award, year)}",
            year=year,
            held=coming if is_coming and _is_sure(event["confidence"]) else None,
            films_of=str(year - 1),
            nominations=_parse_nominations_date(event) if is_coming else None,
        )


def _name_edition(award: Award, year: int) -> str:
    if award.id == "actor-awards":
        return "Actor Awards" if year >= _ACTOR_AWARDS_FIRST_YEAR else "Screen Actors Guild Awards"
    return award.name


def _parse_nominations_date(event: _Event) -> date | None:
    if event["nominations"] is None or "nominations date single source" in event["confidence"]:
        return None
    return date.fromisoformat(event["nominations"])


def _is_sure(confidence: str) -> bool:
    return not confidence.startswith("UNVERIFIED")
