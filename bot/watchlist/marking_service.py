"""Members' changes to what they have seen, and to whether others may see it."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import OutdatedControlError
from bot.guilds import store as guild_store
from bot.ids import FilmKey, GuildId, MemberId
from bot.limits.model import LimitedAction
from bot.limits.store import count_repetition
from bot.search.search import Search
from bot.watchlist import store
from bot.watchlist.diary_file import DiaryEntry
from bot.watchlist.diary_matching import match_diary
from bot.watchlist.film_names import FilmNames, NamedFilms
from bot.watchlist.loading import FilmSources, load_watchlist
from bot.watchlist.model import NO_FILMS, FilmList, SeenFilm, WatchedFilm
from bot.watchlist.read_models import DiaryReport, MarkedFilms, Watchlist

FILMS_SAVED_AT_ONCE = 500
"""How many films of a diary one transaction saves, so that nobody's pick waits for the rest."""


class MarkingService:
    """Marks films as seen; every change is the member's own."""

    def __init__(self, database: Database, search: Search, sources: FilmSources, clock: Clock) -> None:
        """Store in a database what films of these sources members have seen."""
        self._database = database
        self._search = search
        self._sources = sources
        self._clock = clock

    async def mark_named_films(
        self, guild_id: GuildId, member_id: MemberId, typed: str, rating: int | None = None
    ) -> MarkedFilms:
        """Mark the films that a text names.

        Args:
            guild_id: The server.
            member_id: The member.
            typed: One film, or several with semicolons or commas between them.
            rating: A rating in half stars for each of them; `NO_RATING` takes it back, None leaves it as it is.

        Raises:
            NothingFoundError: The text is one film, which nobody knows.
            AmbiguousError: The text is one film, and may be several.
            NothingNamedError: It names none.
            TooManyFilmsNamedError: It names too many.
            TooOftenError: The member has marked films too often lately.
        """
        now = self._clock()

        def find_named(connection: Connection) -> tuple[FilmList | None, NamedFilms]:
            films = self._sources.find_current(connection, guild_id, now)
            return films, FilmNames(self._search, self._sources.titles, films).find_films(typed)

        # What a text means is found on a reader's thread: nobody's pick waits for it.
        films, named = await self._database.read(find_named)

        def save_named(connection: Connection) -> MarkedFilms:
            _count_marking(connection, guild_id, member_id, now)
            marks = [(film, SeenFilm(film.key, film.title, rating, now)) for film in named.films]
            new = store.save_seen(connection, guild_id, member_id, marks)
            stored = store.load_seen(connection, guild_id, member_id, [film.key for film in named.films])
            return MarkedFilms(
                films=[(film, stored[film.key]) for film in named.films],
                new_count=new,
                unclear=named.unclear,
                watchlist=_find_watchlist(connection, guild_id, member_id, films),
            )

        return await self._database.write(save_named)

    async def choose_seen(
        self,
        guild_id: GuildId,
        member_id: MemberId,
        ceremony_id: str,
        *,
        ticked: Collection[FilmKey],
        unticked: Collection[FilmKey],
    ) -> Watchlist:
        """Mark some films of a ceremony, and take it back of others; what is so already stays so.

        Raises:
            NothingFoundError: The server has no such ceremony.
            OutdatedControlError: The list does not have these films any more.
            TooOftenError: The member has marked films too often lately.
        """
        films = await self._database.read(self._sources.load_list, guild_id, ceremony_id)
        if not films.by_key.keys() >= {*ticked, *unticked}:
            raise OutdatedControlError
        now = self._clock()

        def save_choice(connection: Connection) -> Watchlist:
            _count_marking(connection, guild_id, member_id, now)
            added = [films.by_key[key] for key in ticked]
            marks = [(film, SeenFilm(film.key, film.title, None, now)) for film in added]
            store.save_seen(connection, guild_id, member_id, marks)
            stored = {key for film_key in unticked for key in films.by_key[film_key].keys}
            store.delete_seen(connection, guild_id, member_id, stored)
            return load_watchlist(connection, guild_id, member_id, films)

        return await self._database.write(save_choice)

    async def unmark_films(
        self, guild_id: GuildId, member_id: MemberId, keys: Collection[FilmKey]
    ) -> Watchlist | None:
        """Take back that a member has seen films, with their ratings.

        Returns:
            Their watchlist of the season as it is now; None while there is none.

        Raises:
            TooOftenError: The member has marked films too often lately.
        """
        now = self._clock()
        films = await self._database.read(self._sources.find_current, guild_id, now)
        listed = films.by_key if films is not None else NO_FILMS
        stored = {*keys, *(key for film_key in keys if film_key in listed for key in listed[film_key].keys)}

        def delete_marks(connection: Connection) -> Watchlist | None:
            _count_marking(connection, guild_id, member_id, now)
            store.delete_seen(connection, guild_id, member_id, stored)
            return _find_watchlist(connection, guild_id, member_id, films)

        return await self._database.write(delete_marks)

    async def set_sharing(self, guild_id: GuildId, member_id: MemberId, *, sharing: bool) -> None:
        """Show others what a member has seen, or hide it again.

        Raises:
            TooOftenError: The member has changed their watchlist too often lately.
        """
        now = self._clock()

        def save_choice(connection: Connection) -> None:
            _count_marking(connection, guild_id, member_id, now)
            store.save_sharing(connection, guild_id, member_id, sharing=sharing, at=now)

        await self._database.write(save_choice)

    async def import_diary(
        self, guild_id: GuildId, member_id: MemberId, entries: Sequence[DiaryEntry]
    ) -> DiaryReport:
        """Mark every film of a diary that is certain; importing it again changes nothing.

        The caller has counted that the member imports, before the file was fetched.
        """
        now = self._clock()

        films = await self._database.read(self._sources.find_current, guild_id, now)
        diary = await asyncio.to_thread(match_diary, entries, self._sources.titles, films)
        marks = [
            (film, SeenFilm(film.key, film.title, entry.rating, _find_instant(entry, now)))
            for film, entry in diary.matched
        ]

        def save_some(connection: Connection, some: Sequence[tuple[WatchedFilm, SeenFilm]]) -> int:
            guild_store.ensure_guild(connection, guild_id, now)
            return store.save_seen(connection, guild_id, member_id, some)

        new = 0
        for start in range(0, len(marks), FILMS_SAVED_AT_ONCE):
            new += await self._database.write(save_some, marks[start : start + FILMS_SAVED_AT_ONCE])
        return DiaryReport(
            entry_count=len(entries),
            matched_count=len(diary.matched),
            new_count=new,
            uncertain=diary.uncertain,
            unknown_count=diary.unknown_count,
            watchlist=await self._database.read(_find_watchlist, guild_id, member_id, films),
        )


def _count_marking(connection: Connection, guild_id: GuildId, member_id: MemberId, at: datetime) -> None:
    guild_store.ensure_guild(connection, guild_id, at)
    count_repetition(connection, guild_id, member_id, LimitedAction.MARK_FILMS, at=at)


def _find_watchlist(
    connection: Connection, guild_id: GuildId, member_id: MemberId, films: FilmList | None
) -> Watchlist | None:
    return None if films is None else load_watchlist(connection, guild_id, member_id, films)


def _find_instant(entry: DiaryEntry, now: datetime) -> datetime:
    """The end of the day on which a diary says that a film was watched, never later than now."""
    if entry.watched is None:
        return now
    return min(datetime.combine(entry.watched, time.max, UTC), now)
