"""Buttons, selects and forms that carry their state in their `custom_id`, so they work after a restart, for years.

A `custom_id` holds the name of a route, the route's version and the state; whoever answers needs no memory of the
message. All controls are one `DynamicItem` class, so discord.py keeps no view in memory.

    PAGE_ROUTE = Route("winners", Feature.LOOKUP)

    make_button(PAGE_ROUTE, "oscars-97", 2, label="Next")      # in a layout

    @answers_route(PAGE_ROUTE)                                 # on a method of a FeatureCog
    async def show_page(self, press: Press) -> None: ...
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Protocol, Self, TypeVar, cast

import discord
from discord import ui

from bot.client import AwardsBot
from bot.errors import OutdatedControlError, ServerOnlyError
from bot.ids import GuildId, PressId
from cogs.kit.addresses import CUSTOM_ID_TEMPLATE, Route

Interaction = discord.Interaction[AwardsBot]

LARGEST_ID = 2**63 - 1
"""The largest integer that the database stores, and so the largest possible id."""

UNKNOWN_MESSAGE_CODE = 10008
"""Discord's error code for a message that does not exist, or no more, from its API reference."""


def require_guild_id(interaction: Interaction) -> GuildId:
    """Return the id of the server in which the interaction happened.

    Raises:
        ServerOnlyError: It happened in a direct message.
    """
    if interaction.guild_id is None:
        raise ServerOnlyError
    return GuildId(interaction.guild_id)


@dataclass(frozen=True, slots=True)
class Press:
    """One use of a button, a select or a form.

    Attributes:
        interaction: The interaction that Discord sent.
        state: The state parts of the `custom_id`.
        values: The values chosen in a select: of its options, or ids of channels or roles. Empty for a button.
        fields: The texts typed in a form, by the field's key.
    """

    interaction: Interaction
    state: tuple[str, ...]
    values: tuple[str, ...] = ()
    fields: dict[str, str] | None = None

    @property
    def id(self) -> PressId:
        """Discord's id of the press, by which presses are ordered."""
        return PressId(self.interaction.id)

    @property
    def of_own_screen(self) -> bool:
        """Whether the control is on the presser's own message: an ephemeral one, or the answer to their command."""
        message = self.interaction.message
        if message is None or message.flags.ephemeral:
            return True
        asked = message.interaction_metadata
        return asked is not None and asked.user.id == self.interaction.user.id

    def get_typed_text(self, key: str) -> str:
        """Return the text typed in a form's field, stripped; empty if the form has no such field."""
        return (self.fields or {}).get(key, "").strip()

    def require_parts(self, number: int) -> tuple[str, ...]:
        """Return the state, which must have exactly `number` parts.

        Raises:
            OutdatedControlError: It has not, so another version of the bot wrote it.
        """
        if len(self.state) != number:
            raise OutdatedControlError
        return self.state

    @property
    def page(self) -> int:
        """The page number in the last part of the state, counted from 0.

        Raises:
            OutdatedControlError: The last part is no page number.
        """
        return parse_id_part(self.state[-1] if self.state else "")

    @property
    def value(self) -> str:
        """The value chosen in a select that takes one choice.

        Raises:
            OutdatedControlError: No value was chosen.
        """
        if not self.values:
            raise OutdatedControlError
        return self.values[0]

    async def show_privately(self, layout: ui.LayoutView) -> None:
        """Show a personal screen: edit the message if only the presser sees it, else send an ephemeral one."""
        message = self.interaction.message
        response = self.interaction.response
        if message is not None and message.flags.ephemeral:
            # An edit keeps attachments by default, but pictures of the previous screen must go.
            try:
                await response.edit_message(
                    view=layout, attachments=[], allowed_mentions=discord.AllowedMentions.none()
                )
            except discord.NotFound as error:
                raise_unless_deleted(error)
            else:
                return
        await response.send_message(view=layout, ephemeral=True)

    async def acknowledge(self, *, alone: bool = False) -> None:
        """Acknowledge the press before slow work such as drawing a picture; call `show_screen` afterwards.

        Args:
            alone: As in `show_screen`.
        """
        if self._edits_screen(alone=alone):
            await self.interaction.response.defer()
        else:
            await self.interaction.response.defer(ephemeral=True, thinking=True)

    async def show_screen(
        self, layout: ui.LayoutView, files: Sequence[discord.File] = (), *, alone: bool = False
    ) -> None:
        """Replace the presser's own screen; on anyone else's message, send the presser an ephemeral copy.

        They get a copy too if the message was deleted meanwhile.

        Args:
            layout: The new screen.
            files: The pictures in it; they replace all attachments of the message.
            alone: Whether nobody but the presser may see it, even if their own screen is public.
        """
        interaction, quiet = self.interaction, discord.AllowedMentions.none()
        done = interaction.response.is_done()
        if self._edits_screen(alone=alone):
            edit = interaction.edit_original_response if done else interaction.response.edit_message
            try:
                await edit(view=layout, attachments=list(files), allowed_mentions=quiet)
            except discord.NotFound as error:
                raise_unless_deleted(error)
                for file in files:
                    file.reset()
            else:
                return
        send = interaction.followup.send if done else interaction.response.send_message
        await send(view=layout, files=list(files), ephemeral=True)

    def is_answered_privately(self, *, alone: bool) -> bool:
        """Whether only the presser reads what `show_screen` shows; on their own public screen, everyone does."""
        message = self.interaction.message
        return not self._edits_screen(alone=alone) or (message is not None and message.flags.ephemeral)

    def _edits_screen(self, *, alone: bool) -> bool:
        message = self.interaction.message
        return message is not None and self.of_own_screen and (message.flags.ephemeral or not alone)


def raise_unless_deleted(error: discord.NotFound) -> None:
    """Raise Discord's refusal of an edit again, unless it says that the message is gone."""
    if error.code != UNKNOWN_MESSAGE_CODE:
        raise error


def parse_id_part(text: str) -> int:
    """Parse a number in a control's state that the database can store.

    Raises:
        OutdatedControlError: It is not such a number.
    """
    if (
        not (text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_ID)))
        or int(text) > LARGEST_ID
    ):
        raise OutdatedControlError
    return int(text)


_Kind = TypeVar("_Kind", bound=StrEnum)


def parse_enum_part(kind: type[_Kind], text: str) -> _Kind:
    """Parse the value of an enumeration's member in a control's state.

    Raises:
        OutdatedControlError: The enumeration has no such member (any more).
    """
    try:
        return kind(text)
    except ValueError:
        raise OutdatedControlError from None


def parse_switch_part(text: str) -> bool:
    """Parse what a switch in a control's state is set to, `on` or `off`.

    Raises:
        OutdatedControlError: It is neither.
    """
    if text not in {"on", "off"}:
        raise OutdatedControlError
    return text == "on"


class RouteHandler(Protocol):
    """The type of a cog's method that answers a route."""

    def __call__(self, press: Press, /) -> Awaitable[None]:
        """Answer the press."""
        ...


_Method = TypeVar("_Method", bound=Callable[..., Awaitable[None]])
_ROUTE_ATTRIBUTE = "__envelope_route__"


def answers_route(route: Route) -> Callable[[_Method], _Method]:
    """Mark a method of a `FeatureCog` as the one that answers a route."""

    def mark_method(method: _Method) -> _Method:
        setattr(method, _ROUTE_ATTRIBUTE, route)
        return method

    return mark_method


@cache
def list_answered_routes(cog: type) -> Sequence[tuple[Route, str]]:
    """The routes that the methods of a cog's class were marked with, each with its method's name."""
    routes = ((getattr(getattr(cog, name, None), _ROUTE_ATTRIBUTE, None), name) for name in dir(cog))
    return tuple((route, name) for route, name in routes if route is not None)


_Item = ui.Button[Any] | ui.Select[Any] | ui.ChannelSelect[Any] | ui.RoleSelect[Any]


class Control(ui.DynamicItem[_Item], template=CUSTOM_ID_TEMPLATE):
    """A button or select of the bot, of any route."""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003 - discord.py's signature
        item: ui.Item[Any],
        match: re.Match[str],  # noqa: ARG003 - discord.py's signature
        /,
    ) -> Self:
        """Rebuild the control from the message that it is on; called by discord.py."""
        return cls(cast("_Item", item))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Pass the press to the gate, which also answers errors; discord.py would only log them."""
        # Read the raw payload: discord.py resolves channels and roles to objects, but routes need their
        # ids.
        values = tuple(cast("dict[str, Any]", interaction.data).get("values", ()))
        await interaction.client.tree.press(interaction, self.item.custom_id, values)


def make_button(
    route: Route,
    *state: object,
    label: str | None = None,
    emoji: str | None = None,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    disabled: bool = False,
) -> Control:
    """Make a button that leads to a route; it needs a label or an emoji."""
    if label is None and emoji is None:
        raise ValueError("a button needs a label or an emoji")
    custom_id = route.custom_id(*state)
    return Control(ui.Button(label=label, emoji=emoji, style=style, disabled=disabled, custom_id=custom_id))


def make_select(
    route: Route,
    *state: object,
    options: Sequence[discord.SelectOption],
    placeholder: str,
    min_values: int = 1,
    max_values: int = 1,
    disabled: bool = False,
) -> Control:
    """Make a select of at most 25 options that leads to a route."""
    return Control(
        ui.Select(
            custom_id=route.custom_id(*state),
            options=list(options),
            placeholder=placeholder,
            min_values=min_values,
            max_values=max_values,
            disabled=disabled,
        )
    )
