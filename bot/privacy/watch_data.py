"""What is stored about what a member has seen, as part of their personal data."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from bot.db.tables import guilds
from bot.db.watchlist_tables import seen_films, watch_sharers
from bot.ids import MemberId
from bot.json_values import JsonValue

WatchData = dict[str, JsonValue]


def list_seen_films(connection: Connection, user_id: MemberId) -> Iterator[WatchData]:
    """The films that a member marked as seen, in every server."""
    rows = connection.execute(
        select(guilds.c.name, seen_films.c.title, seen_films.c.rating, seen_films.c.seen_at)
        .select_from(seen_films.join(guilds))
        .where(seen_films.c.member_id == user_id)
        .order_by(seen_films.c.guild_id, seen_films.c.seen_at, seen_films.c.film_key)
    )
    for server, title, rating, seen_at in rows:
        yield {
            "server": server,
            "film": title,
            "stars": None if rating is None else rating / 2,
            "at": seen_at.isoformat(),
        }


def list_sharing_servers(connection: Connection, user_id: MemberId) -> Iterator[WatchData]:
    """The servers in which a member shows others what they have seen."""
    rows = connection.execute(
        select(guilds.c.name, watch_sharers.c.since)
        .select_from(watch_sharers.join(guilds))
        .where(watch_sharers.c.member_id == user_id)
        .order_by(watch_sharers.c.guild_id)
    )
    for server, since in rows:
        yield {"server": server, "since": since.isoformat()}
