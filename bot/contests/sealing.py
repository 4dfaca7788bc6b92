"""Sealing: once the picks of a contest are closed, its ballots are fixed and proven."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import Action, Actor
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests import ballot_store, history, rules, store
from bot.contests.card import card_of
from bot.contests.facts import Card, ContestFacts
from bot.contests.loading import load_facts
from bot.contests.model import Ballot, Contest, ContestState
from bot.contests.proof import ballot_line, proof_of
from bot.db.engine import Database
from bot.jobs.service import Jobs
from bot.results.model import Results

JOB = "contest.seal"
"""The kind of job that seals a contest when it is due; its payload holds `guild_id` and `contest_id`."""

CLOSED = "contest.closed"
"""The kind of job that tells what the room believes in a category that was closed on its own; its payload holds its
`category_id` too.
"""


class SealingService:
    """Seals contests whose picks are closed."""

    def __init__(self, database: Database, slates: Slates, clock: Clock) -> None:
        """Seal contests in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def seal(self, guild_id: int, contest_id: int) -> Card | None:
        """Seal a contest if that is due, and say what its post is to tell now.

        It can be asked again, after a crash or a long night without the bot: a contest is sealed once, and the
        card of a sealed one tells the same each time.

        Returns:
            The card; None if the contest is gone, is not due, or was cancelled: nothing is to be posted.
        """
        now = self._clock()

        def work(connection: Connection) -> Card | None:
            contest = store.find(connection, guild_id, contest_id)
            if contest is None or contest.state is ContestState.CANCELLED:
                return None
            facts = load_facts(connection, self._slates, contest)
            if contest.sealed_at is None:
                if not is_due(facts, now):
                    return None
                sealed = seal(connection, contest, now, by=history.THE_BOT)
                facts = ContestFacts(sealed, facts.ceremony, facts.results)
            return card_of(connection, facts, now)

        return await self._database.write(work)


def is_due(facts: ContestFacts, now: datetime) -> bool:
    """Whether an open contest is to be sealed by now."""
    if facts.contest.state is not ContestState.OPEN:
        return False
    due = rules.sealing_due(facts.contest, facts.results)
    return due is not None and due <= now


def seal(connection: Connection, contest: Contest, at: datetime, *, by: Actor) -> Contest:
    """Fix a contest's ballots: from now on no pick counts, and the proof shows that none was changed."""
    lines = {
        ballot.id: _line(ballot)
        for ballot in ballot_store.all_of(connection, contest.id)
        if not ballot.is_empty
    }
    ballot_store.save_lines(connection, lines)
    proof = proof_of(lines.values())
    sealed = replace(contest, state=ContestState.LOCKED, sealed_at=at, proof=proof)
    store.save(connection, sealed)
    after = {"ballots": len(lines), "proof": proof}
    history.note(connection, contest, Action.SEAL_CONTEST, by, at, after=after)
    return sealed


def _line(ballot: Ballot) -> str:
    if ballot.salt is not None and ballot.member_id is not None:
        return ballot_line(ballot.salt, ballot.member_id, ballot.picks, ballot.tiebreaker)
    # Erased: nobody can recompute the line any more; there is none if that was before the first sealing.
    return ballot.line or ""


def reschedule(connection: Connection, jobs: Jobs, contest: Contest, results: Results) -> None:
    """Set the deadline at which a contest is sealed, after anything that may have moved it."""
    due = rules.sealing_due(contest, results) if contest.state is ContestState.OPEN else None
    if due is None:
        jobs.cancel(connection, JOB, str(contest.id))
    else:
        payload = {"guild_id": contest.guild_id, "contest_id": contest.id}
        jobs.schedule(connection, JOB, str(contest.id), due, payload)


def expect_belief(
    connection: Connection, jobs: Jobs, contest: Contest, category_id: str, closed_at: datetime
) -> None:
    """Set when the room is told what it believes in a category that a host has closed: once its picks are public."""
    payload = {"guild_id": contest.guild_id, "contest_id": contest.id, "category_id": category_id}
    due_at = closed_at + rules.SEALING_DELAY
    jobs.schedule(connection, CLOSED, f"{contest.id} {category_id}", due_at, payload)
