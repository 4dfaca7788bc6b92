"""Try the properties of a subject on new examples for as long as you like; run by hand, not by the suite.

    uv run python -m tests.fuzz importer              # half an hour
    uv run python -m tests.fuzz times --minutes 5

A round is a run of the subject's tests with a seed of its own and many more examples than CI's. The first fault ends
it: pytest has shown the smallest example, and the seed repeats it.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]

SUBJECTS: Mapping[str, Sequence[str]] = {
    "importer": ("tests/fuzz/test_slate_files.py", "tests/fuzz/test_january_lists.py"),
    "times": (
        "tests/times/test_whole_texts.py",
        "tests/times/test_wall_clock.py",
        "tests/times/test_writing.py",
    ),
    "lookups": ("tests/search/test_any_text.py",),
}
"""The modules whose properties are tried."""

FACTORS: Mapping[str, int] = {"importer": 10, "times": 10, "lookups": 5}
"""How many times the examples of CI a round tries: a few minutes of them."""


def main() -> int:
    """Run rounds until the time is over or a fault is found; 1 if one was."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("subject", choices=sorted(SUBJECTS))
    parser.add_argument("--minutes", type=float, default=30, help="no round begins later than that")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**9, help="of the first round")
    asked = parser.parse_args()
    begun = time.monotonic()
    rounds = 0
    while time.monotonic() - begun < asked.minutes * 60:
        print(f"{asked.subject}: round {rounds + 1}, seed {asked.seed + rounds}", flush=True)
        if not run_round(asked.subject, asked.seed + rounds):
            return 1
        rounds += 1
    minutes = (time.monotonic() - begun) / 60
    print(f"{asked.subject}: {rounds} rounds in {minutes:.0f} minutes without a fault")
    return 0


def run_round(subject: str, seed: int) -> bool:
    """Run a subject's tests once with this seed; whether all passed."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", f"--hypothesis-seed={seed}", *SUBJECTS[subject]]
    environment = os.environ | {"ENVELOPE_FUZZ_FACTOR": str(FACTORS[subject])}
    result = subprocess.run(command, cwd=ROOT, env=environment, check=False)  # noqa: S603 - our own
    return result.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
