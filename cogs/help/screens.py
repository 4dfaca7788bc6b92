"""The screens of `/help`."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.contests.read_models import BallotPaper
from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.help.context import FirstContestSteps, HelpContext
from cogs.help.topics import AnyCommand, CommandTopic, LeafCommand, list_leaf_commands
from cogs.kit.addresses import Route
from cogs.kit.command_mentions import mention_command
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import CardPart, make_card, make_row, make_screen, make_select_options, make_separator
from cogs.kit.rights import find_required_right
from cogs.kit.routes import (
    BALLOT_ROUTE,
    CONTEST_CARD_ROUTE,
    CONTEST_LIST_ROUTE,
    ENDED_LIST,
    HELP_ROUTE,
    LOOKUP_ROUTE,
    OPEN_LIST,
    POLL_LIST_ROUTE,
    SETTINGS_ROUTE,
    STANDINGS_ROUTE,
)
from cogs.kit.text import escape_text, format_count, format_list, shorten_text

HELP_TOPIC_ROUTE = Route("help-topic", None)
"""Shows one topic; the value is its name."""

FIRST_ANSWERS = 3
"""How many answers wait on buttons, at least; of what is on here there can be more."""

GROUP_SIZE_TO_NAME = 2
"""A group with more commands than these is named on the start screen; its topic has them all."""

_FIRST_LOOKUPS = (
    ("winners", "Latest winners", "🏆"),
    ("precursors", "The earlier awards", "🧭"),
    ("records", "Most wins", "📈"),
)
"""The lookups among the first answers: command, label, emoji."""

PRIMARY_STYLE = discord.ButtonStyle.primary

HELP_OPENING = (
    "## 🎬 The envelope, please\n"
    "A century of film awards, and what this room makes of it. Free text is fine everywhere, misspelt or not."
)

_DONE, _NEXT, _LATER = "✅", "➡️", "▫️"


def start_screen(situation: HelpContext, topics: Sequence[CommandTopic], off: Sequence[str]) -> ui.LayoutView:
    """Make the start screen: what to do next, and the list of topics."""
    on, controls = _on_now(situation)
    controls = [*controls, *_make_first_answers(situation)[: max(0, FIRST_ANSWERS - len(controls))]]
    parts: list[CardPart] = [HELP_OPENING, make_separator()]
    if situation.steps is not None:
        steps_text, first = _format_steps(situation, situation.steps)
        parts += [steps_text, *([make_row(*first)] if first else []), make_separator()]
    if not on and situation.steps is None and situation.settings is not None:
        typed = " Look something up: `/winners 2025`, `/film anora`."
        on = "Nothing is on right now." + (typed if situation.is_on(Feature.LOOKUP) else "")
    parts += [*([on] if on else []), *([make_row(*controls)] if controls else [])]
    if on or controls:
        parts.append(make_separator())
    parts.append("\n".join(_format_topic(topic) for topic in topics if topic.for_all))
    if theirs := "\n".join(_format_topic(topic) for topic in topics if not topic.for_all):
        parts += [make_separator(), theirs]
    if notes := _format_notes(situation, off):
        parts.append(notes)
    entries = make_select_options([(topic.name, topic.heading, "") for topic in topics])
    parts.append(make_row(make_select(HELP_TOPIC_ROUTE, options=entries, placeholder="Tell me more about …")))
    return make_screen(make_card(*parts))


def topic_screen(topic: CommandTopic, situation: HelpContext) -> ui.LayoutView:
    """Make a topic: how it goes, and its commands with their descriptions."""
    lines = [_format_usage(command) for command in list_leaf_commands(topic.commands)]
    if topic.note:
        lines.append(f"-# {topic.note}")
    parts: list[CardPart] = [f"## {topic.heading}\n{topic.about}", make_separator(), "\n".join(lines)]
    if situation.commands_hidden and any(
        find_required_right(command) is Right.HOST for command in topic.commands
    ):
        parts.append(f"-# {_HIDDEN_COMMANDS_NOTE}")
    return make_screen(
        make_card(*parts, make_separator(), make_row(make_button(HELP_ROUTE, label="All of it", emoji="◀️")))
    )


_HIDDEN_COMMANDS_NOTE = (
    "Discord hides these commands as you type from everyone without **Manage Events**. A moderator shows them to your "
    "role in **Server Settings → Integrations**; until then there is **Host** on `/contests`."
)


def _on_now(situation: HelpContext) -> tuple[str, list[Control]]:
    """Format the open and locked contests and open polls, with buttons that answer with them."""
    lines: list[str] = []
    controls: list[Control] = []
    for paper in situation.ballots:
        lines.append(_format_ballot(paper))
        label = "Fill in my ballot" if paper.missing_ids else "My ballot"
        style = PRIMARY_STYLE if paper.missing_ids and not controls else discord.ButtonStyle.secondary
        controls.append(
            make_button(
                BALLOT_ROUTE,
                paper.contest.id,
                label=_label_ballot_button(label, paper, situation),
                style=style,
            )
        )
    for contest in situation.played:
        lines.append(f"🔒 **{escape_text(contest.title)}** is being played: the envelopes decide.")
        controls.append(make_button(STANDINGS_ROUTE, contest.id, label="Standings"))
    if situation.polls:
        open_ = format_count(situation.polls, "poll")
        waiting = f"{situation.unanswered} without your answer" if situation.unanswered else "all answered"
        lines.append(f"📊 **{open_}** open, {waiting}: `/polls`.")
        label = "Open poll" if situation.polls == 1 else "Open polls"
        controls.append(make_button(POLL_LIST_ROUTE, OPEN_LIST, "h", 0, label=label, emoji="📊"))
    return "\n".join(lines), controls[:5]


def _make_first_answers(situation: HelpContext) -> list[Control]:
    """Make the buttons of answers that anyone may like to begin with, of what is switched on here."""
    answers: list[Control] = []
    if situation.is_on(Feature.LOOKUP):
        answers += [
            make_button(LOOKUP_ROUTE, command, label=label, emoji=emoji)
            for command, label, emoji in _FIRST_LOOKUPS
        ]
    if situation.is_on(Feature.CONTESTS):
        # Second, so that something of this server stands beside the record.
        answers.insert(1, make_button(CONTEST_LIST_ROUTE, "h", 0, label="Contests here", emoji="🗳️"))
    if situation.is_on(Feature.POLLS) and not situation.polls:
        answers.append(make_button(POLL_LIST_ROUTE, ENDED_LIST, "h", 0, label="How polls ended", emoji="📊"))
    return answers


def _label_ballot_button(label: str, paper: BallotPaper, situation: HelpContext) -> str:
    """Return a button's label, with the contest's title if the asker has several ballots."""
    return shorten_text(f"{label}: {paper.contest.title}", 80) if len(situation.ballots) > 1 else label


def _format_ballot(paper: BallotPaper) -> str:
    closing = discord.utils.format_dt(paper.contest.locks_at, "R")
    made = (
        "your ballot is complete"
        if not paper.missing_ids
        else f"your ballot has {paper.pick_count} of {paper.category_count}"
    )
    if not paper.pick_count:
        made = "your ballot is empty"
    return f"🗳️ **{escape_text(paper.contest.title)}** takes picks, the lock is {closing}; {made}."


def _format_steps(situation: HelpContext, steps: FirstContestSteps) -> tuple[str, list[Control]]:
    """Format the steps to the first contest, with the button for the next one."""
    draft = steps.draft
    marks = [
        _DONE if steps.set_up else _NEXT if draft is None else _LATER,
        _DONE if draft else _NEXT if steps.set_up or not situation.may_configure else _LATER,
        _NEXT if draft else _LATER,
    ]
    drafted = (
        f": **{escape_text(draft.title)}**" if draft else ": `/contest create`, with a ceremony and a lock"
    )
    lines = [
        "**To your first contest in three steps**",
        f"{marks[0]} A moderator chooses where I post and who hosts: `/config show`",
        f"{marks[1]} You draft a contest{drafted}",
        f"{marks[2]} You look it over and open it, and everyone fills in a ballot",
    ]
    if draft is not None:
        return "\n".join(lines), [
            make_button(CONTEST_CARD_ROUTE, draft.id, label="To the draft", style=PRIMARY_STYLE)
        ]
    if situation.may_configure:
        style = discord.ButtonStyle.secondary if steps.set_up else PRIMARY_STYLE
        return "\n".join(lines), [make_button(SETTINGS_ROUTE, label="Set up", emoji="⚙️", style=style)]
    return "\n".join(lines), []


def _format_notes(situation: HelpContext, off: Sequence[str]) -> str:
    lines: list[str] = []
    if off:
        lines.append(f"-# Switched off in this server: {format_list(off)}.")
    if situation.settings is None:
        lines.append("-# In a server there is more: contests, ballots, polls and verdicts.")
    return "\n".join(lines)


def _format_topic(topic: CommandTopic) -> str:
    names = " ".join(name for command in topic.commands for name in _mention_leaves(command))
    return f"**{topic.heading}** {names}"


def _mention_leaves(command: AnyCommand) -> list[str]:
    """Mention a command, or the commands of a small group; a large group, which cannot be tapped, is named."""
    leaves = list_leaf_commands([command])
    if len(leaves) > GROUP_SIZE_TO_NAME:
        return [f"`/{command.name}`"]
    return [mention_command(leaf.qualified_name) for leaf in leaves]


def _format_usage(command: LeafCommand) -> str:
    return f"{mention_command(command.qualified_name)} {command.description}"
