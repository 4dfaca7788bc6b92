"""`/polls`: what a member can answer with what they answered, and how polls ended."""

from collections.abc import Sequence
from datetime import datetime

from discord import ui

from bot.guilds.model import Cover, GuildSettings
from bot.polls.facts import Asked, CategoryPolls
from bot.results.covers import cover_of
from cogs.kit import words
from cogs.kit.controls import button
from cogs.kit.layouts import COMPONENT_LIMIT, CURTAIN, Part, card, clamp_page, line, pager, row, screen
from cogs.polls import telling
from cogs.polls.routes import ENDED, LIST, OPEN, VOTE_HERE
from cogs.polls.selects import select_count, vote_selects

PER_PAGE = 5
"""Categories on a page: what a thumb scrolls past without losing count."""

_FRAME = 10
"""Components around the categories: the card, its heading and lines, the pages and the way to the other list."""


def open_screen(
    polls: Sequence[CategoryPolls],
    settings: GuildSettings,
    now: datetime,
    page: int = 0,
    told: str = "",
    *,
    for_host: bool = False,
) -> ui.LayoutView:
    """What is open, each category with its questions side by side and a select for each.

    Args:
        polls: What the member can answer.
        settings: The server's, for the covers over winners.
        now: The present instant.
        page: The page, from 0; the nearest there is.
        told: What to say on top: what was just saved, or why it was not.
        for_host: Whether the asker is told how to ask.
    """
    ended = row(button(LIST, ENDED, "t", 0, label="How others ended", emoji="🔒"))
    if not polls:
        ask = "Ask something with `/poll open`." if for_host else "Hosts ask with `/poll open`."
        nothing = "\n".join(filter(None, ["## Polls", told, f"Nothing is open right now. {ask}"]))
        return screen(card(nothing, ended))
    pages = _split(polls)
    page = clamp_page(page, len(pages))
    of = [asked for one in polls for asked in one.asked]
    answered = sum(asked.mine is not None for asked in of)
    heading = f"## Polls\n`{words.bar(answered / len(of))}` **{answered} of {len(of)}** answered"
    parts: list[Part] = ["\n".join(filter(None, [heading, told])), line()]
    for one in pages[page]:
        parts.append(_heading(one, cover_of(settings, one.results, one.category_id, now)))
        for asked in one.asked:
            # Its own words over each select: one in which something is chosen shows no other.
            parts += [_outcome(one, asked, now), *vote_selects(VOTE_HERE, one.category, asked, page)]
    return screen(card(*parts, *pager(LIST, [OPEN], page, len(pages)), ended))


def ended_screen(
    polls: Sequence[CategoryPolls], settings: GuildSettings, now: datetime, page: int = 0
) -> ui.LayoutView:
    """How polls ended, the latest first, with what the member had answered."""
    open_ones = row(button(LIST, OPEN, "t", 0, label="What is open", emoji="🗳️"))
    if not polls:
        return screen(card("## How polls ended\nNone has ended yet.", open_ones))
    pages = [polls[start : start + PER_PAGE] for start in range(0, len(polls), PER_PAGE)]
    page = clamp_page(page, len(pages))
    told = "\n".join(
        "\n".join(
            [
                _heading(one, cover_of(settings, one.results, one.category_id, now)),
                *(_outcome(one, asked, now) for asked in one.asked),
            ]
        )
        for one in pages[page]
    )
    turns = pager(LIST, [ENDED], page, len(pages))
    return screen(card("## How polls ended", line(), told, *turns, open_ones, colour=CURTAIN))


def page_of(polls: Sequence[CategoryPolls], poll_id: int) -> int:
    """The page of the open ones that a poll is on; the first if it is on none."""
    for number, page in enumerate(_split(polls)):
        if any(asked.poll.id == poll_id for one in page for asked in one.asked):
            return number
    return 0


def _split(polls: Sequence[CategoryPolls]) -> Sequence[Sequence[CategoryPolls]]:
    """Page by page, as many as a message holds."""
    pages: list[list[CategoryPolls]] = [[]]
    room = COMPONENT_LIMIT - _FRAME
    for one in polls:
        needed = 1 + (1 + 2 * select_count(one.category)) * len(one.asked)
        if pages[-1] and (needed > room or len(pages[-1]) == PER_PAGE):
            pages.append([])
            room = COMPONENT_LIMIT - _FRAME
        pages[-1].append(one)
        room -= needed
    return pages


def _outcome(polls: CategoryPolls, asked: Asked, now: datetime) -> str:
    """One question: who leads, how many answered, until when, and what the member said."""
    poll = asked.poll
    mine = f" · you said {telling.short(polls.category, asked.mine)}" if asked.mine is not None else ""
    return (
        f"{telling.asking(poll.question)} {telling.leading(polls.category, asked)}".rstrip() + "\n"
        f"-# {telling.votes(asked)} · {telling.closing(poll, now)}{mine}"
    )


def _heading(polls: CategoryPolls, cover: Cover | None) -> str:
    heading = f"### {words.plain(polls.category.title, 60)}\n-# {telling.place(polls)}"
    return "\n".join(filter(None, [heading, telling.winners(polls, cover)]))
