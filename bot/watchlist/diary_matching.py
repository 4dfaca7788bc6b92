"""Which films a diary's lines certainly mean; what is less than certain is never guessed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.ids import FilmKey
from bot.record.model import Film
from bot.search.text import fold_text
from bot.watchlist.diary_file import DiaryEntry
from bot.watchlist.film_list import make_record_film
from bot.watchlist.film_titles import FilmTitles, list_near_years
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
            film = _as_watched(near[0], titles)
            # Two lines of different years may mean one film: the first stands.
            matched.setdefault(film.key, (film, entry))
        elif maybe := near or candidates or _list_almost_called(entry, titles):
            uncertain.append(UncertainEntry(entry, tuple(_as_watched(film, titles) for film in maybe)))
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
) -> list[Film | WatchedFilm]:
    """Every film of exactly this title; of one that is on the list and in the record, the list's."""
    folded = fold_text(entry.title)
    if not folded:
        return []
    own = listed.get(folded, ())
    keys = {film.key for film in own}
    return [*own, *(film for film in titles.list_called(entry.title) if film.id not in keys)]


def _is_near(film: Film | WatchedFilm, entry: DiaryEntry) -> bool:
    return entry.year is not None and entry.year in list_near_years(film.year)


def _list_almost_called(entry: DiaryEntry, titles: FilmTitles) -> list[Film]:
    """Films of nearly this title and about this year."""
    return [film for film in titles.list_almost_called(entry.title) if _is_near(film, entry)]


def _as_watched(film: Film | WatchedFilm, titles: FilmTitles) -> WatchedFilm:
    return make_record_film(film, titles) if isinstance(film, Film) else film
