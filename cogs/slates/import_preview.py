"""Preview of a slate from a file, or the list of its problems; nothing is saved before the host confirms.

The preview's message contains the slate as a file, which its button reads again. So nothing is kept in memory, and a
restart loses nothing.
"""

import asyncio
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.record.model import Ceremony, Headline
from bot.slates.builder import infer_headline
from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from bot.slates.files import (
    SLATE_FILE_MAX_BYTES,
    Fault,
    FileFormat,
    ReadSlate,
    SlateProblem,
    read_slate,
    write_slate,
)
from cogs.kit.controls import Press, make_button
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    CardPart,
    make_card,
    make_notice,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.text import escape_text, format_count, format_day, shorten_text
from cogs.slates import routes
from cogs.slates.error_text import PreviewGoneError, format_problems

PREVIEW_FILE = "slate.json"

_PREVIEW_CHARACTER_LIMIT = 3000
_NOMINEES_NAMED_LIMIT = 6
"""Most nominees named in each category of a preview."""


@dataclass(frozen=True, slots=True)
class SlatePreview:
    """What saving the file would do.

    Attributes:
        slate: The slate, with its final name.
        source: The name of the file.
        replaces: The server's own slate of the same name, which it would replace; None if there is none.
    """

    slate: SlateDraft
    source: str
    replaces: Ceremony | None = None


async def read_attachment(attachment: discord.Attachment) -> ReadSlate:
    """Read a host's file, in a thread; a file that is too large is not downloaded."""
    if attachment.size > SLATE_FILE_MAX_BYTES:
        return ReadSlate(None, (SlateProblem(0, "", Fault.TOO_LARGE, limit=SLATE_FILE_MAX_BYTES),))
    return await asyncio.to_thread(read_slate, await attachment.read())


async def read_saved_file(press: Press) -> SlateDraft:
    """Read the slate from the file in the pressed message.

    Raises:
        PreviewGoneError: There is no file, or it cannot be read.
    """
    message = press.interaction.message
    files = [
        part
        for part in _flatten_components(message.components if message else [])
        if isinstance(part, discord.FileComponent)
    ]
    if not files:
        raise PreviewGoneError
    try:
        # The component has a `read` method, but discord.py leaves those of a pressed message without a
        # connection.
        content = await press.interaction.client.http.get_from_cdn(files[0].media.url)
    except discord.HTTPException as error:
        raise PreviewGoneError from error
    read = await asyncio.to_thread(read_slate, content)
    if read.slate is None or read.problems:
        raise PreviewGoneError
    return read.slate


def derive_slate_name(filename: str) -> str:
    """Derive a slate's name from the file's, without its ending."""
    return filename.rpartition(".")[0].replace("_", " ").replace("-", " ").strip() or filename


def preview_screen(preview: SlatePreview) -> ui.LayoutView:
    """Make the preview, with the button that saves it."""
    slate = preview.slate
    nominees = sum(len(category.nominees) for category in slate.categories)
    held = format_day(slate.held) if slate.held else "no date yet"
    summary = " · ".join(
        [
            held,
            format_count(len(slate.categories), "category", "categories"),
            format_count(nominees, "nominee"),
        ]
    )
    heading = f"-# Nothing is saved yet. This is what I read in {escape_text(preview.source, 60)}:"
    parts: list[CardPart] = [f"{heading}\n## {escape_text(slate.name)}\n-# {summary}", make_separator()]
    parts.append(shorten_text("\n".join(map(_format_category, slate.categories)), _PREVIEW_CHARACTER_LIMIT))
    if preview.replaces is not None:
        parts.append(
            f"⚠️ It takes the place of **{escape_text(preview.replaces.name)}**, which you have already."
        )
    save = make_button(routes.SAVE_IMPORT_ROUTE, label="Save", emoji="✅", style=discord.ButtonStyle.success)
    return make_screen(
        make_card(
            *parts, make_separator(), ui.File[ui.LayoutView](f"attachment://{PREVIEW_FILE}"), make_row(save)
        )
    )


def make_preview_file(preview: SlatePreview) -> discord.File:
    """Make the file that the preview's button reads again."""
    return discord.File(io.BytesIO(write_slate(preview.slate, FileFormat.JSON)), PREVIEW_FILE)


def problems_screen(source: str, problems: tuple[SlateProblem, ...]) -> ui.LayoutView:
    """Make the list of everything that is wrong with a file, by line."""
    heading = f"## {format_count(len(problems), 'problem')} in {escape_text(source, 60)}"
    return make_notice(
        f"{heading}\nNothing is saved. Mend these and send the file again:\n{format_problems(problems)}\n"
        "-# `/ceremony export` without a ceremony gives you a template to write over.",
        colour=CURTAIN_ACCENT,
    )


def apply_slate_name(slate: SlateDraft, name: str | None, filename: str) -> SlateDraft:
    """Return the slate with its final name: the given one, the one in the file, or the file's own."""
    return replace(slate, name=name or slate.name or derive_slate_name(filename))


def _format_category(category: CategoryDraft) -> str:
    headline = category.headline or infer_headline(category.nominees)
    names = [_find_leading_name(nominee, headline) for nominee in category.nominees[:_NOMINEES_NAMED_LIMIT]]
    more = len(category.nominees) - len(names)
    shown = ", ".join(escape_text(name, 40) for name in names) + (f" and {more} more" if more else "")
    return f"**{escape_text(category.name, 80)}** · {format_count(len(category.nominees), 'nominee')}\n-# {shown}"


def _find_leading_name(nominee: NomineeDraft, headline: Headline) -> str:
    """Return the text that names a nominee first under this headline."""
    films, people = nominee.films, nominee.people
    first: Mapping[Headline, Sequence[str]] = {
        Headline.FILM: films,
        Headline.PERSON: people,
        Headline.SONG: (nominee.song,),
        Headline.COUNTRY: (nominee.country,),
    }
    named = (*first[headline], *films, *people, nominee.song, nominee.country, nominee.credit)
    return next(filter(None, named), "")


def _flatten_components(components: list[discord.Component]) -> list[discord.Component]:
    """Return all components of a message, nested ones included."""
    found: list[discord.Component] = []
    for component in components:
        found.append(component)
        found += _flatten_components(list(getattr(component, "children", [])))
    return found
