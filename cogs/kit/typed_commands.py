"""A command with what was typed in it, as texts: kept while something is asked, then run as if it had been typed so."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import discord
from discord import app_commands

from bot.errors import OutdatedControlError
from cogs.kit.controls import Interaction, parse_id_part
from cogs.kit.lookup_choices import LOOKUP_OPTIONS
from cogs.kit.options import find_chosen_options, set_chosen_options

AnyCommand = app_commands.Command[Any, ..., Any]

_OptionType = discord.AppCommandOptionType


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """A command with the texts of its options.

    Attributes:
        name: Its qualified name, `result board`.
        texts: The texts of its options by name, in order; empty for those left out.
    """

    name: str
    texts: Mapping[str, str]


def read_typed_command(interaction: Interaction) -> TypedCommand | None:
    """Return the command that is being answered, typed or run by a choice; None for lookups and for anything else."""
    chosen = find_chosen_options(interaction)
    if chosen is not None:
        return TypedCommand(*chosen)
    command = interaction.command
    if not isinstance(command, app_commands.Command) or command.qualified_name in LOOKUP_OPTIONS:
        return None
    typed = {name: _spell_value(value) for name, value in interaction.namespace}
    names = [parameter.display_name for parameter in command.parameters]
    return TypedCommand(command.qualified_name, {name: typed.get(name, "") for name in names})


def find_command(tree: app_commands.CommandTree[Any], name: str) -> AnyCommand:
    """Find a command by its qualified name.

    Raises:
        OutdatedControlError: There is none of this name any more.
    """
    first, _, second = name.partition(" ")
    found = tree.get_command(first)
    if isinstance(found, app_commands.Group):
        found = found.get_command(second)
    if not isinstance(found, app_commands.Command):
        raise OutdatedControlError
    return found


async def run_command(interaction: Interaction, command: AnyCommand, typed: TypedCommand) -> None:
    """Run a command with these texts of its options, as if they had been typed.

    Raises:
        UserError: The command refuses, or an option means nothing or several things.
        OutdatedControlError: An option that it needs is missing, or what was chosen is there no more.
    """
    set_chosen_options(interaction, typed.name, typed.texts)
    values: dict[str, Any] = {}
    for parameter in command.parameters:
        text = typed.texts[parameter.display_name]
        if not text and parameter.required:
            raise OutdatedControlError
        if text:
            # discord.py gives no other way to an option's transformer.
            option = command._params[parameter.name]  # pyright: ignore[reportPrivateUsage]
            value = await _read_value(interaction, parameter.type, text)
            values[parameter.name] = await option.transform(interaction, value)
    # Any: discord.py does not type the callbacks of commands in a cog.
    await cast("Any", command.callback)(command.binding, interaction, **values)


def _spell_value(value: object) -> str:
    if isinstance(value, discord.Attachment):
        return json.dumps(value.to_dict())
    # People, channels and roles are known by their ids; anything else is what was typed.
    return str(getattr(value, "id", value))


async def _read_value(interaction: Interaction, kind: _OptionType, text: str) -> object:
    """Read what `_spell_value` wrote, as discord.py would have given it to the option."""
    match kind:
        case _OptionType.user:
            return await _find_user(interaction, parse_id_part(text))
        case _OptionType.channel | _OptionType.role:
            return _find_place_or_role(interaction, kind, parse_id_part(text))
        case _OptionType.attachment:
            # Discord keeps the file of a command for longer than the command is kept here.
            return discord.Attachment(data=json.loads(text), state=interaction._state)  # pyright: ignore[reportPrivateUsage]
        case _OptionType.boolean:
            return text == str(True)
        case _OptionType.integer:
            return int(text)
        case _OptionType.number:
            return float(text)
        case _:
            return text


async def _find_user(interaction: Interaction, user_id: int) -> discord.Member | discord.User:
    member = interaction.guild.get_member(user_id) if interaction.guild is not None else None
    try:
        return member or await interaction.client.fetch_user(user_id)
    except discord.HTTPException:
        raise OutdatedControlError from None


def _find_place_or_role(interaction: Interaction, kind: _OptionType, thing_id: int) -> object:
    guild = interaction.guild
    if guild is None:
        raise OutdatedControlError
    is_role = kind is _OptionType.role
    found = guild.get_role(thing_id) if is_role else guild.get_channel_or_thread(thing_id)
    if found is None:
        raise OutdatedControlError
    return found
