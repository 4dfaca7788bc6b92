"""The building blocks of every screen: Components V2 views, made afresh each time and kept nowhere."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from cogs.kit.controls import Control, Route, make_button

CardPart = ui.Item[Any] | str
"""A part of a card: a component, or text."""
ControlRow = ui.ActionRow[Any]

GOLD_ACCENT = discord.Colour(0xD4AF37)
CURTAIN_ACCENT = discord.Colour(0x9B1B30)
"""The colour of what is wrong or over."""

MESSAGE_TEXT_LIMIT = 4000
"""Characters of text in one message of Components V2, says Discord's API reference."""
MESSAGE_COMPONENT_LIMIT = 40
"""Components in one message, nested ones counted."""
SELECT_OPTION_LIMIT = 25
"""Options in one select."""


def make_screen(*parts: ui.Item[Any]) -> ui.LayoutView:
    """A message made of parts. Its controls carry their own state, so the view is nothing but a description."""
    view = ui.LayoutView(timeout=None)
    for part in parts:
        view.add_item(part)
    return view


def make_card(*parts: CardPart, colour: discord.Colour = GOLD_ACCENT) -> ui.Container[Any]:
    """A framed box; strings become text."""
    return ui.Container[Any](
        *(make_text(part) if isinstance(part, str) else part for part in parts), accent_colour=colour
    )


def make_text(content: str) -> ui.TextDisplay[Any]:
    """Markdown text."""
    return ui.TextDisplay(content)


def make_separator() -> ui.Separator[Any]:
    """A thin line between parts."""
    return ui.Separator()


def make_row(*controls: Control | ui.Button[Any]) -> ControlRow:
    """Up to five buttons side by side, or one select."""
    return ControlRow(*controls)


def make_section(content: str, accessory: Control) -> ui.Section[Any]:
    """Text with a button at its side."""
    return ui.Section[Any](content, accessory=accessory)


def make_notice(content: str, *parts: ui.Item[Any], colour: discord.Colour | None = None) -> ui.LayoutView:
    """A short answer to one person, with controls under it if there is something to press."""
    if colour is None and not parts:
        return make_screen(make_text(content))
    return make_screen(make_card(content, *parts, colour=colour or GOLD_ACCENT))


def count_pages(items: int, per_page: int) -> int:
    """How many pages so many items fill; an empty list has one."""
    return max(1, -(-items // per_page))


def clamp_page(page: int, pages: int) -> int:
    """The nearest page there is: lists get shorter between two presses."""
    return min(max(page, 0), pages - 1)


def make_pager(route: Route, state: Sequence[object], page: int, pages: int) -> list[ui.Item[Any]]:
    """Buttons to the pages before and after, under a list that has more than one; the page comes last in the state.

    The middle button shows where one is and leads back to the first page.
    """
    if pages <= 1:
        return []
    # Two controls of a message may not share a custom_id, so each says which of the three it is.
    previous = make_button(route, *state, "p", page - 1 if page else 0, emoji="◀️", disabled=page == 0)
    here = make_button(route, *state, "h", 0, label=f"{page + 1} / {pages}", disabled=page == 0)
    following = make_button(route, *state, "n", page + 1, emoji="▶️", disabled=page == pages - 1)
    return [make_row(previous, here, following)]


def make_select_options(
    entries: Sequence[tuple[str, str, str]], chosen: str | None = None
) -> list[discord.SelectOption]:
    """Select options of (value, label, description), cut to Discord's limits of 100 characters and 25 options."""
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
    """A select of one of the server's channels, or none, that leads to a route.

    Args:
        route: Where the choice goes; the value is the channel's id.
        state: What the answer needs to know beside.
        kinds: What kinds of channels are offered.
        placeholder: What is to be read while none is chosen.
        chosen: The channel that is chosen now; one that was deleted must not be given.
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
    """A select of one of the server's roles, or none, that leads to a route; see `make_channel_select`."""
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
