"""How long a start takes and what it needs, as the bot's own process on a Discord on this machine.

Ready is when a member's first command has been answered: discord.py says "ready" two seconds after the last server
came in, whatever there is to wait for. Run with `pytest --benchmark-only tests/benchmarks/test_start.py`.
"""

# pytest-benchmark says nothing about its types.
# pyright: reportUnknownMemberType=false

import asyncio
import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.run.process import TOKEN, start_bot
from tests.standin.server import DiscordServer, open_discord

ROUNDS = 7
TARGET_SECONDS = 2
TARGET_MEGABYTES = 120


@dataclass(frozen=True)
class Start:
    """What a start took.

    Attributes:
        seconds: From the process's beginning to the first answer.
        processor_seconds: How much of it was work, whatever else the machine had to do.
        megabytes: The most memory that the process held.
    """

    seconds: float
    processor_seconds: float
    megabytes: float


async def start(folder: Path, server: DiscordServer) -> Start:
    began = time.perf_counter()
    async with start_bot(folder, server.url) as bot:
        await server.gateway.wait_for_connection()
        answer = await server.make_member("Ana").ask("winners", ceremony="97")
        seconds = time.perf_counter() - began
        assert "***Anora***" in str(answer["components"])
        taken = Start(seconds, _processor_seconds(bot.pid), _megabytes(bot.pid))
        await bot.stop()
    return taken


def _processor_seconds(pid: int) -> float:
    # proc(5): the 14th and 15th field, after a name in brackets that may hold spaces.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    [peak] = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(peak) / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="what a process used is read from /proc")
def test_start(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    starts: list[Start] = []
    with asyncio.Runner() as runner:
        discord = open_discord(TOKEN)
        server = runner.run(discord.__aenter__())
        # The first ever makes the database and tells Discord the commands.
        first = runner.run(start(tmp_path, server))
        benchmark.pedantic(lambda: starts.append(runner.run(start(tmp_path, server))), rounds=ROUNDS)
        runner.run(discord.__aexit__(None, None, None))
    seconds = statistics.median(taken.seconds for taken in starts)
    processor = statistics.median(taken.processor_seconds for taken in starts)
    megabytes = max(taken.megabytes for taken in starts)
    benchmark.extra_info["seconds to the first answer"] = round(seconds, 2)
    benchmark.extra_info["of them processor time"] = round(processor, 2)
    benchmark.extra_info["most MB"] = round(megabytes, 1)
    benchmark.extra_info["seconds at the first start ever"] = round(first.seconds, 2)
    benchmark.extra_info["most MB at the first start ever"] = round(first.megabytes, 1)
    print(
        f"\nready in {seconds:.2f} s ({processor:.2f} s of processor time; target {TARGET_SECONDS} s) with "
        f"{megabytes:.0f} MB at most (target {TARGET_MEGABYTES} MB); the first time ever, when the database is made, "
        f"in {first.seconds:.2f} s ({first.processor_seconds:.2f} s) with {first.megabytes:.0f} MB"
    )
