"""Sends a contest's sheets to print: the ballot to fill in by hand, and the answers."""

import asyncio
import io
from typing import Literal

import discord
from discord import ui

from bot.contests.model import Contest
from bot.times.zone_names import get_country
from cogs.contests import routes
from cogs.contests.sheet.content import SheetContent, make_answer_sheet, make_ballot_sheet
from cogs.kit.controls import Interaction, make_button
from cogs.kit.layouts import make_card, make_row, make_screen
from cogs.kit.text import escape_text

PaperName = Literal["A4", "Letter"]

BALLOT_FILE, ANSWERS_FILE = "ballot.pdf", "answers.pdf"


_LETTER_COUNTRIES = frozenset(
    {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}
)
"""Where people print on Letter, from the Unicode CLDR's sizes of paper; everywhere else it is A4."""


async def send_sheets(interaction: Interaction, contest: Contest, paper: PaperName | None = None) -> None:
    """Send a host the sheets of a contest; without a choice of paper, on that of the server's country.

    Raises:
        GuestsOnNominationsError: It asks who will be nominated: there is nothing to tick.
    """
    services = interaction.client.services
    card = await services.contests.get_card(contest.guild_id, contest.id, for_host=True)
    settings = await services.guilds.get_settings(contest.guild_id)
    now, paper = services.clock(), paper or choose_paper(settings.time_zone)
    contents = [make_ballot_sheet(card, settings.time_zone, now), make_answer_sheet(card, now)]
    # Setting the pages takes a good part of a second.
    await interaction.response.defer(ephemeral=True, thinking=True)
    ballot, answers = [await asyncio.to_thread(_render_sheet, content, paper) for content in contents]
    files = [
        discord.File(io.BytesIO(ballot), BALLOT_FILE),
        discord.File(io.BytesIO(answers), ANSWERS_FILE),
    ]
    await interaction.followup.send(view=_sheets_screen(contest, paper), files=files, ephemeral=True)


def choose_paper(zone: str) -> PaperName:
    """Choose the paper that is in printers where an IANA zone is."""
    return "Letter" if get_country(zone) in _LETTER_COUNTRIES else "A4"


def _render_sheet(content: SheetContent, paper: PaperName) -> bytes:
    # Imported where it is used: the libraries would slow down the start and cost memory.
    from cogs.contests.sheet.layout import Paper  # noqa: PLC0415
    from cogs.contests.sheet.rendering import render_sheet  # noqa: PLC0415

    return render_sheet(content, {"A4": Paper.A4, "Letter": Paper.LETTER}[paper])


def _sheets_screen(contest: Contest, paper: PaperName) -> ui.LayoutView:
    text = (
        f"### 🖨️ To print, on {paper}\n-# {escape_text(contest.title)}\n"
        "**ballot.pdf** is for who has no Discord: print one for each guest. Type what comes back under **Guests**, "
        "as `1b 2a 3c`, before picks close.\n"
        "**answers.pdf** has the winners announced so far; the other lines are to be written on.\n"
        f"-# Other paper in your printer? `/contest print paper:{'A4' if paper == 'Letter' else 'Letter'}`"
    )
    attached = [ui.File[ui.LayoutView](f"attachment://{name}") for name in (BALLOT_FILE, ANSWERS_FILE)]
    guests = make_button(routes.GUESTS_ROUTE, contest.id, "p", 0, label="Guests …", emoji="📝")
    return make_screen(make_card(text, *attached, make_row(guests)))
