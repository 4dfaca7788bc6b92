"""A server's own awards without Discord: the services of a club, and short ways to nominate and to vote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.announcing.model import ResultChange
from bot.ids import CategoryId, MemberId, NomineeId, make_first_press_id
from bot.preferential.open_ranking import RankingPress, RankingStep
from bot.room_awards.ballot_service import AwardBallotService
from bot.room_awards.clock_service import AwardClockService
from bot.room_awards.host_service import RoomAwardHostService
from bot.room_awards.model import AwardDraft, RoomAward, VoterStanding
from bot.room_awards.nomination_service import NominationService
from bot.room_awards.read_models import AwardPaper, NominationPaper
from bot.room_awards.service import RoomAwardService
from bot.room_awards.shortlist_service import ShortlistService, VotingChoice
from bot.search.search import Search
from tests.contest_club import GUILD, HOST, NOW, SECOND, Club, small_record

NOMINATIONS_END = NOW + timedelta(days=7)
VOTING_DAYS = timedelta(days=7)
PICTURE = CategoryId("best-picture")
OLD_HAND = VoterStanding(NOW - timedelta(days=100), NOW - timedelta(days=1000), frozenset({5}))
"""A member whom every rule on voters lets in."""

DRAFT = AwardDraft("The Film Club Awards 2026", ("Best Picture", "Best Villain"), NOMINATIONS_END)


@dataclass
class AwardClub(Club):
    """A club that gives its own awards."""

    def __post_init__(self) -> None:
        super().__post_init__()
        record = small_record()
        search = Search.build(record, clock=self.clock)
        self.awards = RoomAwardService(self.database, self.slates, self.clock)
        self.award_hosting = RoomAwardHostService(self.database, record, self.slates, self.jobs, self.clock)
        self.shortlists = ShortlistService(self.database, record, self.jobs, self.clock)
        self.nominations = NominationService(self.database, search)
        self.award_ballots = AwardBallotService(self.database, self.slates)
        self.award_clock = AwardClockService(self.database, self.jobs, self.clock)

    async def begin(self, **changes: object) -> RoomAward:
        """Awards whose nominations are open for a week."""
        return await self.award_hosting.create_award(GUILD, replace(DRAFT, **changes), HOST)

    async def nominate(
        self,
        award: RoomAward,
        member_id: int,
        *lines: str,
        category_id: CategoryId = PICTURE,
        at: datetime | None = None,
    ) -> NominationPaper:
        """Send the form of a category with these lines, now unless said otherwise."""
        pressed_at = at or self.clock.now
        return await self.nominations.save_nominations(
            GUILD,
            award.id,
            category_id,
            MemberId(member_id),
            "\n".join(lines),
            pressed_at=pressed_at,
            press_id=make_first_press_id(pressed_at),
        )

    async def end_phase(self, award: RoomAward) -> RoomAward:
        """Let the time of the present phase and the delay after it pass."""
        ends_at = award.voting_closes_at or award.nominations_close_at
        self.clock.now = ends_at + 5 * SECOND
        ended = await self.award_hosting.end_phase(GUILD, award.id)
        assert ended is not None
        return ended

    async def open_voting(self, award: RoomAward, lines: Mapping[int, str] | None = None) -> RoomAward:
        """Nominate for the picture, a letter a film, settle nothing, and open the voting for a week."""
        for member_id, letters in ({1: "abcd"} if lines is None else lines).items():
            await self.nominate(award, member_id, *(f"Film {letter.upper()}" for letter in letters))
        await self.end_phase(award)
        return await self.shortlists.open_voting(GUILD, VotingChoice(self.clock.now + VOTING_DAYS), HOST)

    async def press(
        self,
        award: RoomAward,
        member_id: int,
        nominee_id: str | None,
        *,
        step: RankingStep = RankingStep.ADD,
        at: datetime | None = None,
        standing: VoterStanding = OLD_HAND,
    ) -> AwardPaper:
        """Press once on a ballot for the picture, now unless said otherwise."""
        pressed_at = at or self.clock.now
        nominee = (
            None
            if nominee_id is None
            else NomineeId(nominee_id if len(nominee_id) > 1 else f"film-{nominee_id}")
        )
        press = RankingPress(make_first_press_id(pressed_at), step, nominee)
        return await self.award_ballots.change_ballot(
            GUILD, award.id, PICTURE, MemberId(member_id), press, standing=standing, pressed_at=pressed_at
        )

    async def rank(self, award: RoomAward, member_id: int, letters: Sequence[str]) -> None:
        """Press one film after the other, by letters or ids, a second apart, from now on."""
        for second, letter in enumerate(letters):
            await self.press(award, member_id, letter, at=self.clock.now + second * SECOND)

    async def seal_ballots(self, ballots: Mapping[int, str], **changes: object) -> RoomAward:
        """Awards with these ballots for the picture by member, whose voting has closed."""
        award = await self.open_voting(await self.begin(**changes))
        for member_id, letters in ballots.items():
            await self.rank(award, member_id, letters)
        return await self.end_phase(award)

    async def open_envelope(self, award: RoomAward, seen_version: int | None = None) -> ResultChange:
        """Open the envelope of the picture."""
        assert award.result_set is not None
        return await self.night.open_counted_envelope(
            award.result_set, PICTURE, HOST, seen_version=seen_version
        )
