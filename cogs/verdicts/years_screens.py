"""Screens of a room over the years: by year, by category, and its calibration."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import discord
from discord import ui

from bot.record.model import CanonicalCategory, Ceremony
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from bot.verdicts.model import Accuracy
from bot.verdicts.read_models import RoomYears
from cogs.kit.charts import BeliefGroup, CalibrationPlot, Picture
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import (
    CardPart,
    ControlRow,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.text import escape_text, format_count, format_share_bar
from cogs.verdicts import routes, text

ROOM_YEARS_PER_PAGE = 12
"""Most years or categories on a page."""


class YearsView(StrEnum):
    """The views of a room's record."""

    YEAR = "year"
    CATEGORY = "category"
    CALIBRATION = "calibration"


_VIEW_LABELS: Mapping[YearsView, tuple[str, str]] = {
    YearsView.YEAR: ("By year", "🗓️"),
    YearsView.CATEGORY: ("By category", "🎬"),
    YearsView.CALIBRATION: ("How sure", "🎯"),
}


def years_screen(
    years: RoomYears, canonical: Mapping[str, CanonicalCategory], view: YearsView, page: int = 0
) -> IllustratedScreen:
    """Make one view of a room's record.

    Args:
        years: The record.
        canonical: The canonical categories by id, in the order of display.
        view: The view.
        page: The page, from 0; beyond the last it shows the last.
    """
    if view is YearsView.CALIBRATION:
        return _calibration_screen(years)
    held = sorted(years.history.by_year, reverse=True)
    lines = (
        [_format_year(years, year) for year in held]
        if view is YearsView.YEAR
        else _format_categories(years, canonical)
    )
    pages = count_pages(len(lines), ROOM_YEARS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = slice(page * ROOM_YEARS_PER_PAGE, (page + 1) * ROOM_YEARS_PER_PAGE)
    nothing = "None of the categories so far is given every year, so there is nothing to add up."
    parts: list[CardPart] = [_format_heading(years), make_separator(), "\n".join(lines[shown]) or nothing]
    if view is YearsView.YEAR:
        parts.append(make_row(_make_ceremony_select(years, held[shown], page)))
    parts += [*make_pager(routes.VERDICT_YEARS_ROUTE, [view], page, pages), _make_tabs(view)]
    return IllustratedScreen({}, lambda _: make_screen(make_card(*parts)))


def _calibration_screen(years: RoomYears) -> IllustratedScreen:
    if not years.calibration:
        nothing = (
            f"Nothing to see yet: it takes categories that {MIN_VOTERS_FOR_SHARES} or more members answered, "
            "since fewer have no shares to speak of."
        )
        return IllustratedScreen(
            {},
            lambda _: make_screen(
                make_card(
                    _format_heading(years), make_separator(), nothing, _make_tabs(YearsView.CALIBRATION)
                )
            ),
        )
    plot = _make_calibration_plot(years)
    pictures: dict[str, Picture] = {"calibration": plot}
    meaning = (
        "Of what about 70% of the room believed, how much came true? A room that knows how sure it may be "
        "stays on the line."
    )

    def lay_out_calibration(galleries: Galleries) -> ui.LayoutView:
        parts: list[CardPart] = [
            _format_heading(years),
            *galleries.values(),
            meaning,
        ]
        return make_screen(make_card(*parts, _make_tabs(YearsView.CALIBRATION)))

    return IllustratedScreen(pictures, lay_out_calibration)


def _format_heading(years: RoomYears) -> str:
    ceremonies = format_count(len(years.history.ceremonies), "ceremony", "ceremonies")
    overall = text.format_accuracy(years.history.overall)
    return (
        f"## 📈 The room over the years\n**It called {overall}** at {ceremonies}\n-# Rehearsals do not count."
    )


def _format_year(years: RoomYears, year: int) -> str:
    accuracy, held = years.history.by_year[year], list(_list_ceremonies(years, [year]))
    named = " · ".join(
        escape_text(ceremony.name, 60) + (f" {right.right} of {right.judged}" if len(held) > 1 else "")
        for ceremony, right in held
    )
    return f"{_format_bar(accuracy)} {text.format_accuracy(accuracy)} · **{year}**\n-# {named}"


def _list_ceremonies(years: RoomYears, in_years: Sequence[int]) -> Iterator[tuple[Ceremony, Accuracy]]:
    """Yield the ceremonies held in these years with the room's accuracy at each."""
    for ceremony_id, right in years.history.ceremonies:
        if years.ceremonies[ceremony_id].year in in_years:
            yield years.ceremonies[ceremony_id], right


def _make_ceremony_select(years: RoomYears, in_years: Sequence[int], page: int) -> Control:
    entries = [
        (ceremony.id, ceremony.name, f"{ceremony.year} · the room called {right.right} of {right.judged}")
        for ceremony, right in _list_ceremonies(years, in_years)
    ]
    return make_select(
        routes.VERDICT_YEAR_ROUTE,
        page,
        options=make_select_options(entries),
        placeholder="Look at a ceremony",
    )


def _format_categories(years: RoomYears, canonical: Mapping[str, CanonicalCategory]) -> Sequence[str]:
    by_category = years.history.by_category
    known = [category_id for category_id in canonical if category_id in by_category]
    return [
        f"{_format_bar(by_category[category_id])} {text.format_accuracy(by_category[category_id])} · "
        f"**{escape_text(canonical[category_id].name)}**"
        for category_id in known
    ]


def _format_bar(accuracy: Accuracy) -> str:
    return f"`{format_share_bar(accuracy.share or 0.0, 8)}`"


def _make_calibration_plot(years: RoomYears) -> CalibrationPlot:
    judged = sum(each.beliefs for each in years.calibration)
    ceremonies = format_count(len(years.history.ceremonies), "ceremony", "ceremonies")
    return CalibrationPlot(
        "How well the room knows",
        f"{ceremonies} · {format_count(judged, 'belief')}",
        [BeliefGroup(each.mean_share, each.came_true_share, each.beliefs) for each in years.calibration],
    )


def _make_tabs(shown: YearsView) -> ControlRow:
    return make_row(
        *(
            make_button(
                routes.VERDICT_YEARS_ROUTE,
                view,
                "t",
                0,
                label=label,
                emoji=emoji,
                style=discord.ButtonStyle.primary if view is shown else discord.ButtonStyle.secondary,
                disabled=view is shown,
            )
            for view, (label, emoji) in _VIEW_LABELS.items()
        )
    )
