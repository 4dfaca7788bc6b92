"""Results as a server's hosts announced them: an append-only list of announcements, and what stands after them.

Nothing is ever overwritten. A correction is another announcement, an undo takes the latest one back, and
`Results.from_announcements` folds the list into what stands now.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.ids import CategoryId, MemberId, NomineeId


class ResultAction(StrEnum):
    """A host's action on a category's result; `REOPEN` is an undo after which its picks are open again."""

    ANNOUNCE = "announce"
    VOID = "void"
    UNDO = "undo"
    REOPEN = "reopen"

    @property
    def takes_back(self) -> bool:
        """Whether it takes back what was announced or voided."""
        return self in {ResultAction.UNDO, ResultAction.REOPEN}


@dataclass(frozen=True, slots=True)
class Announcement:
    """One action of a host on one category of a set of results.

    Attributes:
        id: Increases with every announcement of the set: the order in which they were made.
        category_id: The category.
        action: What was done.
        winner_ids: The winning nominees of an `announce`, several in a tie; empty otherwise.
        at: When, in UTC.
        by: The host's id; None once that host's data was erased.
        had_ballot: Whether the host had a ballot in a contest that this affected.
        published_at: When it was posted in the server (UTC); None if it has not been.
        thread_id: The ceremony's thread in which it was posted; None if it was in none.
    """

    id: int
    category_id: CategoryId
    action: ResultAction
    winner_ids: tuple[NomineeId, ...]
    at: datetime
    by: MemberId | None
    had_ballot: bool = False
    published_at: datetime | None = None
    thread_id: int | None = None


def list_left_together(announcements: Sequence[Announcement], category_id: CategoryId) -> list[CategoryId]:
    """The categories that were announced at one instant with a category and not posted, that one included, in order.

    Args:
        announcements: All of a set, in order.
        category_id: The category; of its announcements those count that were made since one was posted.
    """
    own = [announcement for announcement in announcements if announcement.category_id == category_id]
    posted = max((one.id for one in own if one.published_at is not None), default=0)
    instants = {one.at for one in own if one.id > posted}
    left = (one for one in announcements if one.at in instants and one.published_at is None)
    return list(dict.fromkeys(announcement.category_id for announcement in left))


@dataclass(frozen=True)
class Results:
    """What stands after all announcements of one set.

    A category is *announced*, *voided* (it counts for nobody), or *unannounced*. Which winners stand depends on each
    category's own announcements only, never on the order among categories.

    Attributes:
        winners: The winners of each announced category, by category id, in the order of their announcements. A
            correction keeps the category's place; a category that was undone and announced again comes last.
        voided: The categories voided now.
        ever_announced: The categories that were announced at any time, even if since undone: their winners
            were seen, so no later pick in them counts, unless a host opened their picks again.
        versions: The id of the latest announcement of each category, whatever its action, by category id. A
            change of a category states the version that the host saw.
        latest: That announcement itself, by category id.
        corrected: What stood before, by the id of each category whose result replaced another one: an undo makes it
            stand again.
    """

    winners: Mapping[CategoryId, tuple[NomineeId, ...]]
    voided: frozenset[CategoryId]
    ever_announced: frozenset[CategoryId]
    versions: Mapping[CategoryId, int]
    latest: Mapping[CategoryId, Announcement] = field(default_factory=dict[CategoryId, Announcement])
    corrected: Mapping[CategoryId, Announcement] = field(default_factory=dict[CategoryId, Announcement])

    @classmethod
    def from_announcements(cls, announcements: Iterable[Announcement]) -> "Results":
        """Fold announcements, given in any order, into what stands.

        An undo takes back the latest announcement or voiding of its category that still stands, and what
        stood before stands again; with nothing to take back it has no effect. Announcing the same winners
        twice counts as one announcement.
        """
        standing: dict[CategoryId, list[Announcement]] = {}
        ever_announced: set[CategoryId] = set()
        versions: dict[CategoryId, int] = {}
        latest: dict[CategoryId, Announcement] = {}
        for announcement in sorted(announcements, key=lambda announcement: announcement.id):
            category_id = announcement.category_id
            versions[category_id] = announcement.id
            latest[category_id] = announcement
            stack = standing.setdefault(category_id, [])
            if announcement.action is ResultAction.ANNOUNCE:
                ever_announced.add(category_id)
            if announcement.action is ResultAction.REOPEN:
                ever_announced.discard(category_id)
            if announcement.action.takes_back:
                del stack[-1:]
            elif not stack or not _is_same_result(stack[-1], announcement):
                stack.append(announcement)

        opened = [
            (_find_opening_id(stack), category_id, stack[-1].winner_ids)
            for category_id, stack in standing.items()
            if stack and stack[-1].action is ResultAction.ANNOUNCE
        ]
        return cls(
            winners={category_id: winner_ids for _, category_id, winner_ids in sorted(opened)},
            voided=frozenset(
                category_id
                for category_id, stack in standing.items()
                if stack and stack[-1].action is ResultAction.VOID
            ),
            ever_announced=frozenset(ever_announced),
            versions=versions,
            latest=latest,
            corrected={category_id: stack[-2] for category_id, stack in standing.items() if len(stack) > 1},
        )

    def find_winners(self, category_id: CategoryId) -> tuple[NomineeId, ...]:
        """The winning nominees that stand for a category; empty while it is unannounced or voided."""
        return self.winners.get(category_id, ())

    def find_version(self, category_id: CategoryId) -> int:
        """The id of a category's latest announcement, 0 before the first."""
        return self.versions.get(category_id, 0)

    def is_unannounced(self, category_id: CategoryId) -> bool:
        """Whether nothing stands for a category: it was never announced nor voided, or that was undone."""
        return category_id not in self.winners and category_id not in self.voided

    def has_winners(self, category_id: CategoryId, winner_ids: Iterable[NomineeId]) -> bool:
        """Whether exactly these winners stand already, so that announcing them would change nothing."""
        return category_id in self.winners and set(self.winners[category_id]) == set(winner_ids)


NO_RESULTS = Results(winners={}, voided=frozenset(), ever_announced=frozenset(), versions={})
"""The results before the first announcement."""


def _is_same_result(one: Announcement, other: Announcement) -> bool:
    return one.action is other.action and set(one.winner_ids) == set(other.winner_ids)


def _find_opening_id(stack: Iterable[Announcement]) -> int:
    """The id of the first announcement that still stands: it determines the category's place in the order."""
    return next(announcement.id for announcement in stack if announcement.action is ResultAction.ANNOUNCE)
