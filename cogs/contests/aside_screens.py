"""Screens on which hosts set a ballot aside, or let it take part again."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.contests.model import Contest
from bot.contests.read_models import BallotEntry, ContestCard
from cogs.contests import routes, text
from cogs.contests.aside_text import format_entry_name, format_owner, name_ballot_entry
from cogs.kit.controls import make_button, make_select
from cogs.kit.forms import FormField, make_form
from cogs.kit.layouts import (
    SELECT_OPTION_LIMIT,
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
)
from cogs.kit.text import escape_text, format_count, shorten_text

REASON_FIELD = "reason"

SET_ASIDE_REASON_LIMIT = 200
"""Most characters of the reason for which a ballot is set aside."""

ASIDE_NAMED_LIMIT = 10
"""Most ballots that are set aside and named above the list; further ones are counted."""


def ballots_screen(
    card: ContestCard, entries: Sequence[BallotEntry], page: int = 0, note: str = ""
) -> ui.LayoutView:
    """Make a page of the contest's ballots by name, to set one aside or to let it take part again.

    Args:
        card: The contest.
        entries: Its ballots by name.
        page: The page of the select, from 0.
        note: A line about what just happened.
    """
    contest = card.contest
    pages = count_pages(len(entries), SELECT_OPTION_LIMIT)
    page = clamp_page(page, pages)
    shown = entries[page * SELECT_OPTION_LIMIT : (page + 1) * SELECT_OPTION_LIMIT]
    lines = [
        note,
        f"### 🗂️ Ballots · {escape_text(contest.title)}",
        text.format_ballot_count(card.ballots, card.set_aside),
        text.format_incomplete_ballots(card),
        *_format_set_aside(entries),
        "" if note else "-# A ballot that is set aside is kept and marked, and is out of the standings.",
    ]
    parts: list[CardPart] = [text.join_lines(lines)]
    if shown:
        options = [
            (
                format_owner(entry),
                name_ballot_entry(entry),
                _describe_entry(contest, entry),
            )
            for entry in shown
        ]
        parts.append(
            make_row(
                make_select(
                    routes.CHOOSE_BALLOT_ROUTE,
                    contest.id,
                    page,
                    options=make_select_options(options),
                    placeholder="Whose ballot?",
                )
            )
        )
    parts += make_pager(routes.CONTEST_BALLOTS_ROUTE, [contest.id], page, pages)
    back = make_button(routes.HOST_PANEL_ROUTE, contest.id, label="Back", emoji="◀️")
    return make_screen(make_card(*parts, make_row(back)))


def set_aside_form(contest: Contest, entry: BallotEntry) -> ui.Modal:
    """Make the form for the reason why a ballot is set aside."""
    field = FormField(
        REASON_FIELD,
        "Why is it set aside?",
        hint="The member is told, and moderators see it in /audit"
        if entry.guest is None
        else "Moderators see it in /audit",
        limit=SET_ASIDE_REASON_LIMIT,
    )
    title = f"Set aside: {name_ballot_entry(entry)}"
    return make_form(routes.SET_ASIDE_ROUTE, contest.id, format_owner(entry), title=title, fields=[field])


def restore_screen(contest: Contest, entry: BallotEntry) -> ui.LayoutView:
    """Make the question whether a ballot that is set aside takes part again."""
    whose = format_entry_name(entry)
    reason = f": {escape_text(entry.set_aside)}" if entry.set_aside else "."
    return make_screen(
        make_card(
            f"### 🗂️ {whose}’s ballot is set aside{reason}\n-# {escape_text(contest.title)}",
            make_row(
                make_button(
                    routes.RESTORE_BALLOT_ROUTE,
                    contest.id,
                    format_owner(entry),
                    label="Let it take part again",
                    style=discord.ButtonStyle.primary,
                ),
                make_button(routes.CONTEST_BALLOTS_ROUTE, contest.id, "b", 0, label="Back", emoji="◀️"),
            ),
        )
    )


def _format_set_aside(entries: Sequence[BallotEntry]) -> list[str]:
    aside = [entry for entry in entries if entry.set_aside is not None]
    lines = [
        f"🗂️ **{format_entry_name(entry)}**" + (f": {escape_text(entry.set_aside)}" if entry.set_aside else "")
        for entry in aside[:ASIDE_NAMED_LIMIT]
    ]
    more = len(aside) - ASIDE_NAMED_LIMIT
    return [*lines, f"-# and {format_count(more, 'more ballot')}"] if more > 0 else lines


def _describe_entry(contest: Contest, entry: BallotEntry) -> str:
    """Describe a ballot; how far a member has come is theirs alone until the ballots are sealed."""
    if entry.set_aside is not None:
        return shorten_text(f"set aside: {entry.set_aside}" if entry.set_aside else "set aside", 100)
    if contest.sealed_at is None:
        return ""
    return f"{entry.pick_count} of {len(contest.rules.categories)} picked"
