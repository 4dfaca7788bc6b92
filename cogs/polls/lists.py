"""`/polls`: what a member can answer with what they answered, and how polls ended."""

from collections.abc import Sequence
from datetime import datetime

from discord import ui

from bot.guilds.model import Cover, GuildSettings
from bot.polls.facts import CategoryPolls, VisiblePoll
from bot.results.covers import find_cover
from cogs.kit.controls import make_button
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    MESSAGE_COMPONENT_LIMIT,
    CardPart,
    clamp_page,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.words import escape_text, format_share_bar
from cogs.polls import telling
from cogs.polls.routes import ENDED_LIST, OPEN_LIST, POLL_LIST_ROUTE, VOTE_IN_LIST_ROUTE
from cogs.polls.selects import count_selects, make_vote_selects

POLL_CATEGORIES_PER_PAGE = 5
"""Categories on a page: what a thumb scrolls past without losing count."""

_FRAME_COMPONENTS = 10
"""Components around the categories: the card, its heading and lines, the pages and the way to the other list."""


def open_polls_screen(
    polls: Sequence[CategoryPolls],
    settings: GuildSettings,
    now: datetime,
    page: int = 0,
    note: str = "",
    *,
    for_host: bool = False,
) -> ui.LayoutView:
    """What is open, each category with its questions side by side and a select for each.

    Args:
        polls: What the member can answer.
        settings: The server's, for the covers over winners.
        now: The present instant.
        page: The page, from 0; the nearest there is.
        note: What to say on top: what was just saved, or why it was not.
        for_host: Whether the asker is told how to ask.
    """
    ended = make_row(make_button(POLL_LIST_ROUTE, ENDED_LIST, "t", 0, label="How others ended", emoji="🔒"))
    if not polls:
        ask = "Ask something with `/poll open`." if for_host else "Hosts ask with `/poll open`."
        nothing = "\n".join(filter(None, ["## Polls", note, f"Nothing is open right now. {ask}"]))
        return make_screen(make_card(nothing, ended))
    pages = _split_pages(polls)
    page = clamp_page(page, len(pages))
    of = [asked for one in polls for asked in one.visible_polls]
    answered = sum(asked.own_vote is not None for asked in of)
    heading = f"## Polls\n`{format_share_bar(answered / len(of))}` **{answered} of {len(of)}** answered"
    parts: list[CardPart] = ["\n".join(filter(None, [heading, note])), make_separator()]
    for one in pages[page]:
        parts.append(_format_heading(one, find_cover(settings, one.results, one.category_id, now)))
        for asked in one.visible_polls:
            # Its own words over each select: one in which something is chosen shows no other.
            parts += [
                _format_question(one, asked, now),
                *make_vote_selects(VOTE_IN_LIST_ROUTE, one.category, asked, page),
            ]
    return make_screen(make_card(*parts, *make_pager(POLL_LIST_ROUTE, [OPEN_LIST], page, len(pages)), ended))


def ended_polls_screen(
    polls: Sequence[CategoryPolls], settings: GuildSettings, now: datetime, page: int = 0
) -> ui.LayoutView:
    """How polls ended, the latest first, with what the member had answered."""
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
    turns = make_pager(POLL_LIST_ROUTE, [ENDED_LIST], page, len(pages))
    return make_screen(
        make_card("## How polls ended", make_separator(), body, *turns, open_ones, colour=CURTAIN_ACCENT)
    )


def find_poll_page(polls: Sequence[CategoryPolls], poll_id: int) -> int:
    """The page of the open ones that a poll is on; the first if it is on none."""
    for number, page in enumerate(_split_pages(polls)):
        if any(asked.poll.id == poll_id for one in page for asked in one.visible_polls):
            return number
    return 0


def _split_pages(polls: Sequence[CategoryPolls]) -> Sequence[Sequence[CategoryPolls]]:
    """Page by page, as many as a message holds."""
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
    """One question: who leads, how many answered, until when, and what the member said."""
    poll = asked.poll
    mine = (
        f" · you said {telling.shorten_voted_nominee(polls.category, asked.own_vote)}"
        if asked.own_vote is not None
        else ""
    )
    return (
        f"{telling.format_question(poll.question)} {telling.format_leaders(polls.category, asked)}".rstrip()
        + "\n"
        f"-# {telling.format_votes(asked)} · {telling.format_closing(poll, now)}{mine}"
    )


def _format_heading(polls: CategoryPolls, cover: Cover | None) -> str:
    heading = f"### {escape_text(polls.category.title, 60)}\n-# {telling.format_place(polls)}"
    return "\n".join(filter(None, [heading, telling.format_winners(polls, cover)]))
