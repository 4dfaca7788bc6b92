"""The values about polls that services return: all that a screen shows, and nothing that is secret to the asker."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.ids import CategoryId, MemberId, NomineeId
from bot.polls.model import Poll, PollQuestion
from bot.preferential.model import PreferentialCount, Ranking
from bot.proof import Verification
from bot.record.model import Category, Ceremony, Nominee
from bot.results.model import Results
from bot.results.shares import MIN_VOTERS_FOR_SHARES


@dataclass(frozen=True)
class VisiblePoll:
    """One poll as the asker may see it now.

    Attributes:
        poll: The poll.
        vote_count: How many members have voted.
        counts: Votes by nominee id, most first, equals by nominee id; nominees without a vote are absent. None while
            the shares are secret.
        own_vote: The nominee id of the asker's own vote; None without one, or if the values are for everybody.
        preferential_count: How the rankings of a preferential poll were counted; None while that is secret, and in
            other polls, whose `counts` are for them alone.
        own_ranking: The asker's own ranking, best first; empty without one.
    """

    poll: Poll
    vote_count: int
    counts: Mapping[NomineeId, int] | None
    own_vote: NomineeId | None = None
    preferential_count: PreferentialCount | None = None
    own_ranking: Ranking = ()

    @property
    def is_answered(self) -> bool:
        """Whether the asker has answered."""
        return self.own_vote is not None or bool(self.own_ranking)

    @property
    def shown_rounds(self) -> PreferentialCount | None:
        """The count with its rounds; None where they are secret: with few ballots, only the winner is told."""
        count = self.preferential_count
        return count if count is not None and count.ballots >= MIN_VOTERS_FOR_SHARES else None


@dataclass(frozen=True)
class PollOnSlate:
    """One poll with the ceremony that it is about, as this server sees it."""

    poll: Poll
    ceremony: Ceremony

    @property
    def category(self) -> Category:
        """The category that it is about."""
        return self.ceremony.by_id[self.poll.category_id]


@dataclass(frozen=True)
class CategoryPolls:
    """The polls about one category, side by side.

    Attributes:
        ceremony: The ceremony as this server sees it: withdrawn nominees are marked.
        category_id: The category.
        results: What stands in the polls' set of results.
        will: The poll on who will win; None without one.
        should: The poll on who should win; None without one.
    """

    ceremony: Ceremony
    category_id: CategoryId
    results: Results
    will: VisiblePoll | None = None
    should: VisiblePoll | None = None

    @property
    def category(self) -> Category:
        """The category."""
        return self.ceremony.by_id[self.category_id]

    @property
    def visible_polls(self) -> tuple[VisiblePoll, ...]:
        """The existing polls, *will* before *should*."""
        return tuple(poll for poll in (self.will, self.should) if poll is not None)

    @property
    def winners(self) -> tuple[NomineeId, ...]:
        """The ids of the winning nominees that stand; empty while the category is unannounced or voided.

        It is also empty while members can still vote on who will win: a rehearsal poll can be about a category whose
        result was announced for an earlier one.
        """
        if self.will is not None and self.will.poll.closed_at is None:
            return ()
        return self.results.find_winners(self.category_id)

    def get_poll(self, question: PollQuestion) -> VisiblePoll | None:
        """The poll with this question; None without one."""
        return self.will if question is PollQuestion.WILL else self.should


@dataclass(frozen=True)
class SavedVote:
    """A member's vote after a press.

    Attributes:
        poll: The poll.
        ceremony: Its ceremony as this server sees it.
        nominee_id: The saved vote: the one of this press, or of a later press of the same member on another device.
    """

    poll: Poll
    ceremony: Ceremony
    nominee_id: NomineeId

    @property
    def category(self) -> Category:
        """The poll's category."""
        return self.ceremony.by_id[self.poll.category_id]


@dataclass(frozen=True)
class RankingPaper:
    """A member's ranking in a preferential poll.

    Attributes:
        poll: The poll.
        ceremony: Its ceremony as this server sees it: withdrawn nominees are marked.
        ranking: The nominee ids, best first; withdrawn ones stay on it, and are skipped in the count.
        line: Its line in the proof; None while the poll is not closed for good.
    """

    poll: Poll
    ceremony: Ceremony
    ranking: Ranking
    line: str | None = None

    @property
    def category(self) -> Category:
        """The poll's category."""
        return self.ceremony.by_id[self.poll.category_id]

    @property
    def unranked(self) -> tuple[Nominee, ...]:
        """The nominees that can be the next choice, in the slate's order."""
        nominees = self.category.nominees
        return tuple(one for one in nominees if not one.withdrawn and one.id not in self.ranking)


@dataclass(frozen=True)
class CountedRankings:
    """How a preferential poll was counted, as everyone may see it.

    Attributes:
        paper: The asker's own ranking, with the poll.
        count: The count.
        verification: Whether the rankings are still those that were sealed.
    """

    paper: RankingPaper
    count: PreferentialCount
    verification: Verification


@dataclass(frozen=True)
class EmptiedVotes:
    """Votes for a withdrawn nominee that were removed while the poll was open.

    In a preferential poll no ranking is removed; its members are those who rank nobody who still stands.

    Attributes:
        poll: The poll.
        member_ids: The members who must vote again and are to be notified.
    """

    poll: Poll
    member_ids: tuple[MemberId, ...]
