"""A room's answers about one category, held against its result."""

from dataclasses import dataclass

from bot.verdict.shares import NO_ANSWERS, AnswerShares


@dataclass(frozen=True)
class CategoryVerdict:
    """What a room said of one category, and what happened.

    Picks and *will* votes are never added up, nor *will* and *should*: each has its own shares.

    Attributes:
        category_id: The category, in its ceremony.
        canonical: The canonical category it belongs to; None for one of a server's own that says none.
        winners: The winning nominees that stand, several in a tie; none while it is sealed or voided.
        picks: The contest picks, as they stood when the category closed.
        will: The votes on who *will* win.
        should: The votes on who *should* win.
    """

    category_id: str
    canonical: str | None = None
    winners: tuple[str, ...] = ()
    picks: AnswerShares = NO_ANSWERS
    will: AnswerShares = NO_ANSWERS
    should: AnswerShares = NO_ANSWERS

    @property
    def belief(self) -> AnswerShares:
        """What the room goes by: its picks; the *will* votes where nobody picked in a contest."""
        return self.picks if self.picks.voters else self.will

    @property
    def choice(self) -> str | None:
        """The room's choice: the nominee most believed in; None where that place is shared, or nobody said."""
        return self.belief.choice

    @property
    def is_judged(self) -> bool:
        """Whether there is both a result and a belief to hold against it."""
        return bool(self.winners) and self.belief.voters > 0

    @property
    def right(self) -> bool:
        """Whether the room called it: its choice is a winner. A shared first place is not right."""
        return self.choice is not None and self.choice in self.winners

    @property
    def right_voters(self) -> int:
        """How many called it; a tie's winners count together."""
        return self.belief.count_for(self.winners)

    @property
    def winner_share(self) -> float:
        """The share that believed in the winner, 0–1; tied winners' shares added up."""
        return self.belief.share_for(self.winners)


@dataclass(frozen=True, slots=True)
class WantedAndExpected:
    """Who a room wants to win one category, against who it thinks will.

    Attributes:
        category_id: The category.
        wanted: The *should* votes.
        expected: The *will* votes, cast where the *should* votes were; the contest picks where nobody voted so.
    """

    category_id: str
    wanted: AnswerShares
    expected: AnswerShares

    @property
    def differ(self) -> bool:
        """Whether they name different nominees: no first place of the one is a first place of the other."""
        return set(self.wanted.leaders).isdisjoint(self.expected.leaders)


def compare_wanted_and_expected(verdict: CategoryVerdict) -> WantedAndExpected | None:
    """The two beside each other; None unless the room answered both questions."""
    head = verdict.will if verdict.will.voters else verdict.picks
    if not (verdict.should.voters and head.voters):
        return None
    return WantedAndExpected(verdict.category_id, verdict.should, head)
