"""Guests of a contest: hosts type their paper ballots in, correct them, set them aside, and erase them."""

from datetime import datetime

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Actor, AuditAction
from bot.clock import Clock
from bot.contests import audit_entries, ballot_store, guest_store
from bot.contests.ballot_store import SavedPick
from bot.contests.guests import GuestEntry, fill_guest_ballot, find_guest, find_open_picks, refusal_of_guests
from bot.contests.loading import load_contest, load_contest_context
from bot.contests.model import Ballot, Contest
from bot.contests.read_models import ContestContext, GuestBoard, GuestPaper
from bot.contests.setting_aside import mark_ballot
from bot.db.engine import Database
from bot.errors import raise_refusal
from bot.ids import ContestId, GuildId
from bot.jobs.service import JobService
from bot.slates.service import SlateService


class GuestService:
    """Guests' ballots, for hosts alone: the caller has checked that the actor is a host.

    Every method raises `NothingFoundError` for a contest that the server does not have, `GuestsOnNominationsError` for
    one on nominations, and `ContestNotOpenError` for a draft.
    """

    def __init__(self, database: Database, slates: SlateService, jobs: JobService, clock: Clock) -> None:
        """Store guests in a database; a corrected podium is a job."""
        self._database = database
        self._slates = slates
        self._jobs = jobs
        self._clock = clock

    async def get_board(self, guild_id: GuildId, contest_id: ContestId) -> GuestBoard:
        """A contest's guests with their ballots, which their hosts typed and may see."""

        def load_board(connection: Connection) -> GuestBoard:
            context = self._load_context(connection, guild_id, contest_id)
            guests = ballot_store.find_guest_ballots(connection, contest_id)
            return GuestBoard(context.contest, context.ceremony, context.results, guests)

        return await self._database.read(load_board)

    async def preview_guest(
        self, guild_id: GuildId, contest_id: ContestId, entry: GuestEntry, at: datetime
    ) -> GuestPaper:
        """What would be saved of a typed ballot at an instant (UTC).

        Raises:
            UserError: As in `save_guest`.
        """

        def fill_paper(connection: Connection) -> GuestPaper:
            return self._fill_paper(connection, guild_id, contest_id, entry, at)

        return await self._database.read(fill_paper)

    async def save_guest(
        self, guild_id: GuildId, contest_id: ContestId, entry: GuestEntry, by: Actor, *, pressed_at: datetime
    ) -> GuestPaper:
        """Save a guest's ballot as it was typed, in place of what it held; `pressed_at` (UTC) decides what is closed.

        Raises:
            GuestGoneError: It corrects a guest who is gone.
            GuestLimitError: The contest has as many guests as it can have.
            GuestNameLengthError: The name is empty or too long.
            GuestNameTakenError: Another guest has it.
            PaperPicksError: Some of the picks cannot be taken.
            NoPaperPicksError: There are none.
            UserError: Everything is closed, as `bot.contests.rules.refusal_of_pick` and `refusal_of_tiebreaker` say.
        """
        now = self._clock()

        def save_paper(connection: Connection) -> GuestPaper:
            paper = self._fill_paper(connection, guild_id, contest_id, entry, pressed_at)
            ballot, number = paper.ballot, paper.ballot.guest
            if number is None:
                ballot_id, number = guest_store.insert_guest_ballot(connection, contest_id, ballot.name, now)
                action = AuditAction.ENTER_GUEST
            else:
                ballot_id, action = ballot.id, AuditAction.CORRECT_GUEST
                guest_store.rename_guest(connection, ballot_id, ballot.name)
            asked = paper.contest.rules.by_id
            gone = [(ballot_id, one) for one in asked if one not in ballot.picks]
            ballot_store.delete_picks(connection, gone)
            saved = [SavedPick(ballot_id, pick, pressed_at) for pick in ballot.picks.values()]
            ballot_store.save_picks(connection, saved)
            ballot_store.save_answers(connection, {ballot_id: ballot.tiebreaker})
            # The guest's number, not their name: an erasure must find nothing here that names them. Nor the picks,
            # which are secret to other moderators.
            after = {"guest": number, "picks": len(ballot.picks)}
            audit_entries.append_audit_entry(connection, paper.contest, action, by, now, after=after)
            return paper

        return await self._database.write(save_paper)

    async def set_guest_aside(
        self, guild_id: GuildId, contest_id: ContestId, number: int, reason: str | None, by: Actor
    ) -> Contest:
        """Take a guest's ballot out of the standings for a reason, as a member's; None lets it take part again.

        Raises:
            GuestGoneError: There is no such guest any more.
            NoBallotToSetAsideError: Nothing would change.
        """
        now = self._clock()

        def save_mark(connection: Connection) -> Contest:
            contest = load_contest(connection, guild_id, contest_id)
            raise_refusal(refusal_of_guests(contest))
            ballot = find_guest(ballot_store.find_guest_ballots(connection, contest_id), number)
            mark_ballot(connection, self._jobs, contest, ballot, reason, by=by, at=now)
            return contest

        return await self._database.write(save_mark)

    async def erase_guest(self, guild_id: GuildId, contest_id: ContestId, number: int, by: Actor) -> bool:
        """Erase a guest; picks in closed categories stay as an unnamed ballot, as after a member's erasure.

        Soon no byte of the name is left in the files of a SQLite database either (`bot.db.scrubbing`).

        Returns:
            Whether such a ballot stays.

        Raises:
            GuestGoneError: There is no such guest any more.
        """
        now = self._clock()

        def erase_ballot(connection: Connection) -> bool:
            context = self._load_context(connection, guild_id, contest_id)
            ballot = find_guest(ballot_store.find_guest_ballots(connection, contest_id), number)
            still_open = find_open_picks(context, ballot, now)
            stays = len(still_open) < len(ballot.picks)
            audit.erase_ballot_reasons(connection, guild_id, [ballot.id])
            if stays:
                guest_store.erase_guest_ballot(connection, ballot.id, still_open)
            else:
                guest_store.delete_guest_ballot(connection, ballot.id)
            after = {"guest": number}
            audit_entries.append_audit_entry(
                connection, context.contest, AuditAction.ERASE_GUEST, by, now, after=after
            )
            return stays

        stays = await self._database.write(erase_ballot)
        await self._database.scrub()
        return stays

    def _load_context(
        self, connection: Connection, guild_id: GuildId, contest_id: ContestId
    ) -> ContestContext:
        contest = load_contest(connection, guild_id, contest_id)
        raise_refusal(refusal_of_guests(contest))
        return load_contest_context(connection, self._slates, contest)

    def _fill_paper(
        self,
        connection: Connection,
        guild_id: GuildId,
        contest_id: ContestId,
        entry: GuestEntry,
        at: datetime,
    ) -> GuestPaper:
        context = self._load_context(connection, guild_id, contest_id)
        guests = ballot_store.find_guest_ballots(connection, contest_id)
        before = Ballot(0, None, "")
        if entry.number is not None:
            before = find_guest(guests, entry.number)
        others = [guest.name for guest in guests if guest.id != before.id]
        return fill_guest_ballot(context, before, entry, others, at)
