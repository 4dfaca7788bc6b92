"""Presses on ballots: decided in order against one reading of the contest, and written together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.awards.slates import SlateService
from bot.contests import ballot_store
from bot.contests.ballot_store import SavedPick
from bot.contests.facts import BallotPaper, ContestContext
from bot.contests.filling import BallotEdit
from bot.contests.loading import load_contest, load_contest_context
from bot.contests.model import Ballot, Pick


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
        NothingFoundError: The server has no such contest.
    """
    context = load_contest_context(connection, slates, load_contest(connection, guild_id, contest_id))
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
