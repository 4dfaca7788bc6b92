"""Members' ballots in the room's own awards: one choice at a press, committed before it is acknowledged."""

from datetime import datetime

from sqlalchemy import Connection

from bot.db.engine import Database
from bot.errors import NothingFoundError, Subject, raise_refusal
from bot.ids import CategoryId, GuildId, MemberId
from bot.preferential.model import CountMethod
from bot.preferential.open_ranking import OpenRanking, RankingPress, RankingStep
from bot.room_awards import ballot_store, rules
from bot.room_awards.errors import WrongPhaseError
from bot.room_awards.loading import load_award
from bot.room_awards.model import AwardPhase, RoomAward, VoterStanding
from bot.room_awards.read_models import AwardPaper
from bot.slates.service import SlateService


class AwardBallotService:
    """Stores members' ballots."""

    def __init__(self, database: Database, slates: SlateService) -> None:
        """Store them in a database."""
        self._database = database
        self._slates = slates

    async def get_paper(
        self, guild_id: GuildId, award_id: int, category_id: CategoryId | None, member_id: MemberId
    ) -> AwardPaper:
        """A member's ballot in a category, the first one if none is given.

        Raises:
            NoRoomAwardError: The server has no such awards.
            WrongPhaseError: The voting has not opened.
            NothingFoundError: There is no vote in such a category.
        """

        def load_paper(connection: Connection) -> AwardPaper:
            award = load_award(connection, guild_id, award_id)
            return self._load_paper(connection, award, category_id, member_id)

        return await self._database.read(load_paper)

    async def change_ballot(
        self,
        guild_id: GuildId,
        award_id: int,
        category_id: CategoryId,
        member_id: MemberId,
        press: RankingPress,
        *,
        standing: VoterStanding,
        pressed_at: datetime,
    ) -> AwardPaper:
        """Add the next choice to a member's ballot in a category, or take the last one or all of them back.

        Where everybody has one vote, a choice replaces the one before. It is decided by the instant of the press, by
        Discord's clock (UTC); the ballot is what the member's presses come to in the order of Discord's ids.

        Raises:
            NoRoomAwardError: The server has no such awards.
            WrongPhaseError: The voting has not opened.
            NothingFoundError: There is no vote in such a category.
            PhaseClosedError: The voting has ended.
            NotVoterError: The member does not vote.
            CannotVoteInAwardError: The category has no such nominee, or it was withdrawn.
        """

        def save_press(connection: Connection) -> AwardPaper:
            award = load_award(connection, guild_id, award_id)
            paper = self._load_paper(connection, award, category_id, member_id)
            raise_refusal(
                rules.refusal_of_award_vote(award, paper.category, press.nominee_id, standing, pressed_at)
            )
            voter_id = ballot_store.ensure_voter(connection, award.id, member_id)
            before = ballot_store.find_open_ballot(connection, voter_id, category_id)
            after = _add_press(before, press, award.count_method)
            ballot_store.save_ballot(connection, voter_id, category_id, after, pressed_at)
            return self._load_paper(connection, award, category_id, member_id)

        return await self._database.write(save_press)

    def _load_paper(
        self, connection: Connection, award: RoomAward, category_id: CategoryId | None, member_id: MemberId
    ) -> AwardPaper:
        if award.ceremony_id is None:
            raise WrongPhaseError(award.name, award.phase, AwardPhase.VOTE)
        ceremony = self._slates.load_ceremony(connection, award.guild_id, award.ceremony_id)
        asked = [category.id for category in ceremony.categories if category.id in award.by_id]
        if category_id is not None and category_id not in asked:
            raise NothingFoundError(Subject.CATEGORY, category_id)
        chosen_id = category_id or asked[0]
        own = ballot_store.find_award_ballots(connection, award.id, member_id)
        ballot = own.get(chosen_id)
        ranking, line = (ballot.ranking, ballot.line) if ballot else ((), None)
        return AwardPaper(award, ceremony, chosen_id, ranking, line, frozenset(own))


def _add_press(ballot: OpenRanking, press: RankingPress, method: CountMethod) -> OpenRanking:
    """The ballot with one more press, which may have arrived late, or twice."""
    if method is CountMethod.PREFERENTIAL:
        return ballot.add_press(press)
    if press.id <= ballot.settled_by:
        return ballot
    chosen = press.nominee_id if press.step is RankingStep.ADD else None
    return OpenRanking(() if chosen is None else (chosen,), press.id)
