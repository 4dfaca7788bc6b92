"""Reading nominees and their credits, one nominee per line, into the categories of their ceremonies."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from pathlib import Path
from re import Pattern

from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, CategoryClass, FilmCredit, Nominee, PersonCredit
from data.catalogue import Catalogue, make_modern_name
from data.format import (
    CATEGORIES_FILE,
    CEREMONIES_FILE,
    DIVIDED_FLAG,
    FILM_ID_PATTERN,
    FLAGS,
    KINDS,
    NOMINEE_COLUMNS,
    NOMINEE_RESULT,
    PARTIAL_FLAG,
    PERSON_ID_PATTERN,
    SLUG_MAX_CHARACTERS,
    SLUG_PATTERN,
    UNKNOWN_ID,
    UNOFFICIAL_FLAG,
    UNSETTLED_FLAG,
    WINNER_RESULT,
    WINNERS_ONLY_FLAG,
    split_values,
)
from data.tables import ReportProblem, TableRow, read_table


@dataclass(frozen=True)
class SharedCredits:
    """The credits read so far, to save memory: equal credits of different nominees are one object."""

    films: dict[tuple[str | None, str], FilmCredit] = field(
        default_factory=dict[tuple[str | None, str], FilmCredit]
    )
    people: dict[tuple[str | None, str], PersonCredit] = field(
        default_factory=dict[tuple[str | None, str], PersonCredit]
    )
    texts: dict[str, str] = field(default_factory=dict[str, str])

    def share_text(self, text: str) -> str:
        """The first text that was equal to this one."""
        return self.texts.setdefault(text, text)


def read_films(row: TableRow, shared: SharedCredits) -> tuple[FilmCredit, ...]:
    """The film credits of a line."""
    films: list[FilmCredit] = []
    for pair in _pair_ids(row, "films", "film_ids"):
        film = shared.films.get(pair)
        if film is None:
            film = FilmCredit(*pair)
            if _is_sound(row, "films", "film_ids", pair, FILM_ID_PATTERN):
                shared.films[pair] = film
        films.append(film)
    return tuple(films)


def read_people(row: TableRow, shared: SharedCredits) -> tuple[PersonCredit, ...]:
    """The credits of people and companies of a line."""
    people: list[PersonCredit] = []
    for pair in _pair_ids(row, "people", "people_ids"):
        person = shared.people.get(pair)
        if person is None:
            person = PersonCredit(*pair)
            if _is_sound(row, "people", "people_ids", pair, PERSON_ID_PATTERN):
                shared.people[pair] = person
        people.append(person)
    return tuple(people)


def _pair_ids(row: TableRow, names_column: str, ids_column: str) -> Iterator[tuple[str | None, str]]:
    """Each name with its id, None if unknown."""
    names, ids = split_values(row[names_column]), split_values(row[ids_column])
    if ids and len(ids) != len(names):
        row.report_problem(ids_column, f"has {len(ids)} ids for {len(names)} {names_column}")
    for name, identifier in zip_longest(names, ids[: len(names)], fillvalue=UNKNOWN_ID):
        yield None if identifier == UNKNOWN_ID else identifier, name


def _is_sound(
    row: TableRow, names_column: str, ids_column: str, pair: tuple[str | None, str], pattern: Pattern[str]
) -> bool:
    identifier, name = pair
    named = bool(name.strip())
    identified = identifier is None or bool(pattern.fullmatch(identifier))
    if not named:
        row.report_problem(names_column, "holds an empty name")
    if not identified:
        row.report_problem(ids_column, f"“{identifier}” is not an id")
    return named and identified


_SHARED_COLUMNS = ("canonical", "name", "kind")
"""The columns that are the same on every line of a category."""


def read_slates(
    root: Path,
    file: str,
    own: Container[str],
    *,
    catalogue: Catalogue,
    shared: SharedCredits,
    report: ReportProblem,
) -> dict[str, tuple[Category, ...]]:
    """The categories of each ceremony in a file, by the ceremony's id, in the order of the file.

    `own` has the ids of the ceremonies that the file may contain.
    """
    slates: dict[str, list[Category]] = {}
    rows = read_table(root, file, NOMINEE_COLUMNS, report)
    for (ceremony, category_id), lines in groupby(rows, lambda row: (row["ceremony"], row["category"])):
        first, *others = lines
        if ceremony not in catalogue.ceremonies:
            first.report_problem("ceremony", f"“{ceremony}” is not a ceremony of {CEREMONIES_FILE}")
            continue
        if ceremony not in own:
            first.report_problem("ceremony", f"“{ceremony}” does not belong into this file")
            continue
        slate = slates.setdefault(ceremony, [])
        if any(category.id == category_id for category in slate):
            first.report_problem("category", f"the lines of “{category_id}” do not stand together")
            continue
        category = _read_category(first, others, catalogue, shared)
        if category is not None:
            slate.append(category)
    return {ceremony: tuple(slate) for ceremony, slate in slates.items()}


def _read_category(
    first: TableRow, others: list[TableRow], catalogue: Catalogue, shared: SharedCredits
) -> Category | None:
    if not SLUG_PATTERN.fullmatch(first["category"]):
        first.report_problem(
            "category", f"“{first['category']}” is not an id of small letters, digits and hyphens"
        )
    canonical = catalogue.canonical.get(first["canonical"])
    if canonical is None:
        first.report_problem("canonical", f"“{first['canonical']}” is not a category of {CATEGORIES_FILE}")
        return None
    kind = KINDS.get(first["kind"])
    if kind is None:
        first.report_problem("kind", f"“{first['kind']}” is not one of {', '.join(KINDS)}")
        return None
    if not first["name"]:
        first.report_problem("name", "is empty")
    flags = _read_flags(first) - {UNOFFICIAL_FLAG}
    if flags >= {WINNERS_ONLY_FLAG, PARTIAL_FLAG}:
        first.report_problem("flags", f"{WINNERS_ONLY_FLAG} and {PARTIAL_FLAG} exclude each other")
    for row in others:
        _check_agreement(row, first, flags)
    return Category(
        id=CategoryId(shared.share_text(first["category"])),
        canonical=canonical.id,
        name=shared.share_text(first["name"]),
        headline=canonical.headline,
        nominees=tuple(_read_nominees([first, *others], shared)),
        complete=flags.isdisjoint({WINNERS_ONLY_FLAG, PARTIAL_FLAG}),
        kind=kind,
        weight=canonical.weight,
        divided=DIVIDED_FLAG in flags,
        modern_name=make_modern_name(canonical, CategoryId(first["category"]), kind),
        unsettled=UNSETTLED_FLAG in flags,
    )


def _check_agreement(row: TableRow, first: TableRow, flags: frozenset[str]) -> None:
    for column in _SHARED_COLUMNS:
        if row[column] != first[column]:
            row.report_problem(column, f"“{row[column]}” is “{first[column]}” on line {first.line}")
    if _read_flags(row) - {UNOFFICIAL_FLAG} != flags:
        row.report_problem("flags", f"“{row['flags']}” does not agree with line {first.line}")


def _read_flags(row: TableRow) -> frozenset[str]:
    flags = frozenset(split_values(row["flags"]))
    for unknown in sorted(flags - FLAGS):
        row.report_problem("flags", f"“{unknown}” is not one of {', '.join(sorted(FLAGS))}")
    return flags & FLAGS


def _read_nominees(rows: list[TableRow], shared: SharedCredits) -> Iterator[Nominee]:
    ids: set[str] = set()
    entries: set[tuple[object, ...]] = set()
    for row in rows:
        nominee = _read_nominee(row, shared)
        if nominee.id in ids:
            row.report_problem("nominee", f"“{nominee.id}” stands twice in {row['category']}")
        entry = (nominee.films, nominee.people, nominee.song, nominee.country)
        if entry in entries and row["kind"] == CategoryClass.COMPETITIVE:
            row.report_problem("nominee", "the same films, people and song stand on an earlier line")
        ids.add(nominee.id)
        entries.add(entry)
        yield nominee


def _read_nominee(row: TableRow, shared: SharedCredits) -> Nominee:
    if not SLUG_PATTERN.fullmatch(row["nominee"]) or len(row["nominee"]) > SLUG_MAX_CHARACTERS:
        wrong = f"“{row['nominee']}” is not an id of at most {SLUG_MAX_CHARACTERS} small letters, digits and hyphens"
        row.report_problem("nominee", wrong)
    films, people, flags = read_films(row, shared), read_people(row, shared), split_values(row["flags"])
    won_for = _read_won_for(row, films)
    winner = row["result"] == WINNER_RESULT or bool(won_for)
    if not films and not people and not row["credit"]:
        row.report_problem("films", "the line names no film, no person and no credit")
    if not winner and (UNOFFICIAL_FLAG in flags or WINNERS_ONLY_FLAG in flags):
        row.report_problem("result", f"“{row['flags']}” stands on a nominee that did not win")
    return Nominee(
        id=NomineeId(shared.share_text(row["nominee"])),
        films=films,
        people=people,
        credit=shared.share_text(row["credit"]),
        song=row["song"],
        characters=split_values(row["characters"]),
        country=shared.share_text(row["country"]),
        winner=winner,
        unofficial=UNOFFICIAL_FLAG in flags,
        won_for=won_for,
    )


def _read_won_for(row: TableRow, films: tuple[FilmCredit, ...]) -> tuple[FilmCredit, ...]:
    """The films it won for, if the result is given film by film."""
    results = split_values(row["result"])
    if results in ((), (WINNER_RESULT,)):
        return ()
    if set(results) != {WINNER_RESULT, NOMINEE_RESULT}:
        row.report_problem(
            "result",
            f"“{row['result']}” is not “{WINNER_RESULT}”, empty, or “{WINNER_RESULT} | {NOMINEE_RESULT}” for the films",
        )
        return ()
    if len(results) != len(films):
        row.report_problem("result", f"has {len(results)} results for {len(films)} films")
        return ()
    return tuple(film for film, result in zip(films, results, strict=True) if result == WINNER_RESULT)
