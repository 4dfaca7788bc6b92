"""Hosts' changes of results, and what they do to a server's contests and polls.

Each change is one transaction and adds an entry to the audit log. It says which result the host saw, so that two
hosts never undo each other's work unawares. The caller has checked that the actor is a host.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace as replaced
from datetime import datetime

from sqlalchemy import Connection

from bot.announcing.changes import (
    change_result,
    close_picks,
    load_result_context,
    save_running_order,
    settle_results,
)
from bot.announcing.choosing import ResultSetChooser, choose_result_set
from bot.announcing.effects import load_effects
from bot.announcing.model import ChangeKind, ResultChange, ResultContext
from bot.announcing.rules import (
    check_counted,
    check_opening,
    check_undoing,
    check_voiding,
    decide_announcement,
    find_reopenable_contests,
)
from bot.audit.model import Actor
from bot.clock import Clock
from bot.contests.loading import TallyCache
from bot.contests.model import Contest
from bot.db.engine import Database
from bot.errors import NothingFoundError, Subject
from bot.ids import CategoryId, GuildId, NomineeId
from bot.jobs.service import JobService
from bot.record.model import Category
from bot.results.errors import PicksStayClosedError
from bot.results.model import ResultAction, Results
from bot.results.result_set import ResultSet
from bot.room_awards.errors import NoBallotsError
from bot.room_awards.loading import load_count
from bot.slates.service import SlateService

PlannedChange = tuple[ChangeKind, ResultAction, tuple[NomineeId, ...]]
"""A decided change of a category: its kind, the action to append, and the winners."""


class AnnouncingService:
    """Announces, corrects, undoes and voids results.

    `seen_version` is `Results.find_version(category_id)` as the host saw it; None for a command, which shows no
    result beforehand. If another version stands, `ResultChangedError` is raised and nothing changes.

    Every method that is given a set of results raises `NothingFoundError` if the server has no such ceremony or
    no such rehearsal, or the ceremony has no such category.

    Attributes:
        result_sets: Lists and finds the server's sets of results.
    """

    def __init__(
        self,
        database: Database,
        slates: SlateService,
        tally_cache: TallyCache,
        jobs: JobService,
        clock: Clock,
    ) -> None:
        """Store results in a database, and the deadlines that they move as jobs."""
        self.result_sets = ResultSetChooser(database, slates, clock)
        self._database = database
        self._slates = slates
        self._tally_cache = tally_cache
        self._jobs = jobs
        self._clock = clock

    async def get_context(self, result_set: ResultSet) -> ResultContext:
        """A set of results with its contests and polls, as a host sees them."""
        return await self._database.read(load_result_context, self._slates, result_set)

    async def choose_context(self, guild_id: GuildId, text: str | None = None) -> ResultContext:
        """All that a host needs to see of the set of results that a text means; see `ResultSetChooser`.

        Raises:
            NothingFoundError: The text means none.
            AmbiguousError: It means several.
        """

        def load_chosen(connection: Connection, now: datetime) -> ResultContext:
            chosen = choose_result_set(connection, self._slates, guild_id, text, now)
            return load_result_context(connection, self._slates, chosen)

        return await self._database.read(load_chosen, self._clock())

    async def set_running_order(
        self, result_set: ResultSet, category_ids: Sequence[CategoryId], by: Actor
    ) -> ResultContext:
        """Set the order in which the envelopes will be opened; an empty one removes it.

        Raises:
            NothingFoundError: The ceremony has no such category.
        """
        now = self._clock()

        def save_order(connection: Connection) -> ResultContext:
            context = load_result_context(connection, self._slates, result_set)
            return save_running_order(connection, context, category_ids, by, now)

        return await self._database.write(save_order)

    async def announce_winners(
        self,
        result_set: ResultSet,
        category_id: CategoryId,
        winner_ids: Sequence[NomineeId],
        by: Actor,
        *,
        seen_version: int | None = None,
        replace: bool = False,
    ) -> ResultChange:
        """Announce the winner of a category, several in a tie.

        It closes the category in every contest on these results, and its *will* polls. Announcing the same winners
        twice changes nothing.

        Args:
            result_set: The set of results.
            category_id: The category.
            winner_ids: The winning nominees' ids.
            by: The host.
            seen_version: The version that the host saw, see above.
            replace: Whether the host has confirmed that other winners, or a voiding, are to be replaced.

        Raises:
            NoWinnerError: No winner was given.
            NotANomineeError: Someone is not nominated in the category, or was withdrawn.
            ResultStandsError: Another result stands, and `replace` is not set.
            ResultChangedError: Another host changed the result meanwhile.
            CountedByRoomError: It is the room's own award: `open_counted_envelope` finds out who won.
        """

        def plan_announcement(
            _: Connection, context: ResultContext, category: Category
        ) -> PlannedChange | None:
            results = context.results
            check_counted(context, category, winner_ids)
            winners = decide_announcement(category, results, winner_ids, seen_version, replace=replace)
            if winners is None:
                return None
            opens = results.is_unannounced(category.id)
            return ChangeKind.OPENED if opens else ChangeKind.CORRECTED, ResultAction.ANNOUNCE, winners

        return await self._change_result(result_set, category_id, by, plan_announcement)

    async def open_counted_envelope(
        self,
        result_set: ResultSet,
        category_id: CategoryId,
        by: Actor,
        *,
        seen_version: int | None = None,
    ) -> ResultChange:
        """Count the ballots of one of the room's own awards and announce who won; nobody knew it before.

        Opening an envelope that is open changes nothing, and so does opening one again that was taken back: the ballots
        are the same.

        Raises:
            VotingGoesOnError: The voting has not closed.
            NoBallotsError: Nobody voted in the category.
            ResultChangedError: Another host changed the result meanwhile.
        """

        def plan_opening(
            connection: Connection, context: ResultContext, category: Category
        ) -> PlannedChange | None:
            award = check_opening(context, category, seen_version)
            winners = tuple(load_count(connection, award, category.id).winners)
            if not winners:
                raise NoBallotsError(category.title)
            if context.results.has_winners(category.id, winners):
                return None
            return ChangeKind.OPENED, ResultAction.ANNOUNCE, winners

        return await self._change_result(result_set, category_id, by, plan_opening)

    async def undo_result(
        self,
        result_set: ResultSet,
        category_id: CategoryId,
        by: Actor,
        *,
        seen_version: int | None = None,
        reopen: bool = False,
    ) -> ResultChange:
        """Take back what was last announced or voided; what stood before stands again.

        Args:
            result_set: The set of results.
            category_id: The category.
            by: The host.
            seen_version: The version that the host saw, see above.
            reopen: Whether its picks open again in the contests whose lock is still to come; else they stay closed,
                as the winner's name was read.

        Raises:
            NothingToUndoError: Nothing stands.
            ResultChangedError: Another host changed the result meanwhile.
            PicksStayClosedError: They are to open again, and no contest is before its lock.
        """

        def plan_undo(_: Connection, context: ResultContext, category: Category) -> PlannedChange:
            check_undoing(category, context.results, seen_version)
            if reopen and not find_reopenable_contests(context, category.id, self._clock()):
                raise PicksStayClosedError(category.id)
            return ChangeKind.UNDONE, ResultAction.REOPEN if reopen else ResultAction.UNDO, ()

        return await self._change_result(result_set, category_id, by, plan_undo)

    async def void_category(
        self,
        result_set: ResultSet,
        category_id: CategoryId,
        by: Actor,
        *,
        seen_version: int | None = None,
        replace: bool = False,
    ) -> ResultChange:
        """Void a category: it counts for nobody.

        Raises:
            ResultStandsError: Winners stand, and `replace` is not set.
            ResultChangedError: Another host changed the result meanwhile.
        """

        def plan_voiding(_: Connection, context: ResultContext, category: Category) -> PlannedChange | None:
            anew = check_voiding(category, context.results, seen_version, replace=replace)
            return (ChangeKind.VOIDED, ResultAction.VOID, ()) if anew else None

        return await self._change_result(result_set, category_id, by, plan_voiding)

    async def settle_results(self, result_set: ResultSet, by: Actor) -> Sequence[ResultChange]:
        """Announce all winners that the record knows and that are unannounced, in one transaction.

        Returns:
            The changes in the slate's order; empty if all were announced already.

        Raises:
            NothingToSettleError: The record knows no winner of this ceremony.
        """
        now = self._clock()

        def announce_known_winners(
            connection: Connection,
        ) -> list[tuple[CategoryId, ResultContext, ResultContext]]:
            return settle_results(
                connection, self._jobs, load_result_context(connection, self._slates, result_set), by, now
            )

        return [
            await self._load_change(after, before.results, category_id, by, ChangeKind.OPENED)
            for category_id, before, after in await self._database.write(announce_known_winners)
        ]

    async def close_picks(
        self, result_set: ResultSet, category_id: CategoryId, by: Actor
    ) -> Sequence[Contest]:
        """Close the picks of a category before its result, in every open contest on these results.

        Returns:
            The contests in which it was open.
        """
        now = self._clock()

        def close_in_contests(connection: Connection) -> list[Contest]:
            context = load_result_context(connection, self._slates, result_set)
            _find_category(context, category_id)
            return close_picks(connection, self._jobs, context, category_id, by=by, at=now)

        return await self._database.write(close_in_contests)

    async def _change_result(
        self,
        result_set: ResultSet,
        category_id: CategoryId,
        by: Actor,
        plan: Callable[[Connection, ResultContext, Category], PlannedChange | None],
    ) -> ResultChange:
        now = self._clock()

        def apply_plan(connection: Connection) -> tuple[ResultContext, ResultContext, ChangeKind]:
            context = load_result_context(connection, self._slates, result_set)
            planned = plan(connection, context, _find_category(context, category_id))
            if planned is None:
                return context, context, ChangeKind.NOTHING
            kind, action, winner_ids = planned
            after = change_result(
                connection,
                self._jobs,
                context,
                category_id,
                action=action,
                winner_ids=winner_ids,
                by=by,
                at=now,
            )
            return context, after, kind

        before, after, kind = await self._database.write(apply_plan)
        return await self._load_change(after, before.results, category_id, by, kind)

    async def _load_change(
        self, context: ResultContext, before: Results, category_id: CategoryId, by: Actor, kind: ChangeKind
    ) -> ResultChange:
        """What a change did; computed after it is committed, so that no pick has to wait for it."""
        change = ResultChange.from_context(context, before, category_id, kind)
        if kind is ChangeKind.NOTHING:
            return change
        effects = await self._database.read(
            load_effects, self._tally_cache, context, before=before, category_id=category_id, by=by.id
        )
        return replaced(change, effects=effects)


def _find_category(context: ResultContext, category_id: CategoryId) -> Category:
    category = context.ceremony.by_id.get(category_id)
    if category is None:
        raise NothingFoundError(Subject.CATEGORY, category_id)
    return category
