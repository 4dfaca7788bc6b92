"""Lines of standings, and the card that a contest ends with: its own screen shows them, and results and posts do."""

from collections.abc import Iterable

from bot.contests.standings import Row
from bot.verdict.facts import ContestCourse
from bot.verdict.virtual import Guide
from cogs.kit import words
from cogs.kit.charts import FinalCard, Place
from cogs.kit.charts.pictures import MOST_PLACES
from cogs.kit.verdict_words import LEFT

MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
"""The emoji of the first three ranks."""


def format_rows(rows: Iterable[Row], *, brief: bool = False) -> list[str]:
    """Lines of standings under each other: rank, points, name, movement, and right picks unless it is to be brief."""
    shown = list(rows)
    places = max((len(str(entry.rank)) for entry in shown), default=1)
    width = max((len(f"{entry.points:,}") for entry in shown), default=1)
    return [_format_row(entry, places, width, brief=brief) for entry in shown]


def format_row_name(entry: Row) -> str:
    """A member's name as last seen; one who was erased has none."""
    return words.plain(entry.ballot.name, 40) or f"*{LEFT}*"


def _format_row(entry: Row, places: int, width: int, *, brief: bool) -> str:
    medal = f" {MEDALS[entry.rank]}" if entry.points and entry.rank in MEDALS else ""
    first = f"`{entry.rank:>{places}}.` `{entry.points:>{width},} pts` **{format_row_name(entry)}**{medal}"
    if brief:
        return f"{first}{format_movement(entry)}"
    return f"{first}\n-# {words.count(entry.right, 'right pick')}{_format_distance(entry)}{format_movement(entry)}"


def format_movement(entry: Row) -> str:
    """How far a member moved with the last envelope: ` · ▲ 2`."""
    if not entry.movement:
        return ""
    return f" · ▲ {entry.movement}" if entry.movement > 0 else f" · ▼ {-entry.movement}"


def _format_distance(entry: Row) -> str:
    if entry.distance is None:
        return ""
    return " · tie-breaker spot on" if entry.distance == 0 else f" · tie-breaker off by {entry.distance:,}"


def make_final_card(found: ContestCourse) -> FinalCard:
    """How a contest ended, of which a result stands and in which somebody played."""
    room = next((player for player in found.virtual if player.guide is Guide.ROOM), None)
    return FinalCard(
        found.contest.title,
        f"{found.ceremony.name} · final standings",
        [
            Place(entry.rank, entry.ballot.name or LEFT, entry.points, entry.right)
            for entry in found.standings.rows[:MOST_PLACES]
        ],
        len(found.standings.opened),
        f"The room itself called {room.accuracy.right} of {room.accuracy.of}" if room else "",
    )
