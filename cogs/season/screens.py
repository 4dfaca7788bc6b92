"""Screens of the season: what comes next, and one date in full."""

from discord import ui

from bot.ids import GuildId
from bot.season.model import SeasonDate
from bot.season.read_models import SeasonOverview
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.text import escape_text, format_day
from cogs.season import text
from cogs.season.routes import (
    EVENT_TIME_ROUTE,
    MAKE_EVENT_ROUTE,
    SEASON_DATE_ROUTE,
    SEASON_DATES_ROUTE,
    SEASON_FILE_ROUTE,
)

DATES_PER_PAGE = 6
DEADLINES_SHOWN_LIMIT = 4
"""How many things that are open here stand above the dates; the rest is counted."""

_EMPTY = (
    "Nothing is ahead that anybody has given a date. Hosts can put one in with `/calendar add`; the awards' own "
    "dates come with the next season."
)


def coming_dates_screen(overview: SeasonOverview, awards: text.Awards, page: int = 0) -> ui.LayoutView:
    """Make the screen of what comes next: what is open here, then the dates, the next one first."""
    pages = count_pages(len(overview.dates), DATES_PER_PAGE)
    page = clamp_page(page, pages)
    shown = overview.dates[page * DATES_PER_PAGE : (page + 1) * DATES_PER_PAGE]
    parts: list[CardPart] = ["\n".join(filter(None, ["## 🗓️ The season", _describe_gap(overview)]))]
    if overview.deadlines and page == 0:
        parts += [_format_deadlines(overview), make_separator()]
    if shown:
        lines = [_format_line(each, overview, awards) for each in shown]
        lines[0] = f"### {lines[0]}" if page == 0 else lines[0]
        parts.append("\n".join(lines))
        parts.append(make_row(_make_menu(shown, awards, page)))
        parts += make_pager(SEASON_DATES_ROUTE, [], page, pages)
    if shown or overview.deadlines:
        parts.append(make_row(make_button(SEASON_FILE_ROUTE, label="Put it in my calendar", emoji="📅")))
        parts.append(_format_legend(overview))
    return make_screen(make_card(*parts))


def date_screen(
    overview: SeasonOverview, known: SeasonDate, awards: text.Awards, page: int = 0, *, for_host: bool
) -> ui.LayoutView:
    """Make the screen of one date: when, where, how sure, and who says so.

    Args:
        overview: The server's season.
        known: The date.
        awards: The record's awards.
        page: The page of the list to go back to.
        for_host: Whether its reader may make a scheduled event of it.
    """
    lines = [f"## {text.KIND_EMOJI[known.kind]} {text.format_date_name(known, awards)}"]
    if known.ceremony is not None and known.ceremony.award in awards:
        lines.append(f"-# {escape_text(known.ceremony.name)}")
    lines.append(text.format_full_when(known.when, overview.today))
    if known.place:
        lines.append(f"📍 {escape_text(known.place)}")
    certainty = text.describe_certainty(known, overview.today)
    lines.append(f"{certainty} {text.format_sources(known.sources)}".rstrip())
    if known.when.at is None and known.when.days.first == known.when.days.last:
        lines.append("-# Nobody has told the hour yet.")
    buttons: list[Control | ui.Button[ui.LayoutView]] = [
        make_button(SEASON_DATES_ROUTE, "b", page, label="The season", emoji="🗓️")
    ]
    if known.event is not None:
        link = make_event_link(overview.guild_id, known.event.id)
        buttons.append(ui.Button[ui.LayoutView](label="The event", url=link))
    elif for_host and known.when.at is not None:
        buttons.append(make_button(MAKE_EVENT_ROUTE, known.key, label="Make an event", emoji="✨"))
    elif for_host and known.when.days.first == known.when.days.last:
        buttons.append(make_button(EVENT_TIME_ROUTE, known.key, label="Set the hour …", emoji="🕰️"))
    return make_screen(make_card("\n".join(lines), make_row(*buttons)))


def make_event_link(guild_id: GuildId, event_id: int) -> str:
    """Make the link of a scheduled event."""
    return f"https://discord.com/events/{guild_id}/{event_id}"


def _describe_gap(overview: SeasonOverview) -> str:
    """Describe that no date is known; empty if one is."""
    if overview.dates:
        return ""
    return _EMPTY if not overview.deadlines else "No other date is known yet."


def _format_deadlines(overview: SeasonOverview) -> str:
    shown = overview.deadlines[:DEADLINES_SHOWN_LIMIT]
    lines = ["**Open here**", *(text.format_deadline(each, overview.guild_id) for each in shown)]
    more = len(overview.deadlines) - len(shown)
    if more:
        lines.append(f"-# and {more} more: `/contests`, `/polls`")
    return "\n".join(lines)


def _format_line(known: SeasonDate, overview: SeasonOverview, awards: text.Awards) -> str:
    below = [text.format_when(known.when, overview.today), text.format_remark(known)]
    if known.event is not None:
        below.append(f"[event](<{make_event_link(overview.guild_id, known.event.id)}>)")
    return (
        f"{text.KIND_EMOJI[known.kind]} {text.format_date_name(known, awards)}\n"
        f"-# {' · '.join(part for part in below if part)}"
    )


def _make_menu(shown: tuple[SeasonDate, ...], awards: text.Awards, page: int) -> Control:
    entries = [
        (each.key, text.name_date_plainly(each, awards), text.format_full_span(each.when.days))
        for each in shown
    ]
    return make_select(
        SEASON_DATE_ROUTE,
        page,
        options=make_select_options(entries),
        placeholder="Where, and who says so …",
    )


def _format_legend(overview: SeasonOverview) -> str:
    counted = f"Days are counted from {overview.today:%A} {format_day(overview.today)}."
    if any(each.certainty is not None for each in overview.dates):
        return f"-# {counted} A date without a remark is the award's own word."
    return f"-# {counted}"
