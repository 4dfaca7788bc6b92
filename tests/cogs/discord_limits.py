"""What Discord accepts in a message of Components V2 and in a command, from its API reference.

SimCord lets some of it pass, so the sweeps look for themselves.
"""

from collections.abc import Iterator
from typing import Any, cast

import discord
from discord import ui

TEXT = 4000
COMPONENTS = 40
CUSTOM_ID = 100
LABEL = 80
OPTION = 100
OPTIONS = 25
BUTTONS_IN_ROW = 5


def breaches(layout: ui.LayoutView) -> Iterator[str]:
    """Everything about a layout that Discord would refuse."""
    parts = list(layout.walk_children())
    if len(parts) > COMPONENTS:
        yield f"{len(parts)} components"
    if not parts:
        yield "an empty message"
    if layout.content_length() > TEXT:
        yield f"{layout.content_length()} characters of text"
    ids: list[str] = []
    for part in parts:
        item = cast("Any", part).item if isinstance(part, ui.DynamicItem) else part
        match item:
            case ui.TextDisplay() if not item.content.strip():
                yield "an empty text"
            case ui.ActionRow() if not cast("Any", item).children:
                yield "an empty row"
            case ui.Button():
                button = cast("ui.Button[Any]", item)
                ids += [button.custom_id] if button.custom_id else []
                yield from _button(button)
            case ui.Select():
                select = cast("ui.Select[Any]", item)
                ids.append(select.custom_id)
                yield from _select(select)
            case _:
                pass
    if len(ids) != len(set(ids)):
        yield f"custom_ids twice: {sorted(one for one in set(ids) if ids.count(one) > 1)}"
    yield from (f"custom_id of {len(one)} characters: {one}" for one in ids if len(one) > CUSTOM_ID)


def _button(button: ui.Button[Any]) -> Iterator[str]:
    if button.label is None and button.emoji is None:
        yield "a button with neither label nor emoji"
    if button.label is not None and not 1 <= len(button.label) <= LABEL:
        yield f"a button's label of {len(button.label)} characters: {button.label}"


def _select(select: ui.Select[Any]) -> Iterator[str]:
    if not 1 <= len(select.options) <= OPTIONS:
        yield f"a select with {len(select.options)} options"
    if select.placeholder is not None and len(select.placeholder) > 150:
        yield "a placeholder too long"
    values = [option.value for option in select.options]
    if len(values) != len(set(values)):
        yield "a select with an option twice"
    for option in select.options:
        for field in (option.label, option.value, option.description):
            if field is not None and not 1 <= len(field) <= OPTION:
                yield f"an option's text of {len(field)} characters: {field!r}"
    if sum(option.default for option in select.options) > select.max_values:
        yield "more options chosen than may be"


def command_breaches(command: dict[str, Any], path: str = "") -> Iterator[str]:
    """Everything about a command's payload that Discord would refuse."""
    name = f"{path} {command['name']}".strip()
    if not 1 <= len(command["name"]) <= 32 or command["name"] != command["name"].lower():
        yield f"{name}: its name"
    if not 1 <= len(command.get("description", "")) <= 100:
        yield f"{name}: a description of {len(command.get('description', ''))} characters"
    if command.get("description") == "…":
        yield f"{name}: no description"
    options = command.get("options", [])
    if len(options) > 25:
        yield f"{name}: {len(options)} options"
    required = [
        bool(option.get("required"))
        for option in options
        if option["type"] > discord.AppCommandOptionType.subcommand_group.value
    ]
    if required != sorted(required, reverse=True):
        yield f"{name}: a required option after an optional one"
    for option in options:
        yield from command_breaches(option, name)
        if len(option.get("choices", [])) > 25:
            yield f"{name} {option['name']}: too many choices"
