"""Screens of polls for members: `/polls` with open and ended polls, and a saved vote."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.guilds.model import Cover, GuildSettings
from bot.polls.read_models import CategoryPolls, SavedVote, VisiblePoll
from bot.record.model import Category
from bot.results.covers import find_cover
from cogs.kit.addresses import Route
from cogs.kit.controls import make_button, make_select
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    MESSAGE_COMPONENT_LIMIT,
    SELECT_OPTION_LIMIT,
    CardPart,
    ControlRow,
    clamp_page,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.routes import ENDED_LIST, OPEN_LIST, POLL_LIST_ROUTE
from cogs.kit.start_steps import NEW_POLL_STEP
from cogs.kit.text import escape_text, format_full_label, format_share_bar, shorten_text
from cogs.polls import ranking_text, text
from cogs.polls.routes import POLL_RANK_ROUTE, POLL_ROUNDS_ROUTE, VOTE_IN_LIST_ROUTE


def count_selects(category: Category) -> int:
    """Return how many selects a category's nominees need."""
    return max(1, -(-sum(not nominee.withdrawn for nominee in category.nominees) // SELECT_OPTION_LIMIT))


def make_vote_selects(
    route: Route, category: Category, asked: VisiblePoll, *state: object
) -> Sequence[ControlRow]:
    """Make selects of the nominees, with the asker's own vote chosen if it is known; a button if they are ranked.

    Args:
        route: The route that saves a vote; its state is the poll id, the select's number, and `state`.
        category: The category asked about.
        asked: The poll.
        state: Further state.
    """
    if asked.poll.is_preferential:
        label = "Change my ranking" if asked.own_ranking else f"Rank who {asked.poll.question} win"
        return [make_row(make_button(POLL_RANK_ROUTE, asked.poll.id, "o", 0, label=label, emoji="🔢"))]
    standing = [nominee for nominee in category.nominees if not nominee.withdrawn]
    rows: list[ControlRow] = []
    for start in range(0, len(standing), SELECT_OPTION_LIMIT):
        number = start // SELECT_OPTION_LIMIT
        choices = [
            discord.SelectOption(
                value=nominee.id,
                label=format_full_label(category, nominee),
                default=nominee.id == asked.own_vote,
            )
            for nominee in standing[start : start + SELECT_OPTION_LIMIT]
        ]
        more = f" ({number + 1} of {count_selects(category)})" if len(standing) > SELECT_OPTION_LIMIT else ""
        prompt = f"Who {asked.poll.question} win?{more}"
        rows.append(
            make_row(make_select(route, asked.poll.id, number, *state, options=choices, placeholder=prompt))
        )
    return rows


POLL_CATEGORIES_PER_PAGE = 5
"""Most categories on a page, so that it stays easy to scroll on a phone."""

_FRAME_COMPONENTS = 10
"""Components other than categories on a page: the card, its heading and separators, the pager, a button."""


def open_polls_screen(
    polls: Sequence[CategoryPolls],
    settings: GuildSettings,
    now: datetime,
    page: int = 0,
    note: str = "",
    *,
    for_host: bool = False,
) -> ui.LayoutView:
    """Make a page of open polls: each category with its questions and a select for each.

    Args:
        polls: The open polls, by category.
        settings: The server's settings, for how winners are covered.
        now: The current instant.
        page: The page, from 0; beyond the last it shows the last.
        note: A line on top about what was saved, or why it was not.
        for_host: Whether the asker is a host, who gets a hint on opening polls.
    """
    ended = make_row(make_button(POLL_LIST_ROUTE, ENDED_LIST, "t", 0, label="How others ended", emoji="🔒"))
    if not polls:
        ask = (
            "Ask something with `/poll open`, or here."
            if for_host
            else "Hosts ask with `/poll open`; you answer here, or on the post."
        )
        nothing = "\n".join(filter(None, ["## Polls", note, f"Nothing is open right now. {ask}"]))
        begin = [make_row(NEW_POLL_STEP.make_button())] if for_host else []
        return make_screen(make_card(nothing, *begin, ended))
    pages = _split_pages(polls)
    page = clamp_page(page, len(pages))
    of = [asked for one in polls for asked in one.visible_polls]
    answered = sum(asked.is_answered for asked in of)
    heading = f"## Polls\n`{format_share_bar(answered / len(of))}` **{answered} of {len(of)}** answered"
    parts: list[CardPart] = ["\n".join(filter(None, [heading, note])), make_separator()]
    for one in pages[page]:
        parts.append(_format_heading(one, find_cover(settings, one.results, one.category_id, now)))
        for asked in one.visible_polls:
            # A text above each select, because a select with a chosen option hides its placeholder.
            parts += [
                _format_question(one, asked, now),
                *make_vote_selects(VOTE_IN_LIST_ROUTE, one.category, asked, page),
            ]
    return make_screen(make_card(*parts, *make_pager(POLL_LIST_ROUTE, [OPEN_LIST], page, len(pages)), ended))


def ended_polls_screen(
    polls: Sequence[CategoryPolls], settings: GuildSettings, now: datetime, page: int = 0
) -> ui.LayoutView:
    """Make a page of ended polls with the member's own votes, latest first."""
    open_ones = make_row(make_button(POLL_LIST_ROUTE, OPEN_LIST, "t", 0, label="What is open", emoji="🗳️"))
    if not polls:
        return make_screen(make_card("## How polls ended\nNone has ended yet.", open_ones))
    pages = [
        polls[start : start + POLL_CATEGORIES_PER_PAGE]
        for start in range(0, len(polls), POLL_CATEGORIES_PER_PAGE)
    ]
    page = clamp_page(page, len(pages))
    body = "\n".join(
        "\n".join(
            [
                _format_heading(one, find_cover(settings, one.results, one.category_id, now)),
                *(_format_question(one, asked, now) for asked in one.visible_polls),
            ]
        )
        for one in pages[page]
    )
    controls = [
        *_make_rounds_select(pages[page], page),
        *make_pager(POLL_LIST_ROUTE, [ENDED_LIST], page, len(pages)),
        open_ones,
    ]
    return make_screen(
        make_card("## How polls ended", make_separator(), body, *controls, colour=CURTAIN_ACCENT)
    )


def _make_rounds_select(polls: Sequence[CategoryPolls], page: int) -> Sequence[ControlRow]:
    """Make the select of those polls whose rounds can be looked at; none without any."""
    options = [
        discord.SelectOption(
            value=str(asked.poll.id),
            label=shorten_text(text.format_poll_title(one.category, asked.poll.question), 100),
        )
        for one in polls
        for asked in one.visible_polls
        if asked.shown_rounds is not None
    ]
    prompt = "How it was counted, round by round"
    return (
        [make_row(make_select(POLL_ROUNDS_ROUTE, page, options=options, placeholder=prompt))]
        if options
        else []
    )


def find_poll_page(polls: Sequence[CategoryPolls], poll_id: int) -> int:
    """Return the page of the open list with a poll, from 0; the first if no page has it."""
    for number, page in enumerate(_split_pages(polls)):
        if any(asked.poll.id == poll_id for one in page for asked in one.visible_polls):
            return number
    return 0


def _split_pages(polls: Sequence[CategoryPolls]) -> Sequence[Sequence[CategoryPolls]]:
    """Split categories into pages that each fit into one message."""
    pages: list[list[CategoryPolls]] = [[]]
    room = MESSAGE_COMPONENT_LIMIT - _FRAME_COMPONENTS
    for one in polls:
        needed = 1 + (1 + 2 * count_selects(one.category)) * len(one.visible_polls)
        if pages[-1] and (needed > room or len(pages[-1]) == POLL_CATEGORIES_PER_PAGE):
            pages.append([])
            room = MESSAGE_COMPONENT_LIMIT - _FRAME_COMPONENTS
        pages[-1].append(one)
        room -= needed
    return pages


def _format_question(polls: CategoryPolls, asked: VisiblePoll, now: datetime) -> str:
    """Format one question: the leaders, the number of votes, the closing time, and the member's vote."""
    poll, category = asked.poll, polls.category
    mine = ""
    if asked.own_vote is not None:
        mine = f" · you said {text.shorten_voted_nominee(category, asked.own_vote)}"
    elif asked.own_ranking:
        mine = f" · you ranked {ranking_text.format_short_ranking(category, asked.own_ranking)}"
    if poll.is_preferential:
        standing = ranking_text.format_counted_winner(category, asked)
    else:
        standing = text.format_leaders(category, asked)
    return (
        f"{text.format_question(poll.question)} {standing}".rstrip() + "\n"
        f"-# {text.format_votes(asked)} · {text.format_closing(poll, now)}{mine}"
    )


def _format_heading(polls: CategoryPolls, cover: Cover | None) -> str:
    heading = f"### {escape_text(polls.category.title, 60)}\n-# {text.format_place(polls)}"
    return "\n".join(filter(None, [heading, text.format_winners(polls, cover)]))


def saved_vote_screen(saved: SavedVote, now: datetime) -> ui.LayoutView:
    """Make the confirmation of a vote, with the time until which it can be changed."""
    body = (
        f"{format_saved_vote(saved)}\n"
        f"-# Change your mind as often as you like: the poll {text.format_closing(saved.poll, now)}."
    )
    return make_screen(
        make_card(body, make_row(make_button(POLL_LIST_ROUTE, OPEN_LIST, "v", 0, label="All my votes")))
    )


def format_saved_vote(saved: SavedVote) -> str:
    """Format the vote that was saved."""
    category, question = escape_text(saved.category.title), saved.poll.question
    return (
        f"💾 Saved. **{category}**, who {question} win: "
        f"**{text.name_voted_nominee(saved.category, saved.nominee_id)}**."
    )
