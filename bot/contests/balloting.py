"""A member's own ballot: seen and filled in.

Whatever a member changes is decided inside one transaction, by the instant of the press, and durable when the
method returns. Each returns the whole ballot as it is saved then, other devices' presses included.
"""

from datetime import datetime

from bot.audit.model import Actor
from bot.awards.slates import Slates
from bot.contests.facts import BallotPaper
from bot.db.engine import Database


class BallotService:
    """Members' ballots.

    Every method raises `NothingFoundError` for a contest that the server does not have. Those that change
    something raise, and then change nothing: `ContestNotOpenError`, `PicksClosedError`, `CategoryAnnouncedError`,
    `CategoryVoidedError` and `CategoryNotInContestError`, as `bot.contests.rules.refusal_of_pick` decides.
    """

    def __init__(self, database: Database, slates: Slates) -> None:
        """Keep ballots in a database."""
        self._database = database
        self._slates = slates

    async def paper(self, guild_id: int, contest_id: int, member: Actor) -> BallotPaper:
        """A member's ballot, empty if there is none yet, with everything to fill it in."""
        raise NotImplementedError

    async def pick(
        self,
        guild_id: int,
        contest_id: int,
        member: Actor,
        category_id: str,
        nominee_id: str,
        pressed_at: datetime,
    ) -> BallotPaper:
        """Pick a nominee in a category, in place of the one picked before; a stake stays on the category.

        Args:
            guild_id: The server.
            contest_id: The contest.
            member: Who picks.
            category_id: The category.
            nominee_id: The nominee.
            pressed_at: When the member pressed, by Discord's clock, in UTC.

        Raises:
            NotOnSlateError: The category has no such nominee, or it was withdrawn.
        """
        raise NotImplementedError

    async def clear(
        self, guild_id: int, contest_id: int, member: Actor, category_id: str, pressed_at: datetime
    ) -> BallotPaper:
        """Take back the pick in a category, and with it its stake; nothing happens where there is none."""
        raise NotImplementedError

    async def clear_all(
        self, guild_id: int, contest_id: int, member: Actor, pressed_at: datetime
    ) -> BallotPaper:
        """Take back every pick that can still be taken back, and the tie-breaker's answer.

        With late entries, picks in closed categories stay. It is refused only where nothing can change any more.
        """
        raise NotImplementedError

    async def stake(
        self,
        guild_id: int,
        contest_id: int,
        member: Actor,
        category_id: str,
        stake: int,
        pressed_at: datetime,
    ) -> BallotPaper:
        """Stake a number on the pick in a category, under `confidence`.

        If the number lay on another category, the two swap: that one takes what lay on this one before, or
        nothing if nothing did. Both categories must be open.

        Raises:
            StakeRangeError: The number is not from 1 to the number of categories, or the preset has no stakes.
            StakeWithoutPickError: Nobody is picked in the category yet.
        """
        raise NotImplementedError

    async def answer(
        self, guild_id: int, contest_id: int, member: Actor, answer: int | None, pressed_at: datetime
    ) -> BallotPaper:
        """Answer the tie-breaker question; None takes the answer back.

        Raises:
            NoTiebreakerError: The contest has none.
            TiebreakerRangeError: The answer is too far from zero.
        """
        raise NotImplementedError
