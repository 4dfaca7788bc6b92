"""What the services say about polls: values with everything that a screen shows, and nothing secret."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.ids import CategoryId, MemberId, NomineeId
from bot.polls.model import Poll, PollQuestion
from bot.record.model import Category, Ceremony
from bot.results.model import Results


@dataclass(frozen=True)
class VisiblePoll:
    """One poll as the asker may see it now.

    Attributes:
        poll: The poll.
        vote_count: How many have answered.
        counts: How many answered with each nominee, most first, equals by nominee id, nobody without an answer;
            None while that is secret.
        own_vote: The asker's own answer, as a nominee's id; None if there is none, or nobody in particular asks.
    """

    poll: Poll
    vote_count: int
    counts: Mapping[NomineeId, int] | None
    own_vote: NomineeId | None = None


@dataclass(frozen=True)
class CategoryPolls:
    """The questions about one category, side by side.

    Attributes:
        ceremony: The ceremony as this server sees it: withdrawn nominees are marked.
        category_id: The category.
        results: What stands in the polls' set of results.
        will: Who will win; None if that is not asked.
        should: Who should win, likewise.
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
        """The questions that are asked, *will* before *should*."""
        return tuple(asked for asked in (self.will, self.should) if asked is not None)

    @property
    def winners(self) -> tuple[NomineeId, ...]:
        """The winners that stand, as nominees' ids; none while the category is sealed or voided.

        None either while members are still asked who will win: a rehearsal may ask about an envelope that was opened
        in another before.
        """
        if self.will is not None and self.will.poll.closed_at is None:
            return ()
        return self.results.find_winners(self.category_id)

    def get_poll(self, question: PollQuestion) -> VisiblePoll | None:
        """What is asked by one of the two questions."""
        return self.will if question is PollQuestion.WILL else self.should


@dataclass(frozen=True)
class SavedVote:
    """A member's vote as it stands after a press.

    Attributes:
        poll: The poll.
        ceremony: Its ceremony as this server sees it.
        nominee_id: What is saved: what was pressed, or what the same member pressed later on another device.
    """

    poll: Poll
    ceremony: Ceremony
    nominee_id: NomineeId

    @property
    def category(self) -> Category:
        """The category asked about."""
        return self.ceremony.by_id[self.poll.category_id]


@dataclass(frozen=True)
class EmptiedVotes:
    """Votes for a withdrawn nominee that were emptied while the poll was open.

    Attributes:
        poll: The poll.
        member_ids: Who must vote anew and is to be told.
    """

    poll: Poll
    member_ids: tuple[MemberId, ...]
