from sqlalchemy import Connection, select

from bot.contests.deadlines import PODIUM_JOB
from bot.db.engine import Database
from bot.db.tables import jobs
from tests.contest_club import GUILD, HOST, SECOND, Club


def deadlines(connection: Connection) -> dict[str, object]:
    """When which podium is posted if it is still missing."""
    query = select(jobs.c.key, jobs.c.due_at).where(jobs.c.kind == PODIUM_JOB, jobs.c.done_at.is_(None))
    return dict(connection.execute(query).all())


async def test_a_finish_leaves_the_podium_to_a_job_until_it_is_posted(club: Club, database: Database) -> None:
    contest = await club.sealed({1: {"best-picture": "a"}})
    assert await database.read(deadlines) == {}

    finished = await club.hosting.finish_contest(GUILD, contest.id, None, HOST)

    assert finished.podium_message_id is None
    assert await database.read(deadlines) == {str(contest.id): club.clock.now + 10 * SECOND}
    await club.hosting.record_podium_post(GUILD, contest.id, 4711)
    assert (await club.contests.get_contest(GUILD, contest.id)).podium_message_id == 4711
    assert await database.read(deadlines) == {}


async def test_a_podium_that_cannot_be_posted_is_not_tried_for_ever(club: Club, database: Database) -> None:
    contest = await club.sealed({1: {"best-picture": "a"}})
    await club.hosting.finish_contest(GUILD, contest.id, None, HOST)

    told = await club.hosting.record_podium_post(GUILD, contest.id, None)

    assert told.podium_message_id is None
    assert await database.read(deadlines) == {}
