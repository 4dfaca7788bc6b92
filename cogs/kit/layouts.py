"""Builders of Components V2 screens: messages, cards, rows, pagers, selects. Every message gets new views."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from cogs.kit.addresses import Route
from cogs.kit.command_mentions import mention_named_commands
from cogs.kit.controls import Control, make_button
from cogs.kit.text import fit_texts

CardPart = ui.Item[Any] | str
"""A part of a card: a component, or Markdown."""
ControlRow = ui.ActionRow[Any]

GOLD_ACCENT = discord.Colour(0xD4AF37)
CURTAIN_ACCENT = discord.Colour(0x9B1B30)
"""Accent colour of what is wrong or over."""

MESSAGE_TEXT_LIMIT = 4000
"""Most characters of text in one Components V2 message, from Discord's API reference."""
MESSAGE_COMPONENT_LIMIT = 40
"""Most components in one message, nested ones included."""
SELECT_OPTION_LIMIT = 25
"""Most options in one select."""


def make_screen(*parts: ui.Item[Any]) -> ui.LayoutView:
    """Make a message of the given components. Its controls carry their own state, so the view need not be kept.

    Discord refuses the whole message if its texts are too long together: then the longest lines are cut.
    """
    view = ui.LayoutView(timeout=None)
    for part in parts:
        view.add_item(part)
    texts = [part for part in view.walk_children() if isinstance(part, ui.TextDisplay)]
    fitting = fit_texts([text.content for text in texts], MESSAGE_TEXT_LIMIT)
    for text, content in zip(texts, fitting, strict=True):
        text.content = content
    # discord.py keeps every view that it sends privately for fifteen minutes, with a timer, unless it is stopped.
    view.stop()
    return view


def make_card(*parts: CardPart, colour: discord.Colour = GOLD_ACCENT) -> ui.Container[Any]:
    """Make a box with a coloured edge; strings become text."""
    return ui.Container[Any](
        *(make_text(part) if isinstance(part, str) else part for part in parts), accent_colour=colour
    )


def make_text(content: str) -> ui.TextDisplay[Any]:
    """Make a Markdown text; commands that it names in code style become mentions, which can be tapped."""
    return ui.TextDisplay(mention_named_commands(content))


def make_separator() -> ui.Separator[Any]:
    """Make a thin line between parts."""
    return ui.Separator()


def make_row(*controls: Control | ui.Button[Any]) -> ControlRow:
    """Make a row of up to five buttons, or one select."""
    return ControlRow(*controls)


def make_section(content: str, accessory: Control | ui.Thumbnail[Any]) -> ui.Section[Any]:
    """Make a text with a button or a small picture beside it."""
    return ui.Section[Any](make_text(content), accessory=accessory)


def make_notice(content: str, *parts: ui.Item[Any], colour: discord.Colour | None = None) -> ui.LayoutView:
    """Make a short answer to one person, with optional components below the text."""
    if colour is None and not parts:
        return make_screen(make_text(content))
    return make_screen(make_card(content, *parts, colour=colour or GOLD_ACCENT))


def count_pages(items: int, per_page: int) -> int:
    """Return how many pages a list of `items` fills; an empty list fills one."""
    return max(1, -(-items // per_page))


def clamp_page(page: int, pages: int) -> int:
    """Return the nearest existing page: the list may have become shorter since the button was made."""
    return min(max(page, 0), pages - 1)


def make_pager(route: Route, state: Sequence[object], page: int, pages: int) -> list[ui.Item[Any]]:
    """Make the buttons for the previous and next page; none for a single page.

    The page is the last part of the state. The middle button shows the page number and leads back to the first page.
    """
    if pages <= 1:
        return []
    # Two controls of a message may not share a custom_id, so each adds its own letter.
    previous = make_button(route, *state, "p", page - 1 if page else 0, emoji="◀️", disabled=page == 0)
    here = make_button(route, *state, "h", 0, label=f"{page + 1} / {pages}", disabled=page == 0)
    following = make_button(route, *state, "n", page + 1, emoji="▶️", disabled=page == pages - 1)
    return [make_row(previous, here, following)]


def make_select_options(
    entries: Sequence[tuple[str, str, str]], chosen: str | None = None
) -> list[discord.SelectOption]:
    """Make select options of (value, label, description), cut to Discord's limits: 100 characters, 25 options."""
    return [
        discord.SelectOption(
            value=value, label=label[:100], description=description[:100] or None, default=value == chosen
        )
        for value, label, description in entries[:SELECT_OPTION_LIMIT]
    ]


def make_channel_select(
    route: Route,
    *state: object,
    kinds: Sequence[discord.ChannelType],
    placeholder: str,
    chosen: int | None = None,
) -> Control:
    """Make a select of one of the server's channels, or none, that leads to a route.

    Args:
        route: The route that gets the choice; the value is the channel's id.
        state: Further state for the answer.
        kinds: The kinds of channels to list.
        placeholder: The text shown while none is chosen.
        chosen: The id of the current channel; it must still exist.
    """
    defaults = [] if chosen is None else [discord.SelectDefaultValue.from_channel(discord.Object(chosen))]
    return Control(
        ui.ChannelSelect(
            custom_id=route.custom_id(*state),
            channel_types=list(kinds),
            placeholder=placeholder,
            min_values=0,
            max_values=1,
            default_values=defaults,
        )
    )


def make_role_select(route: Route, *state: object, placeholder: str, chosen: int | None = None) -> Control:
    """Make a select of one of the server's roles, or none, that leads to a route; see `make_channel_select`."""
    defaults = [] if chosen is None else [discord.SelectDefaultValue.from_role(discord.Object(chosen))]
    return Control(
        ui.RoleSelect(
            custom_id=route.custom_id(*state),
            placeholder=placeholder,
            min_values=0,
            max_values=1,
            default_values=defaults,
        )
    )
