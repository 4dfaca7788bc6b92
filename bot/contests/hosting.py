"""What hosts do to contests: create, edit, announce, lock, reopen, finish, cancel.

Each is one transaction, and leaves its line in the audit log. The caller has checked that the actor is a host.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import Action, Actor
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests import ballot_store, history, podium, rules, steps, store
from bot.contests.drafting import Changes, Draft, changed, drafted, refusal_of_draft
from bot.contests.facts import ContestFacts
from bot.contests.loading import load_contest, load_facts
from bot.contests.model import Contest, Step
from bot.contests.sealing import reschedule, seal
from bot.db.engine import Database
from bot.errors import UserError
from bot.guilds import store as guild_store
from bot.jobs.service import Jobs
from bot.results import store as results_store
from bot.results.target import Target


class HostingService:
    """A contest's life in the hands of hosts.

    Every method that is given a contest raises `NothingFoundError` for one that the server does not have, and
    `WrongStateError` where the step is not possible in the contest's state; then nothing has changed.
    """

    def __init__(self, database: Database, slates: Slates, jobs: Jobs, clock: Clock) -> None:
        """Keep contests in a database, and their deadlines among the jobs."""
        self._database = database
        self._slates = slates
        self._jobs = jobs
        self._clock = clock

    async def create(self, guild_id: int, draft: Draft, by: Actor) -> Contest:
        """Create a contest as a draft that members do not see.

        Raises:
            NothingFoundError: The server knows no such ceremony, or its slate has no such category to vote on.
            NoCategoriesError: It would ask about nothing.
            TextLengthError: The title or the question is empty or too long.
            MentionError: The title or the question mentions someone.
            WeightRangeError: A weight is out of bounds.
            LockInPastError: It would lock before now.
        """
        now = self._clock()

        def work(connection: Connection) -> Contest:
            ceremony = self._slates.load(connection, guild_id, draft.ceremony_id)
            contest = drafted(guild_id, draft, ceremony, by.id)
            contest = replace(contest, rehearsal=self._is_rehearsal(connection, contest))
            _refuse(refusal_of_draft(contest, now))
            guild_store.ensure(connection, guild_id, now)
            contest = replace(contest, id=store.add(connection, contest, now))
            history.note(
                connection, contest, Action.CREATE_CONTEST, by, now, after=history.described(contest)
            )
            return contest

        return await self._database.write(work)

    async def edit(self, guild_id: int, contest_id: int, changes: Changes, by: Actor) -> Contest:
        """Change a contest: everything in a draft; title, lock and channel while it is open.

        Raises:
            WrongStateError: Also if something is to change that was fixed when the contest opened; its step is
                `CHANGE_RULES` then.
            UserError: As in `create`.
        """
        step = Step.CHANGE_RULES if changes.of_rules else Step.EDIT

        def change(connection: Connection, facts: ContestFacts, now: datetime) -> Contest:
            contest = changed(facts.contest, changes, facts.ceremony)
            _refuse(refusal_of_draft(contest, now, lock_too=changes.locks_at is not None))
            store.save_categories(connection, contest)
            return contest

        return await self._take(guild_id, contest_id, step, Action.EDIT_CONTEST, by, change)

    async def announce(self, guild_id: int, contest_id: int, by: Actor) -> Contest:
        """Open a draft to members, fixing its rules; it seals five seconds after its lock.

        Whether it is a rehearsal is decided here. Post it, and tell `posted` where.

        Raises:
            UserError: As in `create`: the slate and the time have moved on since.
        """

        def change(connection: Connection, facts: ContestFacts, now: datetime) -> Contest:
            rehearsal = self._is_rehearsal(connection, facts.contest)
            contest = steps.opened(facts.contest, facts.ceremony, now, rehearsal=rehearsal)
            _refuse(refusal_of_draft(contest, now))
            return contest

        return await self._take(guild_id, contest_id, Step.ANNOUNCE, Action.ANNOUNCE_CONTEST, by, change)

    async def posted(
        self, guild_id: int, contest_id: int, channel_id: int, message_id: int | None
    ) -> Contest:
        """Remember where a contest's post is; `message_id` None if it was deleted."""

        def work(connection: Connection) -> Contest:
            contest = load_contest(connection, guild_id, contest_id)
            contest = replace(contest, channel_id=channel_id, message_id=message_id)
            store.save(connection, contest)
            return contest

        return await self._database.write(work)

    async def lock(self, guild_id: int, contest_id: int, by: Actor) -> Contest:
        """Close all picks of an open contest now; it seals five seconds later.

        With late entries this closes every category that is still open.
        """

        def change(connection: Connection, facts: ContestFacts, now: datetime) -> Contest:
            contest = steps.locked(facts.contest, now)
            store.save_categories(connection, contest)
            return contest

        return await self._take(guild_id, contest_id, Step.LOCK, Action.LOCK_CONTEST, by, change)

    async def reopen(self, guild_id: int, contest_id: int, locks_at: datetime, by: Actor) -> Contest:
        """Open a locked contest again until a new time; its proof is void.

        Raises:
            ReopenAfterResultError: One of its categories was announced, even if that was undone.
            LockInPastError: The new time is not later than now.
        """

        def change(connection: Connection, facts: ContestFacts, now: datetime) -> Contest:
            _refuse(rules.refusal_of_lock(locks_at, now))
            contest = steps.reopened(facts.contest, locks_at)
            store.save_categories(connection, contest)
            ballot_store.forget_lines(connection, contest.id)
            return contest

        return await self._take(guild_id, contest_id, Step.REOPEN, Action.REOPEN_CONTEST, by, change)

    async def finish(self, guild_id: int, contest_id: int, answer: int | None, by: Actor) -> Contest:
        """Make the standings of a locked contest final, sealing it first if that is still due.

        Post its podium, and tell `podium_posted` where; a job of the kind `podium.JOB` does it otherwise.

        Args:
            guild_id: The server.
            contest_id: The contest.
            answer: The true answer to the tie-breaker question; None leaves it unanswered.
            by: The host.

        Raises:
            NoTiebreakerError: An answer was given and the contest asks no question.
            TiebreakerRangeError: The answer is too far from zero.
        """

        def change(connection: Connection, facts: ContestFacts, now: datetime) -> Contest:
            contest = facts.contest
            if contest.sealed_at is None:
                contest = seal(connection, contest, now, by=by)
            contest = steps.finished(contest, now, answer)
            podium.expect(connection, self._jobs, contest, now)
            return contest

        return await self._take(guild_id, contest_id, Step.FINISH, Action.FINISH_CONTEST, by, change)

    async def podium_posted(self, guild_id: int, contest_id: int, message_id: int | None) -> Contest:
        """Remember where a finished contest's podium is, in the contest's channel; None if it cannot be posted.

        Either way no job posts it any more.
        """

        def work(connection: Connection) -> Contest:
            contest = load_contest(connection, guild_id, contest_id)
            return podium.posted(connection, self._jobs, contest, message_id)

        return await self._database.write(work)

    async def cancel(self, guild_id: int, contest_id: int, by: Actor) -> Contest:
        """End a contest without a winner; picks that were secret stay so."""

        def change(_: Connection, facts: ContestFacts, __: datetime) -> Contest:
            return steps.cancelled(facts.contest)

        return await self._take(guild_id, contest_id, Step.CANCEL, Action.CANCEL_CONTEST, by, change)

    async def _take(
        self,
        guild_id: int,
        contest_id: int,
        step: Step,
        action: Action,
        by: Actor,
        change: Callable[[Connection, ContestFacts, datetime], Contest],
    ) -> Contest:
        """Take a step if the contest's state allows it, with its deadline and its line in the log."""
        now = self._clock()

        def work(connection: Connection) -> Contest:
            facts = load_facts(connection, self._slates, load_contest(connection, guild_id, contest_id))
            _refuse(rules.refusal_of_step(facts.contest, step, now, facts.results))
            contest = change(connection, facts, now)
            store.save(connection, contest)
            reschedule(connection, self._jobs, contest, facts.results)
            was, is_now = history.difference(facts.contest, contest)
            history.note(connection, contest, action, by, now, before=was, after=is_now)
            return contest

        return await self._database.write(work)

    def _is_rehearsal(self, connection: Connection, contest: Contest) -> bool:
        """Whether the winners that a contest asks for are known by now: to the record, by date, or to the server."""
        if self._slates.is_known(connection, contest.guild_id, contest.ceremony_id):
            return True
        announced = results_store.load(
            connection, Target(contest.guild_id, contest.ceremony_id)
        ).ever_announced
        return announced.issuperset(contest.rules.by_id)


def _refuse(refusal: UserError | None) -> None:
    if refusal is not None:
        raise refusal
