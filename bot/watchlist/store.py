"""What members have seen, and who shows it, in the database."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, delete, func, select

from bot.db.upsert import build_upsert
from bot.db.watchlist_tables import seen_films, watch_sharers
from bot.ids import FilmKey, GuildId, MemberId
from bot.watchlist.model import NO_RATING, TITLE_MAX_CHARACTERS, SeenFilm, WatchedFilm

_KEYS_PER_QUERY = 5_000
"""How many keys one query takes: databases limit the number of its values."""

_SAVE = build_upsert(
    seen_films, key=["guild_id", "member_id", "film_key"], update=["title", "rating", "seen_at"]
)
_SHARE = build_upsert(watch_sharers, key=["guild_id", "member_id"])


def load_seen(
    connection: Connection, guild_id: GuildId, member_id: MemberId, keys: Iterable[FilmKey]
) -> dict[FilmKey, SeenFilm]:
    """Those of some films that a member has seen, by the keys under which they are stored."""
    found: dict[FilmKey, SeenFilm] = {}
    for some in _split_keys(keys):
        rows = connection.execute(
            select(
                seen_films.c.film_key, seen_films.c.title, seen_films.c.rating, seen_films.c.seen_at
            ).where(
                seen_films.c.guild_id == guild_id,
                seen_films.c.member_id == member_id,
                seen_films.c.film_key.in_(some),
            )
        )
        found.update((row.film_key, SeenFilm(*row)) for row in rows)
    return found


def count_seen(connection: Connection, guild_id: GuildId, member_id: MemberId) -> int:
    """How many films a member has seen, of any year."""
    here = (seen_films.c.guild_id == guild_id) & (seen_films.c.member_id == member_id)
    return connection.scalar(select(func.count()).select_from(seen_films).where(here)) or 0


def save_seen(
    connection: Connection,
    guild_id: GuildId,
    member_id: MemberId,
    marks: Sequence[tuple[WatchedFilm, SeenFilm]],
) -> int:
    """Store that a member has seen films; the server must be stored.

    A film that they have marked already keeps its rating unless a new one is given, and the earlier day. What was
    stored of it under an older key is stored under its present one.

    Returns:
        How many were not marked before.
    """
    known = load_seen(connection, guild_id, member_id, {key for film, _ in marks for key in film.keys})
    rows: list[dict[str, object]] = []
    replaced: set[FilmKey] = set()
    new = 0
    for film, mark in marks:
        before = [known[key] for key in film.keys if key in known]
        new += not before
        replaced.update(one.key for one in before if one.key != film.key)
        joined = _join_marks(mark, before)
        rows.append(
            {
                "guild_id": guild_id,
                "member_id": member_id,
                "film_key": film.key,
                "title": joined.title[:TITLE_MAX_CHARACTERS],
                "rating": joined.rating,
                "seen_at": joined.seen_at,
            }
        )
    delete_seen(connection, guild_id, member_id, replaced)
    if rows:
        connection.execute(_SAVE, rows)
    return new


def delete_seen(
    connection: Connection, guild_id: GuildId, member_id: MemberId, keys: Collection[FilmKey]
) -> None:
    """Store no more that a member has seen these films, with their ratings."""
    for some in _split_keys(keys):
        connection.execute(
            delete(seen_films).where(
                seen_films.c.guild_id == guild_id,
                seen_films.c.member_id == member_id,
                seen_films.c.film_key.in_(some),
            )
        )


def is_sharing(connection: Connection, guild_id: GuildId, member_id: MemberId) -> bool:
    """Whether a member shows others what they have seen."""
    here = (watch_sharers.c.guild_id == guild_id) & (watch_sharers.c.member_id == member_id)
    return connection.execute(select(watch_sharers.c.since).where(here)).first() is not None


def save_sharing(
    connection: Connection, guild_id: GuildId, member_id: MemberId, *, sharing: bool, at: datetime
) -> None:
    """Store whether a member shows others what they have seen; the server must be stored."""
    if sharing:
        connection.execute(_SHARE, {"guild_id": guild_id, "member_id": member_id, "since": at})
        return
    here = (watch_sharers.c.guild_id == guild_id) & (watch_sharers.c.member_id == member_id)
    connection.execute(delete(watch_sharers).where(here))


def load_shared(
    connection: Connection, guild_id: GuildId, keys: Collection[FilmKey]
) -> dict[MemberId, dict[FilmKey, int | None]]:
    """Which of some films the members have seen who show it, with their ratings in half stars."""
    rows = connection.execute(
        select(seen_films.c.member_id, seen_films.c.film_key, seen_films.c.rating)
        .join(
            watch_sharers,
            (watch_sharers.c.guild_id == seen_films.c.guild_id)
            & (watch_sharers.c.member_id == seen_films.c.member_id),
        )
        .where(seen_films.c.guild_id == guild_id, seen_films.c.film_key.in_(list(keys)))
    )
    found: dict[MemberId, dict[FilmKey, int | None]] = {}
    for member_id, key, rating in rows:
        found.setdefault(member_id, {})[key] = rating
    return found


def list_viewings(
    connection: Connection, guild_id: GuildId, keys: Collection[FilmKey]
) -> Iterator[tuple[MemberId, FilmKey, int | None, datetime]]:
    """Everyone's viewings of some films: the member, the film, their rating, and when; for counting alone."""
    rows = connection.execute(
        select(
            seen_films.c.member_id, seen_films.c.film_key, seen_films.c.rating, seen_films.c.seen_at
        ).where(seen_films.c.guild_id == guild_id, seen_films.c.film_key.in_(list(keys)))
    )
    return ((member_id, key, rating, seen_at) for member_id, key, rating, seen_at in rows)


def _join_marks(mark: SeenFilm, before: Sequence[SeenFilm]) -> SeenFilm:
    if mark.rating == NO_RATING:
        rating = None
    else:
        rating = mark.rating or next((one.rating for one in before if one.rating is not None), None)
    return replace(mark, rating=rating, seen_at=min([mark.seen_at, *(one.seen_at for one in before)]))


def _split_keys(keys: Iterable[FilmKey]) -> Iterator[list[FilmKey]]:
    remaining = iter(sorted(keys))
    while some := list(islice(remaining, _KEYS_PER_QUERY)):
        yield some
