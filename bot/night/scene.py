"""One set of results with all that hangs on it, read and changed in the caller's transaction."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Action, Actor, AuditEntry
from bot.awards.choices import label, nominee_choice
from bot.awards.slates import Slates
from bot.contests import ballot_store, podium, steps, store
from bot.contests.loading import target_of
from bot.contests.model import Contest, ContestState
from bot.contests.sealing import expect_belief, reschedule
from bot.errors import NothingFoundError, Subject
from bot.guilds import store as guild_store
from bot.jobs.service import Jobs
from bot.json_values import JsonValue
from bot.night.change import Scene
from bot.night.covering import schedule_uncovering
from bot.night.decisions import settling
from bot.night.telling import expect
from bot.polls import store as poll_store
from bot.polls.closing import close_announced
from bot.results import store as results_store
from bot.results.model import Action as Deed
from bot.results.model import Results
from bot.results.target import REAL, REHEARSAL_POLLS, Target

PLAYED = frozenset({ContestState.OPEN, ContestState.LOCKED, ContestState.FINISHED})
"""The states of contests whose standings a result moves."""

_LINES = {
    Deed.ANNOUNCE: Action.ANNOUNCE_RESULT,
    Deed.UNDO: Action.UNDO_RESULT,
    Deed.VOID: Action.VOID_RESULT,
}


def load_scene(
    connection: Connection, slates: Slates, target: Target, states: Collection[ContestState] = PLAYED
) -> Scene:
    """A set of results with its ceremony, polls, and the contests in some states.

    Raises:
        NothingFoundError: The server knows no such ceremony, or has no such rehearsal on it.
    """
    contests = store.in_states(connection, target.guild_id, states, ceremony_id=target.ceremony_id)
    on_target = tuple(contest for contest in contests if target_of(contest) == target)
    if target.rehearsal not in {REAL, REHEARSAL_POLLS} and not on_target:
        raise NothingFoundError(Subject.CONTEST, str(target.rehearsal))
    return Scene(
        target=target,
        ceremony=slates.load(connection, target.guild_id, target.ceremony_id),
        results=results_store.load(connection, target),
        contests=on_target,
        polls=tuple(poll_store.on(connection, target)),
    )


def change(
    connection: Connection,
    jobs: Jobs,
    scene: Scene,
    category_id: str,
    deed: Deed,
    winner_ids: Sequence[str],
    by: Actor,
    at: datetime,
) -> Scene:
    """Do something to a category's result: the announcement, its line in the log, and what it closes."""
    target = scene.target
    asking = [contest.id for contest in scene.contests if category_id in contest.rules.by_id]
    had_ballot = bool(ballot_store.contests_with_ballot(connection, asking, by.id))
    guild_store.ensure(connection, target.guild_id, at)
    results_store.append(
        connection, target, category_id, deed, winner_ids, at=at, by=by.id, had_ballot=had_ballot
    )
    results = results_store.load(connection, target)
    expect(connection, jobs, target, category_id, results.version_of(category_id), at)
    for contest in scene.contests:
        if contest.id in asking and contest.state is ContestState.FINISHED:
            podium.expect_correction(connection, jobs, contest, at)
    schedule_uncovering(connection, jobs, target, results, category_id, at)
    entry = AuditEntry(
        target.guild_id,
        at,
        by,
        _LINES[deed],
        _subject(scene, category_id),
        before=_told(scene, scene.results, category_id),
        after=_told(scene, results, category_id),
        had_ballot=had_ballot,
    )
    audit.append(connection, entry)
    scene = replace(scene, results=results)
    if deed is not Deed.ANNOUNCE:
        return _close(connection, jobs, scene, frozenset(), at)
    if close_announced(connection, jobs, target, category_id, at):
        scene = replace(scene, polls=tuple(poll_store.on(connection, target)))
    return _close(connection, jobs, scene, {category_id}, at)


def settle(
    connection: Connection, jobs: Jobs, scene: Scene, by: Actor, at: datetime
) -> list[tuple[str, Scene, Scene]]:
    """Announce all that the record knows and that is still sealed: each category, before and after it.

    Raises:
        NothingToSettleError: The record knows no winner of this ceremony.
    """
    done: list[tuple[str, Scene, Scene]] = []
    for category_id, winner_ids in settling(scene).items():
        after = change(connection, jobs, scene, category_id, Deed.ANNOUNCE, winner_ids, by, at)
        done.append((category_id, scene, after))
        scene = after
    return done


def close_picks(
    connection: Connection, jobs: Jobs, scene: Scene, category_id: str, by: Actor, at: datetime
) -> list[Contest]:
    """Close the picks of a category wherever they are open, with a line in the log for each contest."""
    after = _close(connection, jobs, scene, {category_id}, at)
    closed = [one for one, before in zip(after.contests, scene.contests, strict=True) if one != before]
    for contest in closed:
        had_ballot = bool(ballot_store.contests_with_ballot(connection, [contest.id], by.id))
        subject = f"{scene.ceremony.by_id[category_id].name}, {contest.title}"
        entry = AuditEntry(contest.guild_id, at, by, Action.CLOSE_PICKS, subject, had_ballot=had_ballot)
        audit.append(connection, entry)
        expect_belief(connection, jobs, contest, category_id, at)
    return closed


def _close(
    connection: Connection, jobs: Jobs, scene: Scene, category_ids: Collection[str], at: datetime
) -> Scene:
    """Close the picks of categories in every open contest, and set anew when each is sealed."""
    contests: list[Contest] = []
    for contest in scene.contests:
        after = contest
        if contest.state is ContestState.OPEN:
            after = steps.closed(contest, category_ids, at)
            if after != contest:
                store.save_categories(connection, after)
            reschedule(connection, jobs, after, scene.results)
        contests.append(after)
    return replace(scene, contests=tuple(contests))


def _subject(scene: Scene, category_id: str) -> str:
    where = scene.contests[0].title if scene.target.rehearsal > REAL else scene.ceremony.name
    return f"{scene.ceremony.by_id[category_id].name}, {where}"


def _told(scene: Scene, results: Results, category_id: str) -> JsonValue:
    """What stands for a category, as the audit log tells it."""
    if category_id in results.voided:
        return "void"
    category = scene.ceremony.by_id[category_id]
    winners = [category.by_id[winner_id] for winner_id in results.winners_of(category_id)]
    return [label(nominee_choice(category, winner)) for winner in winners] or None
