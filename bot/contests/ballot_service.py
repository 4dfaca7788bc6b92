"""Changes to ballots: requests on one contest are decided in order in one transaction and written together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store, ballots, press_store, rules, store
from bot.contests.ballot_store import SavedPick
from bot.contests.ballots import BallotEdit
from bot.contests.loading import load_contest_context, load_public_contest
from bot.contests.model import Ballot, ContestState, Pick
from bot.contests.press_order import (
    BallotPart,
    find_changed_parts,
    find_outdated_parts,
    keep_outdated_parts,
)
from bot.contests.press_store import LatestPresses
from bot.contests.read_models import BallotPaper, ContestContext, EmptiedPicks
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
from bot.slates.service import SlateService


@dataclass(frozen=True, slots=True)
class BallotPress:
    """A member's request to change their ballot, made by a button, a select or a command.

    Attributes:
        member_id: The member who pressed.
        at: When they pressed, by Discord's clock, in UTC.
        press_id: Discord's id of the press, which decides the order of one member's presses.
        edit: The change to the ballot.
    """

    member_id: MemberId
    at: datetime
    press_id: PressId
    edit: BallotEdit


PressOutcome = BallotPaper | Exception
"""The ballot after a press, or the error that refused it."""


def decide_presses(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    contest_id: ContestId,
    presses: Sequence[BallotPress],
) -> list[PressOutcome]:
    """Decide presses on one contest's ballots in order, and save the resulting ballots.

    What a newer press of the same member has decided already stays (`bot.contests.press_order`).

    Returns:
        The outcome of each press, in the same order.

    Raises:
        NothingFoundError: The server has no such contest that members may know of.
    """
    context = load_contest_context(connection, slates, load_public_contest(connection, guild_id, contest_id))
    members = {press.member_id for press in presses}
    pressed = _PressedBallots(
        context,
        ballot_store.find_ballots(connection, contest_id, members),
        press_store.find_latest_presses(connection, contest_id, members),
    )
    decided: list[Ballot | Exception] = []
    for press in presses:
        try:
            decided.append(pressed.apply_press(press))
        except Exception as refusal:  # noqa: BLE001 - one member's error must not fail the others' presses
            decided.append(refusal)
    ids = pressed.save_changes(connection)
    return [
        entry
        if isinstance(entry, Exception)
        else _make_paper(context, replace(entry, id=ids[press.member_id]))
        for press, entry in zip(presses, decided, strict=True)
    ]


def load_ballot(connection: Connection, contest_id: ContestId, member_id: MemberId) -> Ballot:
    """A member's ballot in a contest; an empty ballot with the id 0 if they have none."""
    saved = ballot_store.find_ballots(connection, contest_id, [member_id])
    return saved.get(member_id, Ballot(0, member_id, ""))


class _PressedBallots:
    """The ballots of the members who pressed, and the changes that are still to be written."""

    def __init__(
        self,
        context: ContestContext,
        saved: Mapping[MemberId, Ballot],
        latest: Mapping[MemberId, LatestPresses],
    ) -> None:
        self._context = context
        self._ballots = dict(saved)
        self._latest = latest
        self._decided: dict[tuple[MemberId, BallotPart], PressId] = {}
        self._picks: dict[tuple[MemberId, CategoryId], tuple[Pick | None, datetime]] = {}
        self._answers: dict[MemberId, int | None] = {}
        self._began: dict[MemberId, datetime] = {}

    def apply_press(self, press: BallotPress) -> Ballot:
        """Decide one press; its changes replace those of the same member's earlier presses."""
        member_id, edit = press.member_id, press.edit
        before = self._ballots.get(member_id) or Ballot(0, member_id, "")
        after = edit.apply(self._context, before, press.at)
        parts = edit.list_parts(self._context.contest.rules) | find_changed_parts(before, after)
        latest = self._latest[member_id]
        outdated = find_outdated_parts(parts, press.press_id, latest)
        if outdated and not edit.is_divisible:
            return before
        after = keep_outdated_parts(before, after, outdated)
        for part in parts - outdated:
            latest[part] = self._decided[member_id, part] = press.press_id
        if after != before:
            self._ballots[member_id] = after
            self._note_changes(press, before, after)
        return after

    def save_changes(self, connection: Connection) -> Mapping[MemberId, int]:
        """Write all changes; return the ballot's id by member id, 0 for members without a ballot."""
        ids: dict[MemberId, int] = defaultdict(int)
        ids.update((member_id, ballot.id) for member_id, ballot in self._ballots.items())
        if self._began:
            ids.update(ballot_store.insert_ballots(connection, self._context.contest.id, self._began))
        saved: list[SavedPick] = []
        gone: list[tuple[int, CategoryId]] = []
        for (member_id, category_id), (pick, at) in self._picks.items():
            if pick is None:
                gone.append((ids[member_id], category_id))
            else:
                saved.append(SavedPick(ids[member_id], pick, at))
        ballot_store.save_picks(connection, saved)
        ballot_store.delete_picks(connection, gone)
        answers = {ids[member_id]: answer for member_id, answer in self._answers.items()}
        ballot_store.save_answers(connection, answers)
        press_store.save_latest_presses(connection, self._context.contest.id, self._decided)
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
            ballot = load_ballot(connection, contest_id, member_id)
            return BallotPaper(context.contest, context.ceremony, context.results, ballot)

        return await self._database.read(load_paper)

    async def pick_nominee(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        nominee_id: NomineeId,
        pressed_at: datetime,
        *,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Pick a nominee in a category, in place of the one picked before.

        Under `confidence` the category keeps its stake; a first pick in a category gets the highest number that
        is not staked yet.

        Raises:
            NotOnSlateError: The category has no such nominee, or it was withdrawn.
        """
        change = ballots.pick_nominee(category_id, nominee_id)
        return await self._submit_edit(guild_id, contest_id, member_id, change, pressed_at, press_id)

    async def clear_pick(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        pressed_at: datetime,
        *,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Remove the pick in a category, and its stake; nothing happens where there is no pick."""
        change = ballots.clear_pick(category_id)
        return await self._submit_edit(guild_id, contest_id, member_id, change, pressed_at, press_id)

    async def clear_ballot(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        pressed_at: datetime,
        *,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Remove every pick whose category is still open, and the tie-breaker's answer while that can change.

        Picks in closed categories stay. It is refused only if nothing on the ballot can change any more.
        """
        change = ballots.clear_ballot()
        return await self._submit_edit(guild_id, contest_id, member_id, change, pressed_at, press_id)

    async def set_stake(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        stake: int,
        pressed_at: datetime,
        *,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Set the stake on the pick in a category, under `confidence`.

        If another category has this number, the two categories swap their stakes. Both must be open.

        Raises:
            StakeRangeError: The number is not from 1 to the number of categories, or the preset has no stakes.
            StakeWithoutPickError: The category has no pick yet.
        """
        change = ballots.set_stake(category_id, stake)
        return await self._submit_edit(guild_id, contest_id, member_id, change, pressed_at, press_id)

    async def answer_tiebreaker(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        answer: int | None,
        pressed_at: datetime,
        *,
        press_id: PressId | None = None,
    ) -> BallotPaper:
        """Answer the tie-breaker question; None removes the answer.

        Raises:
            NoTiebreakerError: The contest has no tie-breaker question.
            TiebreakerRangeError: The answer is too far from zero.
            TiebreakerClosedError: An envelope was opened, and the contest has late entries.
        """
        change = ballots.answer_tiebreaker(answer)
        return await self._submit_edit(guild_id, contest_id, member_id, change, pressed_at, press_id)

    async def _submit_edit(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        edit: BallotEdit,
        pressed_at: datetime,
        press_id: PressId | None,
    ) -> BallotPaper:
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
    guild_id: GuildId,
    ceremony_id: str,
    category_id: CategoryId,
    nominee_id: NomineeId,
    now: datetime,
) -> tuple[EmptiedPicks, ...]:
    """Remove the picks of a withdrawn nominee in contests whose category is still open; elsewhere they stay and score
    nothing.

    Returns:
        Each open contest in which picks were removed, with the members who must pick again.
    """
    emptied: list[EmptiedPicks] = []
    contests = store.list_contests(connection, guild_id, {ContestState.OPEN}, ceremony_id=ceremony_id)
    for contest in contests:
        results = load_contest_context(connection, slates, contest).results
        if rules.refusal_of_pick(contest, category_id, now, results) is None:
            member_ids = ballot_store.delete_picks_of_nominee(connection, contest.id, category_id, nominee_id)
            emptied.append(EmptiedPicks(contest, tuple(member_ids)))
    return tuple(emptied)
