"""Screens of the race over a ceremony's films, and of who has seen one film."""

from discord import ui

from bot.ids import MemberId
from bot.watchlist.race import Runner
from bot.watchlist.read_models import FilmViewers, Race
from cogs.kit.charts import Picture
from cogs.kit.charts.pictures import PLACES_PER_PICTURE, RaceChart, RaceLane
from cogs.kit.contest_text import format_member_name
from cogs.kit.controls import Control, make_button
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import (
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
)
from cogs.kit.text import escape_text, format_count, shorten_text
from cogs.watchlist import routes, text

RUNNERS_PER_PAGE = 15
"""Most members on a page of the race."""
VIEWERS_NAMED_LIMIT = 30
"""Most members named who have seen a film; further ones are counted."""
VIEWERS_CHARACTER_LIMIT = 3000


def race_screen(race: Race, asker_id: MemberId, page: int = 0) -> IllustratedScreen:
    """Make a page of the race; the first has a picture.

    Args:
        race: The race.
        asker_id: Who asked: if they are in it, and not on the page, their place is named too.
        page: The page, from 0; beyond the last it shows the last.
    """
    pages = count_pages(len(race.runners), RUNNERS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = race.runners[page * RUNNERS_PER_PAGE : (page + 1) * RUNNERS_PER_PAGE]
    pictures: dict[str, Picture] = {"race": _make_picture(race)} if len(race.runners) > 1 and not page else {}

    def lay_out_race(galleries: Galleries) -> ui.LayoutView:
        # The picture says whose films these are, and names the foremost: a phone has no room for them twice.
        whose = "" if galleries else f"\n-# {text.format_ceremony(race.films)} · {_format_length(race)}"
        heading = f"## 🏁 The race{whose}"
        parts: list[CardPart] = [heading, *galleries.values()]
        drawn = PLACES_PER_PICTURE if galleries else 0
        lines = [_format_runner(race, one) for one in shown[drawn:]]
        mine = race.find_runner(asker_id)
        if mine is not None and mine not in shown:
            lines.append(f"-# {_format_runner(race, mine)}")
        if lines:
            parts.append("\n".join(lines))
        elif not race.runners:
            parts.append("Nobody is in it yet. The first to join leads it.")
        parts += make_pager(routes.RACE_PAGE_ROUTE, [race.films.ceremony.id], page, pages)
        parts += [
            make_row(*_make_race_buttons(race)),
            "-# Only those who joined are shown.",
        ]
        return make_screen(make_card(*parts))

    return IllustratedScreen(pictures, lay_out_race)


def viewers_screen(viewers: FilmViewers) -> ui.LayoutView:
    """Make the answer to who has seen a film."""
    lines = [f"## 👥 {text.format_film(viewers.film)}"]
    if viewers.viewer_count is not None:
        lines.append(f"**{format_count(viewers.viewer_count, 'member')}** here have seen it.")
    if viewers.average_rating is not None:
        stars = f"{viewers.average_rating / 2:.1f}"
        lines.append(f"★ **{stars}** on average, of {format_count(viewers.rating_count, 'rating')}")
    named = [
        f"{format_member_name(name)}{f' {text.format_rating(rating)}' if rating else ''}"
        for name, rating in viewers.shown[:VIEWERS_NAMED_LIMIT]
    ]
    more = len(viewers.shown) - len(named)
    if more > 0:
        named.append(f"and {more:,} more")
    lines.append("\n".join(named) if named else "Nobody who has seen it shows it.")
    note = "" if viewers.asker_shows else " *Show mine* on your `/watchlist` adds you."
    lines.append(f"-# Named are those who show theirs.{note}")
    return make_screen(make_card(shorten_text("\n".join(lines), VIEWERS_CHARACTER_LIMIT)))


def _format_length(race: Race) -> str:
    return format_count(len(race.films.films), "film")


def _make_picture(race: Race) -> RaceChart:
    return RaceChart(
        title="The race",
        subtitle=f"{race.films.ceremony.name} · {_format_length(race)}",
        lanes=[
            RaceLane(one.rank, race.names.get(one.member_id, ""), one.films, one.complete)
            for one in race.runners
        ],
        length=len(race.films.films),
    )


def _format_runner(race: Race, runner: Runner) -> str:
    name = escape_text(race.names.get(runner.member_id, "?"), 60)
    number = format_count(runner.complete, "category", "categories")
    complete = f" · {number} complete" if runner.complete else ""
    finished = " 🎉" if runner.films == len(race.films.films) else ""
    line = f"{name} {runner.films} of {len(race.films.films)}"
    return f"`{runner.rank}` {f'**{line}**' if runner.rank == 1 else line}{complete}{finished}"


def _make_race_buttons(race: Race) -> list[Control]:
    ceremony_id = race.films.ceremony.id
    return [
        make_button(routes.RACE_JOIN_ROUTE, ceremony_id, label="Join the race", emoji="🏁"),
        make_button(routes.WATCHLIST_ROUTE, ceremony_id, label="My watchlist", emoji=text.SEEN_MARK),
    ]
