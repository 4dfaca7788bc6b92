"""The screen of what a member named in a contest on nominations, category by category."""

from discord import ui

from bot.contests.model import ContestCategory
from bot.contests.nominations.standings import VisibleEntries
from bot.ids import ContenderId
from cogs.ballots import routes
from cogs.kit.contest_text import name_category
from cogs.kit.controls import make_button
from cogs.kit.layouts import (
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.routes import STANDINGS_ROUTE, make_share_button
from cogs.kit.text import escape_text, format_count, shorten_text

ENTRIES_PER_PAGE = 6
"""Most categories on a page: each can have ten names."""


def entries_screen(found: VisibleEntries, name: str, page: int = 0) -> ui.LayoutView:
    """Make a page of what one member named, right and wrong where the nominations are announced."""
    contest = found.context.contest
    categories = contest.rules.categories
    pages = count_pages(len(categories), ENTRIES_PER_PAGE)
    page = clamp_page(page, pages)
    shown = categories[page * ENTRIES_PER_PAGE : (page + 1) * ENTRIES_PER_PAGE]
    heading = (
        f"## {escape_text(name)}’s nominations\n-# {escape_text(contest.title)}\n{_format_summary(found)}"
    )
    body = "\n".join(_format_category(found, asked) for asked in shown)
    turning = make_pager(routes.PICKS_PAGE_ROUTE, [contest.id, found.ballot.member_id or 0], page, pages)
    standings = make_button(STANDINGS_ROUTE, contest.id, label="Standings", emoji="📊")
    buttons = make_row(standings, make_share_button(contest.id))
    return make_screen(make_card(heading, make_separator(), shorten_text(body, 3400), *turning, buttons))


def _format_summary(found: VisibleEntries) -> str:
    if not found.outcomes:
        named = sum(map(len, found.ballot.entries.values()))
        return f"{format_count(named, 'name')} so far; nothing is announced yet."
    hits = found.right
    reachable = sum(outcome.reachable for outcome in found.outcomes.values())
    share = f" ({hits / reachable:.0%})" if reachable else ""
    points = format_count(sum(found.points.values()), "point")
    return f"**{hits} of {reachable}** nominees named{share} · **{points}**"


def _format_category(found: VisibleEntries, asked: ContestCategory) -> str:
    name = name_category(found.context.ceremony, asked.id)
    entries = found.ballot.entries.get(asked.id, ())
    named = " · ".join(_format_entry(found, asked, one) for one in entries) or "*nobody*"
    outcome = found.outcomes.get(asked.id)
    if outcome is None:
        return f"**{name}**\n{named}"
    right = f"{found.count_hits(asked.id)} of {outcome.reachable}"
    return f"**{name}** · {right} · {format_count(found.points[asked.id], 'point')}\n{named}"


def _format_entry(found: VisibleEntries, asked: ContestCategory, contender_id: ContenderId) -> str:
    text = escape_text(found.context.contenders.by_id[contender_id].text, 60)
    if asked.id not in found.outcomes:
        return text
    return f"✅ {text}" if contender_id in found.hits[asked.id] else f"❌ {text}"
