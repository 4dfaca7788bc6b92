"""The screen of what came of an imported diary, and the file of what was not certain."""

import csv
import io

import discord
from discord import ui

from bot.spreadsheets import escape_cell
from bot.watchlist.diary_matching import UncertainEntry
from bot.watchlist.read_models import DiaryReport
from cogs.kit.controls import make_button
from cogs.kit.layouts import CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.text import escape_text, format_count, format_list
from cogs.watchlist import routes, text

UNCERTAIN_LISTED_LIMIT = 10
"""Most lines of a diary that are listed as not certain; a file has them all."""
CANDIDATES_NAMED_LIMIT = 2
_NOT_MARKED_FILE = "not-marked.csv"


def import_screen(report: DiaryReport) -> tuple[ui.LayoutView, list[discord.File]]:
    """Make the screen of what was imported, and the file that it shows, if there is more than it has room for."""
    parts: list[CardPart] = [f"## 📥 Your diary\n{_format_matched(report)}"]
    files: list[discord.File] = []
    if report.uncertain:
        parts += [make_separator(), _format_uncertain(report)]
        if len(report.uncertain) > UNCERTAIN_LISTED_LIMIT:
            files.append(_make_file(report))
            parts.append(ui.File[ui.LayoutView](f"attachment://{_NOT_MARKED_FILE}"))
    if report.watchlist is not None:
        ceremony_id = report.watchlist.films.ceremony.id
        parts.append(
            make_row(
                make_button(routes.WATCHLIST_ROUTE, ceremony_id, label="My watchlist", emoji=text.SEEN_MARK)
            )
        )
    return make_screen(make_card(*parts)), files


def _format_matched(report: DiaryReport) -> str:
    lines: list[str] = []
    if report.matched_count:
        new = f"{report.new_count:,} of them new here" if report.new_count else "all marked already"
        lines.append(f"{text.SEEN_MARK} **{format_count(report.matched_count, 'film')} marked**, {new}.")
    else:
        lines.append("No film of it is in my record of awards for certain.")
    if report.watchlist is not None:
        lines.append(f"-# {text.format_brief_summary(report.watchlist)}")
    if report.unknown_count:
        films = format_count(report.entry_count, "film")
        lines.append(f"-# Not in my record of awards: {report.unknown_count:,} of its {films}.")
    return "\n".join(lines)


def _format_uncertain(report: DiaryReport) -> str:
    lines = [f"❓ **Not certain, so not marked: {len(report.uncertain):,}**"]
    lines += [_format_entry(one) for one in report.uncertain[:UNCERTAIN_LISTED_LIMIT]]
    more = len(report.uncertain) - UNCERTAIN_LISTED_LIMIT
    if more > 0:
        lines.append(f"- and {more:,} more, all of them in the file below")
    lines.append("-# `/seen film` marks any of them, with its year.")
    return "\n".join(lines)


def _format_entry(uncertain: UncertainEntry) -> str:
    entry = uncertain.entry
    year = f" ({entry.year})" if entry.year else ""
    known = [text.format_film(film) for film in uncertain.candidates[:CANDIDATES_NAMED_LIMIT]]
    return f"- {escape_text(entry.title, 80)}{year}: perhaps {format_list(known, 'or')}"


def _make_file(report: DiaryReport) -> discord.File:
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(["Name", "Year", "Perhaps"])
    for one in report.uncertain:
        known = "; ".join(f"{film.title} ({film.year})" for film in one.candidates)
        rows.writerow([escape_cell(one.entry.title), one.entry.year or "", escape_cell(known)])
    # The byte order mark tells spreadsheets that it is UTF-8.
    return discord.File(io.BytesIO(written.getvalue().encode("utf-8-sig")), _NOT_MARKED_FILE)
