"""How many examples the properties are tried on: a few in every run of the suite, many by `python -m tests.fuzz`."""

import os

from hypothesis import HealthCheck, settings

FUZZ_FACTOR = int(os.environ.get("ENVELOPE_FUZZ_FACTOR", "1"))
"""How many times the examples of CI; from 2 they are others at every seed."""


def make_settings(max_examples: int) -> settings:
    """Make a property's settings: so many examples in CI, the same at every run, and no clock.

    A busy machine is no fault.
    """
    return settings(
        max_examples=max_examples * FUZZ_FACTOR,
        deadline=None,
        derandomize=FUZZ_FACTOR == 1,
        suppress_health_check=[HealthCheck.too_slow],
    )
