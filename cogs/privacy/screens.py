"""What a member reads before and after they are erased."""

from collections.abc import Iterator

import discord
from discord import ui

from bot.privacy.erasing import Footprint
from cogs.kit.controls import Route, button
from cogs.kit.layouts import CURTAIN, card, line, notice, row, screen
from cogs.kit.words import count

ERASE = Route("privacy-erase", None)
"""Erase the presser."""
KEEP = Route("privacy-keep", None)
"""Leave everything as it is."""

_MESSAGES = (
    "Messages that I posted in channels stay where they are; the servers' moderators can delete them. "
    "Backups that the person who hosts me has made are theirs to delete."
)


def confirm_screen(found: Footprint) -> ui.LayoutView:
    """What would go and what would stay, before anything does."""
    if found == Footprint():
        return notice("I keep nothing about you.")
    buttons = row(
        button(ERASE, label="Erase me", style=discord.ButtonStyle.danger),
        button(KEEP, label="Leave it"),
    )
    parts = [
        "## Erase everything about you?\nIn every server, and it cannot be undone.",
        line(),
        _listed("What goes", _going(found)),
        _listed("What stays, without your name", _staying(found)),
        f"-# {_MESSAGES}",
        buttons,
    ]
    return screen(card(*(part for part in parts if part), colour=CURTAIN))


def erased_screen(erased: Footprint) -> ui.LayoutView:
    """That it was done."""
    lines = ["Done: nothing I keep can be traced to you any more."]
    if erased.ballots:
        lines.append("Points, shares and proofs stand; each contest's **Verify** counts you as erased.")
    lines.append("-# If you use me again in a server, I learn your name there anew.")
    return notice("\n".join(lines))


def _going(found: Footprint) -> Iterator[str]:
    yield f"your name, in {count(found.servers, 'server')}" if found.servers else "your name"
    if found.open_ballots:
        yield f"{count(found.open_ballots, 'ballot')} still open: those picks are taken back"
    if found.open_votes:
        yield f"{count(found.open_votes, 'vote')} in open polls: taken back"


def _staying(found: Footprint) -> Iterator[str]:
    if found.ballots:
        ballots = count(found.ballots, "ballot")
        yield f"{ballots} already closed: picks and points stand, unnamed, and the proof still holds"
    if found.votes:
        yield f"{count(found.votes, 'vote')} in polls that are over, unnamed"
    if found.deeds:
        yield f"{count(found.deeds, 'line')} in audit logs, as done by someone erased"


def _listed(heading: str, lines: Iterator[str]) -> str:
    entries = "\n".join(f"- {line}" for line in lines)
    return f"**{heading}**\n{entries}" if entries else ""
