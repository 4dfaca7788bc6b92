"""The films of a ceremony, joined by the record's ids; what has no id goes by its title and year. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from bot.ids import FilmKey, NomineeId
from bot.record.model import Ceremony, Film, FilmCredit
from bot.record.precursors import get_season
from bot.search.text import fold_text
from bot.watchlist.film_titles import FilmTitles, list_near_years
from bot.watchlist.model import TITLE_MAX_CHARACTERS, FilmList, ListedCategory, WatchedFilm

_MARK_BYTES = 10


def make_title_key(title: str, year: int) -> FilmKey:
    """The key of a film that the record does not know: the same for all spellings of its title in case or accents."""
    folded = fold_text(title) or title.casefold()
    return FilmKey("~" + blake2b(f"{year} {folded}".encode(), digest_size=_MARK_BYTES).hexdigest())


def make_record_film(film: Film, titles: FilmTitles) -> WatchedFilm:
    """A film of the record, on no list."""
    key = FilmKey(film.id)
    keys = {key, *_list_title_keys(titles.list_titles(film.id), film.year)}
    return WatchedFilm(key, frozenset(keys), film.title, film.year)


def make_film_list(ceremony: Ceremony, titles: FilmTitles, *, of_contenders: bool = False) -> FilmList:
    """The films of a ceremony's competitive categories whose nominees are all known, withdrawn nominees left out.

    Args:
        ceremony: The ceremony.
        titles: The record's films by their titles, for those that a server typed itself.
        of_contenders: Whether its nominees are contenders.
    """
    keys = _FilmKeys(ceremony, titles)
    categories: list[ListedCategory] = []
    counts: Counter[FilmKey] = Counter()
    for category in ceremony.contested:
        if not category.complete:
            continue
        nominations: dict[NomineeId, frozenset[FilmKey]] = {
            nominee.id: frozenset(map(keys.find_key, nominee.films))
            for nominee in category.nominees
            if nominee.films and not nominee.withdrawn
        }
        if nominations:
            categories.append(ListedCategory(category, nominations))
            counts.update(key for films in nominations.values() for key in films)
    films = sorted(
        (keys.make_film(key, number) for key, number in counts.items()),
        key=lambda film: (-film.nominations, fold_text(film.title), film.key),
    )
    return FilmList(ceremony, of_contenders, films, categories)


class _FilmKeys:
    """The keys of a ceremony's films.

    A title without an id means the ceremony's only film of that title that has one, else the record's only one of that
    title and about that year.
    """

    def __init__(self, ceremony: Ceremony, known: FilmTitles) -> None:
        self._season = get_season(ceremony)
        self._known = known
        self._titles: dict[FilmKey, dict[str, None]] = {}
        ids_by_title: dict[str, set[str]] = {}
        for credit in _iterate_credits(ceremony):
            if credit.id is not None:
                ids_by_title.setdefault(fold_text(credit.title), set()).add(credit.id)
        self._id_by_title = {
            title: next(iter(ids)) for title, ids in ids_by_title.items() if title and len(ids) == 1
        }

    def find_key(self, credit: FilmCredit) -> FilmKey:
        """The key of a film as it is credited."""
        key = FilmKey(credit.id) if credit.id is not None else self._find_titled(credit.title)
        self._titles.setdefault(key, {})[credit.title] = None
        return key

    def _find_titled(self, title: str) -> FilmKey:
        years = list_near_years(self._season)
        film_id = self._id_by_title.get(fold_text(title)) or self._known.find_only(title, years)
        return FilmKey(film_id) if film_id else make_title_key(title, years[0])

    def make_film(self, key: FilmKey, nominations: int) -> WatchedFilm:
        """The film of a key that `find_key` returned."""
        titles = list(self._titles[key])
        keys = frozenset({key, *_list_title_keys(titles, self._season)})
        return WatchedFilm(key, keys, titles[0][:TITLE_MAX_CHARACTERS], self._season, nominations)


def _iterate_credits(ceremony: Ceremony) -> Iterator[FilmCredit]:
    for category in ceremony.contested:
        for nominee in category.nominees:
            yield from nominee.films


def _list_title_keys(titles: Sequence[str], season: str) -> list[FilmKey]:
    return [make_title_key(title, year) for title in titles for year in list_near_years(season)]
