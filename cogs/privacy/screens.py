"""Screens before and after the erasure of a member's data."""

from collections.abc import Iterator
from datetime import timedelta
from math import ceil

import discord
from discord import ui

from bot.privacy.erasure import Footprint
from cogs.kit.addresses import Route
from cogs.kit.contest_text import ERASED_MEMBER_NAME
from cogs.kit.controls import make_button
from cogs.kit.layouts import CURTAIN_ACCENT, make_card, make_notice, make_row, make_screen, make_separator
from cogs.kit.text import format_count

ERASE_MEMBER_ROUTE = Route("privacy-erase", None)
"""Erases the presser's data."""
KEEP_MEMBER_ROUTE = Route("privacy-keep", None)
"""Cancels the erasure."""

_MESSAGES_NOTE = (
    "Messages that I posted in channels stay where they are; the servers' moderators can delete them. "
    "In my own files no byte of it is left a few minutes later; on a PostgreSQL server it is gone with its next "
    "vacuum, usually within a day. "
)
_BACKUPS_NOTE = (
    "Backups keep it until the person who hosts me deletes them, after thirty days if they follow my advice."
)

_GUEST_NOTE = (
    "A ballot of yours on paper is tied to no account: a host erases it, under the contest’s **Guests**. "
)


def confirm_erasure_screen(found: Footprint, backup_retention: timedelta | None = None) -> ui.LayoutView:
    """Make the confirmation: what would be erased and what would remain.

    Args:
        found: What there is about the asker.
        backup_retention: How long scheduled backups keep what was in them; None if none are made.
    """
    if found == Footprint():
        return make_notice("I keep nothing about you.")
    buttons = make_row(
        make_button(ERASE_MEMBER_ROUTE, label="Erase me", style=discord.ButtonStyle.danger),
        make_button(KEEP_MEMBER_ROUTE, label="Leave it"),
    )
    parts = [
        "## Erase everything about you?\nIn every server, and it cannot be undone.",
        make_separator(),
        _format_section("What goes", _list_erased(found)),
        _format_section("What stays, without your name", _list_kept(found)),
        f"-# {_GUEST_NOTE}{_MESSAGES_NOTE}{_describe_backups(backup_retention)}",
        buttons,
    ]
    return make_screen(make_card(*(part for part in parts if part), colour=CURTAIN_ACCENT))


def erased_screen(erased: Footprint) -> ui.LayoutView:
    """Make the confirmation that the data was erased."""
    lines = ["Done: nothing I keep can be traced to you any more."]
    if erased.ballots:
        lines.append(
            f"Points, shares and proofs stand; each contest's **Verify** counts you as {ERASED_MEMBER_NAME}."
        )
    lines.append("-# If you use me again in a server, I learn your name there anew.")
    return make_notice("\n".join(lines))


def _describe_backups(retention: timedelta | None) -> str:
    if retention is None:
        return _BACKUPS_NOTE
    days = ceil(retention / timedelta(days=1))
    return (
        f"My regular backups keep it for {format_count(days, 'day')}; "
        "others that the person who hosts me makes are theirs to delete."
    )


def _list_erased(found: Footprint) -> Iterator[str]:
    yield f"your name, in {format_count(found.servers, 'server')}" if found.servers else "your name"
    if found.open_ballots:
        yield f"{format_count(found.open_ballots, 'ballot')} still open: those picks are taken back"
    if found.open_votes:
        yield f"{format_count(found.open_votes, 'vote')} in open polls: taken back"
    if found.open_nominations:
        yield f"nominations in {format_count(found.open_nominations, 'category', 'categories')} still open: taken back"
    if found.seen_films:
        yield f"{format_count(found.seen_films, 'film')} that you have seen, with your stars"
    if found.open_award_ballots:
        yield f"{format_count(found.open_award_ballots, 'ballot')} in awards that are still voted on: taken back"
    if found.reminders:
        yield f"{format_count(found.reminders, 'reminder')}: switched off"
    if found.quiz_answers:
        yield f"{format_count(found.quiz_answers, 'answer')} in the quiz, and your streak"


def _list_kept(found: Footprint) -> Iterator[str]:
    if found.ballots:
        ballots = format_count(found.ballots, "ballot")
        yield f"{ballots} already closed: picks and points stand, unnamed, and the proof still holds"
    if found.votes:
        yield f"{format_count(found.votes, 'vote')} in polls that are over, unnamed"
    if found.award_ballots:
        yield f"{format_count(found.award_ballots, 'ballot')} in sealed awards, unnamed, and the proof still holds"
    if found.nominations:
        yield f"nominations in {format_count(found.nominations, 'category', 'categories')} that are closed, unnamed"
    if found.audit_entries:
        yield f"{format_count(found.audit_entries, 'line')} in audit logs, as done by {ERASED_MEMBER_NAME}"


def _format_section(heading: str, lines: Iterator[str]) -> str:
    entries = "\n".join(f"- {line}" for line in lines)
    return f"**{heading}**\n{entries}" if entries else ""
