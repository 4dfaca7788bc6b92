"""Screens for stakes under `confidence` scoring: a different number on every category, the highest on the surest."""

from discord import ui

from bot.contests.model import Pick
from bot.contests.read_models import BallotPaper
from bot.ids import CategoryId
from cogs.ballots import routes
from cogs.ballots.text import format_pick
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    SELECT_OPTION_LIMIT,
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.text import escape_text, format_headline, shorten_text


def stakes_screen(paper: BallotPaper, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make the list of picks by stake, highest first, with a select of those on the page."""
    contest = paper.contest
    ranked = sorted(paper.ballot.picks.values(), key=lambda pick: -(pick.stake or 0))
    pages = count_pages(len(ranked), SELECT_OPTION_LIMIT)
    page = clamp_page(page, pages)
    shown = ranked[page * SELECT_OPTION_LIMIT : (page + 1) * SELECT_OPTION_LIMIT]
    rule = f"Each category carries its own number from 1 to {contest.rules.highest_stake}: you win it if you are right."
    parts: list[CardPart] = ["\n".join(filter(None, [f"## Your stakes\n-# {rule}", note])), make_separator()]
    if not shown:
        parts.append("Pick somebody first; the numbers come with the picks.")
    else:
        parts.append(
            "\n".join(f"`{_format_stake(pick)}` {_format_staked_pick(paper, pick)}" for pick in shown)
        )
        entries = [
            (
                pick.category_id,
                paper.get_category(pick.category_id).title,
                f"staked {pick.stake or 'nothing'}",
            )
            for pick in shown
        ]
        menu = make_select(
            routes.CHOOSE_STAKE_CATEGORY_ROUTE,
            contest.id,
            page,
            options=make_select_options(entries),
            placeholder="Change a number",
        )
        parts += [make_separator(), make_row(menu)]
    parts += make_pager(routes.BALLOT_STAKES_ROUTE, [contest.id], page, pages)
    return make_screen(make_card(*parts, make_row(_make_back_button(paper))))


def stake_number_screen(paper: BallotPaper, category_id: CategoryId) -> ui.LayoutView:
    """Make the select of numbers for one category, with the category that holds each now."""
    contest = paper.contest
    holders = {pick.stake: pick.category_id for pick in paper.ballot.picks.values()}
    numbers = range(contest.rules.highest_stake, 0, -1)
    heading = f"## {escape_text(paper.get_category(category_id).title)}\n{format_pick(paper, category_id)}"
    parts: list[CardPart] = [
        f"{heading}\n-# A number that another category holds is swapped with this one's."
    ]
    for start in range(0, len(numbers), SELECT_OPTION_LIMIT):
        entries = [
            (
                str(number),
                str(number),
                f"now on {paper.get_category(holders[number]).title}" if number in holders else "free",
            )
            for number in numbers[start : start + SELECT_OPTION_LIMIT]
        ]
        menu = make_select(
            routes.BALLOT_STAKE_ROUTE,
            contest.id,
            category_id,
            start // SELECT_OPTION_LIMIT,
            options=make_select_options(entries),
            placeholder=f"Stake {entries[0][0]} to {entries[-1][0]}",
        )
        parts.append(make_row(menu))
    return make_screen(
        make_card(*parts, make_row(_make_back_button(paper, "Back to the stakes", to_stakes=True)))
    )


def _format_stake(pick: Pick) -> str:
    return f"{'–' if pick.stake is None else pick.stake:>2}"


def _format_staked_pick(paper: BallotPaper, pick: Pick) -> str:
    category = paper.get_category(pick.category_id)
    nominee = category.by_id.get(pick.nominee_id)
    name = format_headline(category, nominee) if nominee else "?"
    return shorten_text(f"{escape_text(category.title)}: {name}", 100)


def _make_back_button(
    paper: BallotPaper, label: str = "Back to the ballot", *, to_stakes: bool = False
) -> Control:
    route = routes.BALLOT_STAKES_ROUTE if to_stakes else routes.BALLOT_PAGE_ROUTE
    return make_button(route, paper.contest.id, "b", 0, label=label)
