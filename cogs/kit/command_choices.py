"""A select for a command that may mean several contests or results: choosing one runs the command with it.

What else was typed is carried by the control itself where the command only shows or asks something, and there is room;
else it is kept for `UNFINISHED_COMMAND_LIFETIME`, and run once. Lookups have their own select, in
`cogs.kit.lookup_choices`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from discord import app_commands, ui

from bot.errors import AmbiguousError, Choice, NothingFoundError, OutdatedControlError, Subject
from bot.ids import MemberId
from bot.unfinished.model import UnfinishedCommand
from cogs.kit.addresses import Route
from cogs.kit.contest_options import SeveralContestsError
from cogs.kit.controls import Control, Interaction, Press, make_select, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.layouts import SELECT_OPTION_LIMIT, make_notice, make_row, make_select_options, make_text
from cogs.kit.time_questions import CHOSEN_IN_SELECT, AnsweredCommand, format_keeping_note
from cogs.kit.typed_commands import AnyCommand, TypedCommand, find_command, read_typed_command

COMMAND_CHOICE_ROUTE = Route("choose-option", None)
"""Runs a command with the chosen meaning of one option; the value is its id.

State: the command, the option's name, the texts of the command's other options in order. The command's own feature and
right are checked when it runs.
"""
KEPT_COMMAND_ROUTE = Route("choose-kept", None)
"""Runs a command that was kept with the chosen meaning of one option, once; the value is the choice's number.

State: the number of the kept command, `CHOSEN_IN_SELECT`. Feature and right as above.
"""

REPEATABLE_COMMANDS = frozenset(
    {
        "ballot",
        "picks",
        "versus",
        "standings",
        "contests",
        "verdict",
        "watchlist",
        "race",
        "seen who",
        *(f"discuss {name}" for name in ("film", "person", "category", "ceremony")),
        *(f"poll {name}" for name in ("open", "close", "export")),
        *(f"ceremony {name}" for name in ("edit", "add", "withdraw", "export")),
        *(f"contest {name}" for name in ("edit", "announce", "lock", "reopen", "finish", "cancel", "export")),
        *(f"contest {name}" for name in ("print", "guest", "rivals", "contenders")),
        *(f"result {name}" for name in ("say", "announce", "undo", "void", "board", "settle")),
    }
)
"""The commands that a control may carry, which can be used again, later too: they show something, do what a second time
changes nothing, or ask before they change anything.
"""


@dataclass(frozen=True, slots=True)
class Meanings:
    """What an option of a command may mean.

    Attributes:
        options: The names that such an option has, in the commands that have one.
        noun: What is asked for.
        text: What was typed; empty if the option was left out.
        choices: Its meanings, or the nearest ones. The id of each is a text that means nothing else.
        question: What the member is asked.
    """

    options: Sequence[str]
    noun: str
    text: str
    choices: Sequence[Choice]
    question: str


_OPTION_NAMES: Mapping[Subject, Sequence[str]] = {
    Subject.CONTEST: ("contest",),
    Subject.CEREMONY: ("ceremony", "copy"),
    Subject.CATEGORY: ("category", "name"),
    Subject.NOMINEE: ("winner", "also", "nominee"),
    Subject.FILM: ("title",),
    Subject.PERSON: ("name",),
    Subject.POLL: ("poll",),
}
"""The options that name a subject."""


@singledispatch
def list_meanings(error: Exception) -> Meanings | None:
    """List the meanings among which a choice answers the error; None for most errors.

    Features register theirs with `@list_meanings.register`.
    """
    del error
    return None


@list_meanings.register
def _list_contests(error: SeveralContestsError) -> Meanings:
    question = "Several contests are on here. Which one do you mean?"
    return Meanings(_OPTION_NAMES[Subject.CONTEST], Subject.CONTEST, "", error.choices, question)


@list_meanings.register
def _list_ambiguous(error: AmbiguousError) -> Meanings:
    question = _word_question(error) if error.text else "Several nights are on here. Which one do you mean?"
    names = _OPTION_NAMES.get(error.subject, ())
    return Meanings(names, error.subject, error.text, error.choices, question)


@list_meanings.register
def _list_nearest(error: NothingFoundError) -> Meanings:
    question = _word_question(error) if error.text else f"Which {error.subject} do you mean?"
    names = _OPTION_NAMES.get(error.subject, ())
    return Meanings(names, error.subject, error.text, error.nearest, question)


async def ask_command_meaning(error: Exception, interaction: Interaction) -> ui.LayoutView | None:
    """Make the screen that asks which meaning was meant; None if the error is no such question."""
    meanings = list_meanings(error)
    typed = read_typed_command(interaction) if meanings is not None else None
    if meanings is None or typed is None:
        return None
    option = _find_option(typed, meanings)
    if option is None or not meanings.choices:
        return None
    menu = _make_carrying_select(typed, option, meanings)
    if menu is not None:
        return make_notice(meanings.question, make_row(menu))
    if interaction.guild_id is None:
        return None
    return await _ask_and_keep(interaction, typed, option, meanings)


def read_chosen_command(press: Press, tree: app_commands.CommandTree[Any]) -> tuple[AnyCommand, TypedCommand]:
    """Return the command that a choice runs, with the chosen id in place of what was typed.

    Raises:
        OutdatedControlError: There is no such command with such options any more.
    """
    name, option, *texts = (*press.state, "", "")[: max(len(press.state), 2)]
    if name not in REPEATABLE_COMMANDS:
        raise OutdatedControlError
    command = find_command(tree, name)
    names = [parameter.display_name for parameter in command.parameters]
    others = [each for each in names if each != option]
    if option not in names or len(others) != len(texts):
        raise OutdatedControlError
    typed = dict(zip(others, map(_unescape_part, texts), strict=True))
    return command, TypedCommand(name, {each: typed.get(each, press.value) for each in names})


def read_kept_command(
    answered: AnsweredCommand, tree: app_commands.CommandTree[Any]
) -> tuple[AnyCommand, TypedCommand]:
    """Return the command that was kept, with the chosen id in place of what was typed.

    Raises:
        OutdatedControlError: There is no such command with such options any more, or something else was kept.
    """
    option, texts = answered.fields.get("option"), answered.fields.get("texts")
    command = find_command(tree, answered.kind)
    names = [parameter.display_name for parameter in command.parameters]
    if option not in names or not isinstance(texts, dict) or set(names) != set(texts):
        raise OutdatedControlError
    typed = {name: answered.text if name == option else str(texts[name]) for name in names}
    return command, TypedCommand(answered.kind, typed)


def _make_carrying_select(typed: TypedCommand, option: str, meanings: Meanings) -> Control | None:
    """Make a select that carries the command; None if it must not be used again later, or there is no room."""
    if typed.name not in REPEATABLE_COMMANDS:
        return None
    others = [_escape_part(value) for name, value in typed.texts.items() if name != option]
    try:
        return make_select(
            COMMAND_CHOICE_ROUTE,
            typed.name,
            option,
            *others,
            options=make_select_options([(each.id, each.name, each.detail) for each in meanings.choices]),
            placeholder=f"Choose the {meanings.noun}",
        )
    except ValueError:
        return None


async def _ask_and_keep(
    interaction: Interaction, typed: TypedCommand, option: str, meanings: Meanings
) -> ui.LayoutView:
    """Keep what was typed, and make a select that runs it once."""
    offered = meanings.choices[:SELECT_OPTION_LIMIT]
    fields = {"option": option, "texts": dict(typed.texts)}
    kept = await interaction.client.services.unfinished.keep_command(
        require_guild_id(interaction),
        MemberId(interaction.user.id),
        UnfinishedCommand(typed.name, fields, tuple(each.id for each in offered)),
    )
    options = [(str(number), each.name, each.detail) for number, each in enumerate(offered)]
    menu = make_select(
        KEPT_COMMAND_ROUTE,
        kept.id,
        CHOSEN_IN_SELECT,
        options=make_select_options(options),
        placeholder=f"Choose the {meanings.noun}",
    )
    return make_notice(meanings.question, make_row(menu), make_text(format_keeping_note(kept)))


def _find_option(typed: TypedCommand, meanings: Meanings) -> str | None:
    """Find the option that an error is about: of several that name such a thing, the one with its text."""
    options = [name for name in meanings.options if name in typed.texts]
    return next(
        (name for name in options if typed.texts[name] == meanings.text), options[0] if options else None
    )


def _word_question(error: Exception) -> str:
    """Word the question alone: the meanings that an error's sentence lists are in the select."""
    return error_text(error).split("\n", 1)[0]


def _escape_part(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A")


def _unescape_part(text: str) -> str:
    return text.replace("%3A", ":").replace("%25", "%")
