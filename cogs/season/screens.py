"""The screen of the season."""

from datetime import date

from discord import ui

from bot.record.record import Record
from cogs.kit.layouts import make_card, make_screen
from cogs.kit.text import escape_text, format_day


def season_screen(record: Record, today: date) -> ui.LayoutView:
    """Make the screen of the coming ceremonies, the next one first."""
    coming = sorted(
        (each.held, each.name)
        for each in record.ceremonies.values()
        if each.held is not None and each.held >= today
    )
    lines = [f"**{escape_text(name)}** · {format_day(held)}" for held, name in coming]
    body = "\n".join(lines) or "No date of the coming season is known yet."
    return make_screen(make_card("## 🗓️ The season", body))
