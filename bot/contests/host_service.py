"""Hosts' changes to contests: create, edit, announce, lock, reopen, finish, cancel.

Each is one transaction and adds an entry to the audit log. The caller has checked that the actor is a host.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import Actor, AuditAction
from bot.clock import Clock
from bot.contests import audit_entries, ballot_store, deadlines, lifecycle, rules, store
from bot.contests.draft_rules import refusal_of_draft
from bot.contests.lifecycle import ContestChanges, ContestDraft, apply_changes, draft_contest
from bot.contests.loading import is_rehearsal, load_contest, load_contest_context
from bot.contests.model import Contest, ContestState, HostStep
from bot.contests.nominations.loading import load_asked_ceremony
from bot.contests.read_models import ContestContext
from bot.contests.sealing import reschedule_sealing, seal_ballots
from bot.contests.setting_aside import mark_ballot
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.guilds import store as guild_store
from bot.ids import ContestId, GuildId, MemberId
from bot.jobs.service import JobService
from bot.slates.service import SlateService
from bot.times.stated_times import StatedTime


class ContestHostService:
    """Changes to contests by hosts.

    Every method that is given a contest raises `NothingFoundError` for one that the server does not have, and
    `WrongStateError` if the step is not possible in the contest's state; then nothing has changed.
    """

    def __init__(self, database: Database, slates: SlateService, jobs: JobService, clock: Clock) -> None:
        """Store contests in a database, and their deadlines as jobs."""
        self._database = database
        self._slates = slates
        self._jobs = jobs
        self._clock = clock

    async def create_contest(self, guild_id: GuildId, draft: ContestDraft, by: Actor) -> Contest:
        """Create a contest as a draft that members do not see.

        Raises:
            NothingFoundError: The server has no such ceremony, or its slate has no such category to vote on.
            NoCategoriesError: It has no categories.
            TextLengthError: The title or the question is empty or too long.
            MentionError: The title or the question mentions someone.
            WeightRangeError: A weight is out of bounds.
            LockInPastError: The lock is not in the future.
            NomineesKnownError: It asks who will be nominated, and that is known.
            NoExpectedCategoriesError: It asks that of a ceremony whose categories nobody knows.
            LateEntriesOnNominationsError: It asks that, with late entries.
            SlotsRangeError: A number of slots is out of bounds.
        """
        now = self._clock()

        def insert_draft(connection: Connection) -> Contest:
            ceremony = load_asked_ceremony(connection, self._slates, guild_id, draft.ceremony_id, draft.kind)
            contest = draft_contest(guild_id, draft, ceremony, by.id)
            contest = replace(contest, rehearsal=is_rehearsal(connection, self._slates, contest))
            raise_refusal(refusal_of_draft(contest, now))
            guild_store.ensure_guild(connection, guild_id, now)
            contest = replace(contest, id=store.insert_contest(connection, contest, now), created_at=now)
            audit_entries.append_audit_entry(
                connection,
                contest,
                AuditAction.CREATE_CONTEST,
                by,
                now,
                after=audit_entries.describe_contest(contest),
            )
            return contest

        return await self._database.write(insert_draft)

    async def edit_contest(
        self, guild_id: GuildId, contest_id: ContestId, changes: ContestChanges, by: Actor
    ) -> Contest:
        """Change a contest: everything in a draft; title, lock and channel while it is open.

        Raises:
            WrongStateError: Also if the change concerns rules that were fixed when the contest opened; its step is
                `CHANGE_RULES` then.
            UserError: As in `create_contest`.
        """
        step = HostStep.CHANGE_RULES if changes.changes_rules else HostStep.EDIT

        def save_changes(connection: Connection, context: ContestContext, now: datetime) -> Contest:
            contest = apply_changes(context.contest, changes, context.ceremony)
            raise_refusal(refusal_of_draft(contest, now, lock_too=changes.locks_at is not None))
            store.save_categories(connection, contest)
            if contest.state is ContestState.DRAFT:
                contest = replace(contest, rehearsal=is_rehearsal(connection, self._slates, contest))
            return contest

        return await self._take_step(
            guild_id, contest_id, step, save_changes, action=AuditAction.EDIT_CONTEST, by=by
        )

    async def announce_contest(self, guild_id: GuildId, contest_id: ContestId, by: Actor) -> Contest:
        """Open a draft to members, which fixes its rules, and schedule its sealing, `SEALING_DELAY` after its lock.

        Whether it is a rehearsal is decided here. The caller, or else a job, then posts it and calls `record_post`.

        Raises:
            UserError: As in `create_contest`: the slate may have changed and the lock may have passed since.
            NoOddsError: It pays by odds, and there is no rival to take them from.
            OddsNotCoveredError: The rival whose odds it pays by gave some nominees no probability.
        """

        def open_draft(connection: Connection, context: ContestContext, now: datetime) -> Contest:
            rehearsal = is_rehearsal(connection, self._slates, context.contest)
            contest = lifecycle.open_contest(context.contest, context.ceremony, now, rehearsal=rehearsal)
            raise_refusal(refusal_of_draft(contest, now))
            raise_refusal(rules.refusal_of_odds(contest.title, contest.rules, context.in_play))
            deadlines.schedule_post(connection, self._jobs, contest, now)
            return contest

        return await self._take_step(
            guild_id, contest_id, HostStep.ANNOUNCE, open_draft, action=AuditAction.ANNOUNCE_CONTEST, by=by
        )

    async def record_post(
        self, guild_id: GuildId, contest_id: ContestId, channel_id: int, message_id: int | None
    ) -> Contest:
        """Store where a contest's post is; `message_id` is None if there is none, and its host knows or is told."""

        def save_post(connection: Connection) -> Contest:
            contest = load_contest(connection, guild_id, contest_id)
            return deadlines.save_post_message(connection, self._jobs, contest, channel_id, message_id)

        return await self._database.write(save_post)

    async def forget_channel(self, guild_id: GuildId, channel_id: int) -> tuple[Contest, ...]:
        """Store that a channel was deleted, with the posts of the contests in it.

        Returns:
            The contests that were in it, as they were and without drafts; none if that was stored before.
        """

        def save_losses(connection: Connection) -> tuple[Contest, ...]:
            announced = store.list_contests(
                connection, guild_id, frozenset(ContestState) - {ContestState.DRAFT}
            )
            lost = tuple(contest for contest in announced if contest.channel_id == channel_id)
            for contest in lost:
                store.update_contest(
                    connection, replace(contest, channel_id=None, message_id=None, podium_message_id=None)
                )
            return lost

        return await self._database.write(save_losses)

    async def lock_contest(self, guild_id: GuildId, contest_id: ContestId, by: Actor) -> Contest:
        """Close all picks of an open contest now, and schedule its sealing after `SEALING_DELAY`.

        With late entries this closes every category that is still open.
        """

        def save_lock(connection: Connection, context: ContestContext, now: datetime) -> Contest:
            contest = lifecycle.lock_contest(context.contest, now)
            store.save_categories(connection, contest)
            return contest

        return await self._take_step(
            guild_id, contest_id, HostStep.LOCK, save_lock, action=AuditAction.LOCK_CONTEST, by=by
        )

    async def reopen_contest(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        locks_at: datetime,
        by: Actor,
        *,
        locks_stated: StatedTime | None = None,
    ) -> Contest:
        """Open a locked contest again until a new time (UTC), perhaps as it was stated; its proof becomes void.

        Raises:
            ReopenAfterResultError: One of its categories was announced, even if that was undone.
            LockInPastError: The new time is not in the future.
        """

        def save_reopening(connection: Connection, context: ContestContext, now: datetime) -> Contest:
            raise_refusal(rules.refusal_of_lock(locks_at, now))
            contest = lifecycle.reopen_contest(context.contest, locks_at, locks_stated)
            store.save_categories(connection, contest)
            ballot_store.delete_lines(connection, contest.id)
            return contest

        return await self._take_step(
            guild_id, contest_id, HostStep.REOPEN, save_reopening, action=AuditAction.REOPEN_CONTEST, by=by
        )

    async def finish_contest(
        self, guild_id: GuildId, contest_id: ContestId, answer: int | None, by: Actor
    ) -> Contest:
        """Make the standings of a locked contest final; seal it first if that has not happened yet.

        The caller then posts its podium and calls `record_podium_post`; otherwise a job of the kind
        `bot.contests.deadlines.PODIUM_JOB` posts it.

        Args:
            guild_id: The server.
            contest_id: The contest.
            answer: The true answer to the tie-breaker question; None leaves it unanswered.
            by: The host.

        Raises:
            NoTiebreakerError: An answer was given, but the contest has no tie-breaker question.
            TiebreakerRangeError: The answer is too far from zero.
        """

        def seal_and_finish(connection: Connection, context: ContestContext, now: datetime) -> Contest:
            contest = context.contest
            if contest.sealed_at is None:
                contest = seal_ballots(connection, self._slates, contest, now, by=by)
            contest = lifecycle.finish_contest(contest, now, answer)
            deadlines.schedule_podium(connection, self._jobs, contest, now)
            return contest

        return await self._take_step(
            guild_id, contest_id, HostStep.FINISH, seal_and_finish, action=AuditAction.FINISH_CONTEST, by=by
        )

    async def correct_answer(
        self, guild_id: GuildId, contest_id: ContestId, answer: int | None, by: Actor
    ) -> Contest:
        """Correct the true answer to the tie-breaker question of a finished contest; its podium follows.

        Args:
            guild_id: The server.
            contest_id: The contest.
            answer: The true answer; None leaves the question unanswered.
            by: The host.

        Raises:
            NoTiebreakerError: The contest has no tie-breaker question.
            TiebreakerRangeError: The answer is too far from zero.
        """

        def save_answer(connection: Connection, context: ContestContext, now: datetime) -> Contest:
            contest = lifecycle.correct_answer(context.contest, answer)
            if contest != context.contest:
                deadlines.schedule_podium_correction(connection, self._jobs, contest, now)
            return contest

        return await self._take_step(
            guild_id,
            contest_id,
            HostStep.CORRECT_ANSWER,
            save_answer,
            action=AuditAction.CORRECT_ANSWER,
            by=by,
        )

    async def record_podium_post(
        self, guild_id: GuildId, contest_id: ContestId, message_id: int | None
    ) -> Contest:
        """Store where a finished contest's podium is, in the contest's channel; None if it cannot be posted.

        In both cases its job is cancelled.
        """

        def save_podium_post(connection: Connection) -> Contest:
            contest = load_contest(connection, guild_id, contest_id)
            return deadlines.save_podium_message(connection, self._jobs, contest, message_id)

        return await self._database.write(save_podium_post)

    async def cancel_contest(self, guild_id: GuildId, contest_id: ContestId, by: Actor) -> Contest:
        """End a contest without a winner; picks that were secret stay secret."""

        def mark_cancelled(_: Connection, context: ContestContext, __: datetime) -> Contest:
            return lifecycle.cancel_contest(context.contest)

        return await self._take_step(
            guild_id, contest_id, HostStep.CANCEL, mark_cancelled, action=AuditAction.CANCEL_CONTEST, by=by
        )

    async def set_ballot_aside(
        self, guild_id: GuildId, contest_id: ContestId, member_id: MemberId, reason: str | None, by: Actor
    ) -> Contest:
        """Take a member's ballot out of the standings, for a reason; it is kept and marked. None takes that back.

        After the finish the podium is corrected.

        Raises:
            NoBallotToSetAsideError: There is no such ballot, or nothing would change.
        """
        now = self._clock()

        def save_mark(connection: Connection) -> Contest:
            contest = load_contest(connection, guild_id, contest_id)
            ballot = ballot_store.find_ballots(connection, contest_id, [member_id]).get(member_id)
            mark_ballot(connection, self._jobs, contest, ballot, reason, by=by, at=now)
            return contest

        return await self._database.write(save_mark)

    async def _take_step(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        step: HostStep,
        apply_step: Callable[[Connection, ContestContext, datetime], Contest],
        *,
        action: AuditAction,
        by: Actor,
    ) -> Contest:
        """Apply a step if the contest's state allows it; reschedule its deadlines and add an audit entry."""
        now = self._clock()

        def save_step(connection: Connection) -> Contest:
            context = load_contest_context(
                connection, self._slates, load_contest(connection, guild_id, contest_id)
            )
            raise_refusal(rules.refusal_of_step(context.contest, step, now, context.results))
            contest = apply_step(connection, context, now)
            store.update_contest(connection, contest)
            reschedule_sealing(connection, self._jobs, contest, context.results)
            deadlines.reschedule_lock_reminders(connection, self._jobs, contest)
            was, is_now = audit_entries.diff_contests(context.contest, contest)
            audit_entries.append_audit_entry(connection, contest, action, by, now, before=was, after=is_now)
            return contest

        return await self._database.write(save_step)
