"""A member's own ballot: seen and filled in.

Whatever a member changes is decided inside one transaction, by the instant of the press, and durable when the
method returns. Each returns the whole ballot as it is saved then, other devices' presses included.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.awards.slates import Slates
from bot.contests import filling
from bot.contests.facts import BallotPaper
from bot.contests.filling import Filling
from bot.contests.loading import load_contest, load_facts
from bot.contests.presses import Outcome, Press, decide, load_ballot
from bot.db.engine import Database
from bot.db.rush import Rush


class BallotService:
    """Members' ballots.

    Every method raises `NothingFoundError` for a contest that the server does not have. Those that change
    something raise, and then change nothing: `ContestNotOpenError`, `PicksClosedError`,
    `CategoryAnnouncedError`, `CategoryVoidedError` and `CategoryNotInContestError`, as
    `bot.contests.rules.refusal_of_pick` decides from `pressed_at`: when the member pressed, by Discord's clock,
    in UTC.
    """

    def __init__(self, database: Database, slates: Slates) -> None:
        """Keep ballots in a database."""
        self._database = database
        self._slates = slates
        self._rush = Rush(database, self._decide)

    async def paper(self, guild_id: int, contest_id: int, member_id: int) -> BallotPaper:
        """A member's ballot, empty if there is none yet, with everything to fill it in."""

        def work(connection: Connection) -> BallotPaper:
            facts = load_facts(connection, self._slates, load_contest(connection, guild_id, contest_id))
            ballot = load_ballot(connection, contest_id, member_id)
            return BallotPaper(facts.contest, facts.ceremony, facts.results, ballot)

        return await self._database.read(work)

    async def pick(
        self,
        guild_id: int,
        contest_id: int,
        member_id: int,
        category_id: str,
        nominee_id: str,
        pressed_at: datetime,
    ) -> BallotPaper:
        """Pick a nominee in a category, in place of the one picked before.

        Under `confidence` the category keeps its stake, and a new pick takes the highest number that is still
        free.

        Raises:
            NotOnSlateError: The category has no such nominee, or it was withdrawn.
        """
        change = filling.pick(category_id, nominee_id)
        return await self._fill(guild_id, contest_id, member_id, pressed_at, change)

    async def clear(
        self, guild_id: int, contest_id: int, member_id: int, category_id: str, pressed_at: datetime
    ) -> BallotPaper:
        """Take back the pick in a category, and with it its stake; nothing happens where there is none."""
        return await self._fill(guild_id, contest_id, member_id, pressed_at, filling.clear(category_id))

    async def clear_all(
        self, guild_id: int, contest_id: int, member_id: int, pressed_at: datetime
    ) -> BallotPaper:
        """Take back every pick that can still be taken back, and the tie-breaker's answer.

        Picks in closed categories stay. It is refused only where nothing can change any more.
        """
        return await self._fill(guild_id, contest_id, member_id, pressed_at, filling.clear_all())

    async def stake(
        self,
        guild_id: int,
        contest_id: int,
        member_id: int,
        category_id: str,
        stake: int,
        pressed_at: datetime,
    ) -> BallotPaper:
        """Stake a number on the pick in a category, under `confidence`.

        If the number lay on another category, the two swap: that one takes the number that lay on this one.
        Both categories must be open.

        Raises:
            StakeRangeError: The number is not from 1 to the number of categories, or the preset has no stakes.
            StakeWithoutPickError: Nobody is picked in the category yet.
        """
        change = filling.stake(category_id, stake)
        return await self._fill(guild_id, contest_id, member_id, pressed_at, change)

    async def answer(
        self, guild_id: int, contest_id: int, member_id: int, answer: int | None, pressed_at: datetime
    ) -> BallotPaper:
        """Answer the tie-breaker question; None takes the answer back.

        Raises:
            NoTiebreakerError: The contest has none.
            TiebreakerRangeError: The answer is too far from zero.
        """
        return await self._fill(guild_id, contest_id, member_id, pressed_at, filling.answer(answer))

    async def _fill(
        self, guild_id: int, contest_id: int, member_id: int, pressed_at: datetime, change: Filling
    ) -> BallotPaper:
        return await self._rush.submit((guild_id, contest_id), Press(member_id, pressed_at, change))

    def _decide(
        self, connection: Connection, key: tuple[int, int], presses: Sequence[Press]
    ) -> Sequence[Outcome]:
        guild_id, contest_id = key
        return decide(connection, self._slates, guild_id, contest_id, presses)
