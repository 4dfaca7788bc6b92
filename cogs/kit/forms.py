"""Modals whose answers return through the gate by `custom_id`, even after a restart, and numbers typed in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import discord
from discord import ui

from bot.errors import UserError
from bot.times.dates import read_length_minutes
from cogs.kit.addresses import Route
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text, shorten_text


@dataclass(frozen=True, slots=True)
class FormField:
    """One text field of a form.

    Attributes:
        key: Its `custom_id`, the key of its text in `Press.fields`.
        label: The label above it, at most 45 characters.
        value: The initial text.
        hint: The placeholder while it is empty, at most 100 characters.
        required: Whether the form cannot be sent without it.
        limit: The most characters it takes.
        long: Whether it has several lines.
        note: A small line under the label, at most 100 characters.
    """

    key: str
    label: str
    value: str = ""
    hint: str = ""
    required: bool = True
    limit: int = 200
    long: bool = False
    note: str = ""


def make_form(route: Route, *state: object, title: str, fields: Sequence[FormField]) -> ui.Modal:
    """Make a form whose answer goes to a route, with the typed texts in `Press.fields`.

    Args:
        route: The route that answers.
        state: Further state for the answer.
        title: The heading; Discord shows at most 45 characters.
        fields: One to five fields.
    """
    modal = ui.Modal(title=shorten_text(title, 45), custom_id=route.custom_id(*state))
    for field in fields:
        box = ui.TextInput[ui.Modal](
            custom_id=field.key,
            default=field.value or None,
            placeholder=shorten_text(field.hint, 100) or None,
            required=field.required,
            max_length=field.limit,
            style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
        )
        modal.add_item(
            ui.Label(text=shorten_text(field.label, 45), description=field.note or None, component=box)
        )
    # The gate answers forms by their `custom_id`: discord.py, which keeps forms that are not stopped, need not.
    modal.stop()
    return modal


_WHOLE = re.compile(r"[+-]?\d+")


@dataclass(eq=False)
class NotANumberError(UserError):
    """The typed text is not a whole number."""

    text: str


@error_text.register
def _describe_not_anumber(error: NotANumberError) -> str:
    return f"“{escape_text(error.text, 40)}” is not a whole number. Type digits alone, like `214`. Nothing was changed."


def parse_whole_number(text: str) -> int:
    """Parse a whole number as people type it: digits, perhaps with spaces, commas, points or apostrophes.

    Raises:
        NotANumberError: It is no number, or has more digits than any sensible one.
    """
    bare = re.sub(r"(?<=\d)[\s.,'’_](?=\d{3}(?!\d))", "", text.strip())
    if not _WHOLE.fullmatch(bare) or len(bare) > 18:
        raise NotANumberError(text)
    return int(bare)


_ABOUT_LENGTH = re.compile(r"\b(?:minutes?|how long|length|lasts?|runtime|running time)\b", re.IGNORECASE)


def parse_answer(question: str, text: str) -> int:
    """A tie-breaker's answer: a whole number; where the question is about length, also "3h 30m" or "3:30", in minutes.

    Raises:
        NotANumberError: It is neither.
    """
    try:
        return parse_whole_number(text)
    except NotANumberError:
        minutes = read_length_minutes(text) if _ABOUT_LENGTH.search(question) else None
        if minutes is None or not minutes.is_integer():
            raise
        return int(minutes)
