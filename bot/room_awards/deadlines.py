"""The deadline of the post of a phase of the room's own awards: it is made even if the process that began the phase
dies before it posts it.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.jobs.service import JobService
from bot.room_awards.model import RoomAward

AWARD_POST_JOB = "room-award.post"
"""The kind of job that posts the present phase of awards; its payload has `guild_id` and `award_id`."""

AWARD_POST_TIMEOUT = timedelta(seconds=15)
"""How long after a phase began a running bot has certainly posted it, or is about to."""


def schedule_award_post(
    connection: Connection, jobs: JobService, award: RoomAward, begun_at: datetime
) -> None:
    """Schedule the job that posts the present phase if it has no post by then, in the caller's transaction."""
    payload = {"guild_id": award.guild_id, "award_id": award.id}
    jobs.schedule(connection, AWARD_POST_JOB, str(award.id), begun_at + AWARD_POST_TIMEOUT, payload)


def cancel_award_post(connection: Connection, jobs: JobService, award: RoomAward) -> None:
    """Cancel that job: the post is made, or nobody is to see one any more."""
    jobs.cancel(connection, AWARD_POST_JOB, str(award.id))
