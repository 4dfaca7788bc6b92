"""What a lookup costs over discord.py: the bot's own process against bare bots that have the same text ready.

One bare bot runs as Envelope does, on uvloop and with orjson, the other on Python's own. All three follow a stand-in of
Discord each and take turns, so that the machine's moods fall on all alike; what is compared is the processor time of
their processes, the kernel's work for them included. Each turn's costs make a ratio, the median of which is the figure.
"""

import asyncio
import json
import statistics
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.lengths import choose_length
from tests.benchmarks.process_figures import read_processor_seconds
from tests.benchmarks.report import Report
from tests.run.process import TOKEN, start_bot, start_module
from tests.standin.payloads import Json
from tests.standin.reading import read_text
from tests.standin.server import DiscordServer, open_discord

TURNS = choose_length(15, 4)
LOOKUPS_A_TURN = 40

AIM_ON_THE_SAME_STACK = 1.4
AIM_WITHOUT_UVLOOP = 1.2

GENEROUS_RATIO = 2.0
"""What no lookup comes to on any machine, unless something is wrong."""


@dataclass(frozen=True, eq=False)
class Question:
    """A command and its options."""

    command: str
    options: Mapping[str, str]

    def __str__(self) -> str:
        return f"/{self.command} {' '.join(self.options.values())}"


QUESTIONS = (
    Question("winners", {"ceremony": "97th"}),
    Question("winners", {"ceremony": "97th", "category": "actress"}),
    Question("film", {"title": "anora"}),
    Question("person", {"name": "meryl streep"}),
    Question("category", {"name": "actress"}),
    Question("precursors", {"category": "picture"}),
)


@dataclass(frozen=True)
class Bot:
    """A running bot that can be asked."""

    pid: int
    ask: Callable[[Question], Awaitable[Json]]

    async def measure_lookups(self, question: Question) -> float:
        """Seconds of processor time that one lookup takes, of several one after the other."""
        began = read_processor_seconds(self.pid)
        for _ in range(LOOKUPS_A_TURN):
            await self.ask(question)
        return (read_processor_seconds(self.pid) - began) / LOOKUPS_A_TURN


async def _start_ours(folder: Path, opened: AsyncExitStack) -> Bot:
    discord = await opened.enter_async_context(open_discord(TOKEN))
    process = await opened.enter_async_context(start_bot(folder, discord.url))
    await discord.gateway.wait_for_connection()
    ana = discord.make_member("Ana")
    return Bot(process.pid, lambda question: ana.ask(question.command, **question.options))


async def _start_bare(folder: Path, opened: AsyncExitStack, answers: Path, loop: str) -> Bot:
    discord: DiscordServer = await opened.enter_async_context(open_discord(TOKEN))
    running = start_module(
        "tests.benchmarks.bare_bot", discord.url, str(answers), loop, folder=folder, settings={}
    )
    process = await opened.enter_async_context(running)
    await discord.gateway.wait_for_connection()
    ana = discord.make_member("Ana")

    async def ask(question: Question) -> Json:
        return await ana.ask("ask", **dict(zip(("first", "second"), question.options.values(), strict=False)))

    return Bot(process.pid, ask)


async def _compare(folder: Path) -> dict[Question, list[tuple[float, float, float]]]:
    """Each turn's costs of ours, and of the bare bots on the same stack and on Python's own."""
    async with AsyncExitStack() as opened:
        ours = await _start_ours(folder, opened)
        texts = {question: read_text(await ours.ask(question)) for question in QUESTIONS}
        answers = folder / "answers.json"
        answers.write_text(json.dumps({" ".join(q.options.values()): text for q, text in texts.items()}))
        bots = [
            ours,
            await _start_bare(folder, opened, answers, "uvloop"),
            await _start_bare(folder, opened, answers, "asyncio"),
        ]
        for bare in bots[1:]:
            assert {question: read_text(await bare.ask(question)) for question in QUESTIONS} == texts
        return {question: await _take_turns(bots, question) for question in QUESTIONS}


async def _take_turns(bots: list[Bot], question: Question) -> list[tuple[float, float, float]]:
    turns: list[tuple[float, float, float]] = []
    for turn in range(TURNS + 1):
        costs = [0.0] * len(bots)
        for place in range(len(bots)):
            # Who goes first goes second the next time.
            number = (turn + place) % len(bots)
            costs[number] = await bots[number].measure_lookups(question)
        turns.append((costs[0], costs[1], costs[2]))
    return turns[1:]  # without the one that warms the caches


@pytest.mark.skipif(sys.platform != "linux", reason="what another process used is read as Linux counts it")
def test_lookups_against_bare_bots(benchmark: BenchmarkFixture, report: Report, tmp_path: Path) -> None:
    found = benchmark.pedantic(lambda: asyncio.run(_compare(tmp_path)), rounds=1)
    for question, turns in found.items():
        same_stack = statistics.median(ours / bare for ours, bare, _ in turns)
        plain = statistics.median(ours / bare for ours, _, bare in turns)
        milliseconds = [statistics.median(costs) * 1000 for costs in zip(*turns, strict=True)]
        report.add(
            f"{question}: processor time, against a bare bot on the same stack; without uvloop and orjson",
            f"{same_stack:.2f} ×; {plain:.2f} × ({', '.join(f'{cost:.2f}' for cost in milliseconds)} ms)",
            f"≤ {AIM_ON_THE_SAME_STACK} ×; ≤ {AIM_WITHOUT_UVLOOP} ×",
        )
        assert same_stack < GENEROUS_RATIO
        assert plain < GENEROUS_RATIO
