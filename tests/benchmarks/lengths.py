"""How long the benchmarks run: as long as their figures need, or only as long as shows that they run.

With `ENVELOPE_BENCHMARKS=short` in the environment they are short, as in CI: figures are printed all the same, but only
ratios of one run are held to anything, and generously.
"""

import os

IS_SHORT = os.environ.get("ENVELOPE_BENCHMARKS") == "short"

SOAK_SECONDS = float(os.environ.get("ENVELOPE_SOAK_SECONDS", "5" if IS_SHORT else "60"))
"""How long the soak runs: a minute unless told otherwise; `ENVELOPE_SOAK_SECONDS=3600` for an hour."""


def choose_length(full: int, short: int) -> int:
    """How many rounds, members or seconds: the first of these, or the second in a short run."""
    return short if IS_SHORT else full
