"""Buttons, selects and forms that carry their state and work after a restart, for years.

A control's `custom_id` names a route, the route's version and the state, so that whoever answers needs no memory of
having sent it. All controls are one `DynamicItem` class: discord.py then keeps no view in memory, and a restart loses
nothing.

    TURN = Route("winners", Feature.LOOKUP)

    button(TURN, "oscars-97", 2, label="Next")        # in a layout

    @answers(TURN)                                    # in a FeatureCog
    async def turn(self, press: Press) -> None: ...
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, Self, TypeVar, cast

import discord
from discord import ui

from bot.client import AwardsBot
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.guilds.rules import Right

Interaction = discord.Interaction[AwardsBot]

CUSTOM_ID_LIMIT = 100
"""Characters in a custom_id, says Discord's API reference."""

LARGEST_ID = 2**63 - 1
"""The largest number that the database keeps, and so the largest id there can be."""

CUSTOM_ID_PREFIX = "env"
_SEPARATOR = ":"


@dataclass(frozen=True, slots=True)
class Route:
    """Where a press goes.

    Attributes:
        name: Unique in the bot.
        feature: What it belongs to; None for what cannot be switched off.
        version: Raise it when the meaning of the state changes: controls of the old one then say that they are
            outdated.
        right: What the gate asks of who presses, before anything else is looked at; None if everyone may.
    """

    name: str
    feature: Feature | None
    version: int = 1
    right: Right | None = None

    def custom_id(self, *state: object) -> str:
        """Write the route and its state into a custom_id.

        Raises:
            ValueError: If a part holds the separator, or the whole is too long for Discord.
        """
        parts = [str(part) for part in state]
        if any(_SEPARATOR in part for part in parts):
            raise ValueError(f"a state part holds {_SEPARATOR!r}: {parts}")
        text = _SEPARATOR.join([CUSTOM_ID_PREFIX, str(self.version), self.name, *parts])
        if len(text) > CUSTOM_ID_LIMIT:
            raise ValueError(f"custom_id too long: {text}")
        return text


@dataclass(frozen=True, slots=True)
class Address:
    """A custom_id taken apart again."""

    version: int
    route: str
    state: tuple[str, ...]

    @classmethod
    def parse(cls, custom_id: str) -> Self:
        """Read a custom_id.

        Raises:
            OutdatedControlError: If the bot as it is now writes none like it.
        """
        prefix, *rest = custom_id.split(_SEPARATOR)
        if prefix != CUSTOM_ID_PREFIX or len(rest) < 2 or not rest[0].isdecimal():
            raise OutdatedControlError
        return cls(int(rest[0]), rest[1], tuple(rest[2:]))


@dataclass(frozen=True, slots=True)
class Press:
    """Someone used a control.

    Attributes:
        interaction: Where and by whom.
        state: What the custom_id carried.
        values: What was chosen in a select: its options' values, or ids of channels or roles; empty for a button.
        fields: What was typed in a form, by the field's custom_id.
    """

    interaction: Interaction
    state: tuple[str, ...]
    values: tuple[str, ...] = ()
    fields: dict[str, str] | None = None

    @property
    def of_own_screen(self) -> bool:
        """Whether it was on a message of the presser's own: one only they see, or the answer to their command."""
        message = self.interaction.message
        if message is None or message.flags.ephemeral:
            return True
        asked = message.interaction_metadata
        return asked is not None and asked.user.id == self.interaction.user.id

    def get_typed_text(self, key: str) -> str:
        """What was typed in a form's field, without space around it; empty where there is no such field."""
        return (self.fields or {}).get(key, "").strip()

    def require_parts(self, number: int) -> tuple[str, ...]:
        """The state, which must have so many parts.

        Raises:
            OutdatedControlError: If it has not, so that nobody but another version of the bot can have written it.
        """
        if len(self.state) != number:
            raise OutdatedControlError
        return self.state

    @property
    def page(self) -> int:
        """The page at the end of the state, counted from 0.

        Raises:
            OutdatedControlError: If there is none.
        """
        return parse_id_part(self.state[-1] if self.state else "")

    @property
    def value(self) -> str:
        """What was chosen in a select that takes one choice.

        Raises:
            OutdatedControlError: If nothing was, so that it was no such select.
        """
        if not self.values:
            raise OutdatedControlError
        return self.values[0]

    async def show_privately(self, layout: ui.LayoutView) -> None:
        """Show a personal screen: in place of the one pressed on if only the presser sees that, else beside it."""
        message = self.interaction.message
        response = self.interaction.response
        if message is not None and message.flags.ephemeral:
            # Pictures of the screen before would stay attached to this one.
            await response.edit_message(
                view=layout, attachments=[], allowed_mentions=discord.AllowedMentions.none()
            )
        else:
            await response.send_message(view=layout, ephemeral=True)

    async def acknowledge(self) -> None:
        """Acknowledge the press before slow work such as drawing a picture; call `show_screen` afterwards."""
        if self._turns_screen:
            await self.interaction.response.defer()
        else:
            await self.interaction.response.defer(ephemeral=True, thinking=True)

    async def show_screen(self, layout: ui.LayoutView, files: Sequence[discord.File] = ()) -> None:
        """Turn the presser's own screen into this one; who pressed on another's gets a copy that only they see.

        Args:
            layout: The screen.
            files: The pictures in it: all that the message then has.
        """
        interaction, quiet = self.interaction, discord.AllowedMentions.none()
        done = interaction.response.is_done()
        if self._turns_screen:
            edit = interaction.edit_original_response if done else interaction.response.edit_message
            await edit(view=layout, attachments=list(files), allowed_mentions=quiet)
        else:
            send = interaction.followup.send if done else interaction.response.send_message
            await send(view=layout, files=list(files), ephemeral=True)

    @property
    def _turns_screen(self) -> bool:
        return self.of_own_screen and self.interaction.message is not None


def parse_id_part(text: str) -> int:
    """A number in a control's state, as far as the database can keep it.

    Raises:
        OutdatedControlError: If it is none.
    """
    if (
        not (text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_ID)))
        or int(text) > LARGEST_ID
    ):
        raise OutdatedControlError
    return int(text)


_Kind = TypeVar("_Kind", bound=StrEnum)


def parse_enum_part(kind: type[_Kind], text: str) -> _Kind:
    """A member of an enumeration in a control's state.

    Raises:
        OutdatedControlError: If there is none of this name any more.
    """
    try:
        return kind(text)
    except ValueError:
        raise OutdatedControlError from None


class RouteHandler(Protocol):
    """A cog's method that answers a route."""

    def __call__(self, press: Press, /) -> Awaitable[None]:
        """Answer a press."""
        ...


_Method = TypeVar("_Method", bound=Callable[..., Awaitable[None]])
_ROUTE_ATTRIBUTE = "__envelope_route__"


def answers_route(route: Route) -> Callable[[_Method], _Method]:
    """Mark a `FeatureCog`'s method as the one that answers a route."""

    def mark_method(method: _Method) -> _Method:
        setattr(method, _ROUTE_ATTRIBUTE, route)
        return method

    return mark_method


def find_answered_route(method: object) -> Route | None:
    """The route that a method was marked to answer."""
    return getattr(method, _ROUTE_ATTRIBUTE, None)


_Item = ui.Button[Any] | ui.Select[Any] | ui.ChannelSelect[Any] | ui.RoleSelect[Any]


class Control(ui.DynamicItem[_Item], template=re.compile(rf"{CUSTOM_ID_PREFIX}{_SEPARATOR}.*", re.DOTALL)):
    """Any button or select of the bot."""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003 - discord.py's signature
        item: ui.Item[Any],
        match: re.Match[str],  # noqa: ARG003 - discord.py's signature
        /,
    ) -> Self:
        """Make the control again from the message it stood on."""
        return cls(cast("_Item", item))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the gate, which answers errors too: discord.py would only log what is raised here."""
        # As Discord sent them: discord.py gives channels and roles as objects, which a route has no use for.
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
    """A button that leads to a route; it needs a label or an emoji."""
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
    """A select of at most 25 options that leads to a route."""
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
