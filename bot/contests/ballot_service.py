"""Presses on ballots: decided in order against one reading of the contest, and written together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store, ballots, rules, store
from bot.contests.ballot_store import SavedPick
from bot.contests.ballots import BallotEdit
from bot.contests.loading import load_contest_context, load_public_contest
from bot.contests.model import Ballot, ContestState, Pick
from bot.contests.read_models import BallotPaper, ContestContext, EmptiedPicks
from bot.db.batcher import Batcher
from bot.db.engine import Database
from bot.slates.service import SlateService


@dataclass(frozen=True, slots=True)
class BallotPress:
    """A member's press on their ballot.

    Attributes:
        member_id: Who pressed.
        at: When, by Discord's clock, in UTC.
        edit: What it does to the ballot.
    """

    member_id: int
    at: datetime
    edit: BallotEdit


PressOutcome = BallotPaper | Exception
"""The ballot after a press, or why it was refused."""


def decide_presses(
    connection: Connection,
    slates: SlateService,
    guild_id: int,
    contest_id: int,
    presses: Sequence[BallotPress],
) -> list[PressOutcome]:
    """Decide presses on one contest's ballots in order, and save what they come to.

    Raises:
        NothingFoundError: The server has no such contest that members may know of.
    """
    context = load_contest_context(connection, slates, load_public_contest(connection, guild_id, contest_id))
    members = {press.member_id for press in presses}
    pressed = _PressedBallots(context, ballot_store.find_ballots(connection, contest_id, members))
    decided: list[Ballot | Exception] = []
    for press in presses:
        try:
            decided.append(pressed.apply_press(press))
        except Exception as refusal:  # noqa: BLE001 - whatever it is, it is this member's alone
            decided.append(refusal)
    ids = pressed.save_changes(connection)
    return [
        entry
        if isinstance(entry, Exception)
        else _make_paper(context, replace(entry, id=ids[press.member_id]))
        for press, entry in zip(presses, decided, strict=True)
    ]


def load_ballot(connection: Connection, contest_id: int, member_id: int) -> Ballot:
    """A member's ballot in a contest, empty and without an id where there is none."""
    saved = ballot_store.find_ballots(connection, contest_id, [member_id])
    return saved.get(member_id, Ballot(0, member_id, ""))


class _PressedBallots:
    """The ballots of those who press, and what is to be written of them."""

    def __init__(self, context: ContestContext, saved: Mapping[int, Ballot]) -> None:
        self._context = context
        self._ballots = dict(saved)
        self._picks: dict[tuple[int, str], tuple[Pick | None, datetime]] = {}
        self._answers: dict[int, int | None] = {}
        self._began: dict[int, datetime] = {}

    def apply_press(self, press: BallotPress) -> Ballot:
        """Decide one press; what it changes replaces what an earlier one of the same member did."""
        member_id = press.member_id
        before = self._ballots.get(member_id) or Ballot(0, member_id, "")
        after = press.edit(self._context, before, press.at)
        if after != before:
            self._ballots[member_id] = after
            self._note_changes(press, before, after)
        return after

    def save_changes(self, connection: Connection) -> Mapping[int, int]:
        """Write every change, and say which ballot is whose; 0 where there is none."""
        ids: dict[int, int] = defaultdict(int)
        ids.update((member_id, ballot.id) for member_id, ballot in self._ballots.items())
        if self._began:
            ids.update(ballot_store.insert_ballots(connection, self._context.contest.id, self._began))
        saved: list[SavedPick] = []
        gone: list[tuple[int, str]] = []
        for (member_id, category_id), (pick, at) in self._picks.items():
            if pick is None:
                gone.append((ids[member_id], category_id))
            else:
                saved.append(SavedPick(ids[member_id], pick, at))
        ballot_store.save_picks(connection, saved)
        ballot_store.delete_picks(connection, gone)
        answers = {ids[member_id]: answer for member_id, answer in self._answers.items()}
        ballot_store.save_answers(connection, answers)
        return ids

    def _note_changes(self, press: BallotPress, before: Ballot, after: Ballot) -> None:
        member_id = press.member_id
        for category_id in before.picks.keys() | after.picks.keys():
            pick = after.picks.get(category_id)
            if pick != before.picks.get(category_id):
                self._picks[member_id, category_id] = pick, press.at
        if after.tiebreaker != before.tiebreaker:
            self._answers[member_id] = after.tiebreaker
        if before.id == 0:
            self._began.setdefault(member_id, press.at)


def _make_paper(context: ContestContext, ballot: Ballot) -> BallotPaper:
    return BallotPaper(context.contest, context.ceremony, context.results, ballot)


class BallotService:
    """Members' ballots.

    Every method raises `NothingFoundError` for a contest that the server does not have, or has as a draft. Those that change
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
                connection, self._slates, load_public_contest(connection, guild_id, contest_id)
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
        change = ballots.pick_nominee(category_id, nominee_id)
        return await self._submit_edit(guild_id, contest_id, member_id, pressed_at, change)

    async def clear_pick(
        self, guild_id: int, contest_id: int, member_id: int, category_id: str, pressed_at: datetime
    ) -> BallotPaper:
        """Take back the pick in a category, and with it its stake; nothing happens where there is none."""
        return await self._submit_edit(
            guild_id, contest_id, member_id, pressed_at, ballots.clear_pick(category_id)
        )

    async def clear_ballot(
        self, guild_id: int, contest_id: int, member_id: int, pressed_at: datetime
    ) -> BallotPaper:
        """Take back every pick that can still be taken back, and the tie-breaker's answer.

        Picks in closed categories stay. It is refused only where nothing can change any more.
        """
        return await self._submit_edit(guild_id, contest_id, member_id, pressed_at, ballots.clear_ballot())

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
        change = ballots.set_stake(category_id, stake)
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
            guild_id, contest_id, member_id, pressed_at, ballots.answer_tiebreaker(answer)
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


def empty_picks_of_withdrawn(
    connection: Connection,
    slates: SlateService,
    guild_id: int,
    ceremony_id: str,
    category_id: str,
    nominee_id: str,
    now: datetime,
) -> tuple[EmptiedPicks, ...]:
    """Empty the picks of a withdrawn nominee where its category still takes picks; elsewhere they score nothing.

    Returns:
        Each open contest that had the nominee, with those who must pick anew.
    """
    emptied: list[EmptiedPicks] = []
    contests = store.list_contests(connection, guild_id, {ContestState.OPEN}, ceremony_id=ceremony_id)
    for contest in contests:
        results = load_contest_context(connection, slates, contest).results
        if rules.refusal_of_pick(contest, category_id, now, results) is None:
            member_ids = ballot_store.delete_picks_of_nominee(connection, contest.id, category_id, nominee_id)
            emptied.append(EmptiedPicks(contest, tuple(member_ids)))
    return tuple(emptied)
