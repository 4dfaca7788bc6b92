"""Reading the room's own awards, as everyone or as hosts may see them."""

from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.ids import CategoryId, GuildId
from bot.preferential.proof import verify_rankings
from bot.proof import Verification
from bot.results import store as results_store
from bot.results.model import Results
from bot.room_awards import ballot_store, rules, store
from bot.room_awards.errors import NothingOpenedError, TooManyNomineesError
from bot.room_awards.export import AwardExport, ExportedCategory
from bot.room_awards.loading import find_award_category, load_award, load_count, load_shortlist_entries
from bot.room_awards.model import AwardCategory, AwardPhase, RoomAward
from bot.room_awards.read_models import AwardOverview, AwardVerification, OpenedEnvelope, Shortlist
from bot.room_awards.shortlist import choose_nominees, list_similar
from bot.slates.service import SlateService


class RoomAwardService:
    """Reads a server's own awards.

    Every method that is given awards raises `NoRoomAwardError` for those that the server does not have; without an id
    the latest are meant.
    """

    def __init__(self, database: Database, slates: SlateService, clock: Clock) -> None:
        """Read them from a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def get_overview(
        self, guild_id: GuildId, award_id: int | None = None, *, with_cancelled: bool = False
    ) -> AwardOverview:
        """Awards as everyone may see them; cancelled ones only if that is wanted."""

        def load_overview(connection: Connection) -> AwardOverview:
            cancelled = store.find_room_award(connection, guild_id, award_id or 0) if with_cancelled else None
            if cancelled is not None and cancelled.phase is AwardPhase.CANCELLED:
                return AwardOverview(cancelled, 0)
            return self._load_overview(connection, guild_id, award_id)

        return await self._database.read(load_overview)

    async def list_awards(self, guild_id: GuildId) -> list[RoomAward]:
        """A server's awards, the newest first; cancelled ones are left out."""
        return await self._database.read(store.list_awards, guild_id)

    async def get_shortlist(
        self, guild_id: GuildId, award_id: int | None = None, category_id: CategoryId | None = None
    ) -> Shortlist:
        """What was nominated in a category, the first one if none is given.

        Raises:
            WrongPhaseError: The nominations are still open, or the voting has opened.
            NothingFoundError: They have no such category.
        """

        def load_shortlist(connection: Connection) -> Shortlist:
            award = load_award(connection, guild_id, award_id)
            raise_refusal(rules.refusal_of_phase(award, AwardPhase.SHORTLIST))
            category = award.categories[0] if category_id is None else find_award_category(award, category_id)
            contenders = load_shortlist_entries(connection, award, category)
            try:
                nominees = choose_nominees(category, contenders, award.nominee_limit)
            except TooManyNomineesError:
                nominees = None
            return Shortlist(award, category, contenders, nominees, list_similar(contenders))

        return await self._database.read(load_shortlist)

    async def find_opened(
        self, guild_id: GuildId, ceremony_id: str, category_id: CategoryId
    ) -> OpenedEnvelope | None:
        """How the ballots of an announced category were counted; None where there are none, or while it is sealed."""

        def load_opened(connection: Connection) -> OpenedEnvelope | None:
            award = store.find_award_of_ceremony(connection, guild_id, ceremony_id)
            if award is None or category_id not in award.by_id or award.result_set is None:
                return None
            results = results_store.load_results(connection, award.result_set)
            if category_id not in results.winners:
                return None
            ceremony = self._slates.load_ceremony(connection, guild_id, ceremony_id)
            count = load_count(connection, award, category_id)
            everyone = ballot_store.tally_ballots(connection, award.id, category_id, with_set_aside=True)
            aside = sum(everyone.values()) - count.ballots
            return OpenedEnvelope(award, ceremony, ceremony.by_id[category_id], results, count, aside)

        return await self._database.read(load_opened)

    async def verify_award(self, guild_id: GuildId, award_id: int) -> AwardVerification:
        """Recompute the proof of every category that was voted on, its envelope open or not.

        Raises:
            WrongPhaseError: The ballots are not sealed yet.
        """

        def verify_ballots(connection: Connection) -> AwardVerification:
            award = load_award(connection, guild_id, award_id)
            raise_refusal(rules.refusal_of_phase(award, AwardPhase.CEREMONY))
            checked: list[tuple[AwardCategory, Verification]] = []
            for category in award.categories:
                if category.proof is not None:
                    stored = ballot_store.iterate_award_ballots(connection, award.id, category.id)
                    sealed = (ballot.sealed for ballot in stored)
                    checked.append((category, verify_rankings(category.proof, sealed)))
            return AwardVerification(award, checked)

        return await self._database.read(verify_ballots)

    async def export_award(self, guild_id: GuildId, award_id: int | None = None) -> AwardExport:
        """The ballots of every category whose envelope is open.

        Raises:
            NothingOpenedError: None is.
        """

        def load_export(connection: Connection, at: datetime) -> AwardExport:
            award = load_award(connection, guild_id, award_id)
            if award.result_set is None:
                raise NothingOpenedError(award.name)
            ceremony = self._slates.load_ceremony(connection, guild_id, award.result_set.ceremony_id)
            results = results_store.load_results(connection, award.result_set)
            opened = [
                _export_category(connection, award, category.id, results)
                for category in award.categories
                if category.id in results.winners
            ]
            if not opened:
                raise NothingOpenedError(award.name)
            return AwardExport(award, ceremony, opened, at)

        return await self._database.read(load_export, self._clock())

    def _load_overview(
        self, connection: Connection, guild_id: GuildId, award_id: int | None
    ) -> AwardOverview:
        award = load_award(connection, guild_id, award_id)
        if award.result_set is None:
            return AwardOverview(award, store.count_nominators(connection, award.id))
        return AwardOverview(
            award,
            ballot_store.count_voters(connection, award.id),
            self._slates.load_ceremony(connection, guild_id, award.result_set.ceremony_id),
            results_store.load_results(connection, award.result_set),
        )


def _export_category(
    connection: Connection, award: RoomAward, category_id: CategoryId, results: Results
) -> ExportedCategory:
    return ExportedCategory(
        category=find_award_category(award, category_id),
        winner_ids=results.find_winners(category_id),
        ballots=list(ballot_store.iterate_award_ballots(connection, award.id, category_id)),
        counted=load_count(connection, award, category_id),
        with_set_aside=load_count(connection, award, category_id, with_set_aside=True),
    )
