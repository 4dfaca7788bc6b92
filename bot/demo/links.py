"""Links of the simulated Discord, which lead to the demo's own pages instead of to discord.com or nowhere."""

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

DISCORD_LINK = re.compile(r"https://discord\.com/channels/\d+/(\d+)(?:/\d+)?")
"""A link to a channel or a message, as the bot writes it; the number is the channel's."""

FindPage = Callable[[int], str | None]
"""Returns the address of the page that shows a channel; None if there is none."""

Token = dict[str, Any]
"""A piece of a message's text as SimCord's page gets it: a plain text, a mention, one end of a link."""


def link_channels(value: Any, find_page: FindPage) -> Any:
    """Return a page's content, as JSON, in which mentions of channels and links to them lead to their pages.

    Args:
        value: The content, or a part of it.
        find_page: Finds a channel's page.
    """
    if isinstance(value, str):
        return DISCORD_LINK.sub(lambda found: find_page(int(found[1])) or found[0], value)
    if isinstance(value, list):
        parts = (part for one in cast("list[Any]", value) for part in _link_mention(one, find_page))
        return [link_channels(part, find_page) for part in parts]
    if isinstance(value, dict):
        found = cast("dict[str, Any]", value)
        return {key: link_channels(part, find_page) for key, part in _link_notice(found, find_page).items()}
    return value


def _link_mention(part: Any, find_page: FindPage) -> Iterator[Any]:
    """Put a mention of a channel between the ends of a link, as it is one on Discord."""
    page = None
    if isinstance(part, dict):
        token = cast("Token", part)
        if (token.get("type"), token.get("kind")) == ("mention", "channel"):
            page = find_page(int(token["id"]))
    yield from [part] if page is None else _make_link(page, [cast("Token", part)])


def _link_notice(value: dict[str, Any], find_page: FindPage) -> dict[str, Any]:
    """Let the notice of a new thread be the link to it; the page takes no other link there than one to discord.com."""
    thread = value.get("channel")
    if value.get("icon") != "thread" or not isinstance(thread, dict):
        return value
    page = find_page(int(cast("dict[str, Any]", thread)["id"]))
    if page is None:
        return value
    lines = cast("list[Token]", value["text_tokens"])
    linked = [{**line, "children": _make_link(page, line["children"])} for line in lines]
    return {**value, "channel": None, "text_tokens": linked}


def _make_link(page: str, tokens: list[Token]) -> list[Token]:
    return [{"type": "link_open", "href": page}, *tokens, {"type": "link_close"}]
