"""A poll's public post: how it stands, and the select to answer with; once it is over, how it ended."""

from datetime import datetime

from discord import ui

from bot.guilds.model import Cover
from bot.polls.facts import CategoryPolls, SavedVote, VisiblePoll
from bot.polls.model import PollQuestion
from cogs.kit.controls import make_button
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    GOLD_ACCENT,
    CardPart,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.words import escape_text
from cogs.polls import telling
from cogs.polls.routes import OPEN_LIST, POLL_LIST_ROUTE, VOTE_ON_POST_ROUTE
from cogs.polls.selects import make_vote_selects


def poll_post_screen(
    polls: CategoryPolls, question: PollQuestion, now: datetime, cover: Cover | None = None
) -> ui.LayoutView:
    """A poll's post as it is to be now.

    Args:
        polls: The poll, and the other question beside it if both are open.
        question: Which of them is this post's own.
        now: The present instant.
        cover: How the winner is covered, once there is one; None if shown openly.
    """
    asked = polls.get_poll(question)
    if asked is None:
        raise ValueError(f"no poll asks who {question} win {polls.category_id}")
    is_open = asked.poll.is_open_at(now)
    mark = "🗳️" if is_open else "🔒"
    heading = (
        f"## {mark} {escape_text(polls.category.title)}\n"
        f"### {telling.format_question(question)}\n"
        f"-# {telling.format_place(polls)}"
    )
    parts: list[CardPart] = [heading, make_separator(), _format_results(polls, asked, now, cover)]
    if is_open:
        # The other question can be answered here too: its select says which one it is.
        for one in filter(None, (asked, polls.get_poll(question.other))):
            parts += make_vote_selects(VOTE_ON_POST_ROUTE, polls.category, one)
    parts.append(make_row(make_button(POLL_LIST_ROUTE, OPEN_LIST, "l", 0, label="All polls and my votes")))
    return make_screen(make_card(*parts, colour=GOLD_ACCENT if is_open else CURTAIN_ACCENT))


def saved_vote_screen(saved: SavedVote, now: datetime) -> ui.LayoutView:
    """What a member sees at once: that the vote counts, and until when it can be changed."""
    body = (
        f"{format_saved_vote(saved)}\n"
        f"-# Change your mind as often as you like: the poll {telling.format_closing(saved.poll, now)}."
    )
    return make_screen(
        make_card(body, make_row(make_button(POLL_LIST_ROUTE, OPEN_LIST, "v", 0, label="All my votes")))
    )


def format_saved_vote(saved: SavedVote) -> str:
    """What was saved."""
    category, question = escape_text(saved.category.title), saved.poll.question
    return f"💾 Saved. **{category}**, who {question} win: **{telling.name_voted_nominee(saved.category, saved.nominee_id)}**."


def _format_results(polls: CategoryPolls, asked: VisiblePoll, now: datetime, cover: Cover | None) -> str:
    question, is_open = asked.poll.question, asked.poll.is_open_at(now)
    foot = f"-# {telling.format_votes(asked, polls.get_poll(question.other))} · {telling.format_closing(asked.poll, now)}"
    if is_open:
        invitation = "" if asked.vote_count else "Nobody has answered yet. Be the first!"
        won = telling.format_winners(polls, cover)
        lines = [invitation, won, telling.format_bars(polls, question, cover), foot]
    elif asked.counts is None:
        lines = ["The votes are being counted.", foot]
    else:
        stood = telling.format_bars(polls, question, cover) if asked.vote_count else ""
        lines = [telling.format_verdict(polls, asked, cover), stood, foot]
    return "\n".join(filter(None, lines))
