"""The screens of `/help`."""

from collections.abc import Sequence

import discord
from discord import app_commands, ui

from bot.contests.facts import BallotPaper
from bot.guilds.rules import Right
from cogs.help.situation import Situation, Steps
from cogs.help.topics import AnyCommand, Topic
from cogs.kit import words
from cogs.kit.contest_routes import BALLOT, CARD, STANDINGS
from cogs.kit.controls import Control, Route, button, select
from cogs.kit.layouts import Part, card, line, options, row, screen
from cogs.kit.rights import right_of
from cogs.kit.server_routes import HELP, SETTINGS

TOPIC = Route("help-topic", None)
"""One topic, chosen from the list; the value is its name."""

PRIMARY = discord.ButtonStyle.primary

OPENING = (
    "## 🎬 The envelope, please\n"
    "A century of film awards, and what this room makes of it. Free text is fine everywhere, misspelt or not."
)

_DONE, _NEXT, _LATER = "✅", "➡️", "▫️"


def start_screen(situation: Situation, topics: Sequence[Topic], off: Sequence[str]) -> ui.LayoutView:
    """What to do next, and what there is to ask about."""
    on, controls = _on_now(situation)
    parts: list[Part] = [OPENING, line()]
    if situation.steps is not None:
        told, first = _steps(situation, situation.steps)
        parts += [told, *([row(*first)] if first else []), line()]
    if on:
        parts += [on, *([row(*controls)] if controls else []), line()]
    elif situation.steps is None and situation.settings is not None:
        parts += ["Nothing is on right now. Look something up: `/winners 2025`, `/film anora`.", line()]
    parts.append("\n".join(_in_short(topic) for topic in topics if topic.for_all))
    if theirs := "\n".join(_in_short(topic) for topic in topics if not topic.for_all):
        parts += [line(), theirs]
    if notes := _notes(situation, off):
        parts.append(notes)
    entries = options([(topic.name, topic.heading, "") for topic in topics])
    parts.append(row(select(TOPIC, options=entries, placeholder="Tell me more about …")))
    return screen(card(*parts))


def topic_screen(topic: Topic, situation: Situation) -> ui.LayoutView:
    """Every command of a topic with what it does."""
    lines = [one for command in topic.commands for one in _usage(command)]
    parts: list[Part] = [f"## {topic.heading}\n" + "\n".join(lines)]
    if situation.hidden and any(right_of(command) is Right.HOST for command in topic.commands):
        parts.append(f"-# {_HIDDEN}")
    return screen(card(*parts, line(), row(button(HELP, label="All of it", emoji="◀️"))))


_HIDDEN = (
    "Discord hides these commands as you type from everyone without **Manage Events**. A moderator shows them to your "
    "role in **Server Settings → Integrations**; until then there is **Host** on `/contests`."
)


def _on_now(situation: Situation) -> tuple[str, list[Control]]:
    """What is open or being played, and the ways there."""
    lines: list[str] = []
    controls: list[Control] = []
    for paper in situation.ballots:
        lines.append(_ballot(paper))
        label = "Fill in my ballot" if paper.missing else "My ballot"
        style = PRIMARY if paper.missing and not controls else discord.ButtonStyle.secondary
        controls.append(
            button(BALLOT, paper.contest.id, label=_labelled(label, paper, situation), style=style)
        )
    for contest in situation.played:
        lines.append(f"🔒 **{words.plain(contest.title)}** is being played: the envelopes decide.")
        controls.append(button(STANDINGS, contest.id, label="Standings"))
    if situation.polls:
        open_ = words.count(situation.polls, "poll")
        waiting = f"{situation.unanswered} without your answer" if situation.unanswered else "all answered"
        lines.append(f"📊 **{open_}** open, {waiting}: `/polls`.")
    return "\n".join(lines), controls[:5]


def _labelled(label: str, paper: BallotPaper, situation: Situation) -> str:
    """Which ballot a button opens, where there are several."""
    return words.shorten(f"{label}: {paper.contest.title}", 80) if len(situation.ballots) > 1 else label


def _ballot(paper: BallotPaper) -> str:
    closing = discord.utils.format_dt(paper.contest.locks_at, "R")
    made = "your ballot is complete" if not paper.missing else f"your ballot has {paper.made} of {paper.of}"
    if not paper.made:
        made = "your ballot is empty"
    return f"🗳️ **{words.plain(paper.contest.title)}** takes picks, the lock is {closing}; {made}."


def _steps(situation: Situation, steps: Steps) -> tuple[str, list[Control]]:
    """The way to the first contest, and the button for its next step."""
    draft = steps.draft
    marks = [
        _DONE if steps.set_up else _NEXT if draft is None else _LATER,
        _DONE if draft else _NEXT if steps.set_up or not situation.configures else _LATER,
        _NEXT if draft else _LATER,
    ]
    drafted = (
        f": **{words.plain(draft.title)}**" if draft else ": `/contest create`, with a ceremony and a lock"
    )
    lines = [
        "**To your first contest in three steps**",
        f"{marks[0]} A moderator chooses where I post and who hosts: `/config show`",
        f"{marks[1]} You draft a contest{drafted}",
        f"{marks[2]} You look it over and open it, and everyone fills in a ballot",
    ]
    if draft is not None:
        return "\n".join(lines), [button(CARD, draft.id, label="To the draft", style=PRIMARY)]
    if situation.configures:
        style = discord.ButtonStyle.secondary if steps.set_up else PRIMARY
        return "\n".join(lines), [button(SETTINGS, label="Set up", emoji="⚙️", style=style)]
    return "\n".join(lines), []


def _notes(situation: Situation, off: Sequence[str]) -> str:
    lines: list[str] = []
    if off:
        lines.append(f"-# Switched off in this server: {words.listed(off)}.")
    if situation.settings is None:
        lines.append("-# In a server there is more: contests, ballots, polls and verdicts.")
    return "\n".join(lines)


def _in_short(topic: Topic) -> str:
    names = " ".join(f"`/{command.name}`" for command in topic.commands)
    return f"**{topic.heading}** {names}"


def _usage(command: AnyCommand) -> list[str]:
    if isinstance(command, app_commands.Group):
        return [f"`/{command.name} {sub.name}` {sub.description}" for sub in command.commands]
    return [f"`/{command.name}` {command.description}"]
