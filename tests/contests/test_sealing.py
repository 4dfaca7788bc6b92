import asyncio
from datetime import timedelta

from sqlalchemy import Connection, delete, select, update

from bot.audit import store as audit
from bot.audit.model import AuditAction
from bot.contests.model import Contest, ContestState
from bot.contests.read_models import ContestCard
from bot.contests.sealing import SEALING_JOB
from bot.db.engine import Database
from bot.db.tables import ballots, jobs, picks
from bot.ids import CategoryId, ContestId, GuildId, NomineeId
from bot.jobs.model import Job
from tests.contest_club import CATEGORIES, GUILD, HOST, LOCK, OTHER_GUILD, SECOND, Club

BEST_PICTURE = CategoryId("best-picture")
NOMINEE_A = NomineeId("a")
SHORT = CategoryId("short")

WEEK = timedelta(weeks=1)


def deadlines(connection: Connection) -> dict[str, object]:
    """When which contest is to be sealed."""
    query = select(jobs.c.key, jobs.c.due_at).where(jobs.c.kind == SEALING_JOB, jobs.c.done_at.is_(None))
    return dict(connection.execute(query).all())


async def seals(database: Database) -> int:
    """How often anything was sealed, by the audit log."""
    return len(await database.read(audit.list_page, GUILD, limit=100, action=AuditAction.SEAL_CONTEST))


async def test_sealing_waits_five_seconds_for_presses_on_their_way(club: Club, database: Database) -> None:
    contest = await club.open()
    assert await database.read(deadlines) == {str(contest.id): LOCK + 5 * SECOND}
    club.clock.now = LOCK + 4 * SECOND
    assert await club.sealing.seal_contest(GUILD, contest.id) is None
    assert (await club.contests.get_contest(GUILD, contest.id)).state is ContestState.OPEN
    club.clock.now = LOCK + 5 * SECOND
    card = await club.sealing.seal_contest(GUILD, contest.id)
    assert card is not None
    assert (card.contest.state, card.contest.sealed_at) == (ContestState.LOCKED, LOCK + 5 * SECOND)


async def test_a_sealed_contest_tells_its_proof_ballots_and_shares(club: Club) -> None:
    picked = {1: {"best-picture": "a"}, 2: {"best-picture": "a", "short": "c"}, 3: {"best-picture": "b"}}
    contest = await club.sealed(picked)
    card = await club.contests.get_card(GUILD, contest.id)
    assert card.ballots == 3
    assert list(card.shares) == list(CATEGORIES)
    assert card.shares[BEST_PICTURE].counts == {"a": 2, "b": 1}
    assert card.shares[BEST_PICTURE].share_for([NOMINEE_A]) == 2 / 3
    assert (card.shares[SHORT].voters, card.shares[CategoryId("actress")].voters) == (1, 0)
    assert card.shares[CategoryId("actress")].share_for([NOMINEE_A]) == 0
    assert card.contest.proof is not None
    verification = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verification.proof, verification.checked, verification.holds) == (card.contest.proof, 3, True)


async def test_sealing_again_changes_nothing_and_tells_the_same(club: Club, database: Database) -> None:
    contest = await club.sealed({1: {"best-picture": "a"}})
    club.clock.now += WEEK
    card = await club.sealing.seal_contest(GUILD, contest.id)
    assert card == await club.contests.get_card(GUILD, contest.id)
    assert card is not None
    assert card.contest == contest
    assert await seals(database) == 1


async def test_two_at_once_seal_once(club: Club, database: Database) -> None:
    contest = await club.open()
    club.clock.now = LOCK + 5 * SECOND
    one, other = await asyncio.gather(
        club.sealing.seal_contest(GUILD, contest.id), club.sealing.seal_contest(GUILD, contest.id)
    )
    assert one == other
    assert await seals(database) == 1


async def test_nothing_is_sealed_that_is_gone_cancelled_or_elsewhere(club: Club) -> None:
    cancelled, contest, draft = await club.open(), await club.open(), await club.draft()
    await club.hosting.cancel_contest(GUILD, cancelled.id, HOST)
    club.clock.now = LOCK + WEEK
    assert await club.sealing.seal_contest(GUILD, cancelled.id) is None
    assert await club.sealing.seal_contest(GUILD, draft.id) is None
    assert await club.sealing.seal_contest(GUILD, ContestId(77)) is None
    assert await club.sealing.seal_contest(OTHER_GUILD, contest.id) is None
    assert (await club.contests.get_contest(GUILD, contest.id)).state is ContestState.OPEN


async def test_a_lock_that_passed_while_the_bot_was_down_is_caught_up_with_once(
    club: Club, database: Database
) -> None:
    contest = await club.open()
    await club.pick(contest, 1, "a")
    club.clock.now = LOCK + WEEK
    after = Club(database, club.clock)
    told: asyncio.Queue[ContestCard | None] = asyncio.Queue()

    async def seal(job: Job) -> None:
        guild_id, contest_id = job.payload["guild_id"], job.payload["contest_id"]
        assert isinstance(guild_id, int)
        assert isinstance(contest_id, int)
        told.put_nowait(await after.sealing.seal_contest(GuildId(guild_id), ContestId(contest_id)))

    after.jobs.register_handler(SEALING_JOB, seal)
    await after.jobs.start()
    card = await asyncio.wait_for(told.get(), 30)
    await after.jobs.close()
    assert card is not None
    assert (card.contest.id, card.ballots) == (contest.id, 1)
    await after.jobs.start()
    await after.jobs.close()
    assert told.empty()
    assert await seals(database) == 1


async def test_the_deadline_follows_the_lock(club: Club, database: Database) -> None:
    contest = await club.open()
    club.clock.now += SECOND
    locked = await club.hosting.lock_contest(GUILD, contest.id, HOST)
    assert await database.read(deadlines) == {str(contest.id): locked.locks_at + 5 * SECOND}
    await club.hosting.reopen_contest(GUILD, contest.id, LOCK + WEEK, HOST)
    assert await database.read(deadlines) == {str(contest.id): LOCK + WEEK + 5 * SECOND}
    await club.hosting.cancel_contest(GUILD, contest.id, HOST)
    assert await database.read(deadlines) == {}


async def late_contest(club: Club) -> Contest:
    contest = await club.open(late_entries=True, category_ids=("best-picture", "short"))
    await club.fill(contest, 1, {"best-picture": "a", "short": "a"})
    return contest


async def test_with_late_entries_the_lock_closes_nothing(club: Club, database: Database) -> None:
    contest = await late_contest(club)
    club.clock.now = LOCK + WEEK
    assert await database.read(deadlines) == {}
    assert await club.sealing.seal_contest(GUILD, contest.id) is None
    await club.pick(contest, 2, "b")


async def test_with_late_entries_each_category_tells_its_shares_when_it_closed(club: Club) -> None:
    contest = await late_contest(club)
    closed = await club.night.close_picks(club.target(contest), SHORT, HOST)
    assert [one.id for one in closed] == [contest.id]
    assert (await club.contests.get_card(GUILD, contest.id)).shares == {}
    club.clock.now += 5 * SECOND
    card = await club.contests.get_card(GUILD, contest.id)
    assert {category_id: shares.counts for category_id, shares in card.shares.items()} == {"short": {"a": 1}}
    assert card.contest.proof is None


async def test_with_late_entries_the_last_envelope_brings_the_proof(club: Club, database: Database) -> None:
    contest = await late_contest(club)
    target = club.target(contest)
    await club.night.announce_winners(target, SHORT, [NOMINEE_A], HOST)
    assert await database.read(deadlines) == {}
    club.clock.now += WEEK
    await club.night.announce_winners(target, BEST_PICTURE, [NOMINEE_A], HOST)
    assert await database.read(deadlines) == {str(contest.id): club.clock.now + 5 * SECOND}
    club.clock.now += 5 * SECOND
    card = await club.sealing.seal_contest(GUILD, contest.id)
    assert card is not None
    assert card.contest.proof is not None


async def test_a_voided_category_is_not_waited_for(club: Club, database: Database) -> None:
    contest = await late_contest(club)
    target = club.target(contest)
    await club.night.announce_winners(target, SHORT, [NOMINEE_A], HOST)
    await club.night.void_category(target, BEST_PICTURE, HOST)
    assert await database.read(deadlines) == {str(contest.id): club.clock.now + 5 * SECOND}
    await club.night.undo_result(target, BEST_PICTURE, HOST)
    assert await database.read(deadlines) == {}


async def test_a_pick_changed_after_the_sealing_is_found_out(club: Club, database: Database) -> None:
    contest = await club.sealed({1: {"best-picture": "a"}, 2: {"best-picture": "b"}})

    def tamper(connection: Connection) -> None:
        connection.execute(update(picks).values(nominee_id="c"))

    await database.write(tamper)
    verification = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verification.checked, verification.wrong, verification.holds) == (0, 2, False)


async def test_a_ballot_taken_away_after_the_sealing_is_found_out(club: Club, database: Database) -> None:
    contest = await club.sealed({1: {"best-picture": "a"}, 2: {"best-picture": "b"}})
    await database.write(
        lambda connection: connection.execute(delete(ballots).where(ballots.c.member_id == 1))
    )
    verification = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verification.checked, verification.wrong, verification.holds) == (1, 0, False)


def erase(connection: Connection, member_id: int) -> None:
    connection.execute(
        update(ballots).where(ballots.c.member_id == member_id).values(member_id=None, salt=None)
    )


def lines(connection: Connection) -> list[str | None]:
    """Each ballot's line, in the order in which they were begun."""
    return list(connection.scalars(select(ballots.c.line).order_by(ballots.c.id)))


async def test_an_erased_ballot_still_counts_and_verifies(club: Club, database: Database) -> None:
    contest = await club.sealed({1: {"best-picture": "a"}, 2: {"best-picture": "b"}})
    await club.contests.get_standings(GUILD, contest.id)
    line = (await database.read(lines))[0]
    await database.write(erase, 1)
    verification = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verification.checked, verification.erased, verification.holds) == (1, 1, True)
    standings = (await club.contests.get_standings(GUILD, contest.id)).standings
    assert sorted(row.ballot.member_id or 0 for row in standings.rows) == [0, 2]
    reopened = await club.hosting.reopen_contest(GUILD, contest.id, LOCK + WEEK, HOST)
    await club.seal(reopened)
    again = await club.contests.verify_ballots(GUILD, contest.id)
    assert (again.checked, again.erased, again.holds) == (1, 1, True)
    assert (await database.read(lines))[0] == line


async def test_who_was_erased_before_the_sealing_has_a_line_too(club: Club, database: Database) -> None:
    contest = await club.open()
    await club.pick(contest, 1, "a")
    await database.write(erase, 1)
    await club.seal(contest)
    verification = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verification.checked, verification.erased, verification.holds) == (0, 1, True)
