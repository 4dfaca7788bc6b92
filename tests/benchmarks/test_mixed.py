"""A rush of everything at once: 500 interactions a second, 60 % lookups, 25 % autocomplete, 15 % picks.

What counts is how soon they are acknowledged, as Discord sees it: it gives up after three seconds. The stand-in and
the members need the machine as well, about as much as the bot; so the same number of answers is asked of a bare bot.
"""

import asyncio
import json
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bot.record.record import Record
from bot.search.search import Search
from tests.benchmarks.club import (
    Club,
    Kind,
    count_unanswered,
    find_percentile,
    wait_for_acknowledgements,
)
from tests.benchmarks.lengths import SOAK_SECONDS, choose_length
from tests.benchmarks.process_figures import read_megabytes, read_processor_seconds
from tests.benchmarks.report import Report
from tests.run.own_slates import give_slate
from tests.run.process import TOKEN, start_bot, start_module
from tests.standin.interactions import Asked
from tests.standin.server import open_discord
from tests.stored import read_rows

RATE = choose_length(500, 50)
SECONDS = choose_length(20, 4)
MEMBERS = choose_length(200, 20)
AIM_MS = 250

SOAK_RATE = choose_length(100, 50)
SOAK_CHUNKS = 10
AIM_GROWTH = 0.05
LONG_SOAK_SECONDS = 600
"""From here on memory must be flat: before, the bot still comes to know films and members."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="what another process used is read from /proc"
)


def read_picks(url: str) -> set[tuple[str, str]]:
    """Whose picks in which categories are kept."""
    rows = read_rows(url, "SELECT member_id, category_id FROM picks JOIN ballots ON ballots.id = ballot_id")
    return {(str(member_id), category_id) for member_id, category_id in rows}


async def rush(
    url: str, folder: Path, record: Record, search: Search
) -> tuple[dict[Kind, list[Asked]], float]:
    """What was asked, and the share of one core that the bot had of it."""
    async with open_discord(TOKEN) as discord:
        await give_slate(url, record, search, [discord.channel])
        async with start_bot(folder, discord.url, DATABASE=url) as bot:
            await discord.gateway.wait_for_connection()
            club = await Club.open(discord, record, MEMBERS)
            await club.rush(RATE / 5, 1)
            began = read_processor_seconds(bot.pid)
            asked = await club.rush(RATE, SECONDS)
            used = read_processor_seconds(bot.pid) - began
            ended = await bot.stop()
        assert discord.log.unknown == []
    if not any(map(count_unanswered, asked.values())):
        assert ended.in_good_order
        assert read_picks(url) == club.picked
    return asked, used / SECONDS


async def rush_on_bare_bot(folder: Path) -> list[Asked]:
    """As many answers of a bare bot as interactions of any kind."""
    (folder / "answers.json").write_text(json.dumps({"a": "An answer of some length. " * 40}))
    async with open_discord(TOKEN) as discord:
        running = start_module(
            "tests.benchmarks.bare_bot", discord.url, str(folder / "answers.json"), "uvloop", folder=folder
        )
        async with running:
            await discord.gateway.wait_for_connection()
            ana = discord.make_member("Ana")
            loop, asked = asyncio.get_running_loop(), list[Asked]()
            began = loop.time()
            for number in range(RATE * SECONDS):
                await asyncio.sleep(max(0.0, began + number / RATE - loop.time()))
                asked.append(await ana.send_command("ask", {"first": "a"}))
            await wait_for_acknowledgements(asked)
            return asked


def test_everything_at_once(
    benchmark: BenchmarkFixture,
    report: Report,
    database_url: str,
    tmp_path: Path,
    record: Record,
    search: Search,
) -> None:
    asked, share = benchmark.pedantic(
        lambda: asyncio.run(rush(database_url, tmp_path, record, search)), rounds=1
    )
    bare = asyncio.run(rush_on_bare_bot(tmp_path))
    everything = [one for sent in asked.values() for one in sent]
    times = ", ".join(
        f"{kind.name.lower()} {find_percentile(sent, 0.99):.0f}" for kind, sent in asked.items()
    )
    kind = database_url.partition(":")[0].partition("+")[0]
    report.add(
        f"{RATE} interactions a second on {kind}: acknowledged within, 99th percentile",
        f"{find_percentile(everything, 0.99):.0f} ms ({times}; median {find_percentile(everything, 0.5):.0f}), "
        f"with {share:.0%} of a core; "
        f"{count_unanswered(everything)} unanswered",
        f"{AIM_MS} ms, or a bare bot's {find_percentile(bare, 0.99):.0f}",
    )


async def soak(url: str, folder: Path, record: Record, search: Search) -> list[float]:
    """The bot's memory in MB after each part of a long rush."""
    async with open_discord(TOKEN) as discord:
        await give_slate(url, record, search, [discord.channel])
        async with start_bot(folder, discord.url, DATABASE=url) as bot:
            await discord.gateway.wait_for_connection()
            club = await Club.open(discord, record, MEMBERS)
            held: list[float] = []
            for _ in range(SOAK_CHUNKS):
                await club.rush(SOAK_RATE, SOAK_SECONDS / SOAK_CHUNKS)
                held.append(read_megabytes(bot.pid))
                club.forget_answered()
            await bot.stop()
    return held


def test_soak(
    benchmark: BenchmarkFixture,
    report: Report,
    database_url: str,
    tmp_path: Path,
    record: Record,
    search: Search,
) -> None:
    held = benchmark.pedantic(lambda: asyncio.run(soak(database_url, tmp_path, record, search)), rounds=1)
    # The first third is when caches fill.
    settled = held[SOAK_CHUNKS // 3]
    growth = held[-1] / settled - 1
    report.add(
        f"soak of {SOAK_SECONDS:.0f} s with {SOAK_RATE} interactions a second: memory after a third, at the end",
        f"{settled:.0f} MB, {held[-1]:.0f} MB ({growth:+.1%})",
        f"within {AIM_GROWTH:.0%} over an hour",
    )
    if SOAK_SECONDS >= LONG_SOAK_SECONDS:
        assert growth <= AIM_GROWTH
