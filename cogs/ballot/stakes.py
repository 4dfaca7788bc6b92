"""Staking under `confidence`: a different number on every category, the highest on the surest."""

from discord import ui

from bot.contests.facts import BallotPaper
from bot.contests.model import Pick
from cogs.ballot import routes
from cogs.ballot.paper import chosen
from cogs.kit import words
from cogs.kit.controls import Control, button, select
from cogs.kit.layouts import (
    OPTION_LIMIT,
    Part,
    card,
    clamp_page,
    line,
    options,
    page_count,
    pager,
    row,
    screen,
)


def stakes_screen(paper: BallotPaper, page: int = 0, told: str = "") -> ui.LayoutView:
    """The picks by their stakes, the highest first, and a select of those on the page."""
    contest = paper.contest
    ranked = sorted(paper.ballot.picks.values(), key=lambda pick: -(pick.stake or 0))
    pages = page_count(len(ranked), OPTION_LIMIT)
    page = clamp_page(page, pages)
    shown = ranked[page * OPTION_LIMIT : (page + 1) * OPTION_LIMIT]
    rule = f"Each category carries its own number from 1 to {contest.rules.highest_stake}: you win it if you are right."
    parts: list[Part] = ["\n".join(filter(None, [f"## Your stakes\n-# {rule}", told])), line()]
    if not shown:
        parts.append("Pick somebody first; the numbers come with the picks.")
    else:
        parts.append("\n".join(f"`{pick.stake or 0:>2}` {_named(paper, pick)}" for pick in shown))
        entries = [
            (pick.category_id, paper.category(pick.category_id).title, f"staked {pick.stake or 'nothing'}")
            for pick in shown
        ]
        menu = select(
            routes.STAKE_ON, contest.id, page, options=options(entries), placeholder="Change a number"
        )
        parts += [line(), row(menu)]
    parts += pager(routes.STAKES, [contest.id], page, pages)
    return screen(card(*parts, row(_back(paper))))


def number_screen(paper: BallotPaper, category_id: str) -> ui.LayoutView:
    """The numbers that can be staked on one category, and which category holds each now."""
    contest = paper.contest
    holders = {pick.stake: pick.category_id for pick in paper.ballot.picks.values()}
    numbers = range(contest.rules.highest_stake, 0, -1)
    heading = f"## {words.plain(paper.category(category_id).title)}\n{chosen(paper, category_id)}"
    parts: list[Part] = [f"{heading}\n-# A number that another category holds is swapped with this one's."]
    for start in range(0, len(numbers), OPTION_LIMIT):
        entries = [
            (
                str(number),
                str(number),
                f"now on {paper.category(holders[number]).title}" if number in holders else "free",
            )
            for number in numbers[start : start + OPTION_LIMIT]
        ]
        menu = select(
            routes.STAKE,
            contest.id,
            category_id,
            start // OPTION_LIMIT,
            options=options(entries),
            placeholder=f"Stake {entries[0][0]} to {entries[-1][0]}",
        )
        parts.append(row(menu))
    return screen(card(*parts, row(_back(paper, "Back to the stakes", to_stakes=True))))


def _named(paper: BallotPaper, pick: Pick) -> str:
    category = paper.category(pick.category_id)
    nominee = category.by_id.get(pick.nominee_id)
    name = words.headline(category, nominee) if nominee else "?"
    return words.shorten(f"{words.plain(category.title)}: {name}", 100)


def _back(paper: BallotPaper, label: str = "Back to the ballot", *, to_stakes: bool = False) -> Control:
    route = routes.STAKES if to_stakes else routes.PAGE
    return button(route, paper.contest.id, "b", 0, label=label)
