"""Members' ballots: presses on one contest are gathered, and each batch is decided in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store, ballots, rules, store
from bot.contests.ballots import BallotEdit
from bot.contests.loading import load_contest_context, load_public_contest, make_ballot_paper
from bot.contests.model import Ballot, ContestKind, ContestState
from bot.contests.presses import BallotPress, PressOutcome, decide_presses
from bot.contests.read_models import BallotPaper, EmptiedPicks
from bot.db.batcher import Batcher
from bot.db.engine import Database
from bot.ids import (
    CategoryId,
    ContestId,
    GuildId,
    MemberId,
    NomineeId,
    PressId,
    make_first_press_id,
)
from bot.metrics import PICKS_COMMITTED
from bot.slates.model import SlateNominee
from bot.slates.service import SlateService


def load_ballot(connection: Connection, contest_id: ContestId, member_id: MemberId) -> Ballot:
    """A member's ballot in a contest; an empty ballot with the id 0 if they have none."""
    saved = ballot_store.find_ballots(connection, contest_id, [member_id])
    return saved.get(member_id, Ballot(0, member_id, ""))


class BallotService:
    """Members' ballots.

    Every method raises `NothingFoundError` for a contest that the server does not have, or has as a draft.
    Methods that change a ballot may also raise `ContestNotOpenError`, `PicksClosedError`,
    `CategoryAnnouncedError`, `CategoryVoidedError` and `CategoryNotInContestError`; then nothing has changed.
    `bot.contests.rules.refusal_of_pick` decides this from `pressed_at`: when the member pressed, by Discord's
    clock, in UTC. `press_id` is Discord's id of the press: a change that a newer press of the member has overtaken,
    or that was made already, leaves the ballot as it is. Without an id, the instant alone decides the order.
    """

    def __init__(self, database: Database, slates: SlateService) -> None:
        """Store ballots in a database."""
        self._database = database
        self._slates = slates
        self._batcher = Batcher(database, self._decide_presses)

    async def get_ballot_paper(
        self, guild_id: GuildId, contest_id: ContestId, member_id: MemberId
    ) -> BallotPaper:
        """A member's ballot, empty if there is none yet, with all that is needed to fill it in."""

        def load_paper(connection: Connection) -> BallotPaper:
            context = load_contest_context(
                connection, self._slates, load_public_contest(connection, guild_id, contest_id)
            )
            return make_ballot_paper(context, load_ballot(connection, contest_id, member_id))

        return await self._database.read(load_paper)

    async def pick_nominee(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        nominee_id: NomineeId,
        *,
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Pick a nominee in a category, in place of the one picked before.

        Under `confidence` the category keeps its stake; a first pick in a category gets the highest number that
        is not staked yet.

        Raises:
            NotOnSlateError: The category has no such nominee, or it was withdrawn.
        """
        change = ballots.pick_nominee(category_id, nominee_id)
        return await self.submit_edit(
            guild_id, contest_id, member_id, change, pressed_at=pressed_at, press_id=press_id
        )

    async def clear_pick(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        *,
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Remove the pick in a category, and its stake; nothing happens where there is no pick."""
        change = ballots.clear_pick(category_id)
        return await self.submit_edit(
            guild_id, contest_id, member_id, change, pressed_at=pressed_at, press_id=press_id
        )

    async def clear_ballot(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        *,
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Remove every pick whose category is still open, and the tie-breaker's answer while that can change.

        Picks in closed categories stay. It is refused only if nothing on the ballot can change any more.
        """
        change = ballots.clear_ballot()
        return await self.submit_edit(
            guild_id, contest_id, member_id, change, pressed_at=pressed_at, press_id=press_id
        )

    async def set_stake(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        stake: int,
        *,
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Set the stake on the pick in a category, under `confidence`.

        If another category has this number, the two categories swap their stakes. Both must be open.

        Raises:
            StakeRangeError: The number is not from 1 to the number of categories, or the preset has no stakes.
            StakeWithoutPickError: The category has no pick yet.
        """
        change = ballots.set_stake(category_id, stake)
        return await self.submit_edit(
            guild_id, contest_id, member_id, change, pressed_at=pressed_at, press_id=press_id
        )

    async def set_double(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        *,
        doubled: bool,
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Have the pick in a category counted twice, or once again.

        Raises:
            NoDoublesError: The contest has no doubles, or the member has used all of theirs.
            DoubleWithoutPickError: The category has no pick yet.
        """
        change = ballots.set_double(category_id, doubled=doubled)
        return await self.submit_edit(
            guild_id, contest_id, member_id, change, pressed_at=pressed_at, press_id=press_id
        )

    async def answer_tiebreaker(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        answer: int | None,
        *,
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Answer the tie-breaker question; None removes the answer.

        Raises:
            NoTiebreakerError: The contest has no tie-breaker question.
            TiebreakerRangeError: The answer is too far from zero.
            TiebreakerClosedError: An envelope was opened, and the contest has late entries.
        """
        change = ballots.answer_tiebreaker(answer)
        return await self.submit_edit(
            guild_id, contest_id, member_id, change, pressed_at=pressed_at, press_id=press_id
        )

    async def fill_picks(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        picks: Mapping[CategoryId, NomineeId],
        *,
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Pick these nominees where the member has no pick yet and the category is still open, all in one transaction.

        Nominees that were withdrawn are left out. Under `confidence` nothing is staked on these picks. It is refused
        only if every category that has no pick is closed by now.
        """
        change = ballots.fill_picks(picks)
        return await self.submit_edit(
            guild_id, contest_id, member_id, change, pressed_at=pressed_at, press_id=press_id
        )

    async def submit_edit(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        edit: BallotEdit,
        *,
        pressed_at: datetime,
        press_id: PressId | None,
    ) -> BallotPaper:
        """Save a change of a member's ballot, with others that wait, in one transaction."""
        press = BallotPress(member_id, pressed_at, press_id or make_first_press_id(pressed_at), edit)
        paper = await self._batcher.submit((guild_id, contest_id), press)
        PICKS_COMMITTED.count()
        return paper

    def _decide_presses(
        self, connection: Connection, key: tuple[GuildId, ContestId], presses: Sequence[BallotPress]
    ) -> Sequence[PressOutcome]:
        guild_id, contest_id = key
        return decide_presses(connection, self._slates, guild_id, contest_id, presses)


def empty_picks_of_withdrawn(
    connection: Connection,
    slates: SlateService,
    nominee: SlateNominee,
    now: datetime,
) -> tuple[EmptiedPicks, ...]:
    """Remove the picks of a withdrawn nominee in contests whose category is still open; elsewhere they stay and score
    nothing.

    Returns:
        Each open contest in which picks were removed, with the members and guests who must pick again.
    """
    emptied: list[EmptiedPicks] = []
    contests = store.list_contests(
        connection,
        nominee.guild_id,
        {ContestState.OPEN},
        ceremony_id=nominee.ceremony_id,
        kind=ContestKind.WINNERS,
    )
    for contest in contests:
        results = load_contest_context(connection, slates, contest).results
        if rules.refusal_of_pick(contest, nominee.category_id, now, results) is None:
            member_ids, guests = ballot_store.delete_picks_of_nominee(
                connection, contest.id, nominee.category_id, nominee.nominee_id
            )
            emptied.append(EmptiedPicks(contest, tuple(member_ids), tuple(guests)))
    return tuple(emptied)
