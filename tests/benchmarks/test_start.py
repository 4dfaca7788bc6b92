"""How long a start takes and what it needs, as the bot's own process on a Discord on this machine.

Ready is when a member's first command has been answered: discord.py says "ready" two seconds after the last server
came in, whatever there is to wait for. Run with `pytest --benchmark-only tests/benchmarks/test_start.py`.
"""

# pytest-benchmark says nothing about its types.
# pyright: reportUnknownMemberType=false

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.lengths import choose_length
from tests.benchmarks.process_figures import read_peak_megabytes, read_processor_seconds
from tests.benchmarks.report import Report
from tests.run.process import TOKEN, start_bot
from tests.standin.server import DiscordServer, open_discord

ROUNDS = choose_length(7, 2)
AIM_OF_IMPORTS = 3.0
"""A start may take so many times what importing discord.py takes."""
AIM_MEGABYTES = 130
GENEROUS_RATIO = 12.0
"""What no start comes to on any machine, unless something is wrong."""


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


async def start(folder: Path, server: DiscordServer, compiled: Mapping[str, str]) -> Start:
    """Start the bot in a folder, let it answer once and stop it."""
    began = time.perf_counter()
    async with start_bot(folder, server.url, **compiled) as bot:
        await server.gateway.wait_for_connection()
        answer = await server.make_member("Ana").ask("winners", ceremony="97")
        seconds = time.perf_counter() - began
        assert "***Anora***" in str(answer["components"])
        taken = Start(seconds, read_processor_seconds(bot.pid), read_peak_megabytes(bot.pid))
        await bot.stop()
    return taken


@pytest.mark.skipif(sys.platform != "linux", reason="what a process used is read from /proc")
def test_start(benchmark: BenchmarkFixture, report: Report, tmp_path: Path) -> None:
    starts: list[Start] = []
    with asyncio.Runner() as runner:
        discord = open_discord(TOKEN)
        server = runner.run(discord.__aenter__())
        # The modules are compiled and the record prepared by the first start, whatever is so here.
        compiled = {"PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
        for folder in ("compiling", "bot"):
            (tmp_path / folder).mkdir()
        unprepared = runner.run(start(tmp_path / "compiling", server, compiled))
        # The first ever makes the database and tells Discord the commands.
        server.routes.commands.clear()
        first = runner.run(start(tmp_path / "bot", server, compiled))
        benchmark.pedantic(
            lambda: starts.append(runner.run(start(tmp_path / "bot", server, compiled))), rounds=ROUNDS
        )
        runner.run(discord.__aexit__(None, None, None))
    seconds = statistics.median(taken.seconds for taken in starts)
    processor = statistics.median(taken.processor_seconds for taken in starts)
    megabytes = max(taken.megabytes for taken in starts)
    importing = statistics.median(measure_import(compiled) for _ in range(ROUNDS))
    report.add(
        "a start, against importing discord.py: processor time",
        f"{processor / importing:.1f} × ({processor:.2f} s against {importing:.2f} s; ready after {seconds:.2f} s, "
        f"the first time ever after {first.seconds:.2f} s)",
        f"{AIM_OF_IMPORTS:.0f} ×",
    )
    report.add(
        "… and its memory at most, the first time ever",
        f"{megabytes:.0f} MB, {first.megabytes:.0f} MB",
        f"{AIM_MEGABYTES} MB",
    )
    report.add(
        "… and while modules are compiled and the record is prepared",
        f"{unprepared.processor_seconds:.1f} s, {unprepared.megabytes:.0f} MB",
        "once a version",
    )
    assert processor < GENEROUS_RATIO * importing


def measure_import(compiled: Mapping[str, str]) -> float:
    """Seconds of processor time that a process takes that imports discord.py and what a bot needs of it."""
    script = "import time, discord.ext.commands; print(time.process_time())"
    output = subprocess.run(  # noqa: S603 - this interpreter, on the text above
        [sys.executable, "-c", script],
        env={**os.environ, **compiled},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return float(output)
