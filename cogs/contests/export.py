"""The sealed ballots of a contest: the result of verifying their proof, and their export as files."""

import asyncio
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import discord
from discord import ui

from bot.contests.export import ContestExport
from bot.contests.model import Contest
from bot.proof import Verification
from cogs.contests import routes
from cogs.contests.text import join_lines
from cogs.kit.attachments import NamedContent, pack_files
from cogs.kit.contest_text import ERASED_MEMBER_NAME
from cogs.kit.controls import Interaction, make_button
from cogs.kit.layouts import make_card, make_row, make_screen
from cogs.kit.routes import CONTEST_CARD_ROUTE
from cogs.kit.text import escape_text, format_instant, format_list

ExportFormat = Literal["page", "CSV", "JSON"]
EXPORT_FORMATS: Sequence[ExportFormat] = ("page", "CSV", "JSON")


def _write_page(export: ContestExport) -> str:
    # Imported where it is used: the library would slow down the start and cost memory.
    from cogs.contests.page.rendering import render_page  # noqa: PLC0415

    return render_page(export)


_WRITERS: Mapping[ExportFormat, tuple[str, Callable[[ContestExport], str]]] = {
    "page": ("contest.html", _write_page),
    "CSV": ("contest.csv", ContestExport.to_csv),
    "JSON": ("contest.json", ContestExport.to_json),
}
"""The name of each format's file, and what writes it."""


def verification_screen(contest: Contest, verification: Verification) -> ui.LayoutView:
    """Make the screen with the result of checking that the ballots are still those that were sealed."""
    checked = f"{verification.checked} checked"
    erased = f", {verification.erased} of {ERASED_MEMBER_NAME}" if verification.erased else ""
    wrong = f", **{verification.wrong} wrong**" if verification.wrong else ""
    if verification.holds:
        verdict = "✅ The ballots are exactly those that were sealed."
    else:
        verdict = "❌ **The ballots are not those that were sealed.** Ask whoever hosts this bot."
    sealed = f"-# Sealed {format_instant(contest.sealed_at)}" if contest.sealed_at else ""
    body = [
        f"## 🔎 Verify\n-# {escape_text(contest.title)}",
        verdict,
        f"{checked}{erased}{wrong}.",
        f"-# Proof `{verification.proof}`",
        sealed,
        "-# To check it yourself, export the ballots and hash them: five lines of Python in the bot's README.",
    ]
    back = make_button(CONTEST_CARD_ROUTE, contest.id, label="Back", emoji="◀️")
    export = make_button(routes.EXPORT_CONTEST_ROUTE, contest.id, label="Export", emoji="📄")
    colour = discord.Colour.green() if verification.holds else discord.Colour.red()
    return make_screen(make_card(join_lines(body), make_row(back, export), colour=colour))


async def send_export(interaction: Interaction, contest: Contest, formats: Sequence[ExportFormat]) -> None:
    """Send the asker a file of all ballots in each format, zipped if too large together.

    Raises:
        SecretPicksError: The contest is not sealed.
    """
    services = interaction.client.services
    export = await services.contests.export_contest(
        contest.guild_id, contest.id, with_course="page" in formats
    )
    # Formatting ten thousand ballots takes seconds.
    await interaction.response.defer(ephemeral=True, thinking=True)
    files = await asyncio.to_thread(_make_files, export, formats)
    text = (
        f"### 📄 Export\n-# {escape_text(contest.title)}\n"
        f"{_describe_files(formats)}\n-# Proof `{export.contest.proof}`"
    )
    attached = [ui.File[ui.LayoutView](f"attachment://{name}") for name, _ in files]
    sent = [discord.File(io.BytesIO(content), name) for name, content in files]
    await interaction.followup.send(view=make_screen(make_card(text, *attached)), files=sent, ephemeral=True)


def _describe_files(formats: Sequence[ExportFormat]) -> str:
    """Describe what the files hold."""
    lines: list[str] = []
    if "page" in formats:
        lines.append(
            "The **page** opens in any browser: standings, what the room believed, the night envelope by envelope, "
            "and a button that verifies the proof."
        )
    if set(formats) - {"page"}:
        lines.append(
            f"The {format_list(each for each in formats if each != 'page')} hold every sealed ballot with its line of "
            "the proof. Five lines of Python in the bot's README recompute the proof from either."
        )
    return "\n".join(lines)


def _make_files(export: ContestExport, formats: Sequence[ExportFormat]) -> Sequence[NamedContent]:
    files: list[NamedContent] = []
    for each in formats:
        name, write_text = _WRITERS[each]
        files.append((name, write_text(export).encode()))
    return pack_files(files, "contest.zip")
