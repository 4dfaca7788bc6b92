"""Sealing: once the picks of a contest are closed, its ballots are fixed and their proof is computed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import BOT_ACTOR, Actor, AuditAction
from bot.clock import Clock
from bot.contests import audit_entries, ballot_store, press_store, rules, store
from bot.contests.loading import load_card, load_contest_context
from bot.contests.model import Ballot, Contest, ContestState
from bot.contests.nominations.merging import merge_equal_contenders
from bot.contests.proof import find_sealed_fields
from bot.contests.read_models import ContestCard, ContestContext
from bot.db.engine import Database
from bot.ids import CategoryId, ContenderId, ContestId, GuildId
from bot.jobs.service import JobService
from bot.proof import compute_line, compute_proof
from bot.results.model import Results
from bot.slates.service import SlateService

SEALING_JOB = "contest.seal"
"""The kind of job that seals a contest when it is due; its payload has `guild_id` and `contest_id`."""

CATEGORY_CLOSED_JOB = "contest.closed"
"""The kind of job that posts the shares of a category that was closed on its own; its payload also has
`category_id`.
"""


class SealingService:
    """Seals contests whose picks are closed."""

    def __init__(self, database: Database, slates: SlateService, clock: Clock) -> None:
        """Seal contests in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def seal_contest(self, guild_id: GuildId, contest_id: ContestId) -> ContestCard | None:
        """Seal a contest if that is due, and return what its post shows now.

        It can be called again, after a crash or while the bot was away: a contest is sealed once, and a sealed
        contest's card is the same each time.

        Returns:
            The card; None if the contest is gone, is not due, or was cancelled: then nothing is to be posted.
        """
        now = self._clock()

        def seal_if_due(connection: Connection) -> ContestCard | None:
            contest = store.find_contest(connection, guild_id, contest_id)
            if contest is None or contest.state is ContestState.CANCELLED:
                return None
            context = load_contest_context(connection, self._slates, contest)
            if contest.sealed_at is None:
                if not is_sealing_due(context, now):
                    return None
                sealed = seal_ballots(connection, self._slates, contest, now, by=BOT_ACTOR)
                context = load_contest_context(connection, self._slates, sealed)
            return load_card(connection, context, now)

        return await self._database.write(seal_if_due)


def is_sealing_due(context: ContestContext, now: datetime) -> bool:
    """Whether an open contest is to be sealed by now."""
    if context.contest.state is not ContestState.OPEN:
        return False
    due = rules.find_sealing_time(context.contest, context.results)
    return due is not None and due <= now


def seal_ballots(
    connection: Connection, slates: SlateService, contest: Contest, at: datetime, *, by: Actor
) -> Contest:
    """Fix a contest's ballots: no later pick counts, and the proof shows that none was changed.

    On nominations, contenders that are exactly the same are merged; the proof covers what was typed all the same.
    """
    texts = merge_equal_contenders(connection, slates, contest, at) if contest.is_on_nominations else None
    lines = {
        ballot.id: _find_line(ballot, texts)
        for ballot in ballot_store.iterate_ballots(connection, contest.id)
        if not ballot.is_empty
    }
    ballot_store.save_lines(connection, lines)
    press_store.delete_presses(connection, contest.id)
    proof = compute_proof(lines.values())
    sealed = replace(contest, state=ContestState.LOCKED, sealed_at=at, proof=proof)
    store.update_contest(connection, sealed)
    after = {"ballots": len(lines), "proof": proof}
    audit_entries.append_audit_entry(connection, contest, AuditAction.SEAL_CONTEST, by, at, after=after)
    return sealed


def _find_line(ballot: Ballot, texts: Mapping[ContenderId, str] | None) -> str:
    sealed = find_sealed_fields(ballot, texts)
    if sealed is not None:
        return compute_line(sealed)
    # An erased ballot's line cannot be recomputed; it has none if it was erased before the first sealing.
    return ballot.line or ""


def reschedule_sealing(connection: Connection, jobs: JobService, contest: Contest, results: Results) -> None:
    """Set the deadline at which a contest is sealed; to be called after every change that may have moved it."""
    due = rules.find_sealing_time(contest, results) if contest.state is ContestState.OPEN else None
    if due is None:
        jobs.cancel(connection, SEALING_JOB, str(contest.id))
    else:
        payload = {"guild_id": contest.guild_id, "contest_id": contest.id}
        jobs.schedule(connection, SEALING_JOB, str(contest.id), due, payload)


def schedule_category_shares(
    connection: Connection, jobs: JobService, contest: Contest, category_id: CategoryId, closed_at: datetime
) -> None:
    """Set when the shares of a category that a host has closed are posted: as soon as its picks are public."""
    payload = {"guild_id": contest.guild_id, "contest_id": contest.id, "category_id": category_id}
    due_at = closed_at + rules.SEALING_DELAY
    jobs.schedule(connection, CATEGORY_CLOSED_JOB, f"{contest.id} {category_id}", due_at, payload)
