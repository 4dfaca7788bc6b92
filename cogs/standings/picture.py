"""A contest as a picture: the race, envelope by envelope, and at the end the final card."""

from discord import ui

from bot.verdict.facts import ContestTimeline, VirtualRecord
from cogs.kit.charts import MemberPoints, Picture, PointsChart, describe_in_markdown
from cogs.kit.contest_routes import BALLOT_ROUTE
from cogs.kit.controls import make_button
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.standings_text import make_final_card
from cogs.kit.verdict_words import ERASED_MEMBER_NAME, VIRTUAL_PLAYER_NAMES
from cogs.kit.words import format_count
from cogs.standings.routes import STANDINGS_PAGE_ROUTE
from cogs.standings.table import format_standings_heading


def standings_picture_screen(found: ContestTimeline) -> IllustratedScreen:
    """The race so far; of a finished contest the final card first."""
    if not found.standings.announced or not found.standings.rows:
        back = make_button(STANDINGS_PAGE_ROUTE, found.contest.id, "b", 0, label="Standings", emoji="📊")
        return IllustratedScreen(
            {}, lambda _: make_screen(make_card(format_standings_heading(found), make_row(back)))
        )
    race = _make_race(found)
    final = make_final_card(found) if found.is_final else None
    pictures: dict[str, Picture] = {"race": race}
    if final is not None:
        pictures = {"final": final, **pictures}

    def lay_out_pictures(galleries: Galleries) -> ui.LayoutView:
        parts: list[CardPart] = [format_standings_heading(found)]
        if final is not None:
            parts += [galleries["final"], describe_in_markdown(final), make_separator()]
        parts += [
            galleries["race"],
            "\n".join(
                filter(
                    None,
                    [describe_in_markdown(race), _format_lead_changes(found), _format_virtual_players(found)],
                )
            ),
        ]
        buttons = [
            make_button(STANDINGS_PAGE_ROUTE, found.contest.id, "b", 0, label="Standings", emoji="📊"),
            make_button(BALLOT_ROUTE, found.contest.id, label="My ballot", emoji="🗳️"),
        ]
        return make_screen(make_card(*parts, make_row(*buttons)))

    return IllustratedScreen(pictures, lay_out_pictures)


def _make_race(found: ContestTimeline) -> PointsChart:
    return PointsChart(
        found.contest.title,
        f"{found.ceremony.name} · points by envelope",
        [found.get_category(category_id).title for category_id in found.timeline.envelopes],
        [
            MemberPoints(found.names.get(voter, ERASED_MEMBER_NAME), points)
            for voter, points in found.timeline.points.items()
        ],
    )


def _format_lead_changes(found: ContestTimeline) -> str:
    changes = found.timeline.changes_of_lead
    return f"The lead changed hands {'once' if changes == 1 else f'{changes} times'}." if changes else ""


def _format_virtual_players(found: ContestTimeline) -> str:
    """The unranked players."""
    players = " · ".join(
        f"{VIRTUAL_PLAYER_NAMES[player.guide]} {_format_earned(player)}" for player in found.virtual_records
    )
    return f"-# Unranked: {players}" if players else ""


def _format_earned(player: VirtualRecord) -> str:
    if player.points is None:
        return f"{player.accuracy.right} right"
    return format_count(player.points, "point")
