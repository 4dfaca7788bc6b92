"""A sealed contest on the 98th Academy Awards as it is exported: ballots of a room that knew a little."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.contests.export import ContestExport
from bot.contests.model import Ballot, Contest, ContestCategory, ContestState, Rules, Scoring
from bot.contests.night_course import trace_course
from bot.contests.rules import SEALING_DELAY
from bot.contests.standings import compute_standings
from bot.contests.tally import ContestTally, find_nominees_in_play
from bot.proof import compute_proof
from bot.record.record import Record
from bot.results.model import NO_RESULTS
from tests.contests.small_contests import ballot, contest, erased, sealed

LOCK = datetime(2026, 3, 15, 22, 30, tzinfo=UTC)
CHANCE_RIGHT = 0.55


def make_export(
    record: Record, names: Sequence[str], *, seed: int = 98, opened: int = 24, erase: int | None = None
) -> ContestExport:
    """Play the 98th with one ballot a name, `opened` envelopes open, and the ballot at `erase` erased."""
    rng = random.Random(seed)  # noqa: S311 - plausible picks, no secret
    ceremony = record.ceremonies["oscars-98"]
    categories = ceremony.contested
    played_by = Rules(
        scoring=Scoring.WEIGHTED,
        categories=tuple(
            ContestCategory(one.id, one.weight, position) for position, one in enumerate(categories)
        ),
        tiebreaker="How many minutes does the show run?",
    )
    ballots: list[Ballot] = []
    for number, name in enumerate(names):
        picks: dict[str, str | tuple[str, int]] = {
            one.id: (one.winners[0] if rng.random() < CHANCE_RIGHT else rng.choice(one.nominees)).id
            for one in categories
        }
        made = replace(ballot(100_000_000_000_000_000 + number, picks, 180 + number), name=name)
        ballots.append(erased(sealed(made)) if number == erase else sealed(made))
    shown: Contest = contest(
        title="Oscars night with <b>friends</b> & foes",
        state=ContestState.LOCKED,
        ceremony_id="oscars-98",
        rules=played_by,
        locks_at=LOCK,
        sealed_at=LOCK + SEALING_DELAY,
        proof=compute_proof(one.line or "" for one in ballots),
        tiebreaker_answer=214,
    )
    order = list(categories)
    rng.shuffle(order)
    winners = {one.id: tuple(winner.id for winner in one.winners) for one in order[:opened]}
    results = replace(NO_RESULTS, winners=winners)
    tally = ContestTally.from_ballots(played_by, ballots, find_nominees_in_play(categories))
    standings = compute_standings(tally, results, 214)
    course = trace_course(lambda found: compute_standings(tally, found, 214), results)
    return ContestExport(shown, ceremony, results, standings, course=course)
