"""The bot, whole, on a machine whose clock is wrong: `python -m tests.faults.shifted_bot SECONDS run`."""

import sys
from datetime import datetime, timedelta

from bot import clock


def shift_clock(offset: timedelta) -> None:
    """Let everything that is imported from now on take another time for the present."""
    true_clock = clock.system_clock

    def shifted_clock() -> datetime:
        return true_clock() + offset

    clock.system_clock = shifted_clock


if __name__ == "__main__":
    shift_clock(timedelta(seconds=float(sys.argv.pop(1))))
    from bot.__main__ import app

    app()
