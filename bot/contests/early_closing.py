"""Why a category of a contest was closed before its time; pure."""

from datetime import datetime
from enum import StrEnum

from bot.contests.model import Contest
from bot.ids import CategoryId
from bot.results.model import Results


class EarlyClosing(StrEnum):
    """Why a category takes no picks although the contest's lock is still to come, or was then."""

    ANNOUNCED = "announced"
    TAKEN_BACK = "taken back"
    VOIDED = "voided"
    CLOSED_BY_HOST = "closed by host"


def find_early_closing(
    contest: Contest, category_id: CategoryId, results: Results, at: datetime
) -> EarlyClosing | None:
    """Why a category is closed before its time at an instant (UTC); None if it is open, or the lock closed it.

    With late entries every category closes on its own: the reason is told until the ballots are sealed.
    """
    if category_id in results.voided:
        return EarlyClosing.VOIDED
    if contest.rules.late_entries:
        on_its_own = contest.sealed_at is None
    else:
        closed_at = contest.rules.by_id[category_id].closed_at
        on_its_own = (closed_at or at) < contest.locks_at
    if not on_its_own:
        return None
    if category_id in results.winners:
        return EarlyClosing.ANNOUNCED
    if category_id in results.ever_announced:
        return EarlyClosing.TAKEN_BACK
    return EarlyClosing.CLOSED_BY_HOST if contest.rules.by_id[category_id].closed_at is not None else None
