"""How a contest went, envelope by envelope, read in the caller's transaction."""

from sqlalchemy import Connection

from bot.awards.record import Record
from bot.contests.facts import ContestFacts
from bot.contests.model import Ballot
from bot.contests.standings import earned, standings
from bot.contests.tallies import Tallies
from bot.contests.tally import Tally
from bot.verdict.course import Course, course
from bot.verdict.facts import ContestCourse
from bot.verdict.model import Voter
from bot.verdict.nights import shares_of
from bot.verdict.players import virtual_records
from bot.verdict.room import CategoryVerdict


def course_of(
    connection: Connection,
    tallies: Tallies,
    record: Record,
    facts: ContestFacts,
    runners: int,
    member_id: int | None,
) -> ContestCourse:
    """A contest's course.

    Args:
        connection: The transaction.
        tallies: Where the contest's ballots are counted.
        record: Where the precursors' winners are.
        facts: The contest with its slate and results.
        runners: How many of the foremost are followed.
        member_id: Who is followed in place of the last of them, if not among them; None for nobody.
    """
    tally = tallies.load(connection, facts)
    ranked = standings(tally, facts.results, facts.contest.tiebreaker_answer)
    followed = [row.ballot for row in ranked.rows[:runners]]
    own = None if member_id is None else ranked.of(member_id)
    if own is not None and own.ballot not in followed:
        followed[-1:] = [own.ballot]
    picked = shares_of(tally)
    categories = [
        CategoryVerdict(category_id, winners=facts.results.winners_of(category_id), picks=picked[category_id])
        for category_id in ranked.opened
    ]
    return ContestCourse(
        contest=facts.contest,
        ceremony=facts.ceremony,
        results=facts.results,
        standings=ranked,
        course=_course(facts, tally, ranked.opened, followed),
        names={_voter(ballot): ballot.name for ballot in followed if ballot.name},
        virtual=virtual_records(
            record, facts.ceremony, facts.results, categories, (facts.contest.rules, picked)
        ),
    )


def _course(facts: ContestFacts, tally: Tally, opened: tuple[str, ...], followed: list[Ballot]) -> Course:
    earnings = {_voter(ballot): earned(tally, facts.results, ballot) for ballot in followed}
    return course(
        [
            (category_id, {voter: paid.get(category_id) or 0 for voter, paid in earnings.items()})
            for category_id in opened
        ],
        list(earnings),
    )


def _voter(ballot: Ballot) -> Voter:
    return f"ballot {ballot.id}" if ballot.member_id is None else ballot.member_id
