"""Closing polls finally, in the caller's transaction."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import BOT_ACTOR, Actor, AuditAction, AuditEntry
from bot.ids import CategoryId
from bot.jobs.service import JobService
from bot.json_values import JsonValue
from bot.polls import ranking_store, store
from bot.polls.model import CLOSING_DELAY, Poll, PollQuestion
from bot.preferential.proof import compute_ranking_line
from bot.proof import compute_proof
from bot.record.model import Category
from bot.results.result_set import ResultSet
from bot.slates.service import SlateService

POLL_CLOSING_JOB = "poll.close"
"""The kind of job that closes a poll when it is due; its payload has `guild_id` and `poll_id`."""


def schedule_closing(connection: Connection, jobs: JobService, poll: Poll) -> None:
    """Set the deadline at which a poll is finally closed, in place of an earlier one."""
    payload = {"guild_id": poll.guild_id, "poll_id": poll.id}
    jobs.schedule(connection, POLL_CLOSING_JOB, str(poll.id), poll.closes_at + CLOSING_DELAY, payload)


def close_poll_if_due(connection: Connection, slates: SlateService, poll: Poll, now: datetime) -> Poll:
    """The poll, finally closed if that is due; its closing time is the one that was set, however late this runs.

    The rankings of a preferential poll are sealed with it.
    """
    if poll.closed_at is not None or now < poll.closes_at + CLOSING_DELAY:
        return poll
    sealed = _seal_rankings(connection, slates, poll, now) if poll.is_preferential else poll
    return _save_closed(connection, sealed, poll.closes_at)


def close_announced_polls(
    connection: Connection, jobs: JobService, result_set: ResultSet, category_id: CategoryId, at: datetime
) -> tuple[Poll, ...]:
    """Close the *will* polls about a category because its winner is being announced; *should* polls go on.

    No vote that arrives later counts, even if it was pressed before: its member may have heard the winner already.

    Returns:
        The polls that were open.
    """
    open_polls = [
        poll
        for poll in store.list_polls_of_result_set(connection, result_set, category_id)
        if poll.closed_at is None and poll.question is PollQuestion.WILL
    ]
    for poll in open_polls:
        jobs.cancel(connection, POLL_CLOSING_JOB, str(poll.id))
    return tuple(_save_closed(connection, poll, min(at, poll.closes_at)) for poll in open_polls)


def _seal_rankings(connection: Connection, slates: SlateService, poll: Poll, now: datetime) -> Poll:
    """Fix a poll's rankings and whom they are counted among; the proof shows that none was changed."""
    lines: dict[str, str] = {}
    for voter, sealed in ranking_store.iterate_sealed_rankings(connection, poll.id):
        # Erasing a member removes a ranking that is not sealed yet, so each has its salt.
        lines[voter] = compute_ranking_line(sealed.ranking, sealed.salt or "")
    ranking_store.seal_rankings(connection, poll.id, lines)
    category = slates.load_ceremony(connection, poll.guild_id, poll.ceremony_id).by_id[poll.category_id]
    candidates = tuple(nominee.id for nominee in category.nominees if not nominee.withdrawn)
    proof = compute_proof(lines.values())
    after = {"ballots": len(lines), "proof": proof}
    append_poll_entry(
        connection, poll, category, action=AuditAction.SEAL_POLL, by=BOT_ACTOR, at=now, after=after
    )
    return replace(poll, candidates=candidates, proof=proof)


def append_poll_entry(
    connection: Connection,
    poll: Poll,
    category: Category,
    *,
    action: AuditAction,
    by: Actor,
    at: datetime,
    before: JsonValue = None,
    after: JsonValue = None,
) -> None:
    """Add an entry about a poll to the audit log."""
    subject = f"{category.title}, who {poll.question} win"
    audit.append_entry(connection, AuditEntry(poll.guild_id, at, by, action, subject, before, after))


def _save_closed(connection: Connection, poll: Poll, at: datetime) -> Poll:
    closed = replace(poll, closed_at=at)
    store.update_poll(connection, closed)
    return closed
