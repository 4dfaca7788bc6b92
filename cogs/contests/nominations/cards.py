"""The card about announced nominations: how much of them the room saw, whom nobody saw, and the new order."""

from discord import ui

from bot.contests.nominations.report import NominationsReport
from cogs.contests.screens import make_played_buttons
from cogs.kit.charts import FinalPlace, FinalStandingsCard
from cogs.kit.charts.pictures import PLACES_PER_PICTURE
from cogs.kit.contest_text import name_ballot
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import CURTAIN_ACCENT, CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.nominations_text import (
    format_category_in_line,
    format_nominated,
    format_seen_nominations,
    format_surprises,
    format_voided_nominations,
)
from cogs.kit.standings_text import format_rows
from cogs.kit.text import escape_text, format_count, shorten_text

NOMINATIONS_HEADING = "## 🌅 Nominated"
"""The first line of every card; also finds cards sent before a crash."""

STANDINGS_SHOWN_COUNT = 5
"""How many members a card names."""


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
        nothing = "✉️ **Taken back.** Nothing stands here now."
        shown = format_voided_nominations(report) or nothing
        text = f"{NOMINATIONS_HEADING}\n-# {escape_text(contest.title)}\n{shown}"
        return make_screen(make_card(text, make_row(*make_played_buttons(contest)), colour=CURTAIN_ACCENT))
    if len(report.shown) == 1:
        body = format_nominated(report, report.shown[0])
    else:
        body = "\n".join(format_category_in_line(report, outcome) for outcome in report.shown)
    texts = [
        f"{NOMINATIONS_HEADING}\n-# {escape_text(contest.title)}\n{format_seen_nominations(report)}",
        shorten_text(body, 1800),
        "\n".join(filter(None, [format_surprises(report), format_voided_nominations(report)])),
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


def _format_order(report: NominationsReport) -> str:
    rows = report.standings.rows[:STANDINGS_SHOWN_COUNT]
    if not rows:
        return ""
    listed = "\n".join(format_rows(rows, of=report.standings.reachable))
    return f"**The order now**\n{listed}"
