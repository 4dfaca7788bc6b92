"""Sets a ballot aside, a member's or a guest's, or lets it take part again, in the caller's transaction."""

from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import Actor, AuditAction
from bot.contests import audit_entries, ballot_store, deadlines, rules
from bot.contests.errors import NoBallotToSetAsideError
from bot.contests.model import Ballot, Contest, ContestState
from bot.errors import raise_refusal
from bot.jobs.service import JobService


def mark_ballot(
    connection: Connection,
    jobs: JobService,
    contest: Contest,
    ballot: Ballot | None,
    reason: str | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Take a ballot out of the standings for a reason, or let it take part again if that is None; it is kept.

    After the finish the podium is corrected.

    Raises:
        NoBallotToSetAsideError: There is no such ballot, it is empty, or nothing would change.
        ContestNotOpenError: The contest is a draft or cancelled.
    """
    raise_refusal(rules.refusal_of_setting_aside(contest))
    if ballot is None or ballot.is_empty:
        raise NoBallotToSetAsideError(contest.title, None)
    if (ballot.set_aside is None) == (reason is None):
        raise NoBallotToSetAsideError(contest.title, ballot.set_aside is not None)
    ballot_store.save_set_aside(connection, ballot.id, reason)
    if contest.state is ContestState.FINISHED:
        deadlines.schedule_podium_correction(connection, jobs, contest, at)
    action = AuditAction.RESTORE_BALLOT if reason is None else AuditAction.SET_BALLOT_ASIDE
    # The ballot's number, not whose it is: an erasure must find nothing here that names them.
    mark = {"ballot": ballot.id, "reason": reason or ballot.set_aside}
    audit_entries.append_audit_entry(connection, contest, action, by, at, after=mark)
