"""What the bot costs over discord.py: the same answer from a bare bot that has it ready, in turns.

Both run in simulated Discords of the same furniture, each on its own event loop, and what is compared is the processor
time of whole interactions. More than half of the bare bot's is the simulated Discord's own, so that what a lookup
takes more, in milliseconds, says more than the ratio.

They take turns in two ways: after every single interaction, so that each finds the processor's caches full of the
other's doings, as after a quiet minute; and after batches, as in a rush. Each turn's two costs make a ratio, since the
machine's moods fall on both alike; the median of these is the figure.
"""

import asyncio
import gc
import statistics
import time
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from discord import app_commands, ui
from discord.ext import commands
from pytest_benchmark.fixture import BenchmarkFixture
from simcord import InteractionResult

from bot.ids import CategoryId
from bot.record.precursors import compare_season
from bot.record.record import OSCARS, Record
from bot.search.search import Search
from cogs.lookup.category_screens import history_screen
from cogs.lookup.ceremony_screens import category_nominees_screen, ceremony_winners_screen
from cogs.lookup.filmography_screens import film_screen, person_screen
from cogs.lookup.precursor_screens import find_neighbours, precursor_season_screen
from tests.world import controls, furnish, open_world, text

ALONE = 300
"""Turns of one interaction each."""
BATCHES = 20
"""Turns of a batch each."""
BATCH = 20
"""Interactions of the one before the other's turn."""
WARMING = 3
"""Turns before those that count."""

TARGET = 1.3
"""A lookup may cost this much of what the bare bot costs, says the design."""

Ask = Callable[[], Coroutine[Any, Any, InteractionResult]]
Bot = tuple[asyncio.Runner, Ask]


@dataclass(frozen=True)
class Question:
    """A command, and the screen that answers it: what the bare bot has ready."""

    command: str
    options: dict[str, str]
    answer: Callable[[Record], ui.LayoutView]

    def __str__(self) -> str:
        return f"/{self.command} {' '.join(self.options.values())}"


def _night(record: Record) -> ui.LayoutView:
    return ceremony_winners_screen(record.ceremonies["oscars-97"])


def _actresses(record: Record) -> ui.LayoutView:
    ceremony = record.ceremonies["oscars-97"]
    return category_nominees_screen(ceremony, [ceremony.by_id[CategoryId("best-actress")]])


def _film(record: Record) -> ui.LayoutView:
    return film_screen(record, record.films["tt28607951"])


def _person(record: Record) -> ui.LayoutView:
    return person_screen(record, record.people["nm0000658"])


def _years_of_actresses(record: Record) -> ui.LayoutView:
    return history_screen(record, record.canonical["best-actress"], record.awards[OSCARS])


def _road_to_best_picture(record: Record) -> ui.LayoutView:
    latest = record.find_latest_ceremony()
    assert latest is not None
    known = compare_season(record, "best-picture", latest)
    return precursor_season_screen(known, record.canonical["best-picture"], *find_neighbours(record, known))


QUESTIONS = [
    Question("winners", {"ceremony": "97th"}, _night),
    Question("winners", {"ceremony": "97th", "category": "actress"}, _actresses),
    Question("film", {"title": "anora"}, _film),
    Question("person", {"name": "meryl streep"}, _person),
    Question("category", {"name": "actress"}, _years_of_actresses),
    Question("precursors", {"category": "picture"}, _road_to_best_picture),
]


class Bare(commands.AutoShardedBot):
    """The least that answers a command: no gate, no search, and a screen laid out once for all.

    It asks of Discord and keeps in memory what Envelope does.
    """

    def __init__(self, layout: ui.LayoutView) -> None:
        super().__init__(
            commands.when_mentioned,
            intents=discord.Intents(guilds=True),
            help_command=None,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )

        @self.tree.command(name="ask", description="A constant answer")
        async def ask(interaction: discord.Interaction[Any], first: str, second: str | None = None) -> None:
            assert first != second
            await interaction.response.send_message(view=layout)
            # SimCord looks only 50 ms later again at a bot that is done within one turn of its loop. Such a pause
            # would cool the caches for whoever is measured next.
            await asyncio.sleep(0)

        assert isinstance(ask, app_commands.Command)

    async def setup_hook(self) -> None:
        await self.tree.sync()


@pytest.mark.benchmark(group="lookup")
@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_a_lookup_against_a_bare_bot(
    benchmark: BenchmarkFixture, question: Question, record: Record, search: Search, tmp_path: Path
) -> None:
    with _both(question, record, search, tmp_path) as (ours, bare):
        answer, constant = (runner.run(ask()) for runner, ask in (ours, bare))
        assert text(answer) == text(constant)
        assert controls(answer) == controls(constant)
        alone, costs, floor = _in_turns(ours, bare, ALONE, 1)
        in_batches, _, _ = _in_turns(ours, bare, BATCHES, BATCH)
        benchmark.extra_info["ratio to a bare bot, one by one"] = round(alone, 3)
        benchmark.extra_info["ratio to a bare bot, in batches"] = round(in_batches, 3)
        benchmark.extra_info["ms of processor time"] = round(costs * 1000, 3)
        print(
            f"\n{question} costs {costs * 1000:.2f} ms, the bare bot's answer {floor * 1000:.2f} ms: "
            f"{alone:.2f} × one by one, {in_batches:.2f} × in batches (target {TARGET} ×)"
        )
        runner, ask = ours
        benchmark.pedantic(lambda: runner.run(ask()), rounds=BATCH, warmup_rounds=WARMING)


@contextmanager
def _both(question: Question, record: Record, search: Search, folder: Path) -> Generator[tuple[Bot, Bot]]:
    with asyncio.Runner() as ours, asyncio.Runner() as theirs:
        opening = open_world(folder, record, search)
        world = ours.run(opening.__aenter__())
        bare = simcord.Env(Bare(question.answer(record)), check_errors=False, shard_count=1)
        theirs.run(bare.start())
        place = furnish(bare)
        asked = dict(zip(("first", "second"), question.options.values(), strict=False))
        gc.collect()
        gc.freeze()  # as the bot does when it starts
        try:
            yield (
                (ours, lambda: world.member.slash(world.channel, question.command, **question.options)),
                (theirs, lambda: place.members[0].slash(place.channel, "ask", **asked)),
            )
        finally:
            gc.unfreeze()
            theirs.run(bare.shutdown())
            ours.run(opening.__aexit__(None, None, None))


def _in_turns(ours: Bot, bare: Bot, turns: int, batch: int) -> tuple[float, float, float]:
    """The median ratio, and the median cost of either, in seconds of processor time."""
    costs: list[tuple[float, float]] = []
    for turn in range(WARMING + turns):
        # Who goes first goes second the next time.
        if turn % 2:
            mine, other = _cost(*ours, batch), _cost(*bare, batch)
        else:
            other, mine = _cost(*bare, batch), _cost(*ours, batch)
        if turn >= WARMING:
            costs.append((mine, other))
    return (
        statistics.median(mine / other for mine, other in costs),
        statistics.median(mine for mine, _ in costs),
        statistics.median(other for _, other in costs),
    )


def _cost(runner: asyncio.Runner, ask: Ask, batch: int) -> float:
    async def costs() -> float:
        taken: list[float] = []
        for _ in range(batch):
            begun = time.process_time()
            await ask()
            taken.append(time.process_time() - begun)
        return statistics.median(taken)

    return runner.run(costs())
