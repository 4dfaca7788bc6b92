"""Wording of the ballot for its owner: its heading, its picks, and the notes on what was saved."""

from collections.abc import Mapping
from datetime import datetime

import discord

from bot.contests.early_closing import EarlyClosing
from bot.contests.model import Contest
from bot.contests.read_models import BallotPaper
from bot.ids import CategoryId
from bot.record.model import Headline
from cogs.ballots.paper_features import format_eye
from cogs.kit.contest_text import is_named_in_title
from cogs.kit.text import (
    escape_text,
    format_byline,
    format_count,
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
    """Format the heading: contest, whether the ballot is in or what is left, and a note about what just happened."""
    contest = paper.contest
    once = is_named_in_title(contest.title, paper.ceremony.name)
    named = "" if once else escape_text(paper.ceremony.name)
    closing = "" if _is_ballot_in(paper, at) else _format_closing(contest, at)
    about = " · ".join(filter(None, [named, closing]))
    lines = [
        f"## {escape_text(contest.title)}",
        _format_ballot_state(paper, at),
        f"-# {about}" if about else "",
        _format_doubles(paper),
    ]
    if paper.ballot.set_aside is not None:
        reason = f": {escape_text(paper.ballot.set_aside)}" if paper.ballot.set_aside else ""
        lines.append(f"🗂️ A host has set it aside, so it is not in the standings{reason}")
    return "\n".join(filter(None, [*lines, note]))


def _format_doubles(paper: BallotPaper) -> str:
    """Format how many of their doubles a member has used; empty in a contest without."""
    doubles, used = paper.contest.rules.doubles, len(paper.ballot.doubled_ids)
    if not doubles:
        return ""
    if used:
        return f"⏫ **{used} of {doubles}** doubled: called right, {'it counts' if used == 1 else 'they count'} twice"
    which = format_count(doubles, "category", "categories")
    return f"⏫ You may double {which}: called right, {'it counts' if doubles == 1 else 'they count'} twice"


def format_saved_double(paper: BallotPaper, category_id: CategoryId) -> str:
    """Format the note shown after a pick was doubled, or is not any more."""
    category = escape_text(paper.get_category(category_id).title)
    pick = paper.ballot.picks.get(category_id)
    counts = "counts twice" if pick is not None and pick.doubled else "counts once"
    return f"💾 Saved: {category} {counts}."


def has_empty_categories(paper: BallotPaper, at: datetime) -> bool:
    """Whether a category that is still open has no pick; never on nominations, which have none."""
    if paper.contest.is_on_nominations:
        return False
    return any(category_id not in paper.ballot.picks for category_id in paper.list_missing(at))


def _is_ballot_in(paper: BallotPaper, at: datetime) -> bool:
    return paper.contest.is_open_at(at) and bool(paper.pick_count) and not paper.list_missing(at)


def _format_ballot_state(paper: BallotPaper, at: datetime) -> str:
    """Format the first thing to know: that the ballot is in and until when it can change, or how much is left."""
    if _is_ballot_in(paper, at):
        late = paper.contest.rules.late_entries
        lock = discord.utils.format_dt(paper.contest.locks_at, "R")
        until = "change a pick until its envelope is opened" if late else f"change it until the lock ({lock})"
        unanswered = paper.takes_answer(at) and paper.ballot.tiebreaker is None
        question = "\n⚖️ The tie-breaker question has no answer yet." if unanswered else ""
        return f"✅ **Your ballot is in**; {until}.{question}"
    filled = paper.pick_count / paper.category_count if paper.category_count else 0
    chosen = f"**{paper.pick_count} of {paper.category_count}** {_name_choosing(paper.contest)}"
    picked = f"`{format_share_bar(filled)}` {chosen}"
    missing = paper.list_missing(at)
    if not paper.contest.is_open_at(at) or not missing:
        return picked
    if paper.contest.is_on_nominations:
        return f"{picked}, **{paper.category_count - paper.pick_count} left**"
    unpicked = sum(paper.lacks_pick(category_id) for category_id in missing)
    left = f"{unpicked} left" if unpicked else f"{format_count(len(missing), 'stake')} left"
    return f"{picked}, **{left}**"


def _name_choosing(contest: Contest) -> str:
    return "named" if contest.is_on_nominations else "picked"


def format_pick(paper: BallotPaper, category_id: CategoryId) -> str:
    """Format the pick in a category with its wager; empty if there is none."""
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
    doubled = " · counts twice" if pick.doubled else ""
    withdrawn = " · withdrawn" if nominee and nominee.withdrawn else ""
    eye = format_eye(paper, category_id, pick.nominee_id)
    return f"**{name}**{eye}" + (f" · {byline}" if byline else "") + stake + doubled + withdrawn


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
