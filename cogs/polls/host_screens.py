"""Screens for hosts of polls: the polls just opened, further ones to open, and the choice of polls to close."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.polls.model import Poll, PollDraft, PollQuestion
from bot.polls.read_models import PollOnSlate
from bot.preferential.model import CountMethod
from bot.record.model import Category, Ceremony
from cogs.kit.controls import make_button, make_select, parse_id_part
from cogs.kit.layouts import SELECT_OPTION_LIMIT, CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.result_set_options import make_id_mark
from cogs.kit.text import escape_text, format_instant, format_list, shorten_text
from cogs.polls import text
from cogs.polls.routes import ASK_MORE_CATEGORIES_ROUTE, ASK_OTHER_QUESTION_ROUTE, CLOSE_POLLS_ROUTE

HIDDEN_FLAG, PREFERENTIAL_FLAG = 1, 2
"""What is added up in the state of controls that ask further questions."""

POLLS_LISTED_LIMIT = 12
"""Most polls named one by one; further ones are counted."""


@dataclass(frozen=True, slots=True)
class OpenedPolls:
    """Polls that a host has just opened.

    Attributes:
        draft: The host's input.
        ceremony: The ceremony.
        polls: The polls; each has a post if one could be made.
        problem: Why some have no post; empty if all have one.
        note: How the time that was typed was read; empty where none was.
    """

    draft: PollDraft
    ceremony: Ceremony
    polls: Sequence[Poll]
    problem: str = ""
    note: str = ""


def opened_polls_screen(opened: OpenedPolls, asked: Collection[Poll]) -> ui.LayoutView:
    """Make the screen of polls just opened, with controls for more categories and for the other question.

    Args:
        opened: The polls just opened.
        asked: All open polls of the server.
    """
    draft = opened.draft
    lines = [f"📣 {text.format_question(draft.question)} Closes {format_instant(draft.closes_at)}"]
    if opened.note:
        lines.append(opened.note)
    if draft.count_method is CountMethod.PREFERENTIAL:
        lines.append(
            "-# Members rank, and it is counted as the Academy counts Best Picture when it closes. How it stands is a "
            "secret until then, from you too."
        )
    elif draft.hidden:
        lines.append("-# How it stands stays hidden until it closes, from you too.")
    if any(poll.rehearsal for poll in opened.polls):
        lines.append(
            "-# A rehearsal: the winners are known already, so it counts for nothing beyond itself. To open its "
            "envelope, choose “polls after the fact” as the ceremony of `/result announce`."
        )
    if opened.problem:
        lines.append(f"⚠️ {opened.problem} Members can answer with `/polls` all the same.")
    parts: list[CardPart] = ["\n".join([*lines, *_list_polls(opened)]), *_make_more_controls(opened, asked)]
    return make_screen(make_card(*parts))


def close_polls_screen(polls: Sequence[PollOnSlate]) -> ui.LayoutView:
    """Make the select of open polls to close."""
    parts: list[CardPart] = [
        "### Close which polls?\nThey take no more votes, and their posts show how they ended."
    ]
    for start in range(0, len(polls), SELECT_OPTION_LIMIT):
        some = polls[start : start + SELECT_OPTION_LIMIT]
        choices = [
            discord.SelectOption(
                value=str(asked.poll.id),
                label=shorten_text(text.format_poll_title(asked.category, asked.poll.question), 100),
            )
            for asked in some
        ]
        menu = make_select(
            CLOSE_POLLS_ROUTE,
            start // SELECT_OPTION_LIMIT,
            options=choices,
            placeholder="Open polls",
            max_values=len(choices),
        )
        parts.append(make_row(menu))
    return make_screen(make_card(*parts))


def format_closed_polls(polls: Sequence[PollOnSlate]) -> str:
    """Format the confirmation that polls were closed."""
    named = format_list(
        f"**{escape_text(text.format_poll_title(asked.category, asked.poll.question))}**" for asked in polls
    )
    return f"🔒 Closed: {named}. In a few seconds the post shows how it ended."


def _list_polls(opened: OpenedPolls) -> list[str]:
    lines: list[str] = []
    for poll in opened.polls[:POLLS_LISTED_LIMIT]:
        title = escape_text(opened.ceremony.by_id[poll.category_id].title)
        where = text.make_post_link(poll)
        lines.append(f"- [{title}]({where})" if where else f"- {title}")
    if rest := len(opened.polls) - POLLS_LISTED_LIMIT:
        lines += [f"- and {rest} more"] if rest > 0 else []
    return lines


def _make_more_controls(opened: OpenedPolls, asked: Collection[Poll]) -> list[CardPart]:
    """Make the controls that open further polls; none if every category was asked about."""
    draft, result_set = opened.draft, opened.polls[0].result_set
    on = [poll for poll in asked if poll.result_set == result_set]
    parts: list[CardPart] = []
    left = _list_unasked(opened.ceremony, on, draft.question)
    for start in range(0, len(left), SELECT_OPTION_LIMIT):
        choices = [
            discord.SelectOption(value=category.id, label=shorten_text(category.title, 100))
            for category in left[start : start + SELECT_OPTION_LIMIT]
        ]
        state = (*_make_state(draft, draft.question), start // SELECT_OPTION_LIMIT)
        prompt = "Ask about more categories"
        parts.append(
            make_row(
                make_select(
                    ASK_MORE_CATEGORIES_ROUTE,
                    *state,
                    options=choices,
                    placeholder=prompt,
                    max_values=len(choices),
                )
            )
        )
    # Who will win is never ranked: the other question goes by most votes.
    other = draft.question.other
    beside_draft = replace(draft, count_method=CountMethod.VOTES)
    (category_id, *several) = draft.category_ids
    if not several and any(
        category.id == category_id for category in _list_unasked(opened.ceremony, on, other)
    ):
        beside = make_button(
            ASK_OTHER_QUESTION_ROUTE,
            *_make_state(beside_draft, other),
            make_id_mark(category_id),
            label=f"Ask who {other} win, too",
            emoji="⚖️",
        )
        parts.append(make_row(beside))
    return [make_separator(), *parts] if parts else []


def _list_unasked(ceremony: Ceremony, on: Collection[Poll], question: PollQuestion) -> list[Category]:
    asked = {poll.category_id for poll in on if poll.question is question}
    return [category for category in ceremony.slate if category.id not in asked]


def _make_state(draft: PollDraft, question: PollQuestion) -> tuple[object, ...]:
    closes_at = int(draft.closes_at.timestamp())
    flags = HIDDEN_FLAG * draft.hidden + PREFERENTIAL_FLAG * (draft.count_method is CountMethod.PREFERENTIAL)
    return question, closes_at, flags, draft.ceremony_id


def parse_flags(flags: str) -> tuple[bool, CountMethod]:
    """Read from a control's state whether polls are hidden, and how they are counted.

    Raises:
        OutdatedControlError: It has no form that this version of the bot writes.
    """
    value = parse_id_part(flags)
    method = CountMethod.PREFERENTIAL if value & PREFERENTIAL_FLAG else CountMethod.VOTES
    return bool(value & HIDDEN_FLAG), method
