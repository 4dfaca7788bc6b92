"""A select for a command that may mean several contests or results: choosing one runs the command with it.

Lookups have their own, in `cogs.kit.lookup_choices`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import discord
from discord import app_commands, ui

from bot.errors import AmbiguousError, Choice, NothingFoundError, OutdatedControlError, Subject
from cogs.kit.addresses import Route
from cogs.kit.contest_options import SeveralContestsError
from cogs.kit.controls import Interaction, Press, make_select
from cogs.kit.error_text import error_text
from cogs.kit.layouts import make_notice, make_row, make_select_options
from cogs.kit.options import find_chosen_options, set_chosen_options

COMMAND_CHOICE_ROUTE = Route("choose-option", None)
"""Runs a command with the chosen meaning of one option; the value is its id.

State: the command, the option's name, the texts of the command's other options in order. The command's own feature and
right are checked when it runs.
"""

RERUN_COMMANDS = frozenset(
    {
        "ballot",
        "picks",
        "versus",
        "standings",
        "contests",
        "verdict",
        *(f"discuss {name}" for name in ("film", "person", "category", "ceremony")),
        *(f"poll {name}" for name in ("open", "close")),
        *(f"ceremony {name}" for name in ("edit", "withdraw", "export")),
        *(f"contest {name}" for name in ("edit", "announce", "lock", "reopen", "finish", "cancel", "export")),
        *(f"result {name}" for name in ("say", "announce", "undo", "void", "board", "settle")),
    }
)
"""The commands that a choice runs: they show something, do what was typed, or ask before they change anything else."""

_OPTION_NAMES: Mapping[Subject, Sequence[str]] = {
    Subject.CONTEST: ("contest",),
    Subject.CEREMONY: ("ceremony",),
    Subject.CATEGORY: ("category", "name"),
    Subject.NOMINEE: ("winner", "also", "nominee"),
    Subject.FILM: ("title",),
    Subject.PERSON: ("name",),
    Subject.POLL: ("poll",),
}
"""The options that name a subject."""

_AnyCommand = app_commands.Command[Any, ..., Any]


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
    """Return the command that is being answered, typed or run by a choice; None if a choice cannot run it."""
    chosen = find_chosen_options(interaction)
    if chosen is not None:
        return TypedCommand(*chosen)
    command = interaction.command
    if not isinstance(command, app_commands.Command) or command.qualified_name not in RERUN_COMMANDS:
        return None
    typed = {name: _spell_value(value) for name, value in interaction.namespace}
    names = [parameter.display_name for parameter in command.parameters]
    return TypedCommand(command.qualified_name, {name: typed.get(name, "") for name in names})


def make_command_choice_screen(error: Exception, interaction: Interaction) -> ui.LayoutView | None:
    """Make the screen that asks which meaning was meant; None if the error is no such question.

    None too if the command's other options are too long for a control's state.
    """
    found = _list_meanings(error)
    typed = read_typed_command(interaction) if found is not None else None
    if found is None or typed is None:
        return None
    subject, text, choices = found
    option = _find_option(typed, subject, text)
    if option is None or not choices:
        return None
    others = [_escape_part(value) for name, value in typed.texts.items() if name != option]
    try:
        menu = make_select(
            COMMAND_CHOICE_ROUTE,
            typed.name,
            option,
            *others,
            options=make_select_options([(each.id, each.name, each.detail) for each in choices]),
            placeholder=f"Choose the {subject}",
        )
    except ValueError:
        return None
    return make_notice(_word_question(error), make_row(menu))


def read_chosen_command(
    press: Press, tree: app_commands.CommandTree[Any]
) -> tuple[_AnyCommand, TypedCommand]:
    """Return the command that a choice runs, with the chosen id in place of what was typed.

    Raises:
        OutdatedControlError: There is no such command with such options any more.
    """
    name, option, *texts = (*press.state, "", "")[: max(len(press.state), 2)]
    command = _find_command(tree, name)
    names = [parameter.display_name for parameter in command.parameters] if command else []
    others = [each for each in names if each != option]
    if command is None or option not in names or len(others) != len(texts):
        raise OutdatedControlError
    typed = dict(zip(others, map(_unescape_part, texts), strict=True))
    return command, TypedCommand(name, {each: typed.get(each, press.value) for each in names})


async def run_command(interaction: Interaction, command: _AnyCommand, typed: TypedCommand) -> None:
    """Run a command with these texts of its options, as if they had been typed.

    Raises:
        UserError: The command refuses, or an option means nothing or several things.
        OutdatedControlError: An option that it needs is missing.
    """
    set_chosen_options(interaction, typed.name, typed.texts)
    values: dict[str, Any] = {}
    for parameter in command.parameters:
        text = typed.texts[parameter.display_name]
        if not text and parameter.required:
            raise OutdatedControlError
        if text:
            values[parameter.name] = await _read_value(interaction, command, parameter, text)
    # Any: discord.py does not type the callbacks of commands in a cog.
    await cast("Any", command.callback)(command.binding, interaction, **values)


async def _read_value(
    interaction: Interaction, command: _AnyCommand, parameter: app_commands.Parameter, text: str
) -> object:
    if parameter.type is discord.AppCommandOptionType.user:
        if not (text.isascii() and text.isdecimal()):
            raise OutdatedControlError
        member = interaction.guild.get_member(int(text)) if interaction.guild is not None else None
        try:
            return member or await interaction.client.fetch_user(int(text))
        except discord.HTTPException:
            raise OutdatedControlError from None
    if parameter.type is discord.AppCommandOptionType.boolean:
        return text == str(True)
    # discord.py gives no other way to an option's transformer.
    option = command._params[parameter.name]  # pyright: ignore[reportPrivateUsage]
    return await option.transform(interaction, text)


def _list_meanings(error: Exception) -> tuple[Subject, str, Sequence[Choice]] | None:
    match error:
        case SeveralContestsError():
            return Subject.CONTEST, "", error.choices
        case AmbiguousError():
            return error.subject, error.text, error.choices
        case NothingFoundError():
            return error.subject, error.text, error.nearest
        case _:
            return None


def _find_option(typed: TypedCommand, subject: Subject, text: str) -> str | None:
    """Find the option that an error is about: of several that name such a subject, the one with its text."""
    options = [name for name in _OPTION_NAMES.get(subject, ()) if name in typed.texts]
    return next((name for name in options if typed.texts[name] == text), options[0] if options else None)


def _find_command(tree: app_commands.CommandTree[Any], name: str) -> _AnyCommand | None:
    if name not in RERUN_COMMANDS:
        return None
    first, _, second = name.partition(" ")
    found = tree.get_command(first)
    if isinstance(found, app_commands.Group):
        found = found.get_command(second)
    return found if isinstance(found, app_commands.Command) else None


def _word_question(error: Exception) -> str:
    if isinstance(error, SeveralContestsError):
        return "Several contests are on here. Which one do you mean?"
    if isinstance(error, AmbiguousError) and not error.text:
        return "Several nights are on here. Which one do you mean?"
    if isinstance(error, NothingFoundError) and not error.text:
        return f"Which {error.subject} do you mean?"
    return error_text(error).split("\n", 1)[0]


def _spell_value(value: object) -> str:
    return str(value.id) if isinstance(value, discord.User | discord.Member) else str(value)


def _escape_part(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A")


def _unescape_part(text: str) -> str:
    return text.replace("%3A", ":").replace("%25", "%")
