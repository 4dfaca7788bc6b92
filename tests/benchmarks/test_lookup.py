"""What the bot costs over discord.py: the same command answered by a bare bot with a constant layout, in turns.

Both run in simulated Discords of the same furniture, each on its own event loop, some interactions of the one and then
as many of the other, so that the machine's moods fall on both alike. What is compared is the processor time of whole
interactions.
"""

import asyncio
import statistics
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands, ui
from discord.ext import commands
from pytest_benchmark.fixture import BenchmarkFixture

from bot.awards.record import Record
from bot.awards.search import Search
from cogs.lookup.nights import ceremony_screen
from tests.world import furnish, open_world

ROUNDS = 30
BATCH = 20
"""Interactions of the one before the other's turn."""

TARGET = 1.3
"""A lookup may cost this much of what the bare bot costs, says the design."""

Ask = Callable[[], Coroutine[Any, Any, object]]


class Bare(commands.AutoShardedBot):
    """The least that answers a command: no gate, no search, no screen to lay out."""

    def __init__(self, layout: ui.LayoutView) -> None:
        super().__init__(commands.when_mentioned, intents=discord.Intents(guilds=True), help_command=None)

        @self.tree.command(name="winners", description="A constant answer")
        async def winners(interaction: discord.Interaction[Any], ceremony: str) -> None:
            assert ceremony
            await interaction.response.send_message(view=layout)

        assert isinstance(winners, app_commands.Command)

    async def setup_hook(self) -> None:
        await self.tree.sync()


@pytest.mark.benchmark(group="lookup")
def test_a_lookup_against_a_bare_bot(
    benchmark: BenchmarkFixture, record: Record, search: Search, tmp_path: Path
) -> None:
    with asyncio.Runner() as ours, asyncio.Runner() as theirs:
        world = open_world(tmp_path, record, search)
        opened = ours.run(world.__aenter__())
        constant = Bare(ceremony_screen(record.ceremonies["oscars-97"]))
        bare = simcord.Env(constant, check_errors=False, shard_count=1)
        theirs.run(bare.start())
        place = furnish(bare)

        async def ask_ours() -> object:
            return await opened.member.slash(opened.channel, "winners", ceremony="97th")

        async def ask_bare() -> object:
            return await place.members[0].slash(place.channel, "winners", ceremony="97th")

        ratios, costs = _in_turns((ours, ask_ours), (theirs, ask_bare))
        ratio = statistics.median(ratios)
        benchmark.extra_info["ratio to a bare bot"] = round(ratio, 3)
        benchmark.extra_info["ms of processor time"] = round(statistics.median(costs) * 1000, 3)
        benchmark.pedantic(lambda: ours.run(ask_ours()), rounds=ROUNDS, warmup_rounds=5)
        print(f"\na lookup costs {ratio:.2f} × a bare discord.py bot (target {TARGET} ×)")
        theirs.run(bare.shutdown())
        ours.run(world.__aexit__(None, None, None))
    assert ratio > 0


def _in_turns(
    ours: tuple[asyncio.Runner, Ask], theirs: tuple[asyncio.Runner, Ask]
) -> tuple[list[float], list[float]]:
    ratios: list[float] = []
    costs: list[float] = []
    for number in range(ROUNDS + 2):
        mine, other = _cost(*ours), _cost(*theirs)
        if number >= 2:
            ratios.append(mine / other)
            costs.append(mine)
    return ratios, costs


def _cost(runner: asyncio.Runner, ask: Ask) -> float:
    async def batch() -> float:
        taken: list[float] = []
        for _ in range(BATCH):
            begun = time.process_time()
            await ask()
            taken.append(time.process_time() - begun)
        return statistics.median(taken)

    return runner.run(batch())
