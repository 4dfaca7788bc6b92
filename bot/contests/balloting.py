"""A member's own ballot: seen and filled in.

Whatever a member changes is decided inside one transaction, by the instant of the press, and durable when the
method returns. Each returns the whole ballot as it is saved then, other devices' presses included.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.awards.slates import SlateService
from bot.contests import filling
from bot.contests.facts import BallotPaper
from bot.contests.filling import BallotEdit
from bot.contests.loading import load_contest, load_contest_context
from bot.contests.presses import BallotPress, PressOutcome, decide_presses, load_ballot
from bot.db.engine import Database
from bot.db.rush import Batcher


class BallotService:
    """Members' ballots.

    Every method raises `NothingFoundError` for a contest that the server does not have. Those that change
    something raise, and then change nothing: `ContestNotOpenError`, `PicksClosedError`,
    `CategoryAnnouncedError`, `CategoryVoidedError` and `CategoryNotInContestError`, as
    `bot.contests.rules.refusal_of_pick` decides from `pressed_at`: when the member pressed, by Discord's clock,
    in UTC.
    """

    def __init__(self, database: Database, slates: SlateService) -> None:
        """Keep ballots in a database."""
        self._database = database
        self._slates = slates
        self._rush = Batcher(database, self._decide_presses)

    async def get_ballot_paper(self, guild_id: int, contest_id: int, member_id: int) -> BallotPaper:
        """A member's ballot, empty if there is none yet, with everything to fill it in."""

        def load_paper(connection: Connection) -> BallotPaper:
            context = load_contest_context(
                connection, self._slates, load_contest(connection, guild_id, contest_id)
            )
            ballot = load_ballot(connection, contest_id, member_id)
            return BallotPaper(context.contest, context.ceremony, context.results, ballot)

        return await self._database.read(load_paper)

    async def pick_nominee(
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
        change = filling.pick_nominee(category_id, nominee_id)
        return await self._submit_edit(guild_id, contest_id, member_id, pressed_at, change)

    async def clear_pick(
        self, guild_id: int, contest_id: int, member_id: int, category_id: str, pressed_at: datetime
    ) -> BallotPaper:
        """Take back the pick in a category, and with it its stake; nothing happens where there is none."""
        return await self._submit_edit(
            guild_id, contest_id, member_id, pressed_at, filling.clear_pick(category_id)
        )

    async def clear_ballot(
        self, guild_id: int, contest_id: int, member_id: int, pressed_at: datetime
    ) -> BallotPaper:
        """Take back every pick that can still be taken back, and the tie-breaker's answer.

        Picks in closed categories stay. It is refused only where nothing can change any more.
        """
        return await self._submit_edit(guild_id, contest_id, member_id, pressed_at, filling.clear_ballot())

    async def set_stake(
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
        change = filling.set_stake(category_id, stake)
        return await self._submit_edit(guild_id, contest_id, member_id, pressed_at, change)

    async def answer_tiebreaker(
        self, guild_id: int, contest_id: int, member_id: int, answer: int | None, pressed_at: datetime
    ) -> BallotPaper:
        """Answer the tie-breaker question; None takes the answer back.

        Raises:
            NoTiebreakerError: The contest has none.
            TiebreakerRangeError: The answer is too far from zero.
        """
        return await self._submit_edit(
            guild_id, contest_id, member_id, pressed_at, filling.answer_tiebreaker(answer)
        )

    async def _submit_edit(
        self, guild_id: int, contest_id: int, member_id: int, pressed_at: datetime, edit: BallotEdit
    ) -> BallotPaper:
        return await self._rush.submit((guild_id, contest_id), BallotPress(member_id, pressed_at, edit))

    def _decide_presses(
        self, connection: Connection, key: tuple[int, int], presses: Sequence[BallotPress]
    ) -> Sequence[PressOutcome]:
        guild_id, contest_id = key
        return decide_presses(connection, self._slates, guild_id, contest_id, presses)
