"""Audit log entries about contests."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Actor, AuditAction, AuditEntry
from bot.contests import ballot_store
from bot.contests.model import Contest
from bot.json_values import JsonValue

AuditValues = Mapping[str, JsonValue]
"""Some properties of a contest before or after a change, by name."""


def append_audit_entry(
    connection: Connection,
    contest: Contest,
    action: AuditAction,
    by: Actor,
    at: datetime,
    *,
    before: AuditValues | None = None,
    after: AuditValues | None = None,
) -> None:
    """Add an entry about a contest; it records whether the actor had a ballot in that contest."""
    had_ballot = bool(by.id and ballot_store.find_contests_with_ballot(connection, [contest.id], by.id))
    entry = AuditEntry(
        contest.guild_id,
        at,
        by,
        action,
        contest.title,
        before or None,
        after or None,
        had_ballot=had_ballot,
    )
    audit.append_entry(connection, entry)


def describe_contest(contest: Contest) -> AuditValues:
    """Every property of a contest that a host decides."""
    return {
        "title": contest.title,
        "ceremony": contest.ceremony_id,
        "state": contest.state,
        "locks at": contest.locks_at.isoformat(),
        "scoring": contest.rules.scoring,
        "weights": {category.id: category.weight for category in contest.rules.categories},
        "tiebreaker": contest.rules.tiebreaker,
        "tiebreaker answer": contest.tiebreaker_answer,
        "late entries": contest.rules.late_entries,
        "open ballots": contest.rules.open_ballots,
        "rehearsal": contest.rehearsal,
        "channel": contest.channel_id,
        "proof": contest.proof,
    }


def diff_contests(before: Contest, after: Contest) -> tuple[AuditValues, AuditValues]:
    """The properties in which two versions of a contest differ: their values before, and after."""
    was, is_now = describe_contest(before), describe_contest(after)
    moved = [name for name in was if was[name] != is_now[name]]
    return {name: was[name] for name in moved}, {name: is_now[name] for name in moved}
