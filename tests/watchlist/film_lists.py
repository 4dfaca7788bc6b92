"""Ceremonies of a few films, and their lists."""

from bot.ids import CategoryId, FilmKey, NomineeId
from bot.record.model import Category, Ceremony, FilmCredit, Headline, Nominee
from bot.watchlist.film_list import make_film_list
from bot.watchlist.film_titles import FilmTitles
from bot.watchlist.model import FilmList
from tests.contest_club import small_search

Entry = tuple[str | None, str]
"""A film as it is credited: its id, and its title."""


def nominee(nominee_id: str, *films: Entry, withdrawn: bool = False) -> Nominee:
    credited = tuple(FilmCredit(film_id, title) for film_id, title in films)
    return Nominee(NomineeId(nominee_id), credited, withdrawn=withdrawn)


def category(category_id: str, *nominees: Nominee, complete: bool = True) -> Category:
    return Category(
        id=CategoryId(category_id),
        canonical=category_id,
        name=category_id.replace("-", " ").title(),
        headline=Headline.FILM,
        nominees=nominees,
        complete=complete,
    )


def ceremony(*categories: Category, films_of: str = "2026") -> Ceremony:
    return Ceremony("own-1", "own", None, "Our Oscars", 2027, None, films_of, categories)


def film_list(*categories: Category, titles: FilmTitles | None = None, films_of: str = "2026") -> FilmList:
    return make_film_list(ceremony(*categories, films_of=films_of), titles or FilmTitles(small_search()))


def keys(*film_ids: str) -> frozenset[FilmKey]:
    return frozenset(map(FilmKey, film_ids))


ONE, TWO, THREE = ("tt1", "One"), ("tt2", "Two"), ("tt3", "Three")

SMALL = film_list(
    category("best-picture", nominee("a", ONE), nominee("b", TWO), nominee("c", THREE)),
    category("directing", nominee("a", ONE), nominee("b", TWO)),
    category("actress", nominee("a", ONE), nominee("a-too", ONE)),
)
"""Three films: `One` with four nominations, `Two` with two, `Three` with one."""
