"""What is stored of who has seen what, and who may see it."""

from datetime import date, timedelta

import pytest

from bot.db.engine import Database
from bot.errors import NothingFoundError, OutdatedControlError
from bot.guilds.service import GuildService
from bot.guilds.store import ensure_guild
from bot.ids import FilmKey, GuildId, MemberId
from bot.limits.model import LIMITS, LimitedAction, TooOftenError
from bot.watchlist import store
from bot.watchlist.diary_file import DiaryEntry
from bot.watchlist.errors import NoFilmsListedError
from bot.watchlist.film_list import make_title_key
from bot.watchlist.marking_service import MarkingService
from bot.watchlist.model import NO_RATING, SeenFilm, WatchedFilm
from bot.watchlist.service import WatchlistService
from tests.contest_club import COMING, GUILD, NOW, OTHER_GUILD, PAST, Club, small_search
from tests.nominations_club import PICTURE, NominationsClub
from tests.watchlist.film_lists import keys

ANA, BEN, CLEO = MemberId(1), MemberId(2), MemberId(3)
PAGE = [FilmKey(f"tt-{name}") for name in "abcd"]


class Watchers:
    """A club with what its members' watchlists are read and changed by."""

    def __init__(self, club: Club, database: Database) -> None:
        search = small_search()
        self.club, self.database = club, database
        self.lists = WatchlistService(database, search, club.slates, club.clock)
        self.marking = MarkingService(database, search, self.lists.sources, club.clock)
        self.guilds = GuildService(database, club.clock)

    async def seen(self, member_id: MemberId = ANA, guild_id: GuildId = GUILD) -> dict[str, int | None]:
        watchlist = await self.lists.get_watchlist(guild_id, member_id, COMING)
        return {key: mark.rating for key, mark in watchlist.marks.items()}

    async def mark(self, typed: str, member_id: MemberId = ANA, rating: int | None = None) -> None:
        await self.marking.mark_named_films(GUILD, member_id, typed, rating)

    async def join(self, member_id: MemberId, name: str) -> None:
        await self.guilds.remember_name(GUILD, member_id, name)
        await self.marking.set_sharing(GUILD, member_id, sharing=True)


@pytest.fixture
def watchers(club: Club, database: Database) -> Watchers:
    return Watchers(club, database)


async def test_the_coming_oscars_are_watched_first(watchers: Watchers):
    watchlist = await watchers.lists.get_watchlist(GUILD, ANA)
    assert watchlist.films.ceremony.id == COMING
    assert list(watchlist.ceremonies) == [COMING, PAST]
    watchers.club.clock.now = NOW + timedelta(days=60)
    assert (await watchers.lists.get_watchlist(GUILD, ANA)).films.ceremony.id == PAST


async def test_films_are_marked_by_name_and_ratings_kept_until_taken_back(watchers: Watchers):
    await watchers.mark("Film A; Film B", rating=9)
    assert await watchers.seen() == {"tt-a": 9, "tt-b": 9}
    await watchers.mark("film a")
    assert await watchers.seen() == {"tt-a": 9, "tt-b": 9}
    await watchers.mark("film a", rating=NO_RATING)
    assert await watchers.seen() == {"tt-a": None, "tt-b": 9}
    assert await watchers.seen(BEN) == {}
    assert await watchers.seen(guild_id=OTHER_GUILD) == {}


async def test_marking_says_what_was_new_and_how_far_that_brings(watchers: Watchers):
    marked = await watchers.marking.mark_named_films(GUILD, ANA, "Film A; Film Z; Film B")
    assert ([film.title for film, _ in marked.films], marked.new_count) == (["Film A", "Film B"], 2)
    assert [one.text for one in marked.unclear] == ["Film Z"]
    assert marked.watchlist is not None
    assert marked.watchlist.progress.films_seen == 2
    assert (await watchers.marking.mark_named_films(GUILD, ANA, "Film A")).new_count == 0


async def test_ticks_do_what_they_say_whatever_happened_before(watchers: Watchers):
    await watchers.mark("Film A; Film D", rating=7)
    for _ in range(2):
        watchlist = await watchers.marking.choose_seen(
            GUILD, ANA, COMING, ticked=PAGE[:2], unticked=[PAGE[3]]
        )
        assert {key: mark.rating for key, mark in watchlist.marks.items()} == {"tt-a": 7, "tt-b": None}


async def test_a_film_that_a_list_does_not_have_cannot_be_ticked(watchers: Watchers):
    with pytest.raises(OutdatedControlError):
        await watchers.marking.choose_seen(GUILD, ANA, COMING, ticked=[FilmKey("tt-z")], unticked=[])
    with pytest.raises(NothingFoundError):
        await watchers.marking.choose_seen(GUILD, ANA, "oscars-7", ticked=[], unticked=[])


async def test_what_was_stored_under_a_title_moves_to_the_record_s_id(watchers: Watchers):
    old = SeenFilm(make_title_key("Film A", 2026), "Film A", 8, NOW - timedelta(days=30))
    film = (await watchers.lists.get_watchlist(GUILD, ANA, COMING)).films.by_key[PAGE[0]]
    unknown = WatchedFilm(old.key, frozenset({old.key}), "Film A", "2026")
    await watchers.database.write(ensure_guild, GUILD, NOW)
    await watchers.database.write(store.save_seen, GUILD, ANA, [(unknown, old)])
    assert await watchers.seen() == {"tt-a": 8}
    await watchers.mark("Film A")
    stored = await watchers.database.read(store.load_seen, GUILD, ANA, film.keys)
    assert stored == {PAGE[0]: SeenFilm(PAGE[0], "Film A", 8, old.seen_at)}
    await watchers.marking.unmark_films(GUILD, ANA, [PAGE[0]])
    assert await watchers.seen() == {}


async def test_before_the_nominations_the_contenders_are_watched(database: Database):
    club = NominationsClub(database)
    lists = club.services.watchlists.reading
    with pytest.raises(NoFilmsListedError):
        await lists.get_watchlist(GUILD, ANA, COMING)
    await club.create()
    await club.add(PICTURE, "Film X", "Film Y")
    watchlist = await lists.get_watchlist(GUILD, ANA)
    assert (watchlist.films.ceremony.id, watchlist.films.of_contenders) == (COMING, True)
    assert [film.title for film in watchlist.films.films] == ["Film X", "Film Y"]
    await club.services.watchlists.marking.mark_named_films(GUILD, ANA, "film x")
    assert (await lists.get_watchlist(GUILD, ANA)).progress.films_seen == 1


async def test_only_who_agreed_races_and_is_named(watchers: Watchers):
    for member_id, typed in ((ANA, "Film A"), (BEN, "Film A; Film B"), (CLEO, "Film A; Film B; Film C")):
        await watchers.mark(typed, member_id, rating=6)
    assert (await watchers.lists.get_race(GUILD)).runners == []
    await watchers.join(ANA, "Ana")
    await watchers.join(BEN, "Ben")
    race = await watchers.lists.get_race(GUILD)
    assert [(one.rank, one.member_id, one.films) for one in race.runners] == [(1, BEN, 2), (2, ANA, 1)]
    assert race.names == {ANA: "Ana", BEN: "Ben"}
    viewers = await watchers.lists.get_viewers(GUILD, CLEO, "film a")
    assert (viewers.shown, viewers.viewer_count, viewers.average_rating) == (
        [("Ana", 6), ("Ben", 6)],
        None,
        None,
    )
    assert not viewers.asker_shows
    await watchers.marking.set_sharing(GUILD, BEN, sharing=False)
    assert [one.member_id for one in (await watchers.lists.get_race(GUILD)).runners] == [ANA]


async def test_from_five_on_all_who_have_seen_a_film_are_counted(watchers: Watchers):
    for number in range(1, 5):
        await watchers.mark("Film A", MemberId(number), rating=number)
    assert (await watchers.lists.get_viewers(GUILD, ANA, "film a")).viewer_count is None
    await watchers.mark("Film A", MemberId(5))
    viewers = await watchers.lists.get_viewers(GUILD, ANA, "film a")
    assert (viewers.viewer_count, viewers.average_rating, viewers.shown) == (5, None, [])
    await watchers.mark("Film A", MemberId(6), rating=10)
    assert (await watchers.lists.get_viewers(GUILD, ANA, "film a")).average_rating == 4.0


async def test_a_diary_is_marked_by_its_days_and_again_without_effect(watchers: Watchers):
    entries = [
        DiaryEntry("Film A", 2026, 9, date(2027, 1, 2)),
        DiaryEntry("Film B", 2025),
        DiaryEntry("Film C", 2001),
        DiaryEntry("Unheard of", 2026),
    ]
    report = await watchers.marking.import_diary(GUILD, ANA, entries)
    assert (report.entry_count, report.matched_count, report.new_count, report.unknown_count) == (4, 2, 2, 1)
    assert [one.entry.title for one in report.uncertain] == ["Film C"]
    assert await watchers.seen() == {"tt-a": 9, "tt-b": None}
    watchlist = await watchers.lists.get_watchlist(GUILD, ANA, COMING)
    assert watchlist.marks[PAGE[0]].seen_at.date() == date(2027, 1, 2)
    assert watchlist.marks[PAGE[1]].seen_at == NOW
    again = await watchers.marking.import_diary(GUILD, ANA, entries)
    assert (again.matched_count, again.new_count) == (2, 0)
    assert await watchers.seen() == {"tt-a": 9, "tt-b": None}


async def test_seen_nominees_are_those_of_seen_films(watchers: Watchers):
    await watchers.mark("Film B")
    ceremony = await watchers.club.slates.get_ceremony(GUILD, COMING)
    seen = await watchers.lists.find_seen_nominees(GUILD, ANA, ceremony)
    assert seen == {(category.id, "b") for category in ceremony.categories}


async def test_marking_without_end_is_stopped_and_others_are_not(watchers: Watchers):
    limit = LIMITS[LimitedAction.MARK_FILMS].per_member
    for number in range(limit):
        await watchers.marking.set_sharing(GUILD, ANA, sharing=number % 2 == 0)
    with pytest.raises(TooOftenError):
        await watchers.mark("Film A")
    assert await watchers.seen() == {}
    await watchers.mark("Film A", BEN)
    watchers.club.clock.now = NOW + timedelta(hours=1)
    await watchers.mark("Film A")
    assert await watchers.seen() == dict.fromkeys(keys("tt-a"))
