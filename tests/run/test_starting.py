"""What a start does not carry: what only some commands need is loaded when they are used."""

import subprocess
import sys

from tests.run.process import PROJECT

ONLY_WHEN_USED = {
    *(
        "alembic",
        "fontTools",
        "fpdf",
        "hypothesis",
        "icalendar",
        "jinja2",
        "PIL",
        "rich",
        "simcord",
        "uharfbuzz",
    ),
}

LOOK = f"""
import importlib, sys
import bot.app, cogs

for extension in cogs.EXTENSIONS:
    importlib.import_module(extension)
print(*sorted({ONLY_WHEN_USED} & set(sys.modules)))
"""


def test_every_cog_is_there_before_what_few_of_them_use() -> None:
    command = [sys.executable, "-c", LOOK]
    shown = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert shown.stdout.split() == []
