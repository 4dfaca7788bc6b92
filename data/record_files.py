"""Reading, checking and loading all files of the record; the loader and the checker read them with the same code."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from bot.errors import StartError
from bot.record.model import Award, CanonicalCategory, Category, Ceremony
from bot.record.record import Record
from data.catalogue import Catalogue, read_academy_categories, read_catalogue
from data.festivals import read_festival_wins
from data.format import OSCARS, PRECURSORS_FOLDER, name_oscars_file, name_precursor_file
from data.nominees import SharedCredits, read_slates
from data.other_names import read_nicknames, read_original_titles
from data.season import read_season_dates
from data.tables import RecordProblem, ReportProblem

RECORD_FOLDER = Path(__file__).parent
"""The folder of the record that the bot ships."""

RecordParts = tuple[tuple[Award, ...], tuple[CanonicalCategory, ...], tuple[Ceremony, ...]]
"""Awards, canonical categories and ceremonies, as `Record.build` takes them."""


def read_record_files(root: Path, report: ReportProblem) -> RecordParts:
    """Read every file below `root`; each problem is passed to `report`, and lines with one are left out."""
    catalogue = read_catalogue(root, report)
    shared = SharedCredits()
    slates: dict[str, tuple[Category, ...]] = {}
    for file, own in _list_nominee_files(root, catalogue, report):
        slates |= read_slates(root, file, own, catalogue=catalogue, shared=shared, report=report)
    ceremonies = tuple(
        replace(ceremony, categories=slates.get(ceremony.id, ()))
        for ceremony in catalogue.ceremonies.values()
    )
    return tuple(catalogue.awards.values()), tuple(catalogue.canonical.values()), ceremonies


def list_record_files(root: Path) -> list[str]:
    """The existing files of the record, those that others refer to first."""
    folders = [root, root / OSCARS, root / PRECURSORS_FOLDER]
    return [path.relative_to(root).as_posix() for folder in folders for path in sorted(folder.glob("*.csv"))]


def _list_nominee_files(
    root: Path, catalogue: Catalogue, report: ReportProblem
) -> Iterator[tuple[str, frozenset[str]]]:
    """Every expected file with the ids of its ceremonies; unexpected files are reported.

    The Oscars' files run without a gap from the first ceremony to the last that has one.
    """
    stray = {file for file in list_record_files(root) if "/" in file}
    ceremonies = (ceremony for ceremony in catalogue.ceremonies.values() if ceremony.award == OSCARS)
    numbers = [ceremony.number for ceremony in ceremonies if ceremony.number is not None]
    last = max((number for number in numbers if name_oscars_file(number) in stray), default=1)
    for number in range(1, last + 1):
        stray.discard(name_oscars_file(number))
        yield name_oscars_file(number), frozenset({f"{OSCARS}-{number}"})
    for award in catalogue.awards:
        if award != OSCARS:
            stray.discard(name_precursor_file(award))
            ceremonies = catalogue.ceremonies.values()
            own = frozenset(ceremony.id for ceremony in ceremonies if ceremony.award == award)
            yield name_precursor_file(award), own
    for file in sorted(stray):
        report(RecordProblem(file, None, None, "belongs to no ceremony or award"))


def check_record(root: Path = RECORD_FOLDER) -> list[RecordProblem]:
    """All problems of the record below `root`, file by file; empty if it is sound."""
    problems: list[RecordProblem] = []
    _, _, ceremonies = read_record_files(root, problems.append)
    read_academy_categories(root, read_catalogue(root, lambda _: None), problems.append)
    read_nicknames(root, problems.append)
    read_original_titles(root, problems.append)
    read_festival_wins(root, problems.append)
    read_season_dates(root, ceremonies, problems.append)
    return sorted(problems, key=lambda problem: (problem.file, problem.line or 0, problem.field or ""))


def load_record(root: Path = RECORD_FOLDER) -> Record:
    """Read and index the record.

    Raises:
        StartError: A file is damaged; the message names file, line and field.
    """
    parts = read_record_files(root, refuse_damage)
    return Record.build(
        *parts,
        festival_wins=read_festival_wins(root, refuse_damage),
        season_dates=read_season_dates(root, parts[2], refuse_damage),
    )


def load_nicknames(root: Path = RECORD_FOLDER) -> Mapping[str, tuple[str, ...]]:
    """Read fans' names for some films and people, by their ids.

    Raises:
        StartError: The file is damaged; the message names line and field.
    """
    return read_nicknames(root, refuse_damage)


def load_original_titles(root: Path = RECORD_FOLDER) -> Mapping[str, tuple[str, ...]]:
    """Read titles of films in their own language, by the films' ids.

    Raises:
        StartError: The file is damaged; the message names line and field.
    """
    return read_original_titles(root, refuse_damage)


def refuse_damage(problem: RecordProblem) -> NoReturn:
    """Raise a `StartError` for the first problem in the record's files."""
    advice = "Run `python -m bot data check` to see everything that is wrong."
    raise StartError(f"The awards record is damaged at {problem}. {advice}")
