"""The card about announced nominations: how much of them the room saw, whom nobody saw, and the new order."""

from discord import ui

from bot.contests.nominations.report import NominationsReport
from bot.contests.nominations.scoring import CategoryOutcome
from cogs.contests.nominations.text import name_contender, name_contenders
from cogs.contests.screens import make_played_buttons
from cogs.kit.charts import FinalPlace, FinalStandingsCard
from cogs.kit.charts.pictures import PLACES_PER_PICTURE
from cogs.kit.contest_text import name_ballot, name_category
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import CURTAIN_ACCENT, CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.standings_text import format_rows
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count, shorten_text

NOMINATIONS_HEADING = "## 🌅 Nominated"
"""The first line of every card; also finds cards sent before a crash."""

STANDINGS_SHOWN_COUNT = 5
SNUBS_SHOWN_COUNT = 3
UNFORESEEN_SHOWN_COUNT = 6
"""How much of each a card shows."""


def nominations_card(report: NominationsReport) -> IllustratedScreen:
    """Make the card about the report's categories: in full for one of them; for several in a line each, with a
    picture of the new order.
    """
    rows = report.standings.rows
    pictures = {"order": _make_order_picture(report)} if len(report.shown) > 1 and rows else {}
    return IllustratedScreen(pictures, lambda galleries: _lay_out_card(report, galleries))


def _lay_out_card(report: NominationsReport, galleries: Galleries) -> ui.LayoutView:
    contest = report.context.contest
    if not report.shown:
        text = f"{NOMINATIONS_HEADING}\n-# {escape_text(contest.title)}\n✉️ **Taken back.** Nothing stands here now."
        return make_screen(make_card(text, make_row(*make_played_buttons(contest)), colour=CURTAIN_ACCENT))
    if len(report.shown) == 1:
        body = _format_category(report, report.shown[0])
    else:
        body = "\n".join(_format_category_line(report, outcome) for outcome in report.shown)
    texts = [
        f"{NOMINATIONS_HEADING}\n-# {escape_text(contest.title)}\n{_format_seen(report)}",
        shorten_text(body, 1800),
        _format_surprises(report),
        "" if galleries else _format_order(report),
    ]
    parts: list[CardPart] = [part for text in texts if text for part in (text, make_separator())]
    return make_screen(make_card(*parts, *galleries.values(), make_row(*make_played_buttons(contest))))


def _make_order_picture(report: NominationsReport) -> FinalStandingsCard:
    """The members in their new order, with how much of the nominations each of them saw."""
    contest, standings = report.context.contest, report.standings
    return FinalStandingsCard(
        contest.title,
        f"After {format_count(len(standings.announced), 'category', 'categories')}",
        [
            FinalPlace(row.rank, name_ballot(row.ballot), row.points, row.right)
            for row in standings.rows[:PLACES_PER_PICTURE]
        ],
        standings.most_right,
        f"The room saw {report.seen_count} of {report.nominee_count}",
    )


def _format_seen(report: NominationsReport) -> str:
    seen, nominees = report.seen_count, report.nominee_count
    where = (
        "" if len(report.shown) > 1 else f" in {name_category(report.context.ceremony, report.shown_ids[0])}"
    )
    return f"**The room saw {seen} of {nominees}**{where}."


def _format_category(report: NominationsReport, outcome: CategoryOutcome) -> str:
    voters = format_count(outcome.voters, "ballot")
    ranked = sorted(outcome.nominated, key=lambda one: (-outcome.callers.get(one, 0), one))
    return "\n".join(
        f"{TROPHY_EMOJI if outcome.callers.get(one) else '😮'} **{name_contender(report.context, one)}** · "
        f"{outcome.callers.get(one, 0)} of {voters}"
        for one in ranked
    )


def _format_category_line(report: NominationsReport, outcome: CategoryOutcome) -> str:
    seen = outcome.count_hits(outcome.room_choice)
    name = name_category(report.context.ceremony, outcome.category.id)
    return f"{name}: **{seen} of {len(outcome.nominated)}**"


def _format_surprises(report: NominationsReport) -> str:
    lines: list[str] = []
    unforeseen = list(report.unforeseen)
    if unforeseen:
        named = name_contenders(report.context, [one for _, one in unforeseen[:UNFORESEEN_SHOWN_COUNT]])
        more = len(unforeseen) - UNFORESEEN_SHOWN_COUNT
        lines.append(f"😮 **Nobody saw coming**: {named}{f' and {more} more' if more > 0 else ''}.")
    snubs = report.list_snubs()
    for number, (category_id, contender_id, outcome) in enumerate(snubs[:SNUBS_SHOWN_COUNT]):
        where = f" in {name_category(report.context.ceremony, category_id)}" if len(report.shown) > 1 else ""
        label = "**The biggest snub**" if number == 0 else "Then"
        lines.append(
            f"💔 {label}: {name_contender(report.context, contender_id)}{where}, on "
            f"{outcome.callers[contender_id]} of {format_count(outcome.voters, 'ballot')}."
        )
    return "\n".join(lines)


def _format_order(report: NominationsReport) -> str:
    rows = report.standings.rows[:STANDINGS_SHOWN_COUNT]
    if not rows:
        return ""
    listed = "\n".join(format_rows(rows, of=report.standings.reachable))
    return f"**The order now**\n{listed}"
