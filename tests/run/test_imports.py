"""What the start of the bot does not import: libraries that only some press needs."""

import subprocess
import sys

LATE_LIBRARIES = ("PIL", "uharfbuzz", "fpdf", "fontTools", "jinja2", "icalendar")
"""Each would cost a start tens of milliseconds and megabytes."""


def test_what_only_a_press_needs_is_not_imported_at_the_start() -> None:
    program = (
        "import importlib, sys, bot.app, cogs\n"
        "for extension in cogs.EXTENSIONS: importlib.import_module(extension)\n"
        f"print([name for name in {LATE_LIBRARIES} if name in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - a program of ours
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
