"""A contest on nominations as its hosts see it, read in the caller's transaction."""

from sqlalchemy import Connection

from bot.contests.loading import load_contest
from bot.contests.nominations.loading import load_nominations_context
from bot.contests.nominations.read_models import NominationsContext
from bot.errors import OutdatedControlError
from bot.ids import ContestId, GuildId
from bot.slates.service import SlateService


def load_hosted_context(
    connection: Connection, slates: SlateService, guild_id: GuildId, contest_id: ContestId
) -> NominationsContext:
    """A contest on nominations with all its contenders, for its hosts: a draft too.

    Raises:
        NothingFoundError: The server has no such contest.
        OutdatedControlError: It is on winners.
    """
    contest = load_contest(connection, guild_id, contest_id)
    if not contest.is_on_nominations:
        raise OutdatedControlError
    return load_nominations_context(connection, slates, contest)
