"""What Discord refuses of a screen, a form, a command or any other request, from its API reference.

SimCord lets much of it pass. Every simulated Discord of the tests therefore holds what the bot sent against this.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import discord
from discord import ComponentType as Kind
from discord import ui
from simcord.components import walk_components

Payload = Mapping[str, Any]
"""What is sent to Discord, or a part of it, as its API has it."""

TEXT = 4000
COMPONENTS = 40
CUSTOM_ID = 100
FIELDS_IN_FORM = 5
OPTIONS = 25
FILES = 10
COMMAND_CHARACTERS = 8000

LENGTHS: Mapping[str, Mapping[str, int]] = {
    Kind.text_display.name: {"content": TEXT},
    Kind.button.name: {"label": 80, "url": 512},
    Kind.select.name: {"placeholder": 150},
    Kind.text_input.name: {"placeholder": 100},
    Kind.label.name: {"label": 45, "description": 100},
    Kind.thumbnail.name: {"description": 1024},
    "option": {"label": 100, "value": 100, "description": 100},
    "picture": {"description": 1024},
    "attachment": {"filename": 1024, "description": 1024},
    "choice": {"name": 100, "value": 100},
    "form": {"title": 45, "custom_id": 100},
    "thread": {"name": 100},
    "event": {"name": 100, "description": 1000},
    "place": {"location": 100},
    "command": {"name": 32, "description": 100},
}
"""How many characters each text may have. One that is empty, or nothing but spaces, is refused as well."""

SELECTS = {Kind.select, Kind.user_select, Kind.role_select, Kind.mentionable_select, Kind.channel_select}
COMMAND_NAME = re.compile(r"[-_'\w]+")


def breaches(layout: ui.LayoutView) -> Iterator[str]:
    """Everything about a layout that Discord would refuse."""
    if not layout.children:
        yield "an empty message"
    yield from _component_breaches(layout.to_components())


def request_breaches(method: str, path: str, body: Any) -> Iterator[str]:
    """Everything about a request that Discord would refuse."""
    match method, path.strip("/").split("/"):
        case "POST", ["interactions", _, _, "callback"]:
            yield from _answer_breaches(body["type"], body.get("data") or {})
        case ("POST", ["webhooks", _, _] | ["channels", _, "messages"]) | ("PATCH", [*_, "messages", _]):
            yield from _message_breaches(body)
        case "POST", [*_, "threads"]:
            yield from _length_breaches("thread", body)
            yield from _message_breaches(body.get("message") or {})
        case "POST" | "PATCH", ["guilds", _, "scheduled-events", *_]:
            yield from _length_breaches("event", body)
            yield from _length_breaches("place", body.get("entity_metadata") or {})
        case _:
            pass


def _answer_breaches(answer_type: int, data: Payload) -> Iterator[str]:
    match discord.InteractionResponseType(answer_type):
        case discord.InteractionResponseType.autocomplete_result:
            yield from _list_breaches("choice", data["choices"], least=0)
        case discord.InteractionResponseType.modal:
            yield from form_breaches(data)
        case discord.InteractionResponseType.channel_message | discord.InteractionResponseType.message_update:
            yield from _message_breaches(data)
        case _:
            pass


def form_breaches(form: Payload) -> Iterator[str]:
    """Everything about a form that Discord would refuse."""
    yield from _length_breaches("form", form)
    if not 1 <= len(form["components"]) <= FIELDS_IN_FORM:
        yield f"a form of {len(form['components'])} fields"
    yield from _component_breaches(form["components"])
    for field in (part["component"] for part in form["components"] if "component" in part):
        least, most = field.get("min_length", 0), field.get("max_length", TEXT)
        value: str = field.get("value") or ""
        if most > TEXT or (value and not least <= len(value) <= most):
            yield f"a field of {least} to {most} characters, filled in with {len(value)}: {value!r}"


def _message_breaches(message: Payload) -> Iterator[str]:
    components: list[dict[str, Any]] = message.get("components") or []
    yield from _component_breaches(components)
    is_layout = message.get("flags", 0) & discord.MessageFlags.components_v2.flag
    if is_layout and (message.get("content") or message.get("embeds")):
        yield "a layout with content or embeds"
    if len(str(message.get("nonce") or "")) > 25:
        yield f"a nonce too long: {message['nonce']}"
    attachments: list[Payload] = message.get("attachments") or []
    if len(attachments) > FILES:
        yield f"{len(attachments)} files"
    for attachment in attachments:
        yield from _length_breaches("attachment", attachment)
    shown = {f"attachment://{attachment.get('filename')}" for attachment in attachments}
    for url in _list_media(components):
        if url.startswith("attachment://") and url not in shown:
            yield f"a file that is not sent along: {url}"


def _list_media(components: list[dict[str, Any]]) -> Iterator[str]:
    for part in walk_components(components):
        for shown in (part, *part.get("items", ())):
            yield from (str(shown[name]["url"]) for name in ("media", "file") if name in shown)


def _component_breaches(components: Iterable[Payload]) -> Iterator[str]:
    parts = list(walk_components(list(components)))
    if len(parts) > COMPONENTS:
        yield f"{len(parts)} components"
    texts = [str(part.get("content", "")) for part in parts]
    if sum(map(len, texts)) > TEXT:
        yield f"{sum(map(len, texts))} characters of text"
    custom_ids = Counter(str(part["custom_id"]) for part in parts if "custom_id" in part)
    yield from (f"a custom_id twice: {one}" for one, times in custom_ids.items() if times > 1)
    yield from (f"a custom_id too long: {one}" for one in custom_ids if not 1 <= len(one) <= CUSTOM_ID)
    for part in parts:
        kind = Kind(part["type"])
        yield from _length_breaches("select" if kind in SELECTS else kind.name, part)
        if kind is Kind.button and not (part.get("label") or part.get("emoji")):
            yield "a button with neither label nor emoji"
        if kind in {Kind.action_row, Kind.container} and not part["components"]:
            yield f"an empty {kind.name}"
        if kind is Kind.select:
            yield from _select_breaches(part)
        for picture in part.get("items", ()):
            yield from _length_breaches("picture", picture)


def _select_breaches(select: Payload) -> Iterator[str]:
    options: list[Payload] = select["options"]
    yield from _list_breaches("option", options, least=1)
    chosen = sum(bool(option.get("default")) for option in options)
    most = select.get("max_values", 1)
    if chosen > most:
        yield f"{chosen} options chosen of which {most} may be"
    if not select.get("min_values", 1) <= most <= len(options):
        yield f"{most} options may be chosen of {len(options)}"


def _list_breaches(kind: str, offered: list[Payload], least: int) -> Iterator[str]:
    """What is wrong with things to choose from: options of a select, or what is offered while typing."""
    if not least <= len(offered) <= OPTIONS:
        yield f"{len(offered)} things to choose from"
    values = Counter(one["value"] for one in offered)
    yield from (f"{kind} twice: {value}" for value, times in values.items() if times > 1)
    for one in offered:
        yield from _length_breaches(kind, one)


def _length_breaches(kind: str, thing: Payload) -> Iterator[str]:
    for name, limit in LENGTHS.get(kind, {}).items():
        text = thing.get(name)
        if isinstance(text, str) and not (text.strip() and len(text) <= limit):
            yield f"{kind}: {name} of {len(text)} characters: {text!r}"


def command_breaches(command: Payload, path: str = "") -> Iterator[str]:
    """Everything about a command's payload that Discord would refuse."""
    name = f"{path} {command['name']}".strip()
    yield from (f"{name}: {breach}" for breach in _length_breaches("command", command))
    if not COMMAND_NAME.fullmatch(command["name"]) or command["name"] != command["name"].lower():
        yield f"{name}: its name"
    if command.get("description") == "…":
        yield f"{name}: no description"
    options: list[Payload] = command.get("options", [])
    if len(options) > OPTIONS:
        yield f"{name}: {len(options)} options"
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{name}: a required option after an optional one"
    for option in options:
        yield from command_breaches(option, name)
        yield from (f"{name}: {breach}" for breach in _list_breaches("choice", option.get("choices", []), 0))
    if not path and (size := _count_characters(command)) > COMMAND_CHARACTERS:
        yield f"{name}: {size} characters in all"


def _count_characters(command: Payload) -> int:
    """How long a command is as Discord counts it: names, descriptions and values, its options' and choices' as well."""
    said = sum(len(str(command.get(name, ""))) for name in ("name", "description", "value"))
    inner = [*command.get("options", ()), *command.get("choices", ())]
    return said + sum(_count_characters(one) for one in inner)
