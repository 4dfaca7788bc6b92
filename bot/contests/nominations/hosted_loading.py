"""A contest on nominations as its hosts see it, read in the caller's transaction."""

from sqlalchemy import Connection

from bot.contests.loading import load_contest
from bot.contests.nominations.errors import ContendersOnWinnersError
from bot.contests.nominations.loading import load_nominations_context
from bot.contests.nominations.read_models import NominationsContext
from bot.ids import ContestId, GuildId
from bot.slates.service import SlateService


def load_hosted_context(
    connection: Connection, slates: SlateService, guild_id: GuildId, contest_id: ContestId
) -> NominationsContext:
    """A contest on nominations with all its contenders, for its hosts: a draft too.

    Raises:
        NothingFoundError: The server has no such contest.
        ContendersOnWinnersError: It is on winners.
    """
    contest = load_contest(connection, guild_id, contest_id)
    if not contest.is_on_nominations:
        raise ContendersOnWinnersError(contest.title)
    return load_nominations_context(connection, slates, contest)
