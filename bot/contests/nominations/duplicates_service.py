"""Duplicates: contenders that may be the same, as a host settles them after the lock."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.audit.model import Actor, AuditAction
from bot.clock import Clock
from bot.contests import deadlines
from bot.contests.model import ContestState
from bot.contests.nominations import store
from bot.contests.nominations.errors import NotMergeableError
from bot.contests.nominations.hosted_loading import load_hosted_context
from bot.contests.nominations.loading import load_ballots
from bot.contests.nominations.matching import list_similar_pairs
from bot.contests.nominations.merging import append_contenders_entry, append_merge_entry, require_pair
from bot.contests.nominations.model import Contender
from bot.contests.nominations.read_models import CountedContender, Duplicates, NominationsContext
from bot.contests.nominations.rules import refusal_before_sealing
from bot.contests.nominations.scoring import count_callers
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.ids import CategoryId, ContenderId, ContestId, GuildId
from bot.jobs.service import JobService
from bot.slates.service import SlateService


class DuplicatesService:
    """Which contenders are the same; the caller has checked that the actor is a host, and every change is audited.

    Every method raises `NothingFoundError` for a contest that the server does not have, and
    `ContendersOnWinnersError` for one on winners.
    """

    def __init__(self, database: Database, slates: SlateService, jobs: JobService, clock: Clock) -> None:
        """Store merges in a database."""
        self._database = database
        self._slates = slates
        self._jobs = jobs
        self._clock = clock

    async def find_duplicates(self, guild_id: GuildId, contest_id: ContestId) -> Duplicates:
        """The contenders on ballots that may be the same, and those that were merged, with counts and without names.

        Raises:
            PicksStillOpenError: The ballots are not sealed.
        """

        def load_duplicates(connection: Connection) -> Duplicates:
            context = load_hosted_context(connection, self._slates, guild_id, contest_id)
            raise_refusal(refusal_before_sealing(context.contest))
            contenders = context.contenders
            counts = count_callers(contenders, load_ballots(connection, context.contest))
            pairs: list[tuple[CountedContender, CountedContender]] = []
            for category in context.contest.rules.categories:
                named = counts.get(category.id, {})
                standing = [one for one in contenders.list_standing(category.id) if one.id in named]
                headline = context.get_category(category.id).headline
                for one, other in list_similar_pairs(standing, headline):
                    pairs.append(
                        (CountedContender(one, named[one.id]), CountedContender(other, named[other.id]))
                    )
            merged = [
                (CountedContender(one, 0), CountedContender(into, _count_ballots(counts, into)))
                for one in contenders.by_id.values()
                if one.merged_into is not None
                for into in [contenders.by_id[contenders.find_standing(one.id)]]
            ]
            return Duplicates(context, pairs, merged)

        return await self._database.read(load_duplicates)

    async def merge_contenders(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        contender_id: ContenderId,
        into_id: ContenderId,
        by: Actor,
    ) -> None:
        """Let one contender count as another; what it was announced as moves along, and so does the podium.

        Raises:
            PicksStillOpenError: The ballots are not sealed.
            NotMergeableError: They are not two of one category that stand for themselves.
        """

        def save_merge(connection: Connection, context: NominationsContext, now: datetime) -> None:
            one, into = require_pair(context.contenders, contender_id, into_id)
            store.save_merge(connection, one.id, into.id)
            if one.nominee_id is not None and into.nominee_id is None:
                store.save_nominee(connection, into.id, one.nominee_id)
            append_merge_entry(connection, context.contest, one, into, by=by, at=now)

        await self._settle_contenders(guild_id, contest_id, save_merge)

    async def split_contender(
        self, guild_id: GuildId, contest_id: ContestId, contender_id: ContenderId, by: Actor
    ) -> None:
        """Take a merge back: the contender stands for itself again, and does not merge by itself any more.

        Raises:
            PicksStillOpenError: The ballots are not sealed.
            NotMergeableError: It is not merged.
        """

        def take_back(connection: Connection, context: NominationsContext, now: datetime) -> None:
            contender = context.contenders.by_id.get(contender_id)
            if contender is None or contender.merged_into is None:
                raise NotMergeableError
            store.save_merge(connection, contender.id, None)
            store.save_apart(connection, contender, contender.merged_into)
            append_contenders_entry(
                connection, context.contest, AuditAction.SPLIT_CONTENDERS, by, now, contender
            )

        await self._settle_contenders(guild_id, contest_id, take_back)

    async def keep_apart(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        one_id: ContenderId,
        other_id: ContenderId,
        by: Actor,
    ) -> None:
        """Say that two are not the same, so that nobody asks again, with the errors of `merge_contenders`."""

        def save_apart(connection: Connection, context: NominationsContext, now: datetime) -> None:
            one, other = require_pair(context.contenders, one_id, other_id)
            store.save_apart(connection, one, other.id)
            append_contenders_entry(
                connection, context.contest, AuditAction.KEEP_CONTENDERS_APART, by, now, one, other
            )

        await self._settle_contenders(guild_id, contest_id, save_apart)

    async def _settle_contenders(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        change: Callable[[Connection, NominationsContext, datetime], None],
    ) -> None:
        """Change which contenders are the same, once ballots are sealed; a podium that stands is corrected."""
        now = self._clock()

        def save_change(connection: Connection) -> None:
            context = load_hosted_context(connection, self._slates, guild_id, contest_id)
            raise_refusal(refusal_before_sealing(context.contest))
            change(connection, context, now)
            if context.contest.state is ContestState.FINISHED:
                deadlines.schedule_podium_correction(connection, self._jobs, context.contest, now)

        await self._database.write(save_change)


def _count_ballots(counts: Mapping[CategoryId, Mapping[ContenderId, int]], contender: Contender) -> int:
    return counts.get(contender.category_id, {}).get(contender.id, 0)
