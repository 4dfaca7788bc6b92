"""A database server that dies in the middle of a rush, and comes back, has kept every pick that was acknowledged."""

import asyncio

from bot.db.engine import Database
from bot.ids import MemberId
from tests.contest_club import CATEGORIES, GUILD, Club
from tests.faults.presser import nominee_of
from tests.postgresql import PostgresqlServer
from tests.standin.patience import wait_for
from tests.stored import read_rows

RESTARTS = 3
MEMBERS_AT_ONCE = 50
PICKS_BETWEEN_RESTARTS = 300

Pick = tuple[int, str]
"""A member and a category: the nominee follows from them."""


class Rush:
    """Members who press one after the other, many at once, until they are told to stop."""

    def __init__(self, club: Club) -> None:
        self.acknowledged: set[Pick] = set()
        self._club = club
        self._is_over = False
        self._progress = asyncio.Condition()

    async def press(self, first_member: int) -> None:
        """Fill in one ballot after the other."""
        (contest,) = await self._club.contests.list_contests(GUILD)
        member_id = MemberId(first_member)
        while not self._is_over:
            for category_id in CATEGORIES:
                await self._club.pick(contest, member_id, nominee_of(member_id, category_id), category_id)
                self.acknowledged.add((member_id, category_id))
                async with self._progress:
                    self._progress.notify_all()
            member_id = MemberId(member_id + MEMBERS_AT_ONCE)

    async def wait_for_more(self) -> None:
        """Wait until a number of further picks are acknowledged."""
        enough = len(self.acknowledged) + PICKS_BETWEEN_RESTARTS

        async def watch() -> None:
            async with self._progress:
                await self._progress.wait_for(lambda: len(self.acknowledged) >= enough)

        await wait_for(watch())

    def end(self) -> None:
        """Let everyone finish the ballot that they are at."""
        self._is_over = True


async def test_a_restart_in_the_middle_of_a_rush_loses_nothing_acknowledged(
    postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    database = await Database.open(postgresql_url)
    club = Club(database)
    contest = await club.open()
    rush = Rush(club)

    async with asyncio.TaskGroup() as members:
        for number in range(MEMBERS_AT_ONCE):
            members.create_task(rush.press(1 + number))
        for _ in range(RESTARTS):
            await rush.wait_for_more()
            # No press has failed when the task group ends: those that were under way waited for the server.
            await asyncio.to_thread(postgresql.restart_at_once)
        await rush.wait_for_more()
        rush.end()

    rows = read_rows(
        postgresql_url,
        "SELECT member_id, category_id, nominee_id FROM picks JOIN ballots ON ballots.id = ballot_id",
    )
    kept = {(member_id, category_id): nominee_id for member_id, category_id, nominee_id in rows}
    assert kept.keys() == rush.acknowledged
    assert all(nominee_id == nominee_of(MemberId(pick[0]), pick[1]) for pick, nominee_id in kept.items())

    sealed = await club.seal(contest)
    verification = await club.contests.verify_ballots(GUILD, sealed.id)
    assert verification.holds
    assert verification.checked == len({member_id for member_id, _ in kept})
    await database.close()
