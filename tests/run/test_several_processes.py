"""Several processes on one PostgreSQL database, each with a shard: whoever dies, nothing is lost or doubled."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.app import LOST_EXIT_CODE
from bot.record.record import Record
from bot.search.search import Search
from cogs.contests.lock_screens import SEALED_HEADING
from tests.postgresql import PostgresqlServer
from tests.run.own_slates import CATEGORIES, SLATE_NAME, give_slate
from tests.run.process import TOKEN, BotProcess, start_bot
from tests.standin.interactions import Asked
from tests.standin.members import HOST_RIGHTS, Member
from tests.standin.patience import wait_for
from tests.standin.payloads import Json
from tests.standin.reading import find_button, list_selects, read_text
from tests.standin.server import DiscordServer, open_discord
from tests.standin.world import Guild, Place
from tests.stored import read_rows

SHARD_COUNT = 2

MEMBERS_IN_A_SERVER = 12

PICKS_BEFORE_KILL = 20
"""How many picks are acknowledged before one of the processes is killed."""

PRESS_PATIENCE_SECONDS = 3.0
"""After this long without an answer a member presses again."""

Pick = tuple[int, str]
"""A member and a category."""


@dataclass
class Town:
    """Two servers of a stand-in, one on each shard, and processes that come and go."""

    discord: DiscordServer
    folder: Path
    url: str
    processes: AsyncExitStack
    places: list[Place] = field(default_factory=list[Place])

    async def start(self, shard_ids: str) -> BotProcess:
        """Start a process for these shards, or for whatever is free."""
        settings = {"DATABASE": self.url, "SHARD_COUNT": str(SHARD_COUNT), "SHARD_IDS": shard_ids}
        return await self.processes.enter_async_context(start_bot(self.folder, self.discord.url, **settings))

    async def lead_to_lock(self, place: Place) -> tuple[Member, Json]:
        """Announce a contest in a channel; returns its host, and their screen from which it is closed."""
        host = self.discord.make_member("Hana", place, HOST_RIGHTS)
        drafted = await host.ask("contest create", ceremony=SLATE_NAME, locks="in 3 days")
        await host.press(drafted, find_button(drafted, "Announce"))
        return host, await host.ask("contest lock")


@pytest.fixture
async def town(tmp_path: Path, postgresql_url: str) -> AsyncGenerator[Town]:
    async with open_discord(TOKEN) as discord, AsyncExitStack() as processes:
        town = Town(discord, tmp_path, postgresql_url, processes, [discord.channel])
        second: Guild = discord.world.add_guild("The Other Club", shard_id=1, shard_count=SHARD_COUNT)
        town.places += discord.world.list_places(second)
        yield town


class Rush:
    """Members of both servers who fill in their ballots, and press again what is not answered."""

    def __init__(self) -> None:
        self.acknowledged: dict[Pick, str] = {}
        self._progress = asyncio.Condition()

    async def fill_in(self, member: Member) -> None:
        """Pick in every category, until each pick is acknowledged."""
        paper = await self._press_until_answered(lambda: member.send_command("ballot", {}))
        for number, select in enumerate(list_selects(paper, "ballot-pick")):
            options = [option["value"] for option in select["options"]]
            chosen = options[(int(member.id) + number) % len(options)]
            await self._press_until_answered(
                lambda select=select, chosen=chosen: member.send_press(paper, select["custom_id"], [chosen])
            )
            self.acknowledged[int(member.id), select["custom_id"].split(":")[4]] = chosen
            async with self._progress:
                self._progress.notify_all()

    async def wait_for_picks(self, number: int) -> None:
        """Wait until so many picks are acknowledged."""

        async def watch() -> None:
            async with self._progress:
                await self._progress.wait_for(lambda: len(self.acknowledged) >= number)

        await wait_for(watch())

    async def _press_until_answered(self, press: Callable[[], Awaitable[Asked]]) -> Json:
        while True:
            asked = await press()
            try:
                async with asyncio.timeout(PRESS_PATIENCE_SECONDS):
                    return await asked.wait_for_answer()
            except TimeoutError:
                continue


def read_picks(url: str) -> dict[Pick, str]:
    """Every pick that is kept."""
    query = "SELECT member_id, category_id, nominee_id FROM picks JOIN ballots ON ballots.id = ballot_id"
    return {
        (member_id, category_id): nominee_id for member_id, category_id, nominee_id in read_rows(url, query)
    }


def count_proofs(place: Place) -> int:
    """How often a channel was told that its contest is sealed."""
    return sum(SEALED_HEADING in read_text(message) for message in place.messages.values())


async def test_no_pick_is_lost_and_nothing_is_done_twice_when_processes_die(
    town: Town, record: Record, search: Search
) -> None:
    await give_slate(town.url, record, search, town.places)
    first, second = await town.start("0"), await town.start("1")
    await town.discord.gateway.wait_for_shards(0, 1)
    third = await town.start("auto")
    await third.says("Standing by")
    locks = [await town.lead_to_lock(place) for place in town.places]

    rush = Rush()
    async with asyncio.TaskGroup() as filling_in:
        for place in town.places:
            for number in range(MEMBERS_IN_A_SERVER):
                filling_in.create_task(rush.fill_in(town.discord.make_member(f"Ana {number}", place)))
        await rush.wait_for_picks(PICKS_BEFORE_KILL)
        await first.kill()
        # Whoever was not answered presses again, until the stand-by has the shard: nobody is left over.
    assert len(rush.acknowledged) == len(town.places) * MEMBERS_IN_A_SERVER * len(CATEGORIES)
    assert read_picks(town.url) == rush.acknowledged

    fourth = await town.start("auto")
    await fourth.says("Standing by")
    proof = town.discord.log.hold(f"POST /channels/{town.places[1].id}/messages")
    for host, screen in locks:
        await host.press(screen, find_button(screen, "Lock now"))
    # Sealed, and its post on the way: the most awkward moment to die.
    await proof.wait_for_arrival()
    await second.kill()
    proof.release()
    await town.discord.wait_until(lambda: all(count_proofs(place) for place in town.places))
    assert [count_proofs(place) for place in town.places] == [1, 1]
    assert read_rows(town.url, "SELECT count(*) FROM audit WHERE action = 'seal contest'") == [(2,)]
    for running in (third, fourth):
        assert (await running.stop()).in_good_order
    began = [session.shard_id for session in town.discord.gateway.identified]
    assert (sorted(began[:2]), began[2:]) == ([0, 1], [0, 1])
    assert town.discord.log.unknown == []


async def test_a_process_that_loses_its_lock_is_gone_at_once(
    town: Town, postgresql: PostgresqlServer
) -> None:
    process = await town.start("0")
    await town.discord.gateway.wait_for_shards(0)
    postgresql.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
        town.url.rpartition("/")[2],
    )
    ended = await process.ended()
    assert ended.code == LOST_EXIT_CODE
    assert "CRITICAL" in ended.err
    assert "no longer holds what it served" in ended.err
    await town.discord.gateway.wait_until(lambda: not town.discord.gateway.list_followed())
