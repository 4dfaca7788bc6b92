"""The screens of a room over the years: by year, by category, and how well it knows what it knows."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import discord
from discord import ui

from bot.awards.model import CanonicalCategory, Ceremony
from bot.verdict.facts import Years
from bot.verdict.model import Accuracy
from bot.verdict.shares import FEWEST_FOR_SHARES
from cogs.kit import words
from cogs.kit.charts import Belief, CalibrationPlot, Picture, told
from cogs.kit.controls import Control, button, select
from cogs.kit.illustrated import Galleries, Illustrated
from cogs.kit.layouts import Part, Row, card, clamp_page, line, options, page_count, pager, row, screen
from cogs.verdict import routes, telling

PER_PAGE = 12
"""Years, or categories, on a page."""


class View(StrEnum):
    """What is looked at."""

    YEAR = "year"
    CATEGORY = "category"
    CALIBRATION = "calibration"


_TABS: Mapping[View, tuple[str, str]] = {
    View.YEAR: ("By year", "🗓️"),
    View.CATEGORY: ("By category", "🎬"),
    View.CALIBRATION: ("How sure", "🎯"),
}


def years_screen(
    years: Years, canonical: Mapping[str, CanonicalCategory], view: View, page: int = 0
) -> Illustrated:
    """One view of a room's record.

    Args:
        years: The record.
        canonical: The record's canonical categories by id, in the order in which they are shown.
        view: Which view of it.
        page: The page, from 0; the nearest there is.
    """
    if view is View.CALIBRATION:
        return _calibration_screen(years)
    held = sorted(years.history.by_year, reverse=True)
    lines = [_year(years, year) for year in held] if view is View.YEAR else _by_category(years, canonical)
    pages = page_count(len(lines), PER_PAGE)
    page = clamp_page(page, pages)
    shown = slice(page * PER_PAGE, (page + 1) * PER_PAGE)
    nothing = "None of the categories so far is given every year, so there is nothing to add up."
    parts: list[Part] = [_heading(years), line(), "\n".join(lines[shown]) or nothing]
    if view is View.YEAR:
        parts.append(row(_menu(years, held[shown], page)))
    parts += [*pager(routes.YEARS, [view], page, pages), _tabs(view)]
    return Illustrated({}, lambda _: screen(card(*parts)))


def _calibration_screen(years: Years) -> Illustrated:
    if not years.calibration:
        nothing = (
            f"Nothing to see yet: it takes categories that {FEWEST_FOR_SHARES} or more members answered, "
            "since fewer have no shares to speak of."
        )
        return Illustrated(
            {}, lambda _: screen(card(_heading(years), line(), nothing, _tabs(View.CALIBRATION)))
        )
    plot = _plot(years)
    pictures: dict[str, Picture] = {"calibration": plot}
    meaning = (
        "Of what about 70% of the room believed, how much came true? A room that knows how sure it may be "
        "stays on the line."
    )

    def layout(galleries: Galleries) -> ui.LayoutView:
        parts: list[Part] = [_heading(years), *galleries.values(), meaning, f"-# {_small(told(plot))}"]
        return screen(card(*parts, _tabs(View.CALIBRATION)))

    return Illustrated(pictures, layout)


def _heading(years: Years) -> str:
    ceremonies = words.count(len(years.history.ceremonies), "ceremony", "ceremonies")
    overall = telling.accuracy(years.history.overall)
    return (
        f"## 📈 The room over the years\n**It called {overall}** at {ceremonies}\n-# Rehearsals do not count."
    )


def _year(years: Years, year: int) -> str:
    accuracy, held = years.history.by_year[year], list(_held(years, [year]))
    named = " · ".join(
        words.plain(ceremony.name, 60) + (f" {right.right} of {right.of}" if len(held) > 1 else "")
        for ceremony, right in held
    )
    return f"{_bar(accuracy)} {telling.accuracy(accuracy)} · **{year}**\n-# {named}"


def _held(years: Years, in_years: Sequence[int]) -> Iterator[tuple[Ceremony, Accuracy]]:
    """The ceremonies held in these years, and how right the room was at each."""
    for ceremony_id, right in years.history.ceremonies:
        if years.ceremonies[ceremony_id].year in in_years:
            yield years.ceremonies[ceremony_id], right


def _menu(years: Years, in_years: Sequence[int], page: int) -> Control:
    entries = [
        (ceremony.id, ceremony.name, f"{ceremony.year} · the room called {right.right} of {right.of}")
        for ceremony, right in _held(years, in_years)
    ]
    return select(routes.YEAR, page, options=options(entries), placeholder="Look at a ceremony")


def _by_category(years: Years, canonical: Mapping[str, CanonicalCategory]) -> Sequence[str]:
    by_category = years.history.by_category
    known = [category_id for category_id in canonical if category_id in by_category]
    return [
        f"{_bar(by_category[category_id])} {telling.accuracy(by_category[category_id])} · "
        f"**{words.plain(canonical[category_id].name)}**"
        for category_id in known
    ]


def _bar(accuracy: Accuracy) -> str:
    return f"`{words.bar(accuracy.share or 0.0, 8)}`"


def _plot(years: Years) -> CalibrationPlot:
    judged = sum(each.beliefs for each in years.calibration)
    ceremonies = words.count(len(years.history.ceremonies), "ceremony", "ceremonies")
    return CalibrationPlot(
        "How well the room knows",
        f"{ceremonies} · {words.count(judged, 'belief')}",
        [Belief(each.believed, each.happened, each.beliefs) for each in years.calibration],
    )


def _small(text: str) -> str:
    return text.replace("\n", "\n-# ")


def _tabs(shown: View) -> Row:
    return row(
        *(
            button(
                routes.YEARS,
                view,
                "t",
                0,
                label=label,
                emoji=emoji,
                style=discord.ButtonStyle.primary if view is shown else discord.ButtonStyle.secondary,
                disabled=view is shown,
            )
            for view, (label, emoji) in _TABS.items()
        )
    )
