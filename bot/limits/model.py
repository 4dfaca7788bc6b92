"""What a member can repeat that posts or stores something, and how often: everything is in one table.

Picks and votes are not in it: each replaces the one before, and posts are edited at a limited rate.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import UserError

MEMBER_PERIOD = timedelta(hours=1)
SERVER_PERIOD = timedelta(days=1)
"""The periods in which one member's repetitions are counted, and those of a whole server."""


NO_SERVER_LIMIT = sys.maxsize
"""The limit per server of what a server as a whole may do as often as it likes."""


class LimitedAction(StrEnum):
    """What has a limit.

    `HOST_ACTION` is everything that hosts and moderators do, since all of it is in the audit log: contests, polls,
    slates, results and settings.
    """

    OPEN_THREAD = "open thread"
    POST_AGAIN = "post again"
    MARK_FILMS = "mark films"
    IMPORT_DIARY = "import diary"
    SHARE_QUIZ = "share quiz"
    SHARE = "share"
    HOST_ACTION = "deed"


@dataclass(frozen=True, slots=True)
class Limit:
    """How often something may be done.

    Attributes:
        per_member: How often by one member in `MEMBER_PERIOD`.
        per_server: How often in a whole server in `SERVER_PERIOD`.
    """

    per_member: int
    per_server: int


LIMITS: Mapping[LimitedAction, Limit] = {
    # What every member may do; a server can choose its own numbers.
    LimitedAction.OPEN_THREAD: Limit(3, 30),
    LimitedAction.POST_AGAIN: Limit(20, 100),
    # One press marks a whole page of films: it stops only a machine.
    LimitedAction.MARK_FILMS: Limit(600, NO_SERVER_LIMIT),
    # Each is a file to fetch and thousands of films to store.
    LimitedAction.IMPORT_DIARY: Limit(6, 200),
    LimitedAction.SHARE_QUIZ: Limit(5, 200),
    LimitedAction.SHARE: Limit(6, 300),
    # More than the longest night asks of a host: it stops only a machine. A server as a whole has no limit of these.
    LimitedAction.HOST_ACTION: Limit(2_000, NO_SERVER_LIMIT),
}


@dataclass(eq=False)
class TooOftenError(UserError):
    """A member, or everyone in a server together, did something as often as its limit allows.

    Attributes:
        action: What it is.
        limit: Its limit in this server.
        again_at: From when it can be done again (UTC).
        by_all: Whether the server's limit is reached, not the member's own.
    """

    action: LimitedAction
    limit: Limit
    again_at: datetime
    by_all: bool


def check_repetition(
    action: LimitedAction, limit: Limit, own: Sequence[datetime], by_all: Sequence[datetime], at: datetime
) -> None:
    """Check whether something may be done once more.

    Args:
        action: What it is.
        limit: Its limit.
        own: When the member did it lately, in order.
        by_all: When anyone in the server did, in order.
        at: The present instant (UTC).

    Raises:
        TooOftenError: Its limit is reached.
    """
    for done, allowed, period in (
        (own, limit.per_member, MEMBER_PERIOD),
        (by_all, limit.per_server, SERVER_PERIOD),
    ):
        recent = [done_at for done_at in done if done_at > at - period]
        if len(recent) >= allowed:
            # With an allowance of none, nothing was counted either.
            oldest = recent[-allowed] if allowed else at
            raise TooOftenError(action, limit, oldest + period, by_all=done is by_all)
