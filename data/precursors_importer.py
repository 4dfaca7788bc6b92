"""Making the files of the earlier awards from several lists, joined to the Oscars' films and people."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bot.ids import CategoryId, NomineeId
from bot.record.model import CanonicalCategory, Category, Ceremony, Nominee, PersonCredit, name_whole
from data import precursor_rows as lists
from data.catalogue import read_catalogue
from data.format import OSCARS, name_precursor_file
from data.nominee_ids import KnownIds, assign_ids, make_slug, map_known_ids
from data.oscars_matcher import OscarsMatcher
from data.other_names import read_original_titles
from data.precursor_merging import (
    PART_NAMES,
    Entry,
    Prize,
    Slate,
    assign_halves,
    complete_slate,
    split_prizes,
)
from data.precursor_rows import PrecursorRow
from data.precursor_slips import UNNAMED_FILMS, UNSETTLED
from data.record_files import RECORD_FOLDER, read_record_files, refuse_damage
from data.writer import stage_record, write_slates

Slates = dict[tuple[str, int], dict[str, Slate]]
"""What a list has, by award and year, and by canonical category."""


def list_precursor_years(sources: Path) -> dict[str, set[int]]:
    """The years of each award's ceremonies in the lists."""
    years: dict[str, set[int]] = {}
    for row in (*lists.read_compiled(sources), *lists.read_globes(sources), *lists.read_tables(sources)):
        years.setdefault(row.award, set()).add(row.year)
    return years


def import_precursors(sources: Path, root: Path = RECORD_FOLDER) -> None:
    """Write the nominees of every earlier award, with the Oscars' ids of films and people.

    Args:
        sources: The folder with the lists.
        root: The record's folder, with the Oscars and the list of ceremonies.

    Raises:
        StartError: The record is damaged, or would be.
    """
    canonical = read_catalogue(root, refuse_damage).canonical
    _, _, known = read_record_files(root, refuse_damage)
    slates = _read_slates(sources, _make_matcher(sources, root, known))
    written: dict[str, list[Ceremony]] = {}
    for ceremony in known:
        found = slates.get((ceremony.award, ceremony.year), {})
        categories = _make_categories(ceremony, found, canonical)
        written.setdefault(ceremony.award, []).append(replace(ceremony, categories=categories))
    with stage_record(root, sources / lists.COMPILED_FILE) as stage:
        for award, ceremonies in written.items():
            if award != OSCARS:
                write_slates(stage, name_precursor_file(award), ceremonies)


def _make_matcher(sources: Path, root: Path, known: Iterable[Ceremony]) -> OscarsMatcher:
    own_ids = lists.read_known_ids(sources)
    for row in (*lists.read_scripts(sources), *lists.read_halves(sources)):
        ((title, film_id),) = row.films
        if film_id in UNNAMED_FILMS:
            own_ids[f"x-{make_slug([title])}-{row.year - 1}"] = film_id
    oscars = (ceremony for ceremony in known if ceremony.award == OSCARS)
    return OscarsMatcher(oscars, read_original_titles(root, refuse_damage), own_ids)


def _read_slates(sources: Path, matcher: OscarsMatcher) -> Slates:
    """What the lists have together.

    The first list is read first, so that films and people that only it names keep the ids they have had from it.
    """
    slates = _match_rows(lists.read_compiled(sources), matcher, keep_spelling=True)
    for (award, year), categories in _match_rows(lists.read_globes(sources), matcher).items():
        _complete_slates(slates, award, year, categories)
    for (award, year), categories in _match_rows(lists.read_tables(sources), matcher).items():
        if award != "golden-globes":  # the list of the Globes alone has more of them
            _complete_slates(slates, award, year, categories)
    for (award, year), categories in _match_rows(lists.read_halves(sources), matcher).items():
        for category, halves in categories.items():
            own = slates[award, year]
            if category in own:
                own[category] = assign_halves(own[category], halves)
            elif category in lists.SCREENPLAY_CATEGORIES:
                own[category] = halves
    for (award, year), categories in _match_rows(lists.read_scripts(sources), matcher).items():
        slates[award, year] = categories
    return slates


def _match_rows(
    rows: Iterable[PrecursorRow], matcher: OscarsMatcher, *, keep_spelling: bool = False
) -> Slates:
    slates: Slates = {}
    for row in rows:
        films = tuple(matcher.match_film(title, row.year, film_id) for title, film_id in row.films if title)
        people = tuple(
            PersonCredit(known.id, name if keep_spelling else known.name)
            for name, person_id in row.people
            for known in [matcher.match_person(name, row.year, row.category, films, person_id)]
        )
        nominee = Nominee(NomineeId(""), films, people, song=row.song, winner=row.winner)
        slate = slates.setdefault((row.award, row.year), {}).setdefault(row.category, [])
        slate.append(Entry(row.part, nominee))
    return slates


def _complete_slates(slates: Slates, award: str, year: int, listed: Mapping[str, Slate]) -> None:
    categories = slates.setdefault((award, year), {})
    for category, slate in listed.items():
        categories[category] = complete_slate(categories.get(category, []), slate)


def _make_categories(
    ceremony: Ceremony, slates: Mapping[str, Slate], canonical: Mapping[str, CanonicalCategory]
) -> tuple[Category, ...]:
    made = [
        _make_category(canonical[name], prize, ceremony)
        for name, slate in slates.items()
        for prize in split_prizes(ceremony.award, ceremony.year, name, slate)
    ]
    order = list(canonical)
    return tuple(sorted(made, key=lambda category: order.index(category.canonical or "")))


def _make_category(canonical: CanonicalCategory, prize: Prize, ceremony: Ceremony) -> Category:
    name = PART_NAMES[prize.part]
    category_id = CategoryId(f"{canonical.id}-{prize.part}" if prize.part else canonical.id)
    category = Category(
        id=category_id,
        canonical=canonical.id,
        name=f"{canonical.name}, {name}" if name else canonical.name,
        headline=canonical.headline,
        nominees=prize.nominees,
        complete=prize.complete,
        weight=canonical.weight,
        divided=prize.divided,
        unsettled=prize.unsettled or (ceremony.award, ceremony.year, category_id) in UNSETTLED,
    )
    # Nominees of a part keep the ids that they had in the whole category.
    before = (ceremony.by_id.get(one) for one in (name_whole(ceremony.award, category), category_id) if one)
    known: KnownIds = {entry: own for one in before if one for entry, own in map_known_ids(one).items()}
    return assign_ids(category, known)
