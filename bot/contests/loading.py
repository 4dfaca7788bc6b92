"""What every unit of work on a contest begins with: the contest, its slate and its results."""

from sqlalchemy import Connection

from bot.awards.slates import SlateService
from bot.contests import store
from bot.contests.facts import ContestContext
from bot.contests.model import Contest
from bot.errors import NothingFoundError, Subject
from bot.results import store as results_store
from bot.results.target import REAL_CEREMONY, ResultSet


def find_result_set(contest: Contest) -> ResultSet:
    """The set of results that a contest is played on."""
    return ResultSet(
        contest.guild_id, contest.ceremony_id, contest.id if contest.rehearsal else REAL_CEREMONY
    )


def load_contest(connection: Connection, guild_id: int, contest_id: int) -> Contest:
    """A server's contest.

    Raises:
        NothingFoundError: The server has no such contest, though another may.
    """
    contest = store.find_contest(connection, guild_id, contest_id)
    if contest is None:
        raise NothingFoundError(Subject.CONTEST, str(contest_id))
    return contest


def load_contest_context(connection: Connection, slates: SlateService, contest: Contest) -> ContestContext:
    """A contest with its slate and results."""
    return ContestContext(
        contest=contest,
        ceremony=slates.load_ceremony(connection, contest.guild_id, contest.ceremony_id),
        results=results_store.load_results(connection, find_result_set(contest)),
    )
