"""The values about contests on nominations that services return: all that a screen shows, and nothing secret to whoever
asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.contests.nominations.matching import NomineeMatch
from bot.contests.nominations.model import Contender, ContenderList
from bot.contests.read_models import BallotPaper, ContestCard, ContestContext
from bot.ids import CategoryId, ContenderId, MemberId
from bot.record.model import Category


@dataclass(frozen=True)
class NominationsContext(ContestContext):
    """A contest on nominations; the nominees of its ceremony's categories are the contenders that all may know of.

    Attributes:
        contenders: All its contenders, members' own too.
    """

    contenders: ContenderList = field(kw_only=True)


@dataclass(frozen=True)
class NominationsPaper(BallotPaper):
    """A member's own ballot in a contest on nominations, with what they can choose from.

    Attributes:
        contenders: The contenders that this member may know of.
    """

    contenders: ContenderList = field(kw_only=True)

    @property
    def pick_count(self) -> int:
        """How many slots are filled, in all categories."""
        return sum(map(len, self.ballot.entries.values()))

    @property
    def category_count(self) -> int:
        """How many slots the contest has."""
        return sum(category.slots for category in self.contest.rules.categories)

    @property
    def missing_ids(self) -> tuple[CategoryId, ...]:
        """The categories with an empty slot, in the contest's order, closed ones too."""
        return tuple(
            category.id
            for category in self.contest.rules.categories
            if len(self.ballot.entries.get(category.id, ())) < category.slots
        )

    def lacks_pick(self, category_id: CategoryId) -> bool:
        """Whether a category has an empty slot."""
        return category_id in self.missing_ids

    def list_options(self, category_id: CategoryId) -> tuple[Contender, ...]:
        """What the member can choose in a category, the oldest first; withdrawn ones only where the ballot has them."""
        named = set(self.ballot.entries.get(category_id, ()))
        return tuple(
            one
            for one in self.contenders.by_category.get(category_id, ())
            if not one.withdrawn or one.id in named
        )

    def list_entries(self, category_id: CategoryId) -> tuple[Contender, ...]:
        """The contenders that the ballot names in a category, in the order of the presses."""
        return tuple(self.contenders.by_id[one] for one in self.ballot.entries.get(category_id, ()))


@dataclass(frozen=True)
class NominationsCard(ContestCard):
    """What the post of a contest on nominations shows.

    Attributes:
        voters: How many ballots name anything in a category, for those whose entries are public.
    """

    voters: Mapping[CategoryId, int] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class CountedContender:
    """A contender as a host sees it after the lock: never with the names of those who have it.

    Attributes:
        contender: The contender.
        ballots: How many ballots name it, or what was merged into it.
        merged: What was merged into it.
    """

    contender: Contender
    ballots: int
    merged: tuple[Contender, ...] = ()


@dataclass(frozen=True)
class Duplicates:
    """The contenders of a sealed contest that may be the same.

    Attributes:
        context: The contest.
        pairs: Those alike that no host decided on yet, by category in the contest's order.
        merged: What was merged, by hand or by itself, with what it counts as.
    """

    context: NominationsContext
    pairs: Sequence[tuple[CountedContender, CountedContender]]
    merged: Sequence[tuple[CountedContender, CountedContender]]


@dataclass(frozen=True)
class CategoryNominations:
    """What the slate says of a category's nominees, held against its contenders.

    Attributes:
        category: The category on the slate; without nominees while they are unknown.
        matches: The nominees, each with the contenders that it is or may be.
    """

    category: Category
    matches: Sequence[NomineeMatch]

    @property
    def is_known(self) -> bool:
        """Whether the nominees are known."""
        return bool(self.matches)

    @property
    def questions(self) -> Sequence[NomineeMatch]:
        """The nominees of which a host has to say first which contender they are."""
        return [one for one in self.matches if one.is_open]


@dataclass(frozen=True)
class NominationsBoard:
    """What a host sees on the morning.

    Attributes:
        context: The contest with what is announced.
        categories: What the slate says, by category id in the contest's order.
        counts: How many ballots name each contender; empty until the ballots are sealed.
    """

    context: NominationsContext
    categories: Mapping[CategoryId, CategoryNominations]
    counts: Mapping[ContenderId, int]

    @property
    def ready_ids(self) -> tuple[CategoryId, ...]:
        """The categories that can be announced as they are: known, without a question, and not announced yet."""
        return tuple(
            category_id
            for category_id, found in self.categories.items()
            if found.is_known and not found.questions and self.context.results.is_unannounced(category_id)
        )


@dataclass(frozen=True)
class ContenderWithdrawal:
    """A contender that was withdrawn while ballots name it.

    Attributes:
        context: The contest.
        contender: The contender.
        member_ids: The members whose ballots name it, who are to be told.
    """

    context: NominationsContext
    contender: Contender
    member_ids: tuple[MemberId, ...]
