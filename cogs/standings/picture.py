"""A contest as a picture: the race, envelope by envelope, and at the end the final card."""

from discord import ui

from bot.verdict.facts import ContestCourse, VirtualRecord
from cogs.kit import words
from cogs.kit.charts import Picture, RaceLines, Runner, told
from cogs.kit.contest_routes import BALLOT
from cogs.kit.controls import button
from cogs.kit.illustrated import Galleries, Illustrated
from cogs.kit.layouts import Part, card, line, row, screen
from cogs.kit.standings_text import make_final_card
from cogs.kit.verdict_words import GUIDES, LEFT
from cogs.standings.routes import PAGE
from cogs.standings.table import heading


def picture_screen(found: ContestCourse) -> Illustrated:
    """The race so far; of a finished contest the final card first."""
    if not found.standings.opened or not found.standings.rows:
        back = button(PAGE, found.contest.id, "b", 0, label="Standings", emoji="📊")
        return Illustrated({}, lambda _: screen(card(heading(found), row(back))))
    race = _race(found)
    final = make_final_card(found) if found.is_final else None
    pictures: dict[str, Picture] = {"race": race}
    if final is not None:
        pictures = {"final": final, **pictures}

    def layout(galleries: Galleries) -> ui.LayoutView:
        parts: list[Part] = [heading(found)]
        if final is not None:
            parts += [galleries["final"], told(final), line()]
        parts += [galleries["race"], "\n".join(filter(None, [told(race), _lead(found), _virtual(found)]))]
        buttons = [
            button(PAGE, found.contest.id, "b", 0, label="Standings", emoji="📊"),
            button(BALLOT, found.contest.id, label="My ballot", emoji="🗳️"),
        ]
        return screen(card(*parts, row(*buttons)))

    return Illustrated(pictures, layout)


def _race(found: ContestCourse) -> RaceLines:
    return RaceLines(
        found.contest.title,
        f"{found.ceremony.name} · points by envelope",
        [found.category(category_id).title for category_id in found.course.envelopes],
        [Runner(found.names.get(voter, LEFT), points) for voter, points in found.course.points.items()],
    )


def _lead(found: ContestCourse) -> str:
    changes = found.course.changes_of_lead
    return f"The lead changed hands {'once' if changes == 1 else f'{changes} times'}." if changes else ""


def _virtual(found: ContestCourse) -> str:
    """The unranked players."""
    players = " · ".join(f"{GUIDES[player.guide]} {_earned(player)}" for player in found.virtual)
    return f"-# Unranked: {players}" if players else ""


def _earned(player: VirtualRecord) -> str:
    if player.points is None:
        return f"{player.accuracy.right} right"
    return words.count(player.points, "point")
