"""A poll's public post: how it stands, and the select to answer with; once it is over, how it ended."""

from datetime import datetime

from discord import ui

from bot.guilds.model import Cover
from bot.polls.facts import Asked, CategoryPolls, SavedVote
from bot.polls.model import Question
from cogs.kit import words
from cogs.kit.controls import button
from cogs.kit.layouts import CURTAIN, GOLD, Part, card, line, row, screen
from cogs.polls import telling
from cogs.polls.routes import LIST, OPEN, VOTE
from cogs.polls.selects import vote_selects


def post_screen(
    polls: CategoryPolls, question: Question, now: datetime, cover: Cover | None = None
) -> ui.LayoutView:
    """A poll's post as it is to be now.

    Args:
        polls: The poll, and the other question beside it if both are open.
        question: Which of them is this post's own.
        now: The present instant.
        cover: How the winner is covered, once there is one; None if shown openly.
    """
    asked = polls.of(question)
    if asked is None:
        raise ValueError(f"no poll asks who {question} win {polls.category_id}")
    is_open = asked.poll.open_at(now)
    mark = "🗳️" if is_open else "🔒"
    heading = (
        f"## {mark} {words.plain(polls.category.title)}\n"
        f"### {telling.asking(question)}\n"
        f"-# {telling.place(polls)}"
    )
    parts: list[Part] = [heading, line(), _standing(polls, asked, now, cover)]
    if is_open:
        # The other question can be answered here too: its select says which one it is.
        for one in filter(None, (asked, polls.of(question.other))):
            parts += vote_selects(VOTE, polls.category, one)
    parts.append(row(button(LIST, OPEN, "l", 0, label="All polls and my votes")))
    return screen(card(*parts, colour=GOLD if is_open else CURTAIN))


def saved_screen(saved: SavedVote, now: datetime) -> ui.LayoutView:
    """What a member sees at once: that the vote counts, and until when it can be changed."""
    told = (
        f"{saved_line(saved)}\n"
        f"-# Change your mind as often as you like: the poll {telling.closing(saved.poll, now)}."
    )
    return screen(card(told, row(button(LIST, OPEN, "v", 0, label="All my votes"))))


def saved_line(saved: SavedVote) -> str:
    """What was saved."""
    category, question = words.plain(saved.category.title), saved.poll.question
    return (
        f"💾 Saved. **{category}**, who {question} win: **{telling.name(saved.category, saved.nominee_id)}**."
    )


def _standing(polls: CategoryPolls, asked: Asked, now: datetime, cover: Cover | None) -> str:
    question, is_open = asked.poll.question, asked.poll.open_at(now)
    foot = f"-# {telling.votes(asked, polls.of(question.other))} · {telling.closing(asked.poll, now)}"
    if is_open:
        invitation = "" if asked.votes else "Nobody has answered yet. Be the first!"
        won = telling.winners(polls, cover)
        lines = [invitation, won, telling.bars(polls, question, cover), foot]
    elif asked.counts is None:
        lines = ["The votes are being counted.", foot]
    else:
        stood = telling.bars(polls, question, cover) if asked.votes else ""
        lines = [telling.verdict(polls, asked, cover), stood, foot]
    return "\n".join(filter(None, lines))
