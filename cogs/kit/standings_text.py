"""Lines of standings and the final card of a contest, for the screens and posts of several features."""

from collections.abc import Iterable

from bot.contests.standings import StandingsRow
from bot.verdicts.read_models import ContestTimeline
from bot.verdicts.virtual_players import Guide
from cogs.kit.charts import FinalPlace, FinalStandingsCard
from cogs.kit.charts.pictures import PLACES_PER_PICTURE
from cogs.kit.contest_text import format_ballot_name, is_named_in_title, name_ballot
from cogs.kit.text import format_count

MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
"""The emoji of the first three ranks."""


def format_rows(rows: Iterable[StandingsRow], *, brief: bool = False, of: int | None = None) -> list[str]:
    """Format lines of standings: rank, points, name, movement and, unless `brief`, right picks.

    Args:
        rows: The rows.
        brief: Whether right picks are left out.
        of: On nominations, how many nominees a ballot could have named.
    """
    shown = list(rows)
    places = max((len(str(entry.rank)) for entry in shown), default=1)
    width = max((len(f"{entry.points:,}") for entry in shown), default=1)
    return [_format_row(entry, places, width, brief=brief, of=of) for entry in shown]


def format_row_name(entry: StandingsRow) -> str:
    """Return a member's last known name or a guest's, escaped; a fixed text for an erased member."""
    return format_ballot_name(entry.ballot)


def format_accuracy(right: int, of: int) -> str:
    """Format how many nominees a ballot named of those it could have: "46 of 55 (84%)"."""
    return f"{right} of {of} ({right / of:.0%})" if of else f"{right} of {of}"


def _format_row(entry: StandingsRow, places: int, width: int, *, brief: bool, of: int | None) -> str:
    medal = f" {MEDALS[entry.rank]}" if entry.points and entry.rank in MEDALS else ""
    unit = "pt " if entry.points == 1 else "pts"
    first = f"`{entry.rank:>{places}}.` `{entry.points:>{width},} {unit}` **{format_row_name(entry)}**{medal}"
    if brief:
        return f"{first}{format_movement(entry)}"
    right = format_count(entry.right, "right pick") if of is None else format_accuracy(entry.right, of)
    return f"{first}\n-# {right}{_format_distance(entry)}{format_movement(entry)}"


def format_movement(entry: StandingsRow) -> str:
    """Format how many ranks a member moved with the last result: ` · ▲ 2`; empty if none."""
    if not entry.movement:
        return ""
    return f" · ▲ {entry.movement}" if entry.movement > 0 else f" · ▼ {-entry.movement}"


def _format_distance(entry: StandingsRow) -> str:
    if entry.distance is None:
        return ""
    return " · tie-breaker spot on" if entry.distance == 0 else f" · tie-breaker off by {entry.distance:,}"


def format_chart_subtitle(found: ContestTimeline, content: str) -> str:
    """Format what a contest's picture shows, after the ceremony unless the contest's title names it; plain text."""
    if is_named_in_title(found.contest.title, found.ceremony.name):
        return content.capitalize()
    return f"{found.ceremony.name} · {content}"


def make_final_card(found: ContestTimeline) -> FinalStandingsCard:
    """Make the final card of a contest with at least one result and one player."""
    room = next((player for player in found.virtual_records if player.guide is Guide.ROOM), None)
    return FinalStandingsCard(
        found.contest.title,
        format_chart_subtitle(found, "final standings"),
        [
            FinalPlace(entry.rank, name_ballot(entry.ballot), entry.points, entry.right)
            for entry in found.standings.rows[:PLACES_PER_PICTURE]
        ],
        found.standings.most_right,
        f"The room itself called {room.accuracy.right} of {room.accuracy.judged}" if room else "",
    )
