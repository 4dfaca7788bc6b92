"""Presses on the ballots of one contest: decided in order, and saved together, in the caller's transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import ballot_store, press_store
from bot.contests.ballot_store import SavedPick
from bot.contests.ballots import BallotEdit
from bot.contests.loading import load_contest_context, load_public_contest, make_ballot_paper
from bot.contests.model import Ballot, Pick
from bot.contests.nominations.entry_store import SavedEntries, save_entries
from bot.contests.press_order import (
    BallotPart,
    find_changed_parts,
    find_outdated_parts,
    keep_outdated_parts,
)
from bot.contests.press_store import LatestPresses
from bot.contests.read_models import BallotPaper, ContestContext
from bot.ids import (
    CategoryId,
    ContenderId,
    ContestId,
    GuildId,
    MemberId,
    PressId,
)
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
        else make_ballot_paper(context, replace(entry, id=ids[press.member_id]))
        for press, entry in zip(presses, decided, strict=True)
    ]


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
        self._entries: dict[tuple[MemberId, CategoryId], tuple[tuple[ContenderId, ...], datetime]] = {}
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
        save_entries(
            connection,
            [
                SavedEntries(ids[member_id], category_id, named, at)
                for (member_id, category_id), (named, at) in self._entries.items()
            ],
        )
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
        for category_id in before.entries.keys() | after.entries.keys():
            named = after.entries.get(category_id, ())
            if named != before.entries.get(category_id, ()):
                self._entries[member_id, category_id] = named, press.at
        if after.tiebreaker != before.tiebreaker:
            self._answers[member_id] = after.tiebreaker
        if before.id == 0:
            self._began.setdefault(member_id, press.at)
