"""What hosts do to contests: create, edit, announce, lock, reopen, finish, cancel, withdraw.

Each is one transaction, and leaves its line in the audit log. The caller has checked that the actor is a host.
"""

from datetime import datetime

from bot.audit.model import Actor
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests.facts import Changes, Draft, Emptied
from bot.contests.model import Contest
from bot.db.engine import Database


class HostingService:
    """A contest's life in the hands of hosts.

    Every method that is given a contest raises `NothingFoundError` for one that the server does not have, and
    `WrongStateError` where the step is not possible in the contest's state; then nothing has changed.
    """

    def __init__(self, database: Database, slates: Slates, clock: Clock) -> None:
        """Keep contests in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def create(self, guild_id: int, draft: Draft, by: Actor) -> Contest:
        """Create a contest as a draft that members do not see.

        Raises:
            NothingFoundError: The server knows no such ceremony.
            CategoryNotOnSlateError: A category is not on the ceremony's slate, or cannot be voted on.
            NoCategoriesError: It would ask about nothing.
            TextLengthError: The title or the question is empty or too long.
            WeightRangeError: A weight is out of bounds.
            LockInPastError: It would lock before now.
        """
        raise NotImplementedError

    async def edit(self, guild_id: int, contest_id: int, changes: Changes, by: Actor) -> Contest:
        """Change a contest: everything in a draft; title, lock and channel while it is open.

        Raises:
            WrongStateError: Also if something is to change that was fixed when the contest opened; its step is
                `CHANGE_RULES` then.
            UserError: As in `create`.
        """
        raise NotImplementedError

    async def announce(self, guild_id: int, contest_id: int, by: Actor) -> Contest:
        """Open a draft to members, fixing its rules; it seals five seconds after its lock.

        Whether it is a rehearsal is decided here. Post it, and tell `posted` where.

        Raises:
            UserError: As in `create`: the slate and the time have moved on since.
        """
        raise NotImplementedError

    async def posted(
        self, guild_id: int, contest_id: int, channel_id: int, message_id: int | None
    ) -> Contest:
        """Remember where a contest's post is; `message_id` None if it was deleted."""
        raise NotImplementedError

    async def lock(self, guild_id: int, contest_id: int, by: Actor) -> Contest:
        """Close all picks of an open contest now; it seals five seconds later.

        With late entries this closes every category that is still open.
        """
        raise NotImplementedError

    async def reopen(self, guild_id: int, contest_id: int, locks_at: datetime, by: Actor) -> Contest:
        """Open a locked contest again until a new time; its proof is void.

        Raises:
            ReopenAfterResultError: One of its categories was announced, even if that was undone.
            LockInPastError: The new time is not later than now.
        """
        raise NotImplementedError

    async def finish(self, guild_id: int, contest_id: int, answer: int | None, by: Actor) -> Contest:
        """Make the standings of a locked contest final, sealing it first if that is still due.

        Args:
            guild_id: The server.
            contest_id: The contest.
            answer: The true answer to the tie-breaker question; None leaves it unanswered, or as given before.
            by: The host.

        Raises:
            NoTiebreakerError: An answer was given and the contest asks no question.
            TiebreakerRangeError: The answer is too far from zero.
        """
        raise NotImplementedError

    async def cancel(self, guild_id: int, contest_id: int, by: Actor) -> Contest:
        """End a contest without a winner; picks that were secret stay so."""
        raise NotImplementedError

    async def withdraw(
        self, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str, by: Actor
    ) -> tuple[Emptied, ...]:
        """Withdraw a nominee from a slate in this server.

        In contests that are open its picks are emptied; in others they stay and score nothing.

        Returns:
            The open contests in which members must pick anew, with who they are; none if it was withdrawn before.

        Raises:
            NothingFoundError: There is no such ceremony, category or nominee for this server.
        """
        raise NotImplementedError
