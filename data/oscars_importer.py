"""Importing a newer list of Oscar nominations into the record, completely or not at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.record.model import Ceremony, Nominee
from data.academy import AcademyCategoryBuilder
from data.catalogue import read_academy_categories, read_catalogue
from data.corrections import correct_rows
from data.format import OSCARS, make_ordinal, name_oscars_file
from data.nominee_ids import map_known_ids
from data.record_files import RECORD_FOLDER, read_record_files, refuse_damage
from data.upstream import UpstreamRow, read_upstream
from data.writer import stage_record, write_ceremonies, write_slates

ProgressCallback = Callable[[int, int], None]
"""Called with the number of finished ceremonies and the number of all."""


@dataclass(frozen=True)
class ImportReport:
    """What an import changed. Honours count as nominations here.

    Attributes:
        ceremonies_added: Numbers of the ceremonies that had no nominees before.
        ceremonies_changed: Numbers of those that had nominees, and changed.
        added: The number of new nominations.
        changed: The number of changed nominations, for example of new winners.
        removed: The number of removed nominations.
    """

    ceremonies_added: tuple[int, ...]
    ceremonies_changed: tuple[int, ...]
    added: int
    changed: int
    removed: int


def import_oscars(
    source: Path, root: Path = RECORD_FOLDER, progress: ProgressCallback | None = None
) -> ImportReport:
    """Import the ceremonies of an upstream list into the record; ceremonies that it lacks stay as they are.

    Of a list laid out as up to 2025, only the ceremonies whose winners the record does not know are taken.

    Args:
        source: The list, as the data set's `oscars.csv`.
        root: The record's folder.
        progress: Called after each ceremony.

    Raises:
        ImportRefusedError: The source is invalid or the record cannot be written; nothing has changed.
        StartError: The record is already damaged.
    """
    catalogue = read_catalogue(root, refuse_damage)
    meanings = read_academy_categories(root, catalogue, refuse_damage)
    academy = AcademyCategoryBuilder(source.name, catalogue.canonical, meanings)
    _, _, known = read_record_files(root, refuse_damage)
    before = {ceremony.number: ceremony for ceremony in known if ceremony.award == OSCARS}
    decided = {number for number, ceremony in before.items() if ceremony.has_winners}
    rows = _group_by_ceremony(correct_rows(read_upstream(source, lambda number: number not in decided)))
    changed: list[Ceremony] = []
    for done, (number, ceremony_rows) in enumerate(rows.items(), start=1):
        old = before.get(number) or _make_unlisted_ceremony(number, ceremony_rows[0].films_of)
        ids = {category.id: map_known_ids(category) for category in old.categories}
        ceremony = replace(old, categories=academy.build_categories(ceremony_rows, ids))
        if ceremony != old:
            changed.append(ceremony)
        if progress:
            progress(done, len(rows))
    with stage_record(root, source) as stage:
        unlisted = [ceremony for ceremony in changed if ceremony.number not in before]
        oscars = [ceremony for ceremony in known if ceremony.award == OSCARS] + unlisted
        write_ceremonies(stage, [*oscars, *(ceremony for ceremony in known if ceremony.award != OSCARS)])
        for ceremony in changed:
            write_slates(stage, name_oscars_file(ceremony.number or 0), [ceremony])
    return _make_report(changed, before)


def _group_by_ceremony(rows: Iterable[UpstreamRow]) -> dict[int, list[UpstreamRow]]:
    ceremonies: dict[int, list[UpstreamRow]] = {}
    for row in rows:
        ceremonies.setdefault(row.ceremony, []).append(row)
    return dict(sorted(ceremonies.items()))


def _make_unlisted_ceremony(number: int, films_of: str) -> Ceremony:
    """A ceremony later than those with known dates: held in the year after its films."""
    name = f"{make_ordinal(number)} Academy Awards"
    return Ceremony(f"{OSCARS}-{number}", OSCARS, number, name, int(films_of[:4]) + 1, None, films_of)


def _make_report(changed: Sequence[Ceremony], before: Mapping[int | None, Ceremony]) -> ImportReport:
    added = altered = removed = 0
    for ceremony in changed:
        old, new = _map_nominees(before.get(ceremony.number)), _map_nominees(ceremony)
        added += len(new.keys() - old.keys())
        removed += len(old.keys() - new.keys())
        altered += sum(new[key] != old[key] for key in new.keys() & old.keys())
    numbers = [ceremony.number or 0 for ceremony in changed]
    new_numbers = tuple(number for number in numbers if not _map_nominees(before.get(number)))
    other_numbers = tuple(number for number in numbers if number not in new_numbers)
    return ImportReport(new_numbers, other_numbers, added, altered, removed)


def _map_nominees(ceremony: Ceremony | None) -> dict[tuple[str, str], Nominee]:
    if ceremony is None:
        return {}
    return {
        (category.id, nominee.id): nominee
        for category in ceremony.categories
        for nominee in category.nominees
    }
