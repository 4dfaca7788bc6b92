"""Reading and changing a set of results with its contests and polls, in the caller's transaction."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.announcing.deadlines import schedule_publishing, schedule_uncovering
from bot.announcing.model import ResultContext
from bot.announcing.rules import find_reopenable_contests, find_winners_to_settle
from bot.audit import store as audit
from bot.audit.model import Actor, AuditAction, AuditEntry
from bot.contests import ballot_store, deadlines, lifecycle, store
from bot.contests.model import Contest, ContestKind, ContestState
from bot.contests.sealing import reschedule_sealing, schedule_category_shares
from bot.errors import NothingFoundError, Subject
from bot.guilds import store as guild_store
from bot.ids import CategoryId, NomineeId
from bot.jobs.service import JobService
from bot.json_values import JsonValue
from bot.polls import store as poll_store
from bot.polls.closing import close_announced_polls
from bot.results import store as results_store
from bot.results.model import ResultAction, Results
from bot.results.result_set import ResultSet
from bot.room_awards.loading import find_award_of_set
from bot.search.choices import format_choice_label, make_nominee_choice
from bot.slates.service import SlateService

PLAYED_STATES = frozenset({ContestState.OPEN, ContestState.LOCKED, ContestState.FINISHED})
"""The states of contests whose standings a result changes."""

_AUDIT_ACTIONS = {
    ResultAction.ANNOUNCE: AuditAction.ANNOUNCE_RESULT,
    ResultAction.UNDO: AuditAction.UNDO_RESULT,
    ResultAction.REOPEN: AuditAction.UNDO_AND_REOPEN,
    ResultAction.VOID: AuditAction.VOID_RESULT,
}


def load_result_context(
    connection: Connection,
    slates: SlateService,
    result_set: ResultSet,
    states: Collection[ContestState] = PLAYED_STATES,
) -> ResultContext:
    """A set of results with its ceremony, its polls, and its contests in these states.

    Raises:
        NothingFoundError: The server has no such ceremony, or no such rehearsal on it.
    """
    contests = store.list_contests(
        connection,
        result_set.guild_id,
        states,
        ceremony_id=result_set.ceremony_id,
        kind=ContestKind.WINNERS,
    )
    on_target = tuple(contest for contest in contests if contest.result_set == result_set)
    if result_set.contest_id is not None and not on_target:
        raise NothingFoundError(Subject.CONTEST, str(result_set.contest_id))
    return ResultContext(
        result_set=result_set,
        ceremony=slates.load_ceremony(connection, result_set.guild_id, result_set.ceremony_id),
        results=results_store.load_results(connection, result_set),
        contests=on_target,
        polls=tuple(poll_store.list_polls_of_result_set(connection, result_set)),
        running_order=results_store.load_running_order(connection, result_set),
        award=find_award_of_set(connection, result_set),
    )


def save_running_order(
    connection: Connection,
    context: ResultContext,
    category_ids: Sequence[CategoryId],
    by: Actor,
    at: datetime,
) -> ResultContext:
    """Save the order in which categories will be announced, with an audit entry; an empty one removes it.

    Raises:
        NothingFoundError: The ceremony has no such category.
    """
    for category_id in category_ids:
        if category_id not in context.ceremony.by_id:
            raise NothingFoundError(Subject.CATEGORY, category_id)
    guild_store.ensure_guild(connection, context.result_set.guild_id, at)
    results_store.save_running_order(connection, context.result_set, category_ids)
    names: list[JsonValue] = [context.ceremony.by_id[category_id].title for category_id in category_ids]
    entry = AuditEntry(
        context.result_set.guild_id,
        at,
        by,
        AuditAction.SET_RUNNING_ORDER,
        _name_set(context),
        after=names or None,
    )
    audit.append_entry(connection, entry)
    return replace(context, running_order=tuple(category_ids))


def change_result(
    connection: Connection,
    jobs: JobService,
    context: ResultContext,
    category_id: CategoryId,
    *,
    action: ResultAction,
    winner_ids: Sequence[NomineeId],
    by: Actor,
    at: datetime,
) -> ResultContext:
    """Change a category's result: append the announcement, add an audit entry, and close picks and polls.

    Returns:
        The context after the change.
    """
    result_set = context.result_set
    asking = [contest.id for contest in _list_asking(context, category_id)]
    had_ballot = bool(ballot_store.find_contests_with_ballot(connection, asking, by.id))
    guild_store.ensure_guild(connection, result_set.guild_id, at)
    results_store.append_announcement(
        connection, result_set, category_id, action, winner_ids, at=at, by=by.id, had_ballot=had_ballot
    )
    results = results_store.load_results(connection, result_set)
    _schedule_deadlines(connection, jobs, replace(context, results=results), category_id, at)
    entry = AuditEntry(
        result_set.guild_id,
        at,
        by,
        _AUDIT_ACTIONS[action],
        _format_subject(context, category_id),
        before=_format_result(context, context.results, category_id),
        after=_format_result(context, results, category_id),
        had_ballot=had_ballot,
    )
    audit.append_entry(connection, entry)
    reopened = find_reopenable_contests(context, category_id, at) if action is ResultAction.REOPEN else ()
    context = replace(context, results=results)
    if reopened:
        context = _reopen_category(connection, context, category_id, reopened)
    if action is not ResultAction.ANNOUNCE:
        return _close_categories(connection, jobs, context, frozenset(), at)
    if close_announced_polls(connection, jobs, result_set, category_id, at):
        context = replace(context, polls=tuple(poll_store.list_polls_of_result_set(connection, result_set)))
    return _close_categories(connection, jobs, context, {category_id}, at)


def settle_results(
    connection: Connection, jobs: JobService, context: ResultContext, by: Actor, at: datetime
) -> list[tuple[CategoryId, ResultContext, ResultContext]]:
    """Announce all winners that the record knows and that are unannounced.

    Returns:
        Each announced category, with the context before and after it.

    Raises:
        NothingToSettleError: The record knows no winner of this ceremony.
    """
    done: list[tuple[CategoryId, ResultContext, ResultContext]] = []
    for category_id, winner_ids in find_winners_to_settle(context).items():
        after = change_result(
            connection,
            jobs,
            context,
            category_id,
            action=ResultAction.ANNOUNCE,
            winner_ids=winner_ids,
            by=by,
            at=at,
        )
        done.append((category_id, context, after))
        context = after
    return done


def close_picks(
    connection: Connection,
    jobs: JobService,
    context: ResultContext,
    category_id: CategoryId,
    *,
    by: Actor,
    at: datetime,
) -> list[Contest]:
    """Close the picks of a category in every contest where they are open, with an audit entry for each contest."""
    after = _close_categories(connection, jobs, context, {category_id}, at)
    closed = [one for one, before in zip(after.contests, context.contests, strict=True) if one != before]
    for contest in closed:
        had_ballot = bool(ballot_store.find_contests_with_ballot(connection, [contest.id], by.id))
        subject = f"{context.ceremony.by_id[category_id].title}, {contest.title}"
        entry = AuditEntry(contest.guild_id, at, by, AuditAction.CLOSE_PICKS, subject, had_ballot=had_ballot)
        audit.append_entry(connection, entry)
        schedule_category_shares(connection, jobs, contest, category_id, at)
    return closed


def _list_asking(context: ResultContext, category_id: CategoryId) -> list[Contest]:
    """The contests that ask about a category."""
    return [contest for contest in context.contests if category_id in contest.rules.by_id]


def _schedule_deadlines(
    connection: Connection, jobs: JobService, context: ResultContext, category_id: CategoryId, at: datetime
) -> None:
    """Set when a change is posted at the latest, podiums are corrected, and a covered winner is shown."""
    result_set, results = context.result_set, context.results
    version = results.find_version(category_id)
    schedule_publishing(connection, jobs, result_set, category_id, version=version, changed_at=at)
    for contest in _list_asking(context, category_id):
        if contest.state is ContestState.FINISHED:
            deadlines.schedule_podium_correction(connection, jobs, contest, at)
    schedule_uncovering(connection, jobs, result_set, results, category_id, now=at)


def _close_categories(
    connection: Connection,
    jobs: JobService,
    context: ResultContext,
    category_ids: Collection[CategoryId],
    at: datetime,
) -> ResultContext:
    """Close the picks of categories in every open contest, and reschedule the contests' sealing."""
    contests: list[Contest] = []
    for contest in context.contests:
        after = contest
        if contest.state is ContestState.OPEN:
            after = lifecycle.close_categories(contest, category_ids, at)
            if after != contest:
                store.save_categories(connection, after)
            reschedule_sealing(connection, jobs, after, context.results)
        contests.append(after)
    return replace(context, contests=tuple(contests))


def _reopen_category(
    connection: Connection, context: ResultContext, category_id: CategoryId, reopened: Collection[Contest]
) -> ResultContext:
    """Open the picks of a category again in some contests; a contest that it had sealed is open again too."""
    contests: list[Contest] = []
    for contest in context.contests:
        after = lifecycle.reopen_category(contest, category_id) if contest in reopened else contest
        if after != contest:
            store.update_contest(connection, after)
            store.save_categories(connection, after)
            ballot_store.delete_lines(connection, after.id)
        contests.append(after)
    return replace(context, contests=tuple(contests))


def _format_subject(context: ResultContext, category_id: CategoryId) -> str:
    return f"{context.ceremony.by_id[category_id].title}, {_name_set(context)}"


def _name_set(context: ResultContext) -> str:
    return context.ceremony.name if context.result_set.contest_id is None else context.contests[0].title


def _format_result(context: ResultContext, results: Results, category_id: CategoryId) -> JsonValue:
    """What stands for a category, as stored in the audit log."""
    if category_id in results.voided:
        return "void"
    category = context.ceremony.by_id[category_id]
    winners = [category.by_id[winner_id] for winner_id in results.find_winners(category_id)]
    return [format_choice_label(make_nominee_choice(category, winner)) for winner in winners] or None
