"""The standings over contests with everyone's names, read in the caller's transaction."""

from collections.abc import Sequence
from itertools import chain

from sqlalchemy import Connection

from bot.contests.facts import ContestContext
from bot.guilds import store as guild_store
from bot.verdict.errors import NoSeasonError
from bot.verdict.facts import SeasonTable
from bot.verdict.nights import load_member_results
from bot.verdict.seasons import get_season, rank_season


def load_season_table(
    connection: Connection, guild_id: int, contests: Sequence[ContestContext], season: str | None
) -> SeasonTable:
    """The standings of a season, or of all time.

    Args:
        connection: The transaction.
        guild_id: The server.
        contests: Its finished contests.
        season: The year(s) of the films; None for all time.

    Raises:
        NoSeasonError: There is no contest of that season.
    """
    counted = [facts for facts in contests if season in {None, get_season(facts.ceremony)}]
    if not counted:
        raise NoSeasonError(season)
    rows = rank_season(chain.from_iterable(load_member_results(connection, facts) for facts in counted))
    return SeasonTable(
        season=season,
        rows=rows,
        names=guild_store.load_names(connection, guild_id, [row.member_id for row in rows]),
        contests=len(counted),
        seasons=sorted({get_season(facts.ceremony) for facts in contests}, reverse=True),
    )
