"""The morning on which nominations come: they are announced from the slate, category by category or at once."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.audit.model import Actor, AuditAction
from bot.clock import Clock
from bot.contests import audit_entries, deadlines
from bot.contests import store as contest_store
from bot.contests.errors import CategoryNotInContestError, ContestNotOpenError
from bot.contests.loading import load_contest, load_public_contest
from bot.contests.model import ContestKind, ContestState
from bot.contests.nominations import store
from bot.contests.nominations.announcing import (
    announce_category,
    append_result,
    hold_against_slate,
    insert_nominee,
)
from bot.contests.nominations.errors import (
    NomineesUnknownError,
    NotAContenderError,
    NothingAnnouncedError,
)
from bot.contests.nominations.hosted_loading import load_hosted_context
from bot.contests.nominations.loading import load_ballots, load_report
from bot.contests.nominations.read_models import (
    NominationsBoard,
    NominationsContext,
)
from bot.contests.nominations.report import AnnouncedCategories, NominationsReport
from bot.contests.nominations.rules import refusal_before_sealing
from bot.contests.nominations.scoring import count_callers
from bot.contests.read_models import CardPlace
from bot.db.engine import Database
from bot.errors import OutdatedControlError, raise_refusal
from bot.ids import CategoryId, ContenderId, ContestId, GuildId, MemberId, NomineeId
from bot.jobs.service import JobService
from bot.record.model import Ceremony
from bot.results import store as results_store
from bot.results.model import ResultAction
from bot.slates.service import SlateService

NOMINATIONS_CARD_JOB = "nominations.card"
"""The kind of job that posts what was announced and has no card yet; its payload has `guild_id` and `contest_id`."""

CARD_POST_TIMEOUT = timedelta(seconds=10)
"""How long after an announcement a running bot has certainly posted its card."""


class MorningService:
    """Announces nominations from a ceremony's slate; the caller has checked that the actor is a host.

    Every method raises `NothingFoundError` for a contest that the server does not have, and
    `ContendersOnWinnersError` for one on winners.
    """

    def __init__(self, database: Database, slates: SlateService, jobs: JobService, clock: Clock) -> None:
        """Announce in a database."""
        self._database = database
        self._slates = slates
        self._jobs = jobs
        self._clock = clock

    async def get_board(self, guild_id: GuildId, contest_id: ContestId) -> NominationsBoard:
        """Which nominees the slate knows, which contenders they are, and what has to be asked."""

        def load_board(connection: Connection) -> NominationsBoard:
            context, slate = self._load_board(connection, guild_id, contest_id)
            counts: dict[ContenderId, int] = {}
            if context.contest.sealed_at is not None:
                by_category = count_callers(context.contenders, load_ballots(connection, context.contest))
                for named in by_category.values():
                    counts |= named
            found = {
                category.id: hold_against_slate(context, slate, category.id)
                for category in context.contest.rules.categories
            }
            return NominationsBoard(context, found, counts)

        return await self._database.read(load_board)

    async def answer_question(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        category_id: CategoryId,
        *,
        nominee_id: NomineeId,
        contender_id: ContenderId | None,
        by: Actor,
    ) -> None:
        """Say which contender a nominee is; None for none of them.

        Raises:
            PicksStillOpenError: The ballots are not sealed.
            NotAContenderError: The category has no such nominee, or no such contender.
        """
        now = self._clock()

        def save_answer(connection: Connection) -> None:
            context, slate = self._load_sealed(connection, guild_id, contest_id)
            found = hold_against_slate(context, slate, category_id)
            match = next((one for one in found.matches if one.nominee.id == nominee_id), None)
            contender = context.contenders.by_id.get(contender_id) if contender_id is not None else None
            named_elsewhere = contender is not None and contender.category_id != category_id
            if match is None or named_elsewhere or (contender_id is not None and contender is None):
                raise NotAContenderError(category_id)
            if contender is None:
                contender = insert_nominee(connection, context, category_id, match, now)
            else:
                store.save_nominee(connection, contender.id, nominee_id)
            after = {"nominee": nominee_id, "contender": contender.text}
            audit_entries.append_audit_entry(
                connection, context.contest, AuditAction.MATCH_NOMINEE, by, now, after=after
            )

        await self._database.write(save_answer)

    async def announce_nominations(
        self, guild_id: GuildId, contest_id: ContestId, category_ids: Collection[CategoryId] | None, by: Actor
    ) -> tuple[CategoryId, ...]:
        """Announce the nominees of categories as the slate has them now, in place of what was announced before.

        Args:
            guild_id: The server.
            contest_id: The contest.
            category_ids: The categories; None for all that are ready: known, not announced, and without a question.
            by: The host.

        Returns:
            The categories in which something changed.

        Raises:
            PicksStillOpenError: The ballots are not sealed.
            ContestNotOpenError: The contest is cancelled.
            NomineesUnknownError: The slate does not know the nominees of one of them, or of any.
            OpenQuestionError: It has to be said first which contender a nominee is.
            CategoryNotInContestError: The contest does not ask about one of them.
        """
        now = self._clock()

        def append_announcements(connection: Connection) -> tuple[CategoryId, ...]:
            context, slate = self._load_sealed(connection, guild_id, contest_id)
            found = {
                one.id: hold_against_slate(context, slate, one.id) for one in context.contest.rules.categories
            }
            asked = category_ids
            if asked is None:
                asked = NominationsBoard(context, found, {}).ready_ids
                if not asked:
                    raise NomineesUnknownError(context.contest.title)
            changed = tuple(
                category_id
                for category_id in asked
                if announce_category(connection, context, found, category_id, by=by, at=now)
            )
            if changed:
                self._schedule_posts(connection, context, now)
            return changed

        return await self._database.write(append_announcements)

    async def undo_nominations(
        self, guild_id: GuildId, contest_id: ContestId, category_id: CategoryId, by: Actor
    ) -> None:
        """Take a category's nominations back, with what was said about which contender is which nominee.

        Of a voided category the voiding alone is taken back: what was announced before stands again.

        Raises:
            NothingAnnouncedError: Nothing stands for it.
        """
        now = self._clock()

        def take_back(connection: Connection) -> None:
            context, _ = self._load_sealed(connection, guild_id, contest_id)
            if context.results.is_unannounced(category_id):
                title = (
                    context.ceremony.by_id[category_id].title if category_id in context.ceremony.by_id else ""
                )
                raise NothingAnnouncedError(title)
            if category_id in context.results.winners:
                for contender in context.contenders.by_category.get(category_id, ()):
                    if contender.nominee_id is not None:
                        store.save_nominee(connection, contender.id, None)
            append_result(connection, context, category_id, ResultAction.UNDO, (), by=by, at=now)
            self._schedule_posts(connection, context, now)

        await self._database.write(take_back)

    async def void_nominations(
        self, guild_id: GuildId, contest_id: ContestId, category_id: CategoryId, by: Actor
    ) -> bool:
        """Let a category count for nobody, whatever was announced in it; False if it counts for nobody already.

        Raises:
            PicksStillOpenError: The ballots are not sealed.
            ContestNotOpenError: The contest is cancelled.
            CategoryNotInContestError: The contest does not ask about it.
        """
        now = self._clock()

        def append_voiding(connection: Connection) -> bool:
            context, _ = self._load_sealed(connection, guild_id, contest_id)
            if category_id not in context.contest.rules.by_id:
                raise CategoryNotInContestError(context.contest.title, category_id)
            if category_id in context.results.voided:
                return False
            append_result(connection, context, category_id, ResultAction.VOID, (), by=by, at=now)
            self._schedule_posts(connection, context, now)
            return True

        return await self._database.write(append_voiding)

    async def get_report(
        self, guild_id: GuildId, contest_id: ContestId, category_ids: Collection[CategoryId] | None = None
    ) -> NominationsReport:
        """What came of announced and voided categories; None for all of them."""

        def find_report(connection: Connection) -> NominationsReport:
            contest = load_public_contest(connection, guild_id, contest_id)
            if not contest.is_on_nominations:
                raise OutdatedControlError
            return load_report(connection, self._slates, contest, category_ids)

        return await self._database.read(find_report)

    async def list_players(self, guild_id: GuildId, ceremony_id: str) -> Sequence[MemberId]:
        """The members who took part in a server's contests on the nominations of a ceremony."""

        def find_players(connection: Connection) -> Sequence[MemberId]:
            contests = contest_store.list_contests(
                connection,
                guild_id,
                {ContestState.LOCKED, ContestState.FINISHED},
                ceremony_id=ceremony_id,
                kind=ContestKind.NOMINATIONS,
            )
            players = (one.member_id for contest in contests for one in load_ballots(connection, contest))
            return sorted({player for player in players if player is not None})

        return await self._database.read(find_players)

    async def list_sealed_contests(self, guild_id: GuildId, ceremony_id: str) -> Sequence[ContestId]:
        """A server's contests on the nominations of a ceremony whose ballots are sealed."""

        def find_sealed(connection: Connection) -> Sequence[ContestId]:
            return [
                contest.id
                for contest in contest_store.list_contests(
                    connection,
                    guild_id,
                    {ContestState.LOCKED, ContestState.FINISHED},
                    ceremony_id=ceremony_id,
                    kind=ContestKind.NOMINATIONS,
                )
                if contest.sealed_at is not None
            ]

        return await self._database.read(find_sealed)

    async def list_unposted(self, guild_id: GuildId, contest_id: ContestId) -> Sequence[AnnouncedCategories]:
        """The announced and voided categories that are on no card yet, by announcement, the earliest first."""

        def find_unposted(connection: Connection) -> Sequence[AnnouncedCategories]:
            contest = load_public_contest(connection, guild_id, contest_id)
            results = results_store.load_results(connection, contest.result_set)
            unposted: dict[datetime, list[CategoryId]] = {}
            for one in (*results.winners, *sorted(results.voided)):
                if one in contest.rules.by_id and not contest_store.find_card_places(
                    connection, [contest.id], one
                ):
                    unposted.setdefault(results.latest[one].at, []).append(one)
            return [AnnouncedCategories(at, found) for at, found in sorted(unposted.items())]

        return await self._database.read(find_unposted)

    async def list_cards(self, guild_id: GuildId, contest_id: ContestId) -> Sequence[CardPlace]:
        """Where the cards of a contest are, each once."""

        def find_places(connection: Connection) -> Sequence[CardPlace]:
            contest = load_public_contest(connection, guild_id, contest_id)
            found = (
                contest_store.find_card_places(connection, [contest.id], category.id).get(contest.id)
                for category in contest.rules.categories
            )
            return list(dict.fromkeys(place for place in found if place is not None))

        return await self._database.read(find_places)

    async def list_categories_on_card(
        self, guild_id: GuildId, contest_id: ContestId, place: CardPlace
    ) -> Sequence[CategoryId]:
        """The categories that a card is about."""

        def list_categories(connection: Connection) -> Sequence[CategoryId]:
            contest = load_public_contest(connection, guild_id, contest_id)
            return contest_store.list_categories_on_card(connection, contest.id, place)

        return await self._database.read(list_categories)

    async def record_card(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        category_ids: Collection[CategoryId],
        place: CardPlace | None,
    ) -> None:
        """Store where the card of categories is; None if it is gone."""

        def save_place(connection: Connection) -> None:
            contest = load_contest(connection, guild_id, contest_id)
            for category_id in category_ids:
                contest_store.save_card_place(connection, contest.id, category_id, place)

        await self._database.write(save_place)

    async def cancel_card_job(self, contest_id: ContestId) -> None:
        """Store that every card of a contest is posted, or that its host knows why one is not."""
        await self._database.write(self._jobs.cancel, NOMINATIONS_CARD_JOB, str(contest_id))

    def _schedule_posts(self, connection: Connection, context: NominationsContext, at: datetime) -> None:
        contest = context.contest
        payload = {"guild_id": contest.guild_id, "contest_id": contest.id}
        self._jobs.schedule(
            connection, NOMINATIONS_CARD_JOB, str(contest.id), at + CARD_POST_TIMEOUT, payload
        )
        if contest.state is ContestState.FINISHED:
            deadlines.schedule_podium_correction(connection, self._jobs, contest, at)

    def _load_board(
        self, connection: Connection, guild_id: GuildId, contest_id: ContestId
    ) -> tuple[NominationsContext, Ceremony]:
        context = load_hosted_context(connection, self._slates, guild_id, contest_id)
        slate = self._slates.load_ceremony(connection, guild_id, context.contest.ceremony_id)
        return context, slate

    def _load_sealed(
        self, connection: Connection, guild_id: GuildId, contest_id: ContestId
    ) -> tuple[NominationsContext, Ceremony]:
        context, slate = self._load_board(connection, guild_id, contest_id)
        contest = context.contest
        if contest.state is ContestState.CANCELLED:
            raise ContestNotOpenError(contest.title, contest.state)
        raise_refusal(refusal_before_sealing(contest))
        return context, slate
