"""Reading the table of the coming season's dates; a record without it is a season of which nothing is known yet."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from bot.record.model import Ceremony
from bot.record.season_dates import AwardDate, Certainty, DateKind, DaySpan, find_contradiction
from data.format import CEREMONIES_FILE, SEASON_COLUMNS, SEASON_FILE, split_values
from data.tables import ReportProblem, TableRow, read_table

_KINDS = {kind.value: kind for kind in DateKind}
_CERTAINTIES = {certainty.value: certainty for certainty in Certainty}


def read_season_dates(
    root: Path, ceremonies: Iterable[Ceremony], report: ReportProblem
) -> Sequence[AwardDate]:
    """Read the dates, in the table's order; lines with a problem are left out."""
    if not (root / SEASON_FILE).exists():
        return ()
    by_id = {ceremony.id: ceremony for ceremony in ceremonies}
    dates: list[AwardDate] = []
    known: dict[str, dict[DateKind, DaySpan]] = {}
    for row in read_table(root, SEASON_FILE, SEASON_COLUMNS, report):
        found = _read_date(row, by_id)
        if found is None:
            continue
        of_ceremony = known.setdefault(found.ceremony_id, {})
        if found.kind in of_ceremony:
            row.report_problem("kind", f"{found.ceremony_id} has another date of the kind “{found.kind}”")
            continue
        contradiction = find_contradiction({**of_ceremony, found.kind: found.days})
        if contradiction is not None:
            row.report_problem(
                "first_day", f"the {contradiction[0]} cannot come after the {contradiction[1]}"
            )
            continue
        of_ceremony[found.kind] = found.days
        dates.append(found)
    return dates


def _read_date(row: TableRow, ceremonies: Mapping[str, Ceremony]) -> AwardDate | None:
    ceremony = ceremonies.get(row["ceremony"])
    if ceremony is None:
        row.report_problem("ceremony", f"“{row['ceremony']}” is not a ceremony of {CEREMONIES_FILE}")
        return None
    kind, certainty = _KINDS.get(row["kind"]), _CERTAINTIES.get(row["certainty"])
    if kind is None:
        row.report_problem("kind", f"“{row['kind']}” is not one of {', '.join(_KINDS)}")
    if certainty is None:
        row.report_problem("certainty", f"“{row['certainty']}” is not one of {', '.join(_CERTAINTIES)}")
    days = _read_days(row)
    if kind is None or certainty is None or days is None:
        return None
    sources = split_values(row["sources"])
    strange = next((source for source in sources if not source.startswith("https://")), None)
    if strange is not None:
        row.report_problem("sources", f"“{strange}” is not an address that begins with https://")
        return None
    recorded = {DateKind.NOMINATIONS: ceremony.nominations, DateKind.CEREMONY: ceremony.held}.get(kind)
    if recorded is not None and recorded != days.first:
        row.report_problem("first_day", f"{days.first} is not the day in {CEREMONIES_FILE}, {recorded}")
        return None
    return AwardDate(ceremony.id, kind, days, row["place"], certainty, sources)


def _read_days(row: TableRow) -> DaySpan | None:
    first = _read_day(row, "first_day")
    last = _read_day(row, "last_day") if row["last_day"] else first
    if first is None or last is None:
        return None
    if last < first:
        row.report_problem("last_day", f"{last} is before {first}")
        return None
    return DaySpan(first, last)


def _read_day(row: TableRow, column: str) -> date | None:
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        row.report_problem(column, f"“{row[column]}” is not a date like 2027-03-14")
        return None
