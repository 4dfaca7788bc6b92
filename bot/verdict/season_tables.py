"""The standings over contests with everyone's names, read in the caller's transaction."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from bot.guilds import store as guild_store
from bot.verdict.errors import NoSeasonError
from bot.verdict.facts import SeasonTable
from bot.verdict.profile import Night
from bot.verdict.seasons import season_standings


def season_table(
    connection: Connection, guild_id: int, nights: Mapping[int, Sequence[Night]], season: str | None
) -> SeasonTable:
    """The standings of a season, or of all time.

    Args:
        connection: The transaction.
        guild_id: The server.
        nights: Its finished contests by member id.
        season: The year(s) of the films; None for all time.

    Raises:
        NoSeasonError: There is no contest of that season.
    """
    seasons = {night.contest_id: night.season for played in nights.values() for night in played}
    counted = [contest_id for contest_id, played in seasons.items() if season in {None, played}]
    if not counted:
        raise NoSeasonError(season)
    rows = season_standings(nights, season)
    return SeasonTable(
        season=season,
        rows=rows,
        names=guild_store.names(connection, guild_id, [row.member_id for row in rows]),
        contests=len(counted),
        seasons=sorted(set(seasons.values()), reverse=True),
    )
