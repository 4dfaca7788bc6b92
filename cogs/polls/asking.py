"""What a host sees after asking: the polls with their posts, and what can be asked beside them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import discord
from discord import ui

from bot.awards.model import Category, Ceremony
from bot.polls.model import Poll, PollDraft, Question
from cogs.kit import words
from cogs.kit.controls import button, select
from cogs.kit.layouts import OPTION_LIMIT, Part, card, line, row, screen
from cogs.kit.targets import mark
from cogs.polls import telling
from cogs.polls.routes import BESIDE, CLOSE, MORE

LISTED = 12
"""Polls named one by one; of a whole slate the rest comes as a number."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Polls that a host has just opened.

    Attributes:
        draft: What was asked.
        ceremony: The ceremony.
        polls: The polls, with their posts as far as they could be made.
        problem: Why some have no post; empty if all have one.
    """

    draft: PollDraft
    ceremony: Ceremony
    polls: Sequence[Poll]
    problem: str = ""


def opened_screen(opened: Opened, asked: Collection[Poll]) -> ui.LayoutView:
    """The polls just opened, and with one press the same about more categories, or the other question.

    Args:
        opened: What was opened.
        asked: All polls of the server that are open now.
    """
    draft = opened.draft
    lines = [f"📣 {telling.asking(draft.question)} Closes {words.when(draft.closes_at)}"]
    if draft.hidden:
        lines.append("-# How it stands stays hidden until it closes, from you too.")
    if any(poll.rehearsal for poll in opened.polls):
        lines.append(
            "-# A rehearsal: the winners are known already, so it counts for nothing beyond itself. To open its "
            "envelope, choose “rehearsal polls” as the ceremony of `/result announce`."
        )
    if opened.problem:
        lines.append(f"⚠️ {opened.problem} Members can answer with `/polls` all the same.")
    parts: list[Part] = ["\n".join([*lines, *_listed(opened)]), *_more(opened, asked)]
    return screen(card(*parts))


def close_screen(polls: Sequence[tuple[Poll, Category]]) -> ui.LayoutView:
    """Which of several open polls to close."""
    parts: list[Part] = [
        "### Close which polls?\nThey take no more votes, and their posts show how they ended."
    ]
    for start in range(0, len(polls), OPTION_LIMIT):
        some = polls[start : start + OPTION_LIMIT]
        choices = [
            discord.SelectOption(
                value=str(poll.id), label=words.shorten(telling.title(category, poll.question), 100)
            )
            for poll, category in some
        ]
        menu = select(
            CLOSE, start // OPTION_LIMIT, options=choices, placeholder="Open polls", most=len(choices)
        )
        parts.append(row(menu))
    return screen(card(*parts))


def closed_text(polls: Sequence[tuple[Poll, Category]]) -> str:
    """What a host is told after closing some."""
    named = words.listed(
        f"**{words.plain(telling.title(category, poll.question))}**" for poll, category in polls
    )
    return f"🔒 Closed: {named}. In a few seconds the post shows how it ended."


def _listed(opened: Opened) -> list[str]:
    lines: list[str] = []
    for poll in opened.polls[:LISTED]:
        title = words.plain(opened.ceremony.by_id[poll.category_id].title)
        where = telling.link(poll)
        lines.append(f"- [{title}]({where})" if where else f"- {title}")
    if rest := len(opened.polls) - LISTED:
        lines += [f"- and {rest} more"] if rest > 0 else []
    return lines


def _more(opened: Opened, asked: Collection[Poll]) -> list[Part]:
    """The selects and the button that ask more, as long as there is anything left to ask."""
    draft, target = opened.draft, opened.polls[0].target
    on = [poll for poll in asked if poll.target == target]
    parts: list[Part] = []
    left = _unasked(opened.ceremony, on, draft.question)
    for start in range(0, len(left), OPTION_LIMIT):
        choices = [
            discord.SelectOption(value=category.id, label=words.shorten(category.title, 100))
            for category in left[start : start + OPTION_LIMIT]
        ]
        state = (*_state(draft, draft.question), start // OPTION_LIMIT)
        prompt = "Ask about more categories"
        parts.append(row(select(MORE, *state, options=choices, placeholder=prompt, most=len(choices))))
    other = draft.question.other
    (category_id, *several) = draft.category_ids
    if not several and any(category.id == category_id for category in _unasked(opened.ceremony, on, other)):
        beside = button(
            BESIDE, *_state(draft, other), mark(category_id), label=f"Ask who {other} win, too", emoji="⚖️"
        )
        parts.append(row(beside))
    return [line(), *parts] if parts else []


def _unasked(ceremony: Ceremony, on: Collection[Poll], question: Question) -> list[Category]:
    asked = {poll.category_id for poll in on if poll.question is question}
    return [category for category in ceremony.slate if category.id not in asked]


def _state(draft: PollDraft, question: Question) -> tuple[object, ...]:
    closes_at = int(draft.closes_at.timestamp())
    return question, closes_at, int(draft.hidden), draft.ceremony_id
