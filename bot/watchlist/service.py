"""Reading watchlists, the race, and who has seen a film."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import Choice
from bot.guilds import store as guild_store
from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.record.model import Ceremony
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from bot.search.search import Search
from bot.slates.service import SlateService
from bot.watchlist import store
from bot.watchlist.errors import NoFilmsListedError
from bot.watchlist.film_list import make_film_list
from bot.watchlist.film_names import FilmNames
from bot.watchlist.film_titles import FilmTitles
from bot.watchlist.loading import FilmSources, load_watchlist
from bot.watchlist.model import FilmList
from bot.watchlist.race import rank_runners
from bot.watchlist.read_models import FilmViewers, Race, Watchlist


class WatchlistService:
    """What members have seen, as each may see it.

    Attributes:
        sources: Where films come from.
    """

    def __init__(self, database: Database, search: Search, slates: SlateService, clock: Clock) -> None:
        """Read from a database, and films from the record that a search knows and the servers' slates."""
        self.sources: Final = FilmSources(search.record, slates, FilmTitles(search))
        self._database = database
        self._search = search
        self._clock = clock

    async def get_watchlist(
        self, guild_id: GuildId, member_id: MemberId, ceremony_id: str | None = None
    ) -> Watchlist:
        """A member's watchlist of a ceremony; without one, of the one that the server watches now.

        Raises:
            NothingFoundError: The server has no such ceremony.
            NoFilmsListedError: It has no films yet.
        """
        now = self._clock()

        def load_list(connection: Connection) -> Watchlist:
            films = self._load_films(connection, guild_id, ceremony_id)
            ceremonies = self.sources.list_ceremonies(connection, guild_id, now)
            return load_watchlist(connection, guild_id, member_id, films, ceremonies)

        return await self._database.read(load_list)

    async def get_race(self, guild_id: GuildId, ceremony_id: str | None = None) -> Race:
        """The race over a ceremony's films, with the same errors."""
        now = self._clock()

        def load_race(connection: Connection) -> Race:
            films = self._load_films(connection, guild_id, ceremony_id)
            shared = store.load_shared(connection, guild_id, films.film_by_stored_key)
            runners = rank_runners(
                films, {member_id: films.find_seen(theirs) for member_id, theirs in shared.items()}
            )
            names = guild_store.load_names(connection, guild_id, [one.member_id for one in runners])
            return Race(films, runners, names, self.sources.list_ceremonies(connection, guild_id, now))

        return await self._database.read(load_race)

    async def get_viewers(self, guild_id: GuildId, member_id: MemberId, typed: str) -> FilmViewers:
        """Who has seen the film that a text means: by name whoever shows it, and how many in all if they are enough.

        Raises:
            NothingFoundError: It means no film.
            AmbiguousError: It means several.
        """

        def load_viewers(connection: Connection) -> FilmViewers:
            film = self._find_names(connection, guild_id).find_film(typed)
            ratings = {
                viewer_id: rating
                for viewer_id, _, rating, _ in store.list_viewings(connection, guild_id, film.keys)
            }
            shared = store.load_shared(connection, guild_id, film.keys)
            names = guild_store.load_names(connection, guild_id, list(shared))
            shown = [(names.get(viewer_id, ""), ratings[viewer_id]) for viewer_id in shared]
            given = [rating for rating in ratings.values() if rating is not None]
            return FilmViewers(
                film=film,
                shown=sorted(shown, key=lambda one: one[0].casefold()),
                viewer_count=len(ratings) if len(ratings) >= MIN_VOTERS_FOR_SHARES else None,
                average_rating=sum(given) / len(given) if len(given) >= MIN_VOTERS_FOR_SHARES else None,
                rating_count=len(given),
                asker_shows=store.is_sharing(connection, guild_id, member_id),
            )

        return await self._database.read(load_viewers)

    async def suggest_films(self, guild_id: GuildId, typed: str) -> Sequence[Choice]:
        """The films that an unfinished text may mean; of a text with several, what the last may be."""

        def suggest_films(connection: Connection) -> Sequence[Choice]:
            return self._find_names(connection, guild_id).suggest_choices(typed)

        return await self._database.read(suggest_films)

    async def find_seen_nominees(
        self, guild_id: GuildId, member_id: MemberId, ceremony: Ceremony
    ) -> frozenset[tuple[CategoryId, NomineeId]]:
        """The nominees of a ceremony, as (category id, nominee id), whose films a member has seen."""

        def find_seen(connection: Connection) -> frozenset[tuple[CategoryId, NomineeId]]:
            films = make_film_list(ceremony, self.sources.titles)
            stored = store.load_seen(connection, guild_id, member_id, films.film_by_stored_key)
            seen = films.find_seen(stored)
            return frozenset(
                (listed.category.id, nominee_id)
                for listed in films.categories
                for nominee_id, keys in listed.nominations.items()
                if keys <= seen
            )

        return await self._database.read(find_seen)

    def _load_films(self, connection: Connection, guild_id: GuildId, ceremony_id: str | None) -> FilmList:
        if ceremony_id is None:
            films = self.sources.find_current(connection, guild_id, self._clock())
            if films is None:
                raise NoFilmsListedError
            return films
        films = self.sources.load_list(connection, guild_id, ceremony_id)
        if not films.films:
            raise NoFilmsListedError(films.ceremony.name)
        return films

    def _find_names(self, connection: Connection, guild_id: GuildId) -> FilmNames:
        films = self.sources.find_current(connection, guild_id, self._clock())
        return FilmNames(self._search, self.sources.titles, films)
