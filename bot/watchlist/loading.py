"""The films of a server's ceremonies, and who has seen them, read in the caller's transaction."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Connection

from bot.contests import store as contest_store
from bot.contests.model import Contest, ContestKind, ContestState
from bot.contests.nominations.loading import load_nominations_context
from bot.errors import NothingFoundError
from bot.ids import CategoryId, FilmKey, GuildId, MemberId
from bot.record.precursors import get_season
from bot.record.record import OSCARS, Record
from bot.slates import store as slate_store
from bot.slates.service import SlateService, has_passed
from bot.watchlist import store
from bot.watchlist.film_list import make_film_list
from bot.watchlist.film_titles import FilmTitles
from bot.watchlist.model import FilmList
from bot.watchlist.read_models import Watchlist

_WAITING_FOR_NOMINATIONS = {ContestState.OPEN, ContestState.LOCKED}
CEREMONIES_OFFERED_LIMIT = 25
"""The most ceremonies among which a member chooses."""


@dataclass(frozen=True, slots=True)
class FilmSources:
    """Where the films of a server's ceremonies come from.

    Attributes:
        record: The record.
        slates: The slates.
        titles: The record's films by their titles.
    """

    record: Record
    slates: SlateService
    titles: FilmTitles

    def load_list(self, connection: Connection, guild_id: GuildId, ceremony_id: str) -> FilmList:
        """The films of a ceremony: its nominees', else those of the contenders of a contest on its nominations.

        Raises:
            NothingFoundError: The server has no such ceremony.
        """
        ceremony = self.slates.load_ceremony(connection, guild_id, ceremony_id)
        nominated = make_film_list(ceremony, self.titles)
        if nominated.films:
            return nominated
        contests = _list_nominations_contests(connection, guild_id, ceremony_id)
        if not contests:
            return nominated
        context = load_nominations_context(connection, self.slates, contests[-1])
        return make_film_list(context.ceremony, self.titles, of_contenders=True)

    def find_current(self, connection: Connection, guild_id: GuildId, now: datetime) -> FilmList | None:
        """The films that a server watches now; None if there are none.

        Those of the next Oscars, once anything is known of them; else those of a contest on nominations, of the
        season's other awards, of the server's own awards, or of the last Oscars.
        """
        for ceremony_id in self.iterate_ceremonies(connection, guild_id, now):
            films = self.find_list(connection, guild_id, ceremony_id)
            if films is not None:
                return films
        return None

    def find_list(self, connection: Connection, guild_id: GuildId, ceremony_id: str) -> FilmList | None:
        """As `load_list`; None if there are no films."""
        try:
            films = self.load_list(connection, guild_id, ceremony_id)
        except NothingFoundError:
            return None
        return films if films.films else None

    def iterate_ceremonies(self, connection: Connection, guild_id: GuildId, now: datetime) -> Iterator[str]:
        """The ids of the ceremonies that may have films to watch now, the likeliest first."""
        editions = self.record.editions.get(OSCARS, ())
        coming = next((one for one in editions if not has_passed(one, now)), None)
        season = get_season(coming) if coming is not None else ""
        if coming is not None:
            yield coming.id
        yield from (one.ceremony_id for one in reversed(_list_nominations_contests(connection, guild_id)))
        yield from (
            one.id
            for one in self.record.ceremonies.values()
            if get_season(one) == season and one.award != OSCARS
        )
        own = [slate for slate in slate_store.list_own_titles(connection, guild_id) if not slate.stands_for]
        yield from (slate.ceremony.id for slate in own)
        yield from (one.id for one in reversed(editions) if one.has_winners)

    def list_ceremonies(self, connection: Connection, guild_id: GuildId, now: datetime) -> dict[str, str]:
        """The ceremonies whose films can be listed now, by id: names. The likeliest is first."""
        found: dict[str, str] = {}
        for ceremony_id in dict.fromkeys(self.iterate_ceremonies(connection, guild_id, now)):
            known = self.record.ceremonies.get(ceremony_id)
            is_past_oscars = known is not None and known.award == OSCARS and known.has_winners
            films = self.find_list(connection, guild_id, ceremony_id)
            if films is not None:
                found[ceremony_id] = films.ceremony.name
            if is_past_oscars or len(found) == CEREMONIES_OFFERED_LIMIT:
                break
        return found


def load_watchlist(
    connection: Connection,
    guild_id: GuildId,
    member_id: MemberId,
    films: FilmList,
    ceremonies: Mapping[str, str] = MappingProxyType({}),
) -> Watchlist:
    """A member's watchlist of some films; `ceremonies` are those among which they may choose another."""
    stored = store.load_seen(connection, guild_id, member_id, films.film_by_stored_key)
    return Watchlist(
        films=films,
        marks={films.film_by_stored_key[key]: mark for key, mark in stored.items()},
        sharing=store.is_sharing(connection, guild_id, member_id),
        ceremonies=ceremonies,
    )


@dataclass(frozen=True)
class WatchedCategories:
    """Who had seen all nominees of a category in time.

    Attributes:
        keepers: The members who have marked any film of the list: of others nobody knows.
        viewers: By category id, those who had seen everything in it.
    """

    keepers: frozenset[MemberId]
    viewers: Mapping[CategoryId, frozenset[MemberId]]


def load_watched_categories(
    connection: Connection, guild_id: GuildId, films: FilmList, closings: Mapping[CategoryId, datetime]
) -> WatchedCategories:
    """Who had seen all nominees of some categories before each closed.

    Args:
        connection: The transaction.
        guild_id: The server.
        films: The films of the categories' ceremony.
        closings: The categories, with the instant (UTC) at which each closed.
    """
    seen: dict[MemberId, dict[FilmKey, datetime]] = {}
    for member_id, stored, _, seen_at in store.list_viewings(connection, guild_id, films.film_by_stored_key):
        theirs, key = seen.setdefault(member_id, {}), films.film_by_stored_key[stored]
        theirs[key] = min(seen_at, theirs.get(key, seen_at))
    viewers = {
        category_id: frozenset(
            member_id
            for member_id, theirs in seen.items()
            if _had_seen(theirs, films.by_category[category_id].films, closing)
        )
        for category_id, closing in closings.items()
        if category_id in films.by_category
    }
    return WatchedCategories(frozenset(seen), viewers)


def _had_seen(theirs: Mapping[FilmKey, datetime], films: Collection[FilmKey], closing: datetime) -> bool:
    return all(key in theirs and theirs[key] <= closing for key in films)


def _list_nominations_contests(
    connection: Connection, guild_id: GuildId, ceremony_id: str | None = None
) -> list[Contest]:
    return contest_store.list_contests(
        connection,
        guild_id,
        _WAITING_FOR_NOMINATIONS,
        ceremony_id=ceremony_id,
        kind=ContestKind.NOMINATIONS,
    )
