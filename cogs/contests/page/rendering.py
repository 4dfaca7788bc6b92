"""Writes a contest's page: HTML with its style and script inside, and nothing from elsewhere.

The page's policy lets the browser run the one script and apply the one style that are named by their hashes, and load
nothing at all: even a name that got past the escaping could do nothing there.
"""

import base64
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.contests.export import ContestExport
from cogs.contests.page.content import PageWriter
from cogs.kit.text import strip_direction_marks

FOLDER = Path(__file__).parent


def render_page(export: ContestExport) -> str:
    """The page of a contest that was exported with its course, to be saved as UTF-8."""
    style, script = _read_part("page.css"), _read_part("page.js")
    return _load_template().render(
        page=PageWriter(export).make_content(),
        style=style,
        script=script,
        style_hash=_hash_part(style),
        script_hash=_hash_part(script),
    )


@cache
def _load_template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_strip_printed_marks,
    )
    environment.filters["instant"] = _format_utc
    return environment.get_template("page.html.jinja")


def _strip_printed_marks(value: object) -> object:
    """What is printed of a value: no word of people turns round what follows; what was sealed stays as it is."""
    return strip_direction_marks(value) if type(value) is str else value


@cache
def _read_part(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def _hash_part(text: str) -> str:
    """The hash by which a content security policy names an inline script or style."""
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


def _format_utc(instant: datetime) -> str:
    """An instant for readers without scripts; the script shows it in the reader's own zone."""
    return f"{instant.day} {instant:%B %Y, %H:%M} UTC"
