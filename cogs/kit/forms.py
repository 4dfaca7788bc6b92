"""Forms: modals whose answers come back through the gate by custom_id, also after a restart."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord
from discord import ui

from cogs.kit.controls import Route
from cogs.kit.words import shorten_text


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing to type.

    Attributes:
        key: Its custom_id, under which `Press.fields` holds what was typed.
        label: What stands above it, at most 45 characters.
        value: What stands in it already.
        hint: The grey example while it is empty, at most 100 characters.
        required: Whether the form can be sent without it.
        limit: The most characters.
        long: Whether it is a box of several lines.
    """

    key: str
    label: str
    value: str = ""
    hint: str = ""
    required: bool = True
    limit: int = 200
    long: bool = False


def make_form(route: Route, *state: object, title: str, fields: Sequence[FormField]) -> ui.Modal:
    """A form whose answer goes to a route, with what was typed in `Press.fields`.

    Args:
        route: Where the answer goes.
        state: What the answer needs to know beside.
        title: At most 45 characters are shown.
        fields: One to five.
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
        modal.add_item(ui.Label(text=shorten_text(field.label, 45), component=box))
    return modal
