"""Screens of a contest's standings: a table that lines up on a phone, and pictures."""

from discord import ui

from bot.contests.best_finish import BestFinish
from bot.contests.model import Contest, ContestState
from bot.contests.read_models import ContestStandings, OwnStanding
from bot.contests.standings import StandingsRow
from bot.ids import MemberId
from bot.record.precursors import get_season
from bot.verdicts.model import Voter
from bot.verdicts.read_models import ContestTimeline
from bot.verdicts.virtual_players import VirtualRecord
from cogs.kit.charts import MemberPoints, Picture, PointsChart
from cogs.kit.contest_text import (
    ERASED_MEMBER_NAME,
    GUEST_MARK,
    format_brier_score,
    format_member_name,
    name_virtual_player,
)
from cogs.kit.controls import make_button
from cogs.kit.illustrated import Galleries, IllustratedScreen
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
from cogs.kit.routes import BALLOT_ROUTE, NOMINATIONS_CARD_ROUTE, make_verdict_button
from cogs.kit.standings_text import format_chart_subtitle, format_row_name, format_rows, make_final_card
from cogs.kit.text import escape_text, format_count, format_instant, format_list, format_ordinal
from cogs.standings.routes import (
    OWN_STANDINGS_PAGE_ROUTE,
    SEASON_PAGE_ROUTE,
    STANDINGS_PAGE_ROUTE,
    STANDINGS_PICTURE_ROUTE,
)

STANDINGS_ROWS_PER_PAGE = 10
"""Most rows on a page."""
MEMBERS_NAMED_LIMIT = 12
"""How many members are named before the first envelope; the others are only counted."""


def standings_screen(
    found: ContestStandings, mine: OwnStanding, page: int = 0, *, in_private: bool
) -> ui.LayoutView:
    """Make a page of a contest's standings with the asker's own row below.

    Before the first envelope, when all are equal, it says who is in and when the ballots are opened.

    Args:
        found: The standings.
        mine: The asker's own standing.
        page: The page, from 0; beyond the last it shows the last.
        in_private: Whether only the asker reads it, and so is *you*; else they are spoken of by name.
    """
    rows = found.standings.rows
    if rows and not found.standings.announced and not found.is_final:
        return _make_sealed_standings_screen(found, mine, in_private=in_private)
    pages = count_pages(len(rows), STANDINGS_ROWS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = rows[page * STANDINGS_ROWS_PER_PAGE : (page + 1) * STANDINGS_ROWS_PER_PAGE]
    contest_id = found.contest.id
    parts: list[CardPart] = [
        format_standings_heading(found),
        make_separator(),
        "\n".join(format_rows(shown, of=found.standings.reachable)) or _format_empty_standings(found),
    ]
    if mine.row is not None and rows:
        parts += [
            make_separator(),
            _format_own_standing(found, mine.row, mine.best_finish, in_private=in_private),
        ]
    buttons = [make_button(BALLOT_ROUTE, contest_id, label="My ballot", emoji="🗳️")]
    if mine.row is not None and pages > 1:
        buttons.append(make_button(OWN_STANDINGS_PAGE_ROUTE, contest_id, label="Find me", emoji="📍"))
    if rows and found.standings.announced:
        buttons.append(make_button(STANDINGS_PICTURE_ROUTE, contest_id, label="Picture", emoji="🖼️"))
    if found.is_final and not found.contest.rehearsal:
        season = get_season(found.ceremony)
        buttons.append(make_button(SEASON_PAGE_ROUTE, season, "s", 0, label=f"Season of {season}", emoji="🗓️"))
    if found.contest.is_on_nominations:
        if found.standings.announced:
            label = "Nominations"
            buttons.append(make_button(NOMINATIONS_CARD_ROUTE, contest_id, label=label, emoji="🌅"))
    elif found.is_final:
        buttons.append(make_verdict_button(found.contest.result_set))
    return make_screen(
        make_card(*parts, *make_pager(STANDINGS_PAGE_ROUTE, [contest_id], page, pages), make_row(*buttons))
    )


def _make_sealed_standings_screen(
    found: ContestStandings, mine: OwnStanding, *, in_private: bool
) -> ui.LayoutView:
    """Make the screen before the first envelope: how many ballots are in, whose, and when they are opened."""
    rows = found.standings.rows
    named = [row for row in rows[:MEMBERS_NAMED_LIMIT] if row.ballot.name]
    more = [f"{len(rows) - len(named)} more"] if len(rows) > len(named) else []
    whose_are_in = format_list([*map(format_row_name, named), *more]) if named else ""
    lines = [
        f"**{format_count(len(rows), 'ballot')} {'is' if len(rows) == 1 else 'are'} in**"
        + (f": {whose_are_in}." if named else "."),
        _format_opening(found.contest),
    ]
    if mine.row is not None:
        whose = "Your" if in_private else f"{format_member_name(mine.row.ballot.name)}’s"
        lines.append(f"-# {whose} ballot is one of them.")
    ballot = make_button(BALLOT_ROUTE, found.contest.id, label="My ballot", emoji="🗳️")
    return make_screen(
        make_card(format_standings_heading(found), make_separator(), "\n".join(lines), make_row(ballot))
    )


def _format_opening(contest: Contest) -> str:
    """Say when the ballots of a contest without a result are opened, or that they are."""
    if contest.is_on_nominations:
        return _format_nominations_opening(contest)
    if contest.state is not ContestState.OPEN:
        return "The ballots are open; the standings begin with the first envelope."
    if contest.rules.late_entries:
        begins = f"The night begins {format_instant(contest.locks_at)}."
        return f"{begins} A category’s picks are opened when it closes; the standings begin with the first envelope."
    opened = f"They are opened {format_instant(contest.locks_at)}"
    if contest.rules.open_ballots:
        opened = f"Picks close {format_instant(contest.locks_at)}"
    return f"{opened}; the standings begin with the first envelope."


def _format_nominations_opening(contest: Contest) -> str:
    if contest.state is not ContestState.OPEN:
        return "The ballots are open; the standings begin with the first nominations."
    return (
        f"They are opened {format_instant(contest.locks_at)}; the standings begin with the first nominations."
    )


def find_standings_page(found: ContestStandings, member_id: MemberId) -> int:
    """Return the page with a member's row, from 0; the first without a ballot."""
    position = found.standings.rows.find_position(member_id)
    return 0 if position is None else position // STANDINGS_ROWS_PER_PAGE


def format_standings_heading(found: ContestStandings) -> str:
    """Format the contest, the number of announced categories, and the number of players."""
    opened, sealed = len(found.standings.announced), len(found.standings.unannounced)
    if found.is_final:
        when = "final"
    elif opened:
        when = f"after {opened} of {_count_announcements(found.contest, opened + sealed)}"
    else:
        when = "nothing is announced yet" if found.contest.is_on_nominations else "no envelope is open yet"
    players = format_count(len(found.standings.rows), "ballot")
    if found.set_aside:
        players += f", {found.set_aside} more set aside"
    title = escape_text(found.contest.title)
    return f"## {'🏆' if found.is_final else '📊'} {title}\n-# {when} · {players}"


def _count_announcements(contest: Contest, number: int) -> str:
    if contest.is_on_nominations:
        return format_count(number, "category", "categories")
    return format_count(number, "envelope")


def _format_empty_standings(found: ContestStandings) -> str:
    if found.contest.state is ContestState.OPEN:
        return "Nobody plays yet. Be the first: press **My ballot**."
    return "Nobody filled in a ballot."


def _format_own_standing(
    found: ContestStandings, own: StandingsRow, outlook: BestFinish | None, *, in_private: bool
) -> str:
    tied = ", shared" if own.tied else ""
    who = "You are" if in_private else f"{format_member_name(own.ballot.name)} is"
    summary = f"**{who} {format_ordinal(own.rank)}**{tied} with {format_count(own.points, 'point')}"
    if found.is_final or not found.standings.unannounced or found.contest.is_on_nominations:
        return f"{summary}."
    if outlook is None:
        return f"{summary}. What can still be reached is told once all picks are closed."
    best = format_ordinal(outlook.rank)
    return (
        f"{summary}. Best finish in reach: **{best}**."
        if outlook.is_exact
        else f"{summary}. In reach: at least **{best}**."
    )


def standings_picture_screen(found: ContestTimeline) -> IllustratedScreen:
    """Make the chart of points by result; for a finished contest, the final card above it."""
    if not found.standings.announced or not found.standings.rows:
        back = make_button(STANDINGS_PAGE_ROUTE, found.contest.id, "b", 0, label="Standings", emoji="📊")
        return IllustratedScreen(
            {}, lambda _: make_screen(make_card(format_standings_heading(found), make_row(back)))
        )
    chart = _make_race(found)
    final = make_final_card(found) if found.is_final else None
    pictures: dict[str, Picture] = {"race": chart}
    if final is not None:
        pictures = {"final": final, **pictures}

    def lay_out_pictures(galleries: Galleries) -> ui.LayoutView:
        parts: list[CardPart] = [format_standings_heading(found)]
        if final is not None:
            parts.append(galleries["final"])
        # What the pictures show is not said again beside them; their alt texts have it.
        remarks = [_format_lead_changes(found), _format_virtual_players(found)]
        parts += [galleries["race"], *filter(None, remarks)]
        buttons = [
            make_button(STANDINGS_PAGE_ROUTE, found.contest.id, "b", 0, label="Standings", emoji="📊"),
            make_button(BALLOT_ROUTE, found.contest.id, label="My ballot", emoji="🗳️"),
        ]
        return make_screen(make_card(*parts, make_row(*buttons)))

    return IllustratedScreen(pictures, lay_out_pictures)


def _make_race(found: ContestTimeline) -> PointsChart:
    return PointsChart(
        found.contest.title,
        format_chart_subtitle(
            found, "points by category" if found.contest.is_on_nominations else "points by envelope"
        ),
        [found.get_category(category_id).title for category_id in found.timeline.envelopes],
        [MemberPoints(_name_voter(found, voter), points) for voter, points in found.timeline.points.items()],
    )


def _name_voter(found: ContestTimeline, voter: Voter) -> str:
    name = found.names.get(voter, ERASED_MEMBER_NAME)
    return f"{name} ({GUEST_MARK})" if voter in found.guests else name


def _format_lead_changes(found: ContestTimeline) -> str:
    changes = found.timeline.changes_of_lead
    return f"The lead changed hands {'once' if changes == 1 else f'{changes} times'}." if changes else ""


def _format_virtual_players(found: ContestTimeline) -> str:
    """Format the unranked virtual players."""
    players = " · ".join(
        f"{name_virtual_player(player)}, {_format_earned(player)}" for player in found.virtual_records
    )
    return f"-# By comparison: {players}" if players else ""


def _format_earned(player: VirtualRecord) -> str:
    earned = (
        f"{player.accuracy.right} right" if player.points is None else format_count(player.points, "point")
    )
    return f"{earned}{format_brier_score(player)}"
