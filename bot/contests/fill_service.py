"""What can be filled in on a member's ballot; `BallotService.fill_picks` saves it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store, store
from bot.contests.ballot_service import load_ballot
from bot.contests.filling import BallotFilling, propose_filling
from bot.contests.loading import load_contest_context, load_public_contest
from bot.contests.model import Contest, ContestKind, ContestState
from bot.contests.read_models import BallotPaper
from bot.db.engine import Database
from bot.ids import CategoryId, ContestId, GuildId, MemberId, NomineeId
from bot.record.model import Ceremony
from bot.record.precursor_picks import Favourite, find_clear_favourites, list_precursor_picks
from bot.record.record import Record
from bot.slates.service import SlateService


class FillService:
    """Proposes picks for the categories of a ballot that have none."""

    def __init__(self, database: Database, slates: SlateService, record: Record) -> None:
        """Read ballots from a database, and the precursors from a record."""
        self._database = database
        self._slates = slates
        self._record = record

    async def propose_filling(
        self, guild_id: GuildId, contest_id: ContestId, member_id: MemberId, at: datetime
    ) -> BallotFilling:
        """What could be filled in on a member's ballot at an instant (UTC); nothing is saved.

        Raises:
            NothingFoundError: The server has no such contest that members may know of.
        """

        def load_sources(
            connection: Connection,
        ) -> tuple[BallotPaper, Contest | None, Mapping[CategoryId, NomineeId]]:
            contest = load_public_contest(connection, guild_id, contest_id)
            context = load_contest_context(connection, self._slates, contest)
            ballot = load_ballot(connection, contest_id, member_id)
            paper = BallotPaper(context.contest, context.ceremony, context.results, ballot)
            last = _find_last_contest(connection, contest, member_id)
            copied = load_ballot(connection, last.id, member_id).picks.values() if last else ()
            return paper, last, {pick.category_id: pick.nominee_id for pick in copied}

        paper, last, picks = await self._database.read(load_sources)
        return propose_filling(paper, at, self._find_favourites(paper.ceremony), last, picks)

    def _find_favourites(self, ceremony: Ceremony) -> Mapping[CategoryId, Favourite]:
        return find_clear_favourites(list_precursor_picks(self._record, ceremony))


def _find_last_contest(connection: Connection, contest: Contest, member_id: MemberId) -> Contest | None:
    """The latest other contest on a contest's slate in which a member has picks."""
    announced = frozenset(ContestState) - {ContestState.DRAFT}
    others = {
        other.id: other
        for other in store.list_contests(
            connection,
            contest.guild_id,
            announced,
            ceremony_id=contest.ceremony_id,
            kind=ContestKind.WINNERS,
        )
        if other.id != contest.id
    }
    if not others:
        return None
    played = ballot_store.find_contests_with_ballot(connection, others.keys(), member_id)
    return max((others[contest_id] for contest_id in played), key=_get_opening, default=None)


def _get_opening(contest: Contest) -> tuple[float, ContestId]:
    return contest.opened_at.timestamp() if contest.opened_at else 0.0, contest.id
