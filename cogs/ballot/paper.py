"""The ballot as a member fills it in: pages of selects, what was just saved, and what is missing."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.awards.model import Category, Headline
from bot.contests.facts import BallotPaper
from bot.contests.model import Contest, Scoring
from cogs.ballot import routes
from cogs.kit import words
from cogs.kit.controls import Control, button, select
from cogs.kit.layouts import COMPONENT_LIMIT, Part, Row, card, clamp_page, line, row, screen

PART = 24
"""Nominees in one select, so that taking the pick back still fits under Discord's 25 options."""

PER_PAGE = 8
"""Categories on a page: what a thumb scrolls past without losing count."""

_FRAME = 14
"""Components around the categories: the card, its texts and lines, and two rows of buttons."""


def paper_screen(paper: BallotPaper, at: datetime, page: int = 0, told: str = "") -> ui.LayoutView:
    """A page of the ballot.

    Args:
        paper: The ballot with everything to fill it in.
        at: The instant of the press that shows it: closed categories have no select.
        page: The page, from 0; the nearest there is.
        told: What to say on top: what was just saved, or why it was not.
    """
    pages = split(paper)
    page = clamp_page(page, len(pages))
    parts: list[Part] = [heading(paper, at, told), line()]
    for category_id in pages[page]:
        parts += _category(paper, category_id, page, at)
    return screen(card(*parts, line(), *_buttons(paper, at, page, len(pages))))


def split(paper: BallotPaper) -> Sequence[Sequence[str]]:
    """The contest's categories, page by page: as many on each as a message holds, in the contest's order."""
    pages: list[list[str]] = [[]]
    room = COMPONENT_LIMIT - _FRAME
    for entry in paper.contest.rules.categories:
        needed = 1 + 2 * _parts(paper.category(entry.id))
        if pages[-1] and (needed > room or len(pages[-1]) == PER_PAGE):
            pages.append([])
            room = COMPONENT_LIMIT - _FRAME
        pages[-1].append(entry.id)
        room -= needed
    return pages


def page_of(paper: BallotPaper, category_id: str) -> int:
    """The page that a category is on."""
    return next((number for number, page in enumerate(split(paper)) if category_id in page), 0)


def heading(paper: BallotPaper, at: datetime, told: str) -> str:
    """The contest, when it locks, how far the ballot is, and what has just happened."""
    contest = paper.contest
    lines = [
        f"## {words.plain(contest.title)}",
        f"-# {words.plain(paper.ceremony.name)} · {_closing(contest, at)}",
        f"`{words.bar(paper.made / paper.of if paper.of else 0)}` **{paper.made} of {paper.of}** picked",
    ]
    return "\n".join([*lines, told] if told else lines)


def chosen(paper: BallotPaper, category_id: str) -> str:
    """What is picked in a category, with its stake; nothing where nobody is."""
    pick = paper.ballot.picks.get(category_id)
    if pick is None:
        return ""
    category = paper.category(category_id)
    nominee = category.by_id.get(pick.nominee_id)
    name = words.headline(category, nominee) if nominee else "someone no longer on the slate"
    # A film needs no one beside it here, but a person, a song or a country is known by its film.
    byline = words.byline(category, nominee, 60) if nominee and category.headline is not Headline.FILM else ""
    stake = f" · staked {pick.stake}" if pick.stake is not None else ""
    withdrawn = " · withdrawn" if nominee and nominee.withdrawn else ""
    return f"**{name}**" + (f" · {byline}" if byline else "") + stake + withdrawn


def _closing(contest: Contest, at: datetime) -> str:
    if not contest.open_at(at):
        return f"closed {discord.utils.format_dt(contest.locks_at, 'R')}"
    if contest.rules.late_entries:
        return "each category closes when its envelope is opened"
    return f"locks {discord.utils.format_dt(contest.locks_at, 'R')}"


def _parts(category: Category) -> int:
    return max(1, -(-sum(not nominee.withdrawn for nominee in category.nominees) // PART))


def _category(paper: BallotPaper, category_id: str, page: int, at: datetime) -> list[Part]:
    category = paper.category(category_id)
    name = words.plain(category.title)
    pick = chosen(paper, category_id)
    if not paper.is_open(category_id, at):
        return [f"🔒 **{name}**\n-# {pick or 'no pick'}"]
    mark = "✅" if category_id not in paper.missing else "▫️"
    return [f"{mark} **{name}**{_worth(paper, category_id)}", *_selects(paper, category, page)]


def _worth(paper: BallotPaper, category_id: str) -> str:
    rules = paper.contest.rules
    pick = paper.ballot.picks.get(category_id)
    if rules.scoring is Scoring.CONFIDENCE:
        return f" · staked {pick.stake}" if pick and pick.stake is not None else ""
    weight = rules.by_id[category_id].weight
    counted = rules.scoring in (Scoring.WEIGHTED, Scoring.BOLD) and weight > 1
    return f" · ×{weight}" if counted else ""


def _selects(paper: BallotPaper, category: Category, page: int) -> list[Part]:
    pick = paper.ballot.picks.get(category.id)
    open_nominees = [nominee for nominee in category.nominees if not nominee.withdrawn]
    selects: list[Part] = []
    for start in range(0, len(open_nominees), PART):
        choices = [
            discord.SelectOption(
                value=nominee.id,
                label=words.full_label(category, nominee),
                default=pick is not None and pick.nominee_id == nominee.id,
            )
            for nominee in open_nominees[start : start + PART]
        ]
        if pick is not None:
            choices.append(discord.SelectOption(value=routes.CLEAR, label="No pick after all", emoji="✖️"))
        picked_here = any(option.default for option in choices)
        prompt = f"Choose: {category.title}" if pick is None else f"Change: {category.title}"
        menu = select(
            routes.PICK,
            paper.contest.id,
            category.id,
            start // PART,
            page,
            options=choices,
            placeholder=words.shorten(prompt if not picked_here else category.title, 150),
        )
        selects.append(row(menu))
    return selects


def _buttons(paper: BallotPaper, at: datetime, page: int, pages: int) -> list[Row]:
    contest = paper.contest
    turns: list[Control] = []
    if pages > 1:
        turns = [
            button(routes.PAGE, contest.id, "p", max(page - 1, 0), emoji="◀️", disabled=page == 0),
            button(routes.PAGE, contest.id, "h", page, label=f"{page + 1} / {pages}", disabled=True),
            button(routes.PAGE, contest.id, "n", page + 1, emoji="▶️", disabled=page == pages - 1),
        ]
    missing = [category_id for category_id in paper.missing if paper.is_open(category_id, at)]
    if missing:
        target = page_of(paper, missing[0])
        label = f"Still missing: {len(missing)}"
        turns.append(
            button(routes.PAGE, contest.id, "m", target, label=label, style=discord.ButtonStyle.primary)
        )
    style = discord.ButtonStyle.secondary if missing else discord.ButtonStyle.success
    more = [button(routes.REVIEW, contest.id, "r", 0, label="Review", emoji="🗳️", style=style)]
    if contest.rules.scoring is Scoring.CONFIDENCE:
        more.append(button(routes.STAKES, contest.id, "s", 0, label="Stakes", emoji="🎲"))
    if contest.rules.tiebreaker is not None:
        more.append(button(routes.QUESTION, contest.id, label=question_label(paper), emoji="⚖️"))
    return [row(*turns), row(*more)] if turns else [row(*more)]


def question_label(paper: BallotPaper) -> str:
    """The tie-breaker's button: its answer once there is one."""
    answer = paper.ballot.tiebreaker
    return "Tie-breaker" if answer is None else f"Tie-breaker: {answer:,}"


def saved(paper: BallotPaper, category_id: str) -> str:
    """What to say after a choice was saved."""
    category = words.plain(paper.category(category_id).title)
    pick = chosen(paper, category_id)
    return f"💾 Saved: {category}, {pick}." if pick else f"💾 Saved: no pick for {category}."
