"""What is asked back about a typed time: a button for each meaning, and the rest of the command kept meanwhile.

locks = await settle_time(interaction, typed, Unfinished(CONTEST_TIME_ROUTE, "contest create", fields))
if locks is None:        # the question is the answer to the interaction
return

@answers_route(CONTEST_TIME_ROUTE)
async def complete(self, press: Press) -> None:
async with claim_command(press) as answered:
...              # the same step as before, with what was chosen in place of what was typed
"""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import discord
from discord import ui

from bot.errors import OutdatedControlError, UserError
from bot.ids import MemberId
from bot.json_values import JsonValue
from bot.times.model import Day, DayQuestion, Instant, Question, QuestionKind
from bot.times.wall_clock import format_as_value
from bot.unfinished.model import (
    CommandAnsweredError,
    CommandExpiredError,
    ForeignCommandError,
    KeptCommand,
    UnfinishedCommand,
)
from cogs.kit.addresses import Route
from cogs.kit.controls import Interaction, Press, make_button, make_select, parse_id_part, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    SELECT_OPTION_LIMIT,
    CardPart,
    make_card,
    make_row,
    make_screen,
    make_select_options,
)
from cogs.kit.text import escape_text, shorten_text
from cogs.kit.times import (
    QUOTED_TEXT_LIMIT,
    TypedDay,
    TypedTime,
    format_full_day,
    format_time,
    give_zone_hint,
)

BUTTON_LABEL_LIMIT = 80
"""Characters on a button, says Discord's API reference."""

BUTTON_CHOICES_LIMIT = 8
"""Meanings that are buttons; more are a select."""

CHOSEN_IN_SELECT = "select"
"""In a control's state, in place of a choice's number."""

QUESTION_TEXTS: Mapping[QuestionKind, str] = {
    QuestionKind.MISSPELT: "looks misspelt: this is how I read it",
    QuestionKind.CLOCK_OR_DATE: "could be a time of day or a date",
    QuestionKind.HOUR: "names a day and no time of day",
    QuestionKind.MORNING_OR_EVENING: "could be in the morning or in the evening",
    QuestionKind.WHICH_MIDNIGHT: "could be the night before that day or the night after it",
    QuestionKind.DAY_OR_MONTH: "could be two dates, depending on which number is the month",
    QuestionKind.WHICH_DAY: "could be more than one day",
    QuestionKind.WHICH_YEAR: "has passed this year, if only a short while ago",
    QuestionKind.CLOCK_OR_DURATION: "could be a time of day, or so long from now",
    QuestionKind.STANDARD_OR_SUMMER: "names a time that is not kept there on that day",
    QuestionKind.WHICH_PLACE: "could be the clock of more than one place",
    QuestionKind.REPEATED: "comes twice that night, because the clocks go back",
    QuestionKind.SKIPPED: "never comes that night, because the clocks go forward",
}
"""Why a typed text is asked back, as it follows the text."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A command or form as it goes on once its time is clear.

    Attributes:
        route: Where the answer goes.
        kind: Which command or form.
        fields: Everything else that was typed and chosen, as JSON can hold it.
    """

    route: Route
    kind: str
    fields: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class AnsweredCommand:
    """A command whose question was answered.

    Attributes:
        kind: Which command or form.
        fields: What was typed and chosen in it.
        text: What was chosen for the time, to be read in place of what was typed.
    """

    kind: str
    fields: Mapping[str, JsonValue]
    text: str


_Fields = TypeVar("_Fields")


def restore_fields(make: Callable[..., _Fields], fields: Mapping[str, JsonValue]) -> _Fields:
    """Restore what was typed and chosen into the dataclass from which `asdict` took it.

    Raises:
        OutdatedControlError: Another version of the bot kept it.
    """
    try:
        return make(**fields)
    except TypeError:
        raise OutdatedControlError from None


async def settle_time(interaction: Interaction, typed: TypedTime, unfinished: Unfinished) -> Instant | None:
    """Return the instant that was typed; None if it had to be asked, which has answered the interaction."""
    if isinstance(typed.reading, Instant):
        return typed.reading
    now = interaction.client.services.clock()
    choices = [(format_as_value(each), format_time(each, now)) for each in typed.reading.choices]
    await _ask_meaning(interaction, _word_question(typed.text, typed.reading), choices, unfinished)
    return None


async def settle_day(interaction: Interaction, typed: TypedDay, unfinished: Unfinished) -> date | None:
    """Return the day that was typed; None if it had to be asked, which has answered the interaction."""
    if isinstance(typed.reading, Day):
        return typed.reading.day
    choices = [(day.isoformat(), format_full_day(day)) for day in typed.reading.choices]
    await _ask_meaning(interaction, _word_question(typed.text, typed.reading), choices, unfinished)
    return None


@asynccontextmanager
async def claim_command(press: Press) -> AsyncGenerator[AnsweredCommand]:
    """Take the command that a press answers: once, by who typed it, within its time; a refusal gives it back.

    Raises:
        UserError: It cannot be completed, or not by this member.
        OutdatedControlError: No question of today has such a control.
    """
    command_id, number = press.require_parts(2)
    unfinished = press.interaction.client.services.unfinished
    guild_id, user_id = require_guild_id(press.interaction), MemberId(press.interaction.user.id)
    chosen = parse_id_part(press.value if number == CHOSEN_IN_SELECT else number)
    kept = await unfinished.claim_command(guild_id, user_id, parse_id_part(command_id))
    try:
        if chosen >= len(kept.command.choices):
            raise OutdatedControlError
        yield AnsweredCommand(kept.command.kind, kept.command.fields, kept.command.choices[chosen])
    except UserError:
        await unfinished.release_command(kept.id)
        raise


def question_screen(
    question: str, kept: KeptCommand, labels: Sequence[str], route: Route, hint: str = ""
) -> ui.LayoutView:
    """Make the question about a typed time.

    Args:
        question: What is not clear.
        kept: The command that waits for the answer.
        labels: What each of its choices says.
        route: Where the answer goes.
        hint: What else there is to know.
    """
    if len(labels) <= BUTTON_CHOICES_LIMIT:
        rows = [
            make_row(
                make_button(
                    route,
                    kept.id,
                    number,
                    label=shorten_text(label, BUTTON_LABEL_LIMIT),
                    style=discord.ButtonStyle.primary,
                )
            )
            for number, label in enumerate(labels)
        ]
    else:
        options = make_select_options([(str(number), label, "") for number, label in enumerate(labels)])
        menu = make_select(
            route, kept.id, CHOSEN_IN_SELECT, options=options, placeholder="Choose what you mean"
        )
        rows = [make_row(menu)]
    parts: list[CardPart] = [question, *rows, "\n".join(filter(None, [format_keeping_note(kept), hint]))]
    return make_screen(make_card(*parts, colour=CURTAIN_ACCENT))


def format_keeping_note(kept: KeptCommand) -> str:
    """Say until when what was typed is kept, below a question about it."""
    until = discord.utils.format_dt(kept.expires_at, "t")
    return f"-# Your command is kept until {until}; one press finishes it."


async def _ask_meaning(
    interaction: Interaction, question: str, choices: Sequence[tuple[str, str]], unfinished: Unfinished
) -> None:
    """Keep a command and ask what its time means; each choice is a value and what stands on its button."""
    offered = choices[:SELECT_OPTION_LIMIT]
    command = UnfinishedCommand(unfinished.kind, unfinished.fields, tuple(value for value, _ in offered))
    kept = await interaction.client.services.unfinished.keep_command(
        require_guild_id(interaction), MemberId(interaction.user.id), command
    )
    labels = [label for _, label in offered]
    hint = await give_zone_hint(interaction)
    layout = question_screen(question, kept, labels, unfinished.route, hint)
    await Press(interaction, ()).show_privately(layout)


def _word_question(text: str, question: Question | DayQuestion) -> str:
    """Word what is not clear about a text; of several reasons, the most telling one."""
    reason = QUESTION_TEXTS[question.kinds[0]]
    asked = "Do you mean this?" if len(question.choices) == 1 else "Which do you mean?"
    return f"### 🕰️ {asked}\n“{escape_text(text.strip(), QUOTED_TEXT_LIMIT)}” {reason}."


@error_text.register
def _describe_command_expired(error: CommandExpiredError) -> str:
    del error
    return "The 15 minutes for which I kept what you typed are over: run the command again, or open the form again."


@error_text.register
def _describe_command_answered(error: CommandAnsweredError) -> str:
    del error
    return "You have answered that already, and it was done once."


@error_text.register
def _describe_foreign_command(error: ForeignCommandError) -> str:
    del error
    return "Somebody else typed that command, and only they can finish it: run it yourself."
