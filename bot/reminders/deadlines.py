"""The deadlines at which members are reminded of a date of the season, in the caller's transaction."""

from sqlalchemy import Connection

from bot.jobs.leads import ReminderLead
from bot.jobs.service import JobService
from bot.reminders.model import Occasion, ReminderSubject

DATE_REMINDER_JOB = "season.reminder"
"""The kind of job that reminds members of a date; its payload has `guild_id`, `kind` and `subject`."""


def reschedule_date_reminders(
    connection: Connection, jobs: JobService, subject: ReminderSubject, occasion: Occasion | None
) -> None:
    """Set the deadlines before a date, in place of earlier ones; None if it is over or not known any more.

    To be called once a member asked for one, and after every change that may move the date. A deadline that has passed
    is set all the same: its handler knows whether it was kept.
    """
    due = {one.lead: one.due_at for one in occasion.times} if occasion is not None else {}
    for lead in ReminderLead:
        key = f"{subject.guild_id} {subject.kind} {subject.id} {lead}"
        if lead in due:
            payload = {"guild_id": subject.guild_id, "kind": subject.kind, "subject": subject.id}
            jobs.schedule(connection, DATE_REMINDER_JOB, key, due[lead], payload)
        else:
            jobs.cancel(connection, DATE_REMINDER_JOB, key)
