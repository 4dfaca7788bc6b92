"""Someone's picks, and two ballots side by side: right and wrong once the envelopes are open."""

from collections.abc import Mapping

from discord import ui

from bot.contests.facts import ContestFacts, Picks, Versus
from bot.contests.model import Ballot, ContestCategory
from cogs.ballot import routes
from cogs.kit import words
from cogs.kit.contest_routes import STANDINGS
from cogs.kit.controls import Control, button
from cogs.kit.layouts import Part, card, clamp_page, line, page_count, pager, row, screen

PER_PAGE = 12
"""Categories on a page."""


def picks_screen(picks: Picks, name: str, page: int = 0) -> ui.LayoutView:
    """A page of one member's picks, as far as the asker may see them."""
    categories = picks.contest.rules.categories
    pages = page_count(len(categories), PER_PAGE)
    page = clamp_page(page, pages)
    shown = categories[page * PER_PAGE : (page + 1) * PER_PAGE]
    member_id = picks.ballot.member_id or 0
    parts: list[Part] = [
        f"## {words.plain(name)}’s picks\n-# {words.plain(picks.contest.title)}\n{_sum(picks)}",
        line(),
        "\n".join(_entry(picks, entry) for entry in shown),
    ]
    turning = pager(routes.PICKS, [picks.contest.id, member_id], page, pages)
    return screen(card(*parts, *turning, row(_standings(picks))))


def versus_screen(versus: Versus, names: Mapping[int, str], page: int = 0) -> ui.LayoutView:
    """A page of two ballots side by side, where they differ first."""
    one, other = versus.one, versus.other
    one_id, other_id = one.ballot.member_id or 0, other.ballot.member_id or 0
    secret = one.hidden | other.hidden
    open_ones = [entry for entry in versus.contest.rules.categories if entry.id not in secret]
    differing = [entry for entry in open_ones if _differ(versus, entry.id)]
    ordered = sorted(
        versus.contest.rules.categories, key=lambda entry: (entry.id in secret, entry not in differing)
    )
    pages = page_count(len(ordered), PER_PAGE)
    page = clamp_page(page, pages)
    shown = ordered[page * PER_PAGE : (page + 1) * PER_PAGE]
    first, second = words.plain(names.get(one_id, "?")), words.plain(names.get(other_id, "?"))
    apart = f"apart on {len(differing)} of {len(open_ones)}"
    tally = f"**{first}** {_points(one)} · **{second}** {_points(other)} · {apart}"
    heading = f"## {first} against {second}\n-# {words.plain(versus.contest.title)}\n{tally}"
    body = "\n".join(_pair(versus, entry, first, second) for entry in shown)
    turning = pager(routes.VERSUS, [versus.contest.id, one_id, other_id], page, pages)
    return screen(card(heading, line(), words.shorten(body, 3400), *turning, row(_standings(versus))))


def _sum(picks: Picks) -> str:
    announced = len(picks.earned)
    if not announced:
        return f"{words.count(len(picks.ballot.picks), 'pick')} so far; no envelope is open yet."
    right = sum(points is not None for points in picks.earned.values())
    return f"**{right} right** of {announced} · **{_points(picks)}**"


def _points(picks: Picks) -> str:
    return words.count(sum(points or 0 for points in picks.earned.values()), "point")


def _entry(picks: Picks, entry: ContestCategory) -> str:
    name = words.plain(picks.category(entry.id).title)
    if entry.id in picks.hidden:
        return f"🔒 {name}: *secret until it closes*"
    chosen = named(picks, picks.ballot, entry.id)
    if entry.id in picks.results.voided:
        return f"🚫 {name}: {chosen} · cancelled"
    if entry.id not in picks.earned:
        return f"▫️ {name}: {chosen}"
    points = picks.earned[entry.id]
    if points is not None:
        return f"✅ {name}: {chosen} · {words.count(points, 'point')}"
    return f"❌ {name}: {chosen} · won by {_winners(picks, entry.id)}"


def _pair(versus: Versus, entry: ContestCategory, first: str, second: str) -> str:
    name = words.plain(versus.category(entry.id).title)
    if entry.id in versus.one.hidden or entry.id in versus.other.hidden:
        return f"🔒 {name}: *secret until it closes*"
    one, other = (
        f"{_mark(picks, entry.id)}{named(versus, picks.ballot, entry.id)}"
        for picks in (versus.one, versus.other)
    )
    if not _differ(versus, entry.id):
        return f"**{name}** both {one}"
    return f"**{name}**\n-# {first}: {one}\n-# {second}: {other}"


def _mark(picks: Picks, category_id: str) -> str:
    if category_id not in picks.earned:
        return ""
    return "✅ " if picks.earned[category_id] is not None else "❌ "


def _differ(versus: Versus, category_id: str) -> bool:
    one, other = (picks.ballot.picks.get(category_id) for picks in (versus.one, versus.other))
    return (one and one.nominee_id) != (other and other.nominee_id)


def named(facts: ContestFacts, ballot: Ballot, category_id: str) -> str:
    """Who is picked in a category, in bold; a dash where nobody is."""
    pick = ballot.picks.get(category_id)
    if pick is None:
        return "*no pick*"
    category = facts.category(category_id)
    nominee = category.by_id.get(pick.nominee_id)
    name = words.headline(category, nominee) if nominee else "someone no longer on the slate"
    return f"**{words.shorten(name, 80)}**" + (f" (staked {pick.stake})" if pick.stake is not None else "")


def _winners(facts: ContestFacts, category_id: str) -> str:
    category = facts.category(category_id)
    return words.listed(
        words.headline(category, category.by_id[winner_id])
        for winner_id in facts.results.winners_of(category_id)
        if winner_id in category.by_id
    )


def _standings(facts: ContestFacts) -> Control:
    return button(STANDINGS, facts.contest.id, label="Standings", emoji="📊")
