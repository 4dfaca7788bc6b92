"""What an envelope costs: the standings of a contest after it, how that grows, and the questions asked of them.

Run with `pytest --benchmark-only tests/benchmarks/test_standings.py`. Targets (design §9): 10,000 ballots in 24
categories are in order less than 100 ms after an envelope, and 100,000 in less than ten times that.
"""

# pytest-benchmark says nothing about its types.
# pyright: reportUnknownMemberType=false

import gc
import random
import time
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bot.contests.best_finish import find_best_finish
from bot.contests.model import SCORINGS_BY_KIND, Ballot, ContestCategory, ContestKind, Pick, Rules, Scoring
from bot.contests.possible_winners import find_possible_winners
from bot.contests.standings import compute_standings
from bot.contests.tally import ContestTally
from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.model import NO_RESULTS, Results
from tests.benchmarks.lengths import IS_SHORT, choose_length
from tests.benchmarks.report import Report

CATEGORIES = [f"category-{number}" for number in range(24)]
NOMINEES = [
    NomineeId("nominee-1"),
    NomineeId("nominee-2"),
    NomineeId("nominee-3"),
    NomineeId("nominee-4"),
    NomineeId("nominee-5"),
]
POPULARITY = [5, 3, 2, 1, 1]
IN_PLAY = {CategoryId(category_id): frozenset(NOMINEES) for category_id in CATEGORIES}
ROUNDS = choose_length(7, 2)
SIZES = (1_000, 10_000, 100_000) if not IS_SHORT else (100, 1_000)
ANSWER = 215
PAGE = 10


def contest(scoring: Scoring, members: int) -> tuple[Rules, list[Ballot]]:
    """A contest whose members filled in every category and answered the question, the same at every run."""
    draw = random.Random(99)  # noqa: S311 - no secret: the same ballots at every run
    categories = tuple(
        ContestCategory(CategoryId(category_id), 1 + place % 5, place)
        for place, category_id in enumerate(CATEGORIES)
    )
    ballots: list[Ballot] = []
    for member in range(members):
        nominees = draw.choices(NOMINEES, POPULARITY, k=len(CATEGORIES))
        numbers = draw.sample(range(1, len(CATEGORIES) + 1), len(CATEGORIES))
        stakes = numbers if scoring is Scoring.CONFIDENCE else [None] * len(CATEGORIES)
        picks = {
            CategoryId(category_id): Pick(CategoryId(category_id), NomineeId(nominee_id), stake)
            for category_id, nominee_id, stake in zip(CATEGORIES, nominees, stakes, strict=True)
        }
        ballots.append(
            Ballot(member, MemberId(member + 10**17), f"Member {member}", picks, draw.randrange(150, 300))
        )
    return Rules(scoring, categories, "How many minutes will it take?"), ballots


def opened(count: int) -> Results:
    winners = {
        CategoryId(category_id): (NomineeId(NOMINEES[place % 2]),)
        for place, category_id in enumerate(CATEGORIES[:count])
    }
    return Results(winners, NO_RESULTS.voided, frozenset(winners), {})


def after_an_envelope(tally: ContestTally, results: Results) -> None:
    """What a card and a page show: the top, a member's own line, and where everyone moved."""
    found = compute_standings(tally, results, ANSWER)
    assert found.rows[:PAGE][0].rank == 1
    assert found.find_row(MemberId(10**17)) is not None


def quickest(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of processor time in the quickest of several runs: long runs are interrupted, short ones seldom."""
    times: list[float] = []
    for _ in range(rounds):
        gc.collect()
        began = time.thread_time()
        work()
        times.append(time.thread_time() - began)
    return min(times)


@pytest.mark.parametrize("scoring", SCORINGS_BY_KIND[ContestKind.WINNERS])
def test_growth_with_the_number_of_ballots(
    benchmark: BenchmarkFixture, report: Report, scoring: Scoring
) -> None:
    results = opened(24)
    rules, ballots = contest(scoring, SIZES[-1])
    times: list[float] = []
    for size in SIZES:
        tally = ContestTally.from_ballots(rules, ballots[:size], IN_PLAY)
        times.append(quickest(lambda tally=tally: after_an_envelope(tally, results), ROUNDS))
    report.add(
        f"standings after an envelope under {scoring.value}, {' → '.join(f'{size:,}' for size in SIZES)} ballots × 24",
        " → ".join(f"{seconds * 1000:.1f} ms" for seconds in times),
        "10,000: 100 ms; 100,000: 1,000 ms",
    )
    tally = ContestTally.from_ballots(rules, ballots, IN_PLAY)
    benchmark.pedantic(after_an_envelope, args=(tally, results), rounds=choose_length(3, 1))


@pytest.mark.parametrize("announced", [1, 12, 20])
@pytest.mark.parametrize("scoring", SCORINGS_BY_KIND[ContestKind.WINNERS])
def test_best_finish(benchmark: BenchmarkFixture, scoring: Scoring, announced: int) -> None:
    rules, ballots = contest(scoring, SIZES[1])
    tally = ContestTally.from_ballots(rules, ballots, IN_PLAY)
    results = opened(announced)
    finish = find_best_finish(tally, results, MemberId(10**17 + 5))
    assert finish is not None
    benchmark.extra_info["exact"] = finish.is_exact
    benchmark.extra_info["race_ms"] = round(
        quickest(lambda: find_possible_winners(tally, results), 2) * 1000, 1
    )
    benchmark.pedantic(find_best_finish, args=(tally, results, 10**17 + 5), rounds=ROUNDS)
