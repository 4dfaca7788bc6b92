"""Wording of the ballot for its owner: its heading, its picks, and the notes on what was saved."""

from collections.abc import Mapping
from datetime import datetime

import discord

from bot.contests.early_closing import EarlyClosing
from bot.contests.model import Contest
from bot.contests.read_models import BallotPaper
from bot.ids import CategoryId
from bot.record.model import Headline
from cogs.kit.contest_text import is_named_in_title
from cogs.kit.text import (
    escape_text,
    format_byline,
    format_headline,
    format_share_bar,
)

EARLY_CLOSING_TEXTS: Mapping[EarlyClosing, str] = {
    EarlyClosing.ANNOUNCED: "Closed before its time: its envelope was opened.",
    EarlyClosing.TAKEN_BACK: "Closed before its time: its envelope was opened, and then taken back.",
    EarlyClosing.VOIDED: "Cancelled: it counts for nobody.",
    EarlyClosing.CLOSED_BY_HOST: "Closed before its time by a host.",
}
"""Why a category is closed before its time."""

BRIEF_EARLY_CLOSING_TEXTS: Mapping[EarlyClosing, str] = {
    EarlyClosing.ANNOUNCED: "envelope opened",
    EarlyClosing.TAKEN_BACK: "opened, then taken back",
    EarlyClosing.VOIDED: "cancelled",
    EarlyClosing.CLOSED_BY_HOST: "closed by a host",
}
"""The same in a few words, for the lines of the review."""


def format_ballot_heading(paper: BallotPaper, at: datetime, note: str) -> str:
    """Format the heading: contest, lock time, number of picks, and a note about what just happened."""
    contest = paper.contest
    once = is_named_in_title(contest.title, paper.ceremony.name)
    named = "" if once else f"{escape_text(paper.ceremony.name)} · "
    filled = paper.pick_count / paper.category_count if paper.category_count else 0
    lines = [
        f"## {escape_text(contest.title)}",
        f"-# {named}{_format_closing(contest, at)}",
        f"`{format_share_bar(filled)}` **{paper.pick_count} of {paper.category_count}** {_name_choosing(contest)}",
    ]
    if paper.ballot.set_aside is not None:
        reason = f": {escape_text(paper.ballot.set_aside)}" if paper.ballot.set_aside else ""
        lines.append(f"🗂️ A host has set it aside, so it is not in the standings{reason}")
    return "\n".join([*lines, note] if note else lines)


def _name_choosing(contest: Contest) -> str:
    return "named" if contest.is_on_nominations else "picked"


def format_pick(paper: BallotPaper, category_id: CategoryId) -> str:
    """Format the pick in a category with its stake; empty if there is none."""
    pick = paper.ballot.picks.get(category_id)
    if pick is None:
        return ""
    category = paper.get_category(category_id)
    nominee = category.by_id.get(pick.nominee_id)
    name = format_headline(category, nominee) if nominee else "someone no longer on the slate"
    # A film is clear from its title; a person, a song or a country needs its film beside it.
    byline = (
        format_byline(category, nominee, 60) if nominee and category.headline is not Headline.FILM else ""
    )
    stake = f" · staked {pick.stake}" if pick.stake is not None else ""
    withdrawn = " · withdrawn" if nominee and nominee.withdrawn else ""
    return f"**{name}**" + (f" · {byline}" if byline else "") + stake + withdrawn


def format_saved_pick(paper: BallotPaper, category_id: CategoryId) -> str:
    """Format the note shown after a pick was saved."""
    category = escape_text(paper.get_category(category_id).title)
    pick = format_pick(paper, category_id)
    return f"💾 Saved: {category}, {pick}." if pick else f"💾 Saved: no pick for {category}."


def format_question_label(paper: BallotPaper) -> str:
    """Return the label of the tie-breaker's button, with the answer once there is one."""
    answer = paper.ballot.tiebreaker
    return "Tie-breaker" if answer is None else f"Tie-breaker: {answer:,}"


def _format_closing(contest: Contest, at: datetime) -> str:
    if not contest.is_open_at(at):
        return f"closed {discord.utils.format_dt(contest.ends_at, 'R')}"
    if contest.rules.late_entries:
        return "each category closes when its envelope is opened"
    return f"locks {discord.utils.format_dt(contest.locks_at, 'R')}"
