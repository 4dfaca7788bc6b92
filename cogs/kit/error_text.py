"""The sentence for every `UserError`, which says what to do next, and the screen that shows it.

Each feature registers sentences for its own errors with `@error_text.register`; a test checks that none is missing.
"""

from collections.abc import Mapping, Sequence
from functools import singledispatch

import aiohttp
import discord
from discord import ui

from bot.errors import (
    AmbiguousError,
    Choice,
    FeatureOffError,
    NotAllowedError,
    NothingFoundError,
    OutdatedControlError,
    ServerOnlyError,
    Subject,
)
from bot.guilds.model import Feature
from cogs.kit.layouts import CURTAIN_ACCENT, GOLD_ACCENT, ControlRow, make_notice, make_row
from cogs.kit.lookup_choices import AskedCommand, make_choice_select
from cogs.kit.text import escape_text, shorten_text

_GOES_ALONG: Mapping[str, str] = {Feature.SEASON: ", and reminders with it"}
"""What is switched off with a feature whose name does not say so."""

_EXAMPLES = {
    Subject.CEREMONY: "Try an edition (`97th`), the year it was held (`2025`) or its Best Picture winner (`Anora`).",
    Subject.AWARD: "I know the Oscars and eight awards before them; pick one as you type.",
    Subject.CATEGORY: "Try `Best Picture`, `Actress` or `Cinematography`, or pick one as you type.",
    Subject.FILM: "Try part of the title; I know every film that was ever nominated.",
    Subject.PERSON: "Try the surname; I know everyone who was ever nominated.",
    Subject.NOMINEE: "Pick one of the names that appear as you type.",
    Subject.CONTEST: "Pick one of the contests that appear as you type, or see `/contests`.",
    Subject.POLL: "Pick one of the polls that appear as you type, or see `/polls`.",
    Subject.MEMBER: "Pick a member from the list.",
}


@singledispatch
def error_text(error: Exception) -> str:
    """Return the sentence for an error, as Markdown; for an unforeseen error, an apology without details."""
    del error
    return "Something went wrong backstage, and it is not your fault. Please try again in a moment."


@error_text.register(discord.HTTPException)
@error_text.register(aiohttp.ClientError)
def _describe_lost_answer(error: Exception) -> str:
    del error
    return (
        "Discord did not take my answer just now. Whatever you changed is kept: run the command again to see it as it "
        "stands."
    )


@error_text.register
def _describe_nothing_found(error: NothingFoundError) -> str:
    asked = escape_text(error.text, 60)
    opening = f"I find no {error.subject} called “{asked}”." if asked else f"Which {error.subject}?"
    if not error.nearest:
        return f"{opening} {_EXAMPLES[error.subject]}"
    return f"{opening} Did you mean one of these?\n{format_choice_list(error.nearest)}"


@error_text.register
def _describe_ambiguous(error: AmbiguousError) -> str:
    if not error.text:
        asked = f"Several are on here. Say which one with the `{error.subject}` option:"
    else:
        asked = f"Which “{escape_text(error.text, 60)}” do you mean?"
    return f"{asked}\n{format_choice_list(error.choices)}"


@error_text.register
def _describe_feature_off(error: FeatureOffError) -> str:
    also = _GOES_ALONG.get(error.feature, "")
    return f"The moderators have switched **{error.feature}** off in this server{also}. `/help` shows what is on."


@error_text.register
def _describe_server_only(error: ServerOnlyError) -> str:
    del error
    return "That only works in a server. Here in our messages you can look things up: `/winners`, `/film`, `/person`."


@error_text.register
def _describe_not_allowed(error: NotAllowedError) -> str:
    if error.right == "configure":
        return "That is for moderators with the **Manage Server** permission. Ask one of them."
    role = f", or the role <@&{error.host_role}>" if error.host_role else ""
    events = "" if error.only_role_hosts else "**Manage Events** or "
    return (
        f"That is for hosts: people with {events}**Manage Server**{role}. "
        "A moderator can name a role with `/config host`."
    )


@error_text.register
def _describe_outdated_control(error: OutdatedControlError) -> str:
    del error
    return "That is from an older version of me and no longer leads anywhere. Run the command again for a fresh one."


def make_error_screen(
    error: Exception, asked: AskedCommand | None = None, rows: Sequence[ControlRow] = ()
) -> ui.LayoutView:
    """Make the screen that shows an error, with a select of meanings if a choice can answer the command.

    Args:
        error: The error.
        asked: The command that raised it; None if it was none, or no lookup.
        rows: Buttons with which the asker can go on, below the sentence.
    """
    sentence = error_text(error)
    if asked is None or not isinstance(error, AmbiguousError | NothingFoundError):
        return make_notice(sentence, *rows)
    menu = make_choice_select(error, asked)
    if menu is None:
        return make_notice(sentence, *rows)
    # A choice is a question, not an error.
    colour = GOLD_ACCENT if isinstance(error, AmbiguousError) else CURTAIN_ACCENT
    return make_notice(sentence.split("\n", 1)[0], make_row(menu), colour=colour)


def format_choice_list(choices: Sequence[Choice]) -> str:
    """Format choices as a list, one a line, for an error screen without a select."""
    shown = [
        f"- **{escape_text(choice.name, 80)}** {escape_text(choice.detail, 80)}".rstrip()
        for choice in choices[:10]
    ]
    if len(choices) > len(shown):
        shown.append(f"- and {len(choices) - len(shown)} more")
    return shorten_text("\n".join(shown), 1500)
