"""Which films a diary's lines certainly mean; what is less than certain is never guessed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.ids import FilmKey
from bot.search.text import fold_text
from bot.watchlist.diary_file import DiaryEntry
from bot.watchlist.film_list import make_record_film
from bot.watchlist.film_titles import YEARS_APART, FilmTitles, is_of_years, list_near_years
from bot.watchlist.model import FilmList, WatchedFilm


@dataclass(frozen=True, slots=True)
class UncertainEntry:
    """A film of a diary that may be one of the record's, or none.

    Attributes:
        entry: The diary's line.
        candidates: Films of its title, or nearly so.
    """

    entry: DiaryEntry
    candidates: tuple[WatchedFilm, ...]


@dataclass(frozen=True)
class MatchedDiary:
    """A diary held against the films that awards have honoured.

    Attributes:
        matched: The films that are certain, each with its line.
        uncertain: The lines that are not.
        unknown_count: How many lines name films that no award of the record, nor the list, knows.
    """

    matched: Sequence[tuple[WatchedFilm, DiaryEntry]]
    uncertain: Sequence[UncertainEntry]
    unknown_count: int


def match_diary(entries: Iterable[DiaryEntry], titles: FilmTitles, films: FilmList | None) -> MatchedDiary:
    """Match the lines of a diary by title and year, which may be one off.

    Args:
        entries: The lines.
        titles: The record's films.
        films: The films of the present season, some of which the record may not know.
    """
    listed = _index_listed(films)
    matched: dict[FilmKey, tuple[WatchedFilm, DiaryEntry]] = {}
    uncertain: list[UncertainEntry] = []
    unknown = 0
    for entry in entries:
        candidates = _list_candidates(entry, titles, listed)
        near = [film for film in candidates if _is_near(film, entry)]
        if len(near) == 1:
            # Two lines of different years may mean one film: the first stands.
            matched.setdefault(near[0].key, (near[0], entry))
        elif candidates:
            uncertain.append(UncertainEntry(entry, tuple(near or candidates)))
        elif almost := _list_almost_called(entry, titles):
            uncertain.append(UncertainEntry(entry, almost))
        else:
            unknown += 1
    return MatchedDiary(list(matched.values()), uncertain, unknown)


def _index_listed(films: FilmList | None) -> Mapping[str, Sequence[WatchedFilm]]:
    found: dict[str, list[WatchedFilm]] = {}
    for film in films.films if films is not None else ():
        found.setdefault(fold_text(film.title), []).append(film)
    return found


def _list_candidates(
    entry: DiaryEntry, titles: FilmTitles, listed: Mapping[str, Sequence[WatchedFilm]]
) -> list[WatchedFilm]:
    """Every film of exactly this title; of one that is on the list and in the record, the list's."""
    folded = fold_text(entry.title)
    if not folded:
        return []
    own = {film.key: film for film in listed.get(folded, ())}
    known = (
        make_record_film(film, titles)
        for film in titles.list_called(entry.title)
        if FilmKey(film.id) not in own
    )
    return [*own.values(), *known]


def _is_near(film: WatchedFilm, entry: DiaryEntry) -> bool:
    return entry.year is not None and entry.year in list_near_years(film.year)


def _list_almost_called(entry: DiaryEntry, titles: FilmTitles) -> tuple[WatchedFilm, ...]:
    """Films of nearly this title and about this year."""
    if entry.year is None:
        return ()
    years = range(entry.year - YEARS_APART, entry.year + YEARS_APART + 1)
    return tuple(
        make_record_film(film, titles)
        for film in titles.list_almost_called(entry.title)
        if is_of_years(film, years)
    )
