"""What every unit of work on a contest begins with: the contest, its slate and its results."""

from sqlalchemy import Connection

from bot.awards.slates import Slates
from bot.contests import store
from bot.contests.facts import ContestFacts
from bot.contests.model import Contest
from bot.errors import NothingFoundError, Subject
from bot.results import store as results_store
from bot.results.target import REAL, Target


def target_of(contest: Contest) -> Target:
    """The set of results that a contest is played on."""
    return Target(contest.guild_id, contest.ceremony_id, contest.id if contest.rehearsal else REAL)


def load_contest(connection: Connection, guild_id: int, contest_id: int) -> Contest:
    """A server's contest.

    Raises:
        NothingFoundError: The server has no such contest, though another may.
    """
    contest = store.find(connection, guild_id, contest_id)
    if contest is None:
        raise NothingFoundError(Subject.CONTEST, str(contest_id))
    return contest


def load_facts(connection: Connection, slates: Slates, contest: Contest) -> ContestFacts:
    """A contest with its slate and results."""
    return ContestFacts(
        contest=contest,
        ceremony=slates.load(connection, contest.guild_id, contest.ceremony_id),
        results=results_store.load(connection, target_of(contest)),
    )
