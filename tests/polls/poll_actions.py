"""A server's polls without Discord: the services of a club, and short ways to ask and to vote."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.ids import CategoryId, MemberId, NomineeId, make_first_press_id
from bot.polls.count_loading import CountCache
from bot.polls.host_service import PollHostService
from bot.polls.model import Poll, PollDraft, PollQuestion
from bot.polls.ranking_service import RankingService
from bot.polls.read_models import RankingPaper, SavedVote, VisiblePoll
from bot.polls.service import PollService
from bot.polls.vote_service import VoteService
from bot.preferential.open_ranking import RankingPress, RankingStep
from tests.contest_club import COMING, GUILD, HOST, NOW, SECOND, Club

CLOSES = NOW + timedelta(days=7)


@dataclass
class Asking(Club):
    """A club that asks its members."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.polls = PollService(self.database, self.slates, CountCache(), self.clock)
        self.poll_hosting = PollHostService(self.database, self.slates, self.jobs, self.clock)
        self.votes = VoteService(self.database, self.slates)
        self.rankings = RankingService(self.database, self.slates)

    async def ask(self, *category_ids: str, **changes: object) -> tuple[Poll, ...]:
        """Polls about these categories of the coming ceremony, who will win, for a week unless said otherwise."""
        draft = PollDraft(COMING, tuple(map(CategoryId, category_ids)), PollQuestion.WILL, CLOSES)
        return await self.poll_hosting.open_polls(GUILD, replace(draft, **changes), HOST)

    async def poll(self, category_id: str = "best-picture", **changes: object) -> Poll:
        """One such poll."""
        (poll,) = await self.ask(category_id, **changes)
        return poll

    async def vote(
        self, poll: Poll, member_id: int, nominee_id: str, at: datetime | None = None
    ) -> SavedVote:
        """Press a nominee, now unless said otherwise."""
        pressed_at = at or self.clock.now
        return await self.votes.cast_vote(
            GUILD, poll.id, MemberId(member_id), NomineeId(nominee_id), pressed_at
        )

    async def rank(
        self, poll: Poll, member_id: int, nominee_ids: str, at: datetime | None = None
    ) -> RankingPaper:
        """Press one nominee after the other, a letter each, a second apart, from now on unless said otherwise."""
        begun = at or self.clock.now
        for second, nominee_id in enumerate(nominee_ids):
            await self.press(poll, member_id, RankingStep.ADD, nominee_id, begun + second * SECOND)
        return await self.rankings.get_paper(GUILD, poll.id, MemberId(member_id))

    async def press(
        self, poll: Poll, member_id: int, step: RankingStep, nominee_id: str | None, at: datetime
    ) -> RankingPaper:
        """Press once on a ranking."""
        named = None if nominee_id is None else NomineeId(nominee_id)
        press = RankingPress(make_first_press_id(at), step, named)
        return await self.rankings.change_ranking(GUILD, poll.id, MemberId(member_id), press, at)

    async def shown(self, poll: Poll) -> VisiblePoll:
        """What everyone may see of a poll."""
        asked = (await self.polls.get_card(GUILD, poll.id)).get_poll(poll.question)
        assert asked is not None
        return asked

    async def counts(self, poll: Poll) -> Mapping[NomineeId, int] | None:
        """How a poll stands, for everyone."""
        return (await self.shown(poll)).counts

    async def close(self, poll: Poll) -> Poll:
        """Let a poll's time and the delay after it pass."""
        self.clock.now = poll.closes_at + 5 * SECOND
        closed = await self.poll_hosting.finish_poll(GUILD, poll.id)
        assert closed is not None
        return closed
