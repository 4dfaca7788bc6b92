"""Members' reminders, switched on and off, and what hosts see and choose about them."""

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Actor, AuditAction, AuditEntry
from bot.clock import Clock
from bot.db.engine import Database
from bot.guilds import store as guild_store
from bot.ids import MemberId
from bot.jobs.service import JobService
from bot.reminders import store
from bot.reminders.deadlines import reschedule_date_reminders
from bot.reminders.errors import NothingToRemindOfError
from bot.reminders.loading import OccasionReader
from bot.reminders.model import Asker, AskerList, Occasion, ReminderSubject, SwitchedReminder


class ReminderService:
    """Stores who asked to be reminded of what; nobody is reminded who did not."""

    def __init__(self, database: Database, occasions: OccasionReader, jobs: JobService, clock: Clock) -> None:
        """Store requests in a database, and the deadlines that they need as jobs."""
        self._jobs = jobs
        self._database = database
        self._occasions = occasions
        self._clock = clock

    async def switch_reminder(
        self, subject: ReminderSubject, member_id: MemberId, *, wanted: bool | None = None
    ) -> SwitchedReminder:
        """Switch a member's reminder of something on or off.

        Args:
            subject: What it is.
            member_id: The member.
            wanted: Whether it is to be on; None for the other of what it is.

        Raises:
            NothingToRemindOfError: It is over or was cancelled, so there is nothing to switch on.
        """
        now = self._clock()

        def save_request(connection: Connection) -> SwitchedReminder:
            was_on = store.is_requested(connection, subject, member_id)
            is_on = not was_on if wanted is None else wanted
            occasion = self._occasions.load_occasion(connection, subject, now)
            if occasion is None:
                store.delete_request(connection, subject, member_id)
                raise NothingToRemindOfError(subject.kind)
            if not is_on:
                store.delete_request(connection, subject, member_id)
                return SwitchedReminder(occasion, is_on=False)
            guild_store.ensure_guild(connection, subject.guild_id, now)
            store.save_request(connection, subject, member_id, now)
            if not subject.kind.is_closing:
                reschedule_date_reminders(connection, self._jobs, subject, occasion)
            unfinished = self._occasions.find_unfinished(connection, occasion, [member_id], now)
            return SwitchedReminder(
                occasion,
                is_on=True,
                coming=tuple(one.lead for one in occasion.times if one.due_at > now),
                unfinished=unfinished.get(member_id),
                are_messages_closed=store.are_messages_closed(connection, subject.guild_id, member_id),
            )

        return await self._database.write(save_request)

    async def get_askers(self, subject: ReminderSubject) -> AskerList:
        """Who asked to be reminded and has not finished, for hosts: names, and never picks."""
        now = self._clock()

        def load_askers(connection: Connection) -> AskerList:
            asked = store.list_askers(connection, subject)
            occasion = self._occasions.load_occasion(connection, subject, now)
            return AskerList(
                subject,
                occasion,
                asked=len(asked),
                unfinished=self._load_unfinished(connection, occasion, asked),
                is_muted=store.is_muted(connection, subject),
            )

        return await self._database.read(load_askers)

    async def set_muted(self, subject: ReminderSubject, by: Actor, *, muted: bool) -> None:
        """Choose whether the channel gets a post before something closes. The caller has checked that it is a host's.

        Raises:
            NothingToRemindOfError: It is over or was cancelled.
        """
        now = self._clock()

        def save_choice(connection: Connection) -> None:
            occasion = self._occasions.load_occasion(connection, subject, now)
            if occasion is None:
                raise NothingToRemindOfError(subject.kind)
            if store.is_muted(connection, subject) == muted:
                return
            store.set_muted(connection, subject, muted=muted)
            action = AuditAction.STOP_REMINDER_POSTS if muted else AuditAction.ALLOW_REMINDER_POSTS
            audit.append_entry(connection, AuditEntry(subject.guild_id, now, by, action, occasion.title))

        await self._database.write(save_choice)

    def _load_unfinished(
        self, connection: Connection, occasion: Occasion | None, asked: list[MemberId]
    ) -> tuple[Asker, ...]:
        if occasion is None:
            return ()
        unfinished = self._occasions.find_unfinished(connection, occasion, asked, self._clock())
        names = guild_store.load_names(connection, occasion.subject.guild_id, unfinished)
        askers = [Asker(member_id, names.get(member_id, "")) for member_id in unfinished]
        return tuple(sorted(askers, key=lambda asker: (asker.name.casefold(), asker.user_id)))
