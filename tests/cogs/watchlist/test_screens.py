"""The largest and the most hostile lists: within Discord's limits, and nothing but text."""

from datetime import date

from discord import ui

from bot.errors import Choice
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Category, Ceremony, FilmCredit, Headline, Nominee
from bot.watchlist.diary_file import DiaryEntry
from bot.watchlist.diary_matching import UncertainEntry
from bot.watchlist.film_list import make_film_list
from bot.watchlist.film_names import UnclearFilm
from bot.watchlist.film_titles import FilmTitles
from bot.watchlist.model import FilmList, SeenFilm
from bot.watchlist.race import rank_runners
from bot.watchlist.read_models import DiaryReport, FilmViewers, MarkedFilms, Race, Watchlist
from cogs.watchlist.import_screens import import_screen
from cogs.watchlist.race_screens import race_screen, viewers_screen
from cogs.watchlist.screens import films_screen, marked_screen, watchlist_screen
from tests.cogs.hostile_text import find_active_marks, make_hostile_texts
from tests.contest_club import NOW, small_search
from tests.discord_limits import breaches

TITLES = make_hostile_texts(60, 150, seed=11)
NAMES = make_hostile_texts(40, 32, seed=12)
CATEGORY_NAMES = make_hostile_texts(60, 100, seed=13)


def make_hostile_list() -> FilmList:
    """Sixty categories, each with sixty films."""
    categories = tuple(
        Category(
            id=CategoryId(f"category-{number:02}".ljust(60, "x")),
            canonical=None,
            name=name,
            headline=Headline.FILM,
            nominees=tuple(
                Nominee(NomineeId(str(place)), (FilmCredit(None, f"{title} {number // 20}"),))
                for place, title in enumerate(TITLES)
            ),
        )
        for number, name in enumerate(CATEGORY_NAMES)
    )
    ceremony = Ceremony(
        "critics-choice-2027", "own", None, TITLES[0][:100], 2027, date(2027, 3, 1), "", categories
    )
    return make_film_list(ceremony, FilmTitles(small_search()))


FILMS = make_hostile_list()


def make_watchlist(seen: int) -> Watchlist:
    marks = {
        film.key: SeenFilm(film.key, film.title, 1 + place % 10, NOW)
        for place, film in enumerate(FILMS.films[:seen])
    }
    ceremonies = {f"own-{number}": name for number, name in enumerate(CATEGORY_NAMES[:25])}
    return Watchlist(FILMS, marks, sharing=True, ceremonies=ceremonies)


def list_screens() -> list[ui.LayoutView]:
    screens: list[ui.LayoutView] = []
    for seen in (0, 1, 59, len(FILMS.films) - 1, len(FILMS.films)):
        watchlist = make_watchlist(seen)
        screens.append(watchlist_screen(watchlist, "a note"))
        screens += [films_screen(watchlist, None, page, "💾 Saved.") for page in (0, 3, 99)]
        screens.append(films_screen(watchlist, FILMS.categories[-1].category.id))
    some = [(film, SeenFilm(film.key, film.title, 9, NOW)) for film in FILMS.films[:25]]
    unclear = [UnclearFilm(title, [Choice("x", other, other) for other in TITLES]) for title in TITLES[:25]]
    screens += [marked_screen(MarkedFilms(some, 3, unclear, make_watchlist(3)))]
    screens += [
        marked_screen(MarkedFilms([], 0, unclear[:2], None)),
        marked_screen(MarkedFilms(some[:1], 0, [], None)),
    ]
    runners = rank_runners(
        FILMS, {MemberId(number): [film.key for film in FILMS.films[: number + 1]] for number in range(40)}
    )
    names = {MemberId(number): name for number, name in enumerate(NAMES)}
    race = Race(FILMS, runners, names, {})
    screens += [race_screen(race, MemberId(0), page).layout({}) for page in (0, 1, 9)]
    screens.append(race_screen(Race(FILMS, [], {}, {}), MemberId(0)).layout({}))
    shown = [(name, 1 + place % 10) for place, name in enumerate(NAMES)]
    screens.append(viewers_screen(FilmViewers(FILMS.films[0], shown, 10_000, 7.3, 9_000, asker_shows=False)))
    screens.append(viewers_screen(FilmViewers(FILMS.films[0], [], None, None, 0, asker_shows=True)))
    uncertain = [UncertainEntry(DiaryEntry(title, 2001), tuple(FILMS.films[:5])) for title in TITLES]
    screens.append(import_screen(DiaryReport(20_000, 6_000, 5_999, uncertain, 9_000, make_watchlist(9)))[0])
    screens.append(import_screen(DiaryReport(1, 0, 0, uncertain[:1], 0, None))[0])
    return screens


def read_texts(screen: ui.LayoutView) -> list[str]:
    return [part.content for part in screen.walk_children() if isinstance(part, ui.TextDisplay)]


def test_every_screen_is_within_discords_limits():
    assert [list(breaches(screen)) for screen in list_screens() if list(breaches(screen))] == []


def test_no_name_and_no_title_is_more_than_text():
    said = [text for screen in list_screens() for text in read_texts(screen)]
    assert [(marks, text) for text in said if (marks := find_active_marks(text))] == []


def test_the_file_of_what_is_not_certain_runs_no_formula():
    uncertain = [UncertainEntry(DiaryEntry("=1+1", 2001), (FILMS.films[0],))] * 11
    _, (file,) = import_screen(DiaryReport(11, 0, 0, uncertain, 0, None))
    assert b"\r\n'=1+1,2001," in file.fp.read()


def test_a_film_s_key_fits_wherever_it_stands():
    assert max(len(key) for film in FILMS.films for key in film.keys) < 30
    assert all(film.key in film.keys for film in FILMS.films)
