"""Rounds of reminders, and the queue of direct messages that each of them fills.

A round is begun by a deadline, and its messages are rows: whatever dies, each is sent once. What a message says is
looked up when its turn comes, so that it tells nobody of what they have finished meanwhile.
"""

from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.contests import store as contest_store
from bot.contests.deadlines import reschedule_lock_reminders
from bot.db.engine import Database
from bot.guilds import notices as guild_notices
from bot.guilds.notices import NoticeService
from bot.ids import GuildId, MemberId
from bot.jobs.service import JobService
from bot.reminders import store
from bot.reminders.deadlines import reschedule_date_reminders
from bot.reminders.loading import OccasionReader
from bot.reminders.model import (
    BallotGaps,
    BegunRound,
    MessageOutcome,
    Occasion,
    ReminderMessage,
    ReminderRound,
    ReminderSubject,
    ReminderTime,
)
from bot.reminders.rules import find_due_time, is_made_already
from bot.reminders.store import WaitingMessage
from bot.room_awards import store as award_store
from bot.room_awards.closing import reschedule_phase_reminders
from bot.shards import ALL_SHARDS, Shards


class ReminderQueueService:
    """Begins rounds, and hands out the messages of the queue one by one."""

    def __init__(
        self,
        database: Database,
        occasions: OccasionReader,
        notices: NoticeService,
        jobs: JobService,
        *,
        clock: Clock,
        shards: Shards = ALL_SHARDS,
    ) -> None:
        """Keep the queue in a database, for the servers on these shards."""
        self._jobs = jobs
        self._database = database
        self._occasions = occasions
        self._notices = notices
        self._clock = clock
        self._shards = shards

    async def reschedule_all(self, guild_id: GuildId | None = None) -> None:
        """Set the deadlines of all reminders anew, of one server or of all, whatever was missed meanwhile.

        To be called after a start, and once what reminders take is switched on again in a server.
        """
        now = self._clock()

        def reschedule(connection: Connection) -> None:
            for contest in contest_store.list_coming_locks(connection, now):
                if guild_id in {None, contest.guild_id}:
                    reschedule_lock_reminders(connection, self._jobs, contest)
            for award in award_store.list_open_phases(connection):
                if guild_id in {None, award.guild_id}:
                    reschedule_phase_reminders(connection, self._jobs, award)
            self._reschedule_dates(connection, guild_id, now)

        await self._database.write(reschedule)

    async def reschedule_dates(self, guild_id: GuildId) -> None:
        """Set the deadlines before a server's dates anew, after they may have moved."""
        await self._database.write(self._reschedule_dates, guild_id, self._clock())

    async def begin_round(self, subject: ReminderSubject) -> BegunRound | None:
        """Remind the members who asked and have not finished, if that is due: their messages are in the queue then.

        It can be called again, after a crash or a change of the clock.

        Returns:
            The round that is due now, begun by this call or before; None if none is, or something like it was said.
        """
        now = self._clock()

        def begin_if_due(connection: Connection) -> BegunRound | None:
            occasion = self._occasions.load_occasion(connection, subject, now)
            due = find_due_time(occasion, now) if occasion is not None else None
            if occasion is None or due is None:
                return None
            made = store.list_rounds(connection, subject)
            same = [one for one in made if one.lead is due.lead and one.ends_at == occasion.ends_at]
            if not same and is_made_already(due, made):
                return None
            begun = same[0] if same else self._insert_round(connection, occasion, due)
            return BegunRound(
                occasion,
                begun,
                is_muted=store.is_muted(connection, subject),
                has_waiting=store.has_waiting_messages(connection, begun.id),
            )

        return await self._database.write(begin_if_due)

    async def mark_posted(self, begun: BegunRound) -> None:
        """Store that a round's post in the channel was made, or cannot be made."""
        await self._database.write(store.mark_posted, begun.round.id, self._clock())

    async def take_next(self) -> ReminderMessage | None:
        """The next message to send; None if none waits. What is not needed any more is dropped on the way."""
        now = self._clock()

        def find_needed(connection: Connection) -> ReminderMessage | None:
            store.drop_late_messages(connection, now)
            while (waiting := store.find_next_message(connection, self._shards)) is not None:
                message = self._make_message(connection, waiting)
                if message is not None:
                    if not message.is_repeated:
                        store.mark_tried(connection, message.id, now)
                    return message
                store.settle_message(connection, waiting.id, MessageOutcome.DROPPED, now)
            return None

        return await self._database.write(find_needed)

    async def settle_message(self, message: ReminderMessage, outcome: MessageOutcome) -> None:
        """Store what became of a message."""
        now = self._clock()

        def save_outcome(connection: Connection) -> None:
            store.settle_message(connection, message.id, outcome, now)
            if outcome is MessageOutcome.SENT:
                guild_id = message.occasion.subject.guild_id
                store.set_messages_closed(connection, guild_id, message.user_id, None)

        await self._database.write(save_outcome)

    async def settle_closed(self, message: ReminderMessage, notice: str) -> None:
        """Store that a member takes no direct messages, and what is shown to them at their next command instead.

        If they were told before and have not come back since, they are not told once more.
        """
        now, guild_id = self._clock(), message.occasion.subject.guild_id

        def save_closed(connection: Connection) -> None:
            known = store.are_messages_closed(connection, guild_id, message.user_id)
            if not (known and guild_notices.has_notice(connection, guild_id, message.user_id)):
                guild_notices.insert_notice(connection, guild_id, message.user_id, notice)
            store.set_messages_closed(connection, guild_id, message.user_id, now)
            store.settle_message(connection, message.id, MessageOutcome.CLOSED, now)

        await self._database.write(save_closed)
        self._notices.clear_cache()

    def _reschedule_dates(self, connection: Connection, guild_id: GuildId | None, now: datetime) -> None:
        for subject in store.list_asked_dates(connection, guild_id):
            occasion = self._occasions.load_occasion(connection, subject, now)
            reschedule_date_reminders(connection, self._jobs, subject, occasion)

    def _insert_round(self, connection: Connection, occasion: Occasion, due: ReminderTime) -> ReminderRound:
        now = self._clock()
        made = store.insert_round(connection, occasion.subject, due, ends_at=occasion.ends_at, at=now)
        # Who asked for a date after its reminder was due has just heard when it is.
        before = None if occasion.subject.kind.is_closing else due.due_at
        asked = store.list_askers(connection, occasion.subject, asked_before=before)
        unfinished = self._occasions.find_unfinished(connection, occasion, asked, now)
        store.insert_messages(connection, made.id, unfinished)
        return made

    def _make_message(self, connection: Connection, waiting: WaitingMessage) -> ReminderMessage | None:
        """What a message says now; None if its member does not want or need it any more."""
        now = self._clock()
        occasion = self._occasions.load_occasion(connection, waiting.subject, now)
        if occasion is None or not store.is_requested(connection, waiting.subject, waiting.user_id):
            return None
        unfinished = self._find_own(connection, occasion, waiting.user_id)
        if unfinished is None:
            return None
        return ReminderMessage(
            waiting.id,
            waiting.user_id,
            occasion,
            unfinished,
            is_repeated=waiting.was_tried,
        )

    def _find_own(self, connection: Connection, occasion: Occasion, member_id: MemberId) -> BallotGaps | None:
        return self._occasions.find_unfinished(connection, occasion, [member_id], self._clock()).get(
            member_id
        )
