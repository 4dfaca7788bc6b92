"""A contest's contenders as hosts make them: typed, imported, taken from earlier awards, withdrawn."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from bot.audit.model import Actor, AuditAction
from bot.clock import Clock
from bot.contests.errors import CategoryNotInContestError, ContestNotOpenError
from bot.contests.model import ContestState
from bot.contests.nominations import store
from bot.contests.nominations.errors import NoNewContendersError, NotAContenderError
from bot.contests.nominations.hosted_loading import load_hosted_context
from bot.contests.nominations.matching import find_equal
from bot.contests.nominations.merging import append_contenders_entry
from bot.contests.nominations.model import Contender, ContenderDraft
from bot.contests.nominations.read_models import (
    ContenderWithdrawal,
    NominationsContext,
)
from bot.contests.nominations.recognition import draft_from_nominee, find_category, recognise_contender
from bot.contests.nominations.rules import refusal_of_addition, refusal_of_text
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.ids import CategoryId, ContenderId, ContestId, GuildId
from bot.record.record import Record
from bot.search.search import Search
from bot.slates.builder import PrizeNames
from bot.slates.drafts import NomineeDraft, SlateDraft
from bot.slates.service import SlateService

ResultT = TypeVar("ResultT")


class ContenderService:
    """Hosts' changes to contenders; the caller has checked that the actor is a host, and every change is audited.

    Every method raises `NothingFoundError` for a contest that the server does not have, and
    `ContendersOnWinnersError` for one on winners.
    """

    def __init__(
        self,
        database: Database,
        slates: SlateService,
        record: Record,
        search: Search,
        clock: Clock,
    ) -> None:
        """Store contenders in a database, and recognise them by a record."""
        self._database = database
        self._slates = slates
        self._record = record
        self._search = search
        self._prizes = PrizeNames(record)
        self._clock = clock

    async def get_context(self, guild_id: GuildId, contest_id: ContestId) -> NominationsContext:
        """A contest on nominations with all its contenders, for its hosts: a draft too."""
        return await self._database.read(load_hosted_context, self._slates, guild_id, contest_id)

    async def add_contenders(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        category_id: CategoryId,
        typed: Sequence[NomineeDraft],
        by: Actor,
    ) -> int:
        """Add typed contenders to a category; those that it has already are left out.

        Returns:
            How many are new.

        Raises:
            CategoryNotInContestError: The contest does not ask about the category.
            NoNewContendersError: None is.
            TooManyContendersError: They are more than a category may have.
            UserError: A text cannot stand.
        """

        def draft_typed(context: NominationsContext) -> Mapping[CategoryId, Sequence[ContenderDraft]]:
            if category_id not in context.contest.rules.by_id:
                raise CategoryNotInContestError(context.contest.title, category_id)
            headline = context.get_category(category_id).headline
            return {category_id: [recognise_contender(self._search, one, headline) for one in typed]}

        return await self._insert_contenders(guild_id, contest_id, draft_typed, by)

    async def import_contenders(
        self, guild_id: GuildId, contest_id: ContestId, slate: SlateDraft, by: Actor
    ) -> int:
        """Add the nominees of a slate's file, as `add_contenders`, in the categories that the contest has.

        Withdrawn ones are left out.
        """

        def draft_file(context: NominationsContext) -> Mapping[CategoryId, Sequence[ContenderDraft]]:
            found: dict[CategoryId, list[ContenderDraft]] = {}
            for drafted in slate.categories:
                canonical = self._prizes.find_canonical(drafted.name)
                category = find_category(
                    context.ceremony.categories, drafted.name, canonical.id if canonical else None
                )
                if category is not None and category.id in context.contest.rules.by_id:
                    found.setdefault(category.id, []).extend(
                        recognise_contender(self._search, one, category.headline)
                        for one in drafted.nominees
                        if not one.withdrawn
                    )
            return found

        return await self._insert_contenders(guild_id, contest_id, draft_file, by)

    async def take_over_season(self, guild_id: GuildId, contest_id: ContestId, by: Actor) -> int:
        """Add whoever the record knows was nominated at an earlier award of the season, as `add_contenders`."""

        def draft_season(context: NominationsContext) -> Mapping[CategoryId, Sequence[ContenderDraft]]:
            ceremony, found = context.ceremony, dict[CategoryId, list[ContenderDraft]]()
            season = [
                one
                for one in self._record.ceremonies.values()
                if one.films_of == ceremony.films_of and one.award != ceremony.award
            ]
            for earlier in season:
                for theirs in earlier.contested:
                    category = find_category(ceremony.categories, theirs.name, theirs.canonical)
                    if category is not None and category.id in context.contest.rules.by_id:
                        found.setdefault(category.id, []).extend(
                            draft_from_nominee(nominee, category.headline) for nominee in theirs.nominees
                        )
            return found

        return await self._insert_contenders(guild_id, contest_id, draft_season, by)

    async def withdraw_contender(
        self, guild_id: GuildId, contest_id: ContestId, contender_id: ContenderId, by: Actor
    ) -> ContenderWithdrawal:
        """Withdraw a contender that all may know of, or let it stand again.

        Nobody can choose it any more; ballots that name it keep it, marked.

        Returns:
            The contest, the contender as it is now, and whose ballots name it.

        Raises:
            NotAContenderError: The contest has no such contender that its hosts may know of.
            ContestNotOpenError: The contest takes no entries any more.
        """
        now = self._clock()

        def save_withdrawal(connection: Connection) -> ContenderWithdrawal:
            context = load_hosted_context(connection, self._slates, guild_id, contest_id)
            _check_unfinished(context)
            contender = context.contenders.by_id.get(contender_id)
            if contender is None or contender.by_member:
                raise NotAContenderError(CategoryId(""))
            store.save_withdrawal(connection, contender_id, None if contender.withdrawn else now)
            action = (
                AuditAction.REINSTATE_CONTENDER if contender.withdrawn else AuditAction.WITHDRAW_CONTENDER
            )
            append_contenders_entry(connection, context.contest, action, by, now, contender)
            changed = load_hosted_context(connection, self._slates, guild_id, contest_id)
            members = store.list_members_naming(connection, contender_id)
            return ContenderWithdrawal(changed, changed.contenders.by_id[contender_id], tuple(members))

        return await self._database.write(save_withdrawal)

    async def _insert_contenders(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        draft_contenders: Callable[[NominationsContext], Mapping[CategoryId, Sequence[ContenderDraft]]],
        by: Actor,
    ) -> int:
        now = self._clock()

        def insert_new(connection: Connection) -> int:
            context = load_hosted_context(connection, self._slates, guild_id, contest_id)
            _check_unfinished(context)
            added: list[Contender] = []
            for category_id, drafts in draft_contenders(context).items():
                added += _insert_new(connection, context, category_id, drafts, now)
            if not added:
                raise NoNewContendersError
            append_contenders_entry(connection, context.contest, AuditAction.ADD_CONTENDERS, by, now, *added)
            return len(added)

        return await self._database.write(insert_new)


def _insert_new(
    connection: Connection,
    context: NominationsContext,
    category_id: CategoryId,
    drafts: Sequence[ContenderDraft],
    at: datetime,
) -> list[Contender]:
    """Insert those contenders of a category that hosts have not added yet; members' own stay hidden and count not."""
    category = context.get_category(category_id)
    known = [one for one in context.contenders.by_category.get(category_id, ()) if not one.by_member]
    added: list[Contender] = []
    for draft in drafts:
        raise_refusal(refusal_of_text(draft))
        asked = Contender(ContenderId(0), category_id, draft.text, draft.films, draft.people, draft.song)
        if find_equal([*known, *added], asked, category.headline) is not None:
            continue
        raise_refusal(refusal_of_addition(category.title, len(known) + len(added), own=False))
        added.append(store.insert_contender(connection, context.contest.id, category_id, draft, at=at))
    return added


def _check_unfinished(context: NominationsContext) -> None:
    contest = context.contest
    if contest.sealed_at is not None or contest.state not in {ContestState.DRAFT, ContestState.OPEN}:
        raise ContestNotOpenError(contest.title, contest.state)
