"""What a picture costs: its time, the longest that drawing it keeps the event loop from anybody else, its size.

Run with `pytest --benchmark-only tests/benchmarks/test_charts.py`. The design allows 200 ms and 50 ms.
"""

import asyncio
import random
import statistics
import subprocess
import sys
import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from cogs.kit.charts import (
    BeliefGroup,
    CalibrationPlot,
    FinalPlace,
    FinalStandingsCard,
    MemberPoints,
    Picture,
    PointsChart,
    Scorecard,
    ScorecardCell,
    ShareBar,
    ShareBarChart,
    draw_picture,
)
from tests.benchmarks.lengths import choose_length
from tests.benchmarks.pauses import longest_pause
from tests.benchmarks.report import Report

ROUNDS = choose_length(15, 2)
NAMES = [
    "Marta",
    "Øyvind 🎬",
    "新世紀の映画ファン",
    "شريف عمر",
    "Ζωή",
    "xX_cinephile_with_a_long_name_Xx",
    "Kim",
    "Bob",
]
FILMS = [
    "The Brutalist", "Anora", "Conclave", "The Substance", "Wicked", "A Complete Unknown", "Dune: Part Two",
    "I’m Still Here", "Emilia Pérez", "Nickel Boys",
]  # fmt: skip
CATEGORIES = [
    "Best Picture", "Director", "Actor", "Actress", "Supporting Actor", "Supporting Actress",
    "Original Screenplay", "Adapted Screenplay", "Animated Feature", "International Feature",
    "Documentary Feature", "Documentary Short", "Live Action Short", "Animated Short", "Score", "Song", "Sound",
    "Production Design", "Cinematography", "Makeup and Hairstyling", "Costume Design", "Film Editing",
    "Visual Effects", "Casting",
]  # fmt: skip
OSCARS = "98th Academy Awards"


def night() -> list[MemberPoints]:
    """Eight members over 24 envelopes, the same ones in every run."""
    luck = random.Random(98)  # noqa: S311 - a game, not a secret
    runners: list[MemberPoints] = []
    for name in NAMES:
        points = [0]
        for _ in CATEGORIES:
            points.append(points[-1] + luck.choice([0, 1, 2, 3]))
        runners.append(MemberPoints(name, points))
    return sorted(runners, key=lambda runner: -runner.points[-1])


PICTURES: dict[str, Picture] = {
    "share bars": ShareBarChart(
        "Best Picture",
        f"{OSCARS} · contest picks",
        [ShareBar(film, 60 - 6 * place, winner=place == 1) for place, film in enumerate(FILMS)],
        "54 of 330 called it",
    ),
    "calibration": CalibrationPlot(
        "How well the room knows",
        "4 ceremonies · 92 categories",
        [BeliefGroup(tenth / 10, tenth / 10, 60 - 5 * tenth) for tenth in range(1, 11)],
    ),
    "race": PointsChart("Oscar night", f"{OSCARS} · points by envelope", CATEGORIES[::-1], night()),
    "final card": FinalStandingsCard(
        "Oscar night",
        f"{OSCARS} · final standings",
        [FinalPlace(rank, name, 320 - 9 * rank, 20 - rank) for rank, name in enumerate(NAMES, 1)],
        24,
        "The room itself called 17 of 24",
    ),
    "scorecard": Scorecard(
        "The room against the Academy",
        OSCARS,
        [ScorecardCell(category, place % 4 != 2) for place, category in enumerate(CATEGORIES)],
        [
            ("Biggest upset", "Actress: Mikey Madison, believed by 12%"),
            ("Most divided", "Original Song, by a lead of 2%"),
            ("Best member", "Marta, 19 of 24"),
            ("Who followed the precursors", "16 of 24"),
        ],
    ),
}


async def drawn(picture: Picture) -> tuple[int, float]:
    """Draw a picture; its size, and the longest that this kept anybody waiting."""
    drawing, longest = await longest_pause(draw_picture(picture))
    return len(drawing.png), longest


@pytest.mark.parametrize("name", PICTURES)
def test_pictures(benchmark: BenchmarkFixture, report: Report, name: str) -> None:
    sizes: list[int] = []
    blocks: list[float] = []
    times: list[float] = []

    with asyncio.Runner() as runner:

        def one() -> None:
            began = time.perf_counter()
            size, block = runner.run(drawn(PICTURES[name]))
            times.append(time.perf_counter() - began)
            sizes.append(size)
            blocks.append(block)

        one()
        blocks.clear()
        times.clear()
        benchmark.pedantic(one, rounds=ROUNDS)
    benchmark.extra_info["longest block of the event loop, ms"] = max(blocks) * 1000
    benchmark.extra_info["median block of the event loop, ms"] = statistics.median(blocks) * 1000
    benchmark.extra_info["file, kB"] = sizes[-1] / 1000
    report.add(
        f"a picture, {name}: drawn; event loop blocked at most",
        f"{statistics.median(times) * 1000:.0f} ms; {max(blocks) * 1000:.0f} ms ({sizes[-1] / 1000:.0f} kB)",
        "200 ms; 50 ms",
    )


FIRST = """
import asyncio, time
from tests.benchmarks.test_charts import PICTURES, drawn
begun = time.perf_counter()
_, block = asyncio.run(drawn(PICTURES["final card"]))
print(time.perf_counter() - begun, block)
"""


def test_the_first_picture_of_a_process(benchmark: BenchmarkFixture, report: Report) -> None:
    """With the libraries and typefaces to load, which the bot does not do before it is asked for a picture."""
    figures: list[tuple[float, float]] = []

    def one() -> None:
        output = subprocess.run(  # noqa: S603 - this interpreter, on the text above
            [sys.executable, "-c", FIRST], check=True, capture_output=True, text=True
        ).stdout
        took, block = map(float, output.split())
        figures.append((took, block))

    benchmark.pedantic(one, rounds=choose_length(5, 1), warmup_rounds=1)
    took = statistics.median(took for took, _ in figures)
    block = max(block for _, block in figures)
    benchmark.extra_info["first picture, ms"] = took * 1000
    benchmark.extra_info["longest block of the event loop, ms"] = block * 1000
    report.add(
        "the first picture of a process: drawn; event loop blocked at most",
        f"{took * 1000:.0f} ms; {block * 1000:.0f} ms",
        "200 ms; 50 ms",
    )
