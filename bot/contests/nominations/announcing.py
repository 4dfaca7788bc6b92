"""Announcing the nominations of one category, in the caller's transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import Actor, AuditAction
from bot.contests import audit_entries, ballot_store
from bot.contests.errors import CategoryNotInContestError
from bot.contests.nominations import store
from bot.contests.nominations.errors import NomineesUnknownError, OpenQuestionError
from bot.contests.nominations.loading import find_counterpart
from bot.contests.nominations.matching import NomineeMatch, match_nominees
from bot.contests.nominations.merging import append_merge_entry
from bot.contests.nominations.model import Contender
from bot.contests.nominations.read_models import CategoryNominations, NominationsContext
from bot.contests.nominations.recognition import draft_from_nominee
from bot.ids import CategoryId, NomineeId
from bot.record.model import Ceremony
from bot.results import store as results_store
from bot.results.model import ResultAction

_AUDITED: Mapping[ResultAction, AuditAction] = {
    ResultAction.ANNOUNCE: AuditAction.ANNOUNCE_NOMINATIONS,
    ResultAction.VOID: AuditAction.VOID_NOMINATIONS,
    ResultAction.UNDO: AuditAction.UNDO_NOMINATIONS,
}


def hold_against_slate(
    context: NominationsContext, slate: Ceremony, category_id: CategoryId
) -> CategoryNominations:
    """What the slate says of a category, held against its contenders; a disqualified nominee is none."""
    if category_id not in context.ceremony.by_id:
        raise CategoryNotInContestError(context.contest.title, category_id)
    expected = context.get_category(category_id)
    known = find_counterpart(slate, expected)
    nominees = [one for one in known.nominees if not one.withdrawn] if known is not None else []
    standing = context.contenders.list_standing(category_id)
    return CategoryNominations(known or expected, match_nominees(nominees, standing, expected.headline))


def announce_category(
    connection: Connection,
    context: NominationsContext,
    found: Mapping[CategoryId, CategoryNominations],
    category_id: CategoryId,
    *,
    by: Actor,
    at: datetime,
) -> bool:
    """Announce one category; False if exactly this stands already."""
    contest = context.contest
    if category_id not in found:
        raise CategoryNotInContestError(contest.title, category_id)
    nominations = found[category_id]
    if not nominations.is_known:
        raise NomineesUnknownError(contest.title)
    if nominations.questions:
        raise OpenQuestionError(nominations.category.title)
    keys = [
        _settle_match(connection, context, category_id, match, by=by, at=at).key
        for match in nominations.matches
    ]
    if context.results.has_winners(category_id, keys):
        return False
    append_result(connection, context, category_id, ResultAction.ANNOUNCE, keys, by=by, at=at)
    return True


def _settle_match(
    connection: Connection,
    context: NominationsContext,
    category_id: CategoryId,
    match: NomineeMatch,
    *,
    by: Actor,
    at: datetime,
) -> Contender:
    """The one contender that a nominee is: those that mean the same are merged, and nobody's is added."""
    if not match.certain:
        return insert_nominee(connection, context, category_id, match, at)
    kept, *others = (context.contenders.by_id[one] for one in match.certain)
    store.save_nominee(connection, kept.id, match.nominee.id)
    for other in others:
        store.save_merge(connection, other.id, kept.id)
        append_merge_entry(connection, context.contest, other, kept, by=by, at=at)
    return kept


def insert_nominee(
    connection: Connection,
    context: NominationsContext,
    category_id: CategoryId,
    match: NomineeMatch,
    at: datetime,
) -> Contender:
    """Add a nominee whom nobody named to the contenders."""
    headline = context.get_category(category_id).headline
    draft = draft_from_nominee(match.nominee, headline)
    return store.insert_contender(
        connection, context.contest.id, category_id, draft, at=at, nominee_id=match.nominee.id
    )


def append_result(
    connection: Connection,
    context: NominationsContext,
    category_id: CategoryId,
    action: ResultAction,
    keys: Sequence[NomineeId],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Append what stands for a category now, with its audit entry."""
    contest = context.contest
    had_ballot = bool(by.id and ballot_store.find_contests_with_ballot(connection, [contest.id], by.id))
    results_store.append_announcement(
        connection, contest.result_set, category_id, action, keys, at=at, by=by.id, had_ballot=had_ballot
    )
    audit_entries.append_audit_entry(
        connection,
        contest,
        _AUDITED[action],
        by,
        at,
        after={"category": category_id, "nominees": len(keys)},
    )
