"""Did those who had seen all the nominees predict better? Never said of fewer than five."""

from datetime import timedelta

import pytest

from bot.contests.loading import TallyCache
from bot.db.engine import Database
from bot.guilds.model import Feature
from bot.guilds.service import GuildService
from bot.guilds.store import ensure_guild
from bot.ids import CategoryId, FilmKey, MemberId, NomineeId
from bot.polls.count_loading import CountCache
from bot.results.result_set import ResultSet
from bot.verdicts.model import Accuracy
from bot.verdicts.service import VerdictService
from bot.verdicts.viewer_comparison import ViewerComparison
from bot.watchlist.model import SeenFilm, WatchedFilm
from bot.watchlist.store import save_seen
from tests.contest_club import COMING, GUILD, HOST, LOCK, NOW, Club, small_search

PICTURE = CategoryId("best-picture")
VIEWERS, OTHERS = range(1, 6), range(11, 16)


class Cinema:
    """A sealed contest of ten: five have seen every film and four of them say a; of the others, one does."""

    def __init__(self, club: Club, database: Database) -> None:
        self.club, self.database = club, database
        self.verdicts = VerdictService(
            database,
            club.slates,
            TallyCache(),
            CountCache(),
            search=small_search(),
            clock=club.clock,
        )

    async def see(self, member_id: int, names: str, late: bool = False) -> None:
        marks: list[tuple[WatchedFilm, SeenFilm]] = []
        for name in names:
            key = FilmKey(f"tt-{name}")
            film = WatchedFilm(key, frozenset({key}), f"Film {name.upper()}", "2026")
            marks.append((film, SeenFilm(key, film.title, None, LOCK + timedelta(hours=1) if late else NOW)))
        await self.database.write(ensure_guild, GUILD, NOW)
        await self.database.write(save_seen, GUILD, MemberId(member_id), marks)

    async def play(self) -> None:
        picks = {number: "b" if number in {5, *OTHERS[1:]} else "a" for number in [*VIEWERS, *OTHERS]}
        contest = await self.club.sealed({number: {PICTURE: pick} for number, pick in picks.items()})
        await self.club.night.announce_winners(contest.result_set, PICTURE, [NomineeId("a")], HOST)

    async def compare(self) -> ViewerComparison | None:
        result_set = ResultSet(GUILD, COMING)
        of_category = (await self.verdicts.get_category_verdict(result_set, PICTURE)).viewers
        assert (await self.verdicts.get_ceremony_verdict(result_set)).viewers == of_category
        return of_category


@pytest.fixture
def cinema(database: Database) -> Cinema:
    return Cinema(Club(database), database)


async def test_who_had_seen_them_all_is_compared_with_who_had_not(cinema: Cinema):
    for number in VIEWERS:
        await cinema.see(number, "abcd")
    for number in OTHERS:
        await cinema.see(number, "abc")
    await cinema.play()
    assert await cinema.compare() == ViewerComparison(Accuracy(4, 5), Accuracy(1, 5), 5, 5)


async def test_fewer_than_five_are_compared_with_nobody(cinema: Cinema):
    for number in VIEWERS:
        await cinema.see(number, "abcd")
    for number in OTHERS[1:]:
        await cinema.see(number, "a")
    await cinema.play()
    assert await cinema.compare() is None


async def test_what_was_seen_after_the_lock_does_not_count(cinema: Cinema):
    for number in VIEWERS:
        await cinema.see(number, "abc")
        await cinema.see(number, "d", late=True)
    for number in OTHERS:
        await cinema.see(number, "abcd")
    await cinema.play()
    assert await cinema.compare() == ViewerComparison(Accuracy(1, 5), Accuracy(4, 5), 5, 5)


async def test_of_who_keeps_no_watchlist_nobody_knows(cinema: Cinema):
    for number in VIEWERS:
        await cinema.see(number, "abcd")
    await cinema.play()
    assert await cinema.compare() is None


async def test_where_watchlists_are_off_nobody_is_compared(cinema: Cinema):
    for number in VIEWERS:
        await cinema.see(number, "abcd")
    for number in OTHERS:
        await cinema.see(number, "abc")
    await cinema.play()
    guilds = GuildService(cinema.database, cinema.club.clock)
    await guilds.set_feature(GUILD, Feature.WATCHLIST, False, HOST)
    assert await cinema.compare() is None
