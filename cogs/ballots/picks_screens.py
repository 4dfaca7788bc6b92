"""Screens of one member's picks, and of two ballots side by side; right and wrong where results are announced."""

from collections.abc import Mapping

from discord import ui

from bot.contests.model import Ballot, ContestCategory
from bot.contests.read_models import ContestContext, PicksComparison, VisiblePicks
from bot.ids import CategoryId, MemberId
from cogs.ballots import routes
from cogs.ballots.paper_features import SEEN_EMOJI, SeenNominees
from cogs.kit.controls import Control, make_button
from cogs.kit.layouts import (
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.routes import STANDINGS_ROUTE, make_share_button
from cogs.kit.text import escape_text, format_count, format_headline, format_list, shorten_text

PICKS_PER_PAGE = 12
"""Most categories on a page."""


def picks_screen(
    picks: VisiblePicks, name: str, page: int = 0, *, seen: SeenNominees = frozenset()
) -> ui.LayoutView:
    """Make a page of one member's picks, as far as the asker may see them.

    Args:
        picks: The picks.
        name: The member's name.
        page: The page, from 0.
        seen: What the member has seen, marked with an eye: only where they read their own alone.
    """
    categories = picks.contest.rules.categories
    pages = count_pages(len(categories), PICKS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = categories[page * PICKS_PER_PAGE : (page + 1) * PICKS_PER_PAGE]
    member_id = picks.ballot.member_id or 0
    parts: list[CardPart] = [
        f"## {escape_text(name)}’s picks\n-# {escape_text(picks.contest.title)}\n{_format_summary(picks)}",
        make_separator(),
        "\n".join(_format_entry(picks, entry, seen) for entry in shown),
    ]
    turning = make_pager(routes.PICKS_PAGE_ROUTE, [picks.contest.id, member_id], page, pages)
    buttons = make_row(_make_standings_button(picks), make_share_button(picks.contest.id))
    return make_screen(make_card(*parts, *turning, buttons))


def versus_screen(versus: PicksComparison, names: Mapping[MemberId, str], page: int = 0) -> ui.LayoutView:
    """Make a page of two ballots side by side, differing categories first; cancelled ones, which count for nobody, last
    of those that are open.
    """
    one, other = versus.one, versus.other
    one_id, other_id = one.ballot.member_id or MemberId(0), other.ballot.member_id or MemberId(0)
    secret = one.hidden_ids | other.hidden_ids
    voided = versus.results.voided
    open_ones = [entry for entry in versus.contest.rules.categories if entry.id not in secret | voided]
    differing = [entry for entry in open_ones if _picks_differ(versus, entry.id)]
    ordered = sorted(
        versus.contest.rules.categories,
        key=lambda entry: (entry.id in secret, entry.id in voided, entry not in differing),
    )
    pages = count_pages(len(ordered), PICKS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = ordered[page * PICKS_PER_PAGE : (page + 1) * PICKS_PER_PAGE]
    first, second = escape_text(names.get(one_id, "?")), escape_text(names.get(other_id, "?"))
    apart = f"apart on {len(differing)} of {len(open_ones)}"
    tally = f"**{first}** {_format_points(one)} · **{second}** {_format_points(other)} · {apart}"
    heading = f"## {first} against {second}\n-# {escape_text(versus.contest.title)}\n{tally}"
    body = "\n".join(_format_pair(versus, entry, first, second) for entry in shown)
    turning = make_pager(routes.VERSUS_PAGE_ROUTE, [versus.contest.id, one_id, other_id], page, pages)
    return make_screen(
        make_card(
            heading,
            make_separator(),
            shorten_text(body, 3400),
            *turning,
            make_row(_make_standings_button(versus)),
        )
    )


def _format_summary(picks: VisiblePicks) -> str:
    announced = len(picks.earned)
    if not announced:
        return f"{format_count(len(picks.ballot.picks), 'pick')} so far; no envelope is open yet."
    right = sum(points is not None for points in picks.earned.values())
    return f"**{right} right** of {announced} · **{_format_points(picks)}**"


def _format_points(picks: VisiblePicks) -> str:
    return format_count(sum(points or 0 for points in picks.earned.values()), "point")


def _format_entry(picks: VisiblePicks, entry: ContestCategory, seen: SeenNominees) -> str:
    name = escape_text(picks.get_category(entry.id).title)
    if entry.id in picks.hidden_ids:
        return f"🔒 {name}: *secret until it closes*"
    chosen = _format_named_pick(picks, picks.ballot, entry.id)
    pick = picks.ballot.picks.get(entry.id)
    if pick is not None and (entry.id, pick.nominee_id) in seen:
        chosen += f" {SEEN_EMOJI}"
    if entry.id in picks.results.voided:
        return f"🚫 {name}: {chosen} · cancelled"
    if entry.id not in picks.earned:
        return f"▫️ {name}: {chosen}"
    points = picks.earned[entry.id]
    if points is not None:
        return f"✅ {name}: {chosen} · {format_count(points, 'point')}"
    return f"❌ {name}: {chosen} · won by {_format_winners(picks, entry.id)}"


def _format_pair(versus: PicksComparison, entry: ContestCategory, first: str, second: str) -> str:
    name = escape_text(versus.get_category(entry.id).title)
    if entry.id in versus.one.hidden_ids or entry.id in versus.other.hidden_ids:
        return f"🔒 {name}: *secret until it closes*"
    one, other = (
        f"{_mark_result(picks, entry.id)}{_format_named_pick(versus, picks.ballot, entry.id)}"
        for picks in (versus.one, versus.other)
    )
    name = f"🚫 **{name}**, cancelled:" if entry.id in versus.results.voided else f"**{name}**"
    if not _picks_differ(versus, entry.id):
        return f"{name} both {one}"
    return f"{name}\n-# {first}: {one}\n-# {second}: {other}"


def _mark_result(picks: VisiblePicks, category_id: CategoryId) -> str:
    if category_id not in picks.earned:
        return ""
    return "✅ " if picks.earned[category_id] is not None else "❌ "


def _picks_differ(versus: PicksComparison, category_id: CategoryId) -> bool:
    one, other = (picks.ballot.picks.get(category_id) for picks in (versus.one, versus.other))
    return (one and one.nominee_id) != (other and other.nominee_id)


def _format_named_pick(context: ContestContext, ballot: Ballot, category_id: CategoryId) -> str:
    """Format the pick in a category, in bold; a dash if there is none."""
    pick = ballot.picks.get(category_id)
    if pick is None:
        return "*no pick*"
    category = context.get_category(category_id)
    nominee = category.by_id.get(pick.nominee_id)
    name = format_headline(category, nominee) if nominee else "someone no longer on the slate"
    stake = f" (staked {pick.stake})" if pick.stake is not None else ""
    return f"**{shorten_text(name, 80)}**{stake}{' ⏫' if pick.doubled else ''}"


def _format_winners(context: ContestContext, category_id: CategoryId) -> str:
    category = context.get_category(category_id)
    return format_list(
        format_headline(category, category.by_id[winner_id])
        for winner_id in context.results.find_winners(category_id)
        if winner_id in category.by_id
    )


def _make_standings_button(context: ContestContext) -> Control:
    return make_button(STANDINGS_ROUTE, context.contest.id, label="Standings", emoji="📊")
