"""What a preferential count costs, head-to-head winner included.

Run with `pytest --benchmark-only tests/benchmarks/test_preferential.py`. Target (design §9): 100,000 ballots that rank
ten nominees each, hardly two alike, are counted in less than half a second.
"""

# pytest-benchmark says nothing about its types.
# pyright: reportUnknownMemberType=false

import random
from collections import Counter

from pytest_benchmark.fixture import BenchmarkFixture

from bot.ids import NomineeId
from bot.preferential.counting import count_ballots
from bot.preferential.model import Ranking
from tests.benchmarks.lengths import choose_length
from tests.benchmarks.report import Report
from tests.benchmarks.test_standings import quickest

AIM_SECONDS = 0.5
SIZES = (choose_length(10_000, 100), choose_length(100_000, 1_000))
NOMINEES = [NomineeId(f"tt{number:07}") for number in range(10)]
ROUNDS = choose_length(5, 1)


def rankings(ballots: int) -> Counter[Ranking]:
    """Ballots that each rank all nominees, the same at every run."""
    draw = random.Random(99)  # noqa: S311 - no secret: the same ballots at every run
    return Counter(tuple(draw.sample(NOMINEES, len(NOMINEES))) for _ in range(ballots))


def test_count_of_ballots_for_ten_nominees(benchmark: BenchmarkFixture, report: Report) -> None:
    small, large = (rankings(size) for size in SIZES)
    counted = count_ballots(large, NOMINEES, "proof")
    assert len(counted.rounds) == len(NOMINEES) - 1
    seconds = [
        quickest(lambda held=held: count_ballots(held, NOMINEES, "proof"), ROUNDS) for held in (small, large)
    ]
    report.add(
        f"a preferential count, {SIZES[0]:,} → {SIZES[1]:,} ballots × {len(NOMINEES)}",
        " → ".join(f"{one * 1000:.0f} ms" for one in seconds),
        f"100,000: {AIM_SECONDS * 1000:.0f} ms",
    )
    benchmark.extra_info["growth_for_tenfold"] = round(seconds[1] / seconds[0], 1)
    benchmark.pedantic(count_ballots, args=(large, NOMINEES, "proof"), rounds=choose_length(3, 1))
