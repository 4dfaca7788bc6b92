"""Reading nominees, one a line, into the categories of their ceremonies."""

from collections.abc import Container, Iterator
from itertools import groupby
from pathlib import Path

from bot.awards.model import Category, CategoryClass, FilmCredit, Nominee
from data.catalogue import Catalogue, said
from data.credits import Shared, read_films, read_people
from data.format import (
    CATEGORIES,
    CEREMONIES,
    DIVIDED,
    FLAGS,
    KINDS,
    NOMINEE,
    NOMINEE_COLUMNS,
    SLUG,
    SLUG_LENGTH,
    UNOFFICIAL,
    WINNER,
    WINNERS_ONLY,
    split,
)
from data.problem import Report
from data.tables import Row, read_table

_SHARED = ("canonical", "name", "kind")
"""The columns that say the same on every line of a category."""


def read_slates(
    root: Path, file: str, own: Container[str], catalogue: Catalogue, shared: Shared, report: Report
) -> dict[str, tuple[Category, ...]]:
    """The categories of each ceremony in a file, by the ceremony's id, in the order of the file.

    `own` are the ids of the ceremonies that the file may hold.
    """
    slates: dict[str, list[Category]] = {}
    rows = read_table(root, file, NOMINEE_COLUMNS, report)
    for (ceremony, category_id), lines in groupby(rows, lambda row: (row["ceremony"], row["category"])):
        first, *others = lines
        if ceremony not in catalogue.ceremonies:
            first.wrong("ceremony", f"“{ceremony}” is not a ceremony of {CEREMONIES}")
            continue
        if ceremony not in own:
            first.wrong("ceremony", f"“{ceremony}” does not belong into this file")
            continue
        slate = slates.setdefault(ceremony, [])
        if any(category.id == category_id for category in slate):
            first.wrong("category", f"the lines of “{category_id}” do not stand together")
            continue
        category = _category(first, others, catalogue, shared)
        if category is not None:
            slate.append(category)
    return {ceremony: tuple(slate) for ceremony, slate in slates.items()}


def _category(first: Row, others: list[Row], catalogue: Catalogue, shared: Shared) -> Category | None:
    if not SLUG.fullmatch(first["category"]):
        first.wrong("category", f"“{first['category']}” is not an id of small letters, digits and hyphens")
    canonical = catalogue.canonical.get(first["canonical"])
    if canonical is None:
        first.wrong("canonical", f"“{first['canonical']}” is not a category of {CATEGORIES}")
        return None
    kind = KINDS.get(first["kind"])
    if kind is None:
        first.wrong("kind", f"“{first['kind']}” is not one of {', '.join(KINDS)}")
        return None
    if not first["name"]:
        first.wrong("name", "is empty")
    flags = _flags(first) - {UNOFFICIAL}
    for row in others:
        _agrees(row, first, flags)
    return Category(
        id=shared.text(first["category"]),
        canonical=canonical.id,
        name=shared.text(first["name"]),
        headline=canonical.headline,
        nominees=tuple(_nominees([first, *others], shared)),
        complete=WINNERS_ONLY not in flags,
        kind=kind,
        weight=canonical.weight,
        divided=DIVIDED in flags,
        said=said(canonical, first["category"], kind),
    )


def _agrees(row: Row, first: Row, flags: frozenset[str]) -> None:
    for column in _SHARED:
        if row[column] != first[column]:
            row.wrong(column, f"“{row[column]}” is “{first[column]}” on line {first.line}")
    if _flags(row) - {UNOFFICIAL} != flags:
        row.wrong("flags", f"“{row['flags']}” does not agree with line {first.line}")


def _flags(row: Row) -> frozenset[str]:
    flags = frozenset(split(row["flags"]))
    for unknown in sorted(flags - FLAGS):
        row.wrong("flags", f"“{unknown}” is not one of {', '.join(sorted(FLAGS))}")
    return flags & FLAGS


def _nominees(rows: list[Row], shared: Shared) -> Iterator[Nominee]:
    ids: set[str] = set()
    entries: set[tuple[object, ...]] = set()
    for row in rows:
        nominee = _nominee(row, shared)
        if nominee.id in ids:
            row.wrong("nominee", f"“{nominee.id}” stands twice in {row['category']}")
        entry = (nominee.films, nominee.people, nominee.song, nominee.country)
        if entry in entries and row["kind"] == CategoryClass.COMPETITIVE:
            row.wrong("nominee", "the same films, people and song stand on an earlier line")
        ids.add(nominee.id)
        entries.add(entry)
        yield nominee


def _nominee(row: Row, shared: Shared) -> Nominee:
    if not SLUG.fullmatch(row["nominee"]) or len(row["nominee"]) > SLUG_LENGTH:
        wrong = f"“{row['nominee']}” is not an id of at most {SLUG_LENGTH} small letters, digits and hyphens"
        row.wrong("nominee", wrong)
    films, people, flags = read_films(row, shared), read_people(row, shared), split(row["flags"])
    won_for = _won_for(row, films)
    winner = row["result"] == WINNER or bool(won_for)
    if not films and not people and not row["credit"]:
        row.wrong("films", "the line names no film, no person and no credit")
    if not winner and (UNOFFICIAL in flags or WINNERS_ONLY in flags):
        row.wrong("result", f"“{row['flags']}” stands on a nominee that did not win")
    return Nominee(
        id=shared.text(row["nominee"]),
        films=films,
        people=people,
        credit=shared.text(row["credit"]),
        song=row["song"],
        characters=split(row["characters"]),
        country=shared.text(row["country"]),
        winner=winner,
        unofficial=UNOFFICIAL in flags,
        won_for=won_for,
    )


def _won_for(row: Row, films: tuple[FilmCredit, ...]) -> tuple[FilmCredit, ...]:
    """The films it won for, where the result says so film by film."""
    results = split(row["result"])
    if results in ((), (WINNER,)):
        return ()
    if set(results) != {WINNER, NOMINEE}:
        row.wrong(
            "result", f"“{row['result']}” is not “{WINNER}”, empty, or “{WINNER} | {NOMINEE}” for the films"
        )
        return ()
    if len(results) != len(films):
        row.wrong("result", f"has {len(results)} results for {len(films)} films")
        return ()
    return tuple(film for film, result in zip(films, results, strict=True) if result == WINNER)
