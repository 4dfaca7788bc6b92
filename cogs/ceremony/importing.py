"""A slate from a file: what it would be, or everything that is wrong with it, before anything is saved.

The preview carries the slate as a file of its own, and the button under it reads that again: nothing has to be
remembered meanwhile, and a restart of the bot loses nothing.
"""

import asyncio
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.awards.model import Ceremony, Headline
from bot.awards.slate_drafts import CategoryDraft, NomineeDraft, SlateDraft
from bot.awards.slate_files import (
    FILE_LIMIT,
    Fault,
    FileFormat,
    ReadSlate,
    SlateProblem,
    read_slate,
    write_slate,
)
from bot.awards.slate_making import headline_of
from cogs.ceremony import routes
from cogs.ceremony.refusals import PreviewGoneError, problem_lines
from cogs.kit import words
from cogs.kit.controls import Press, button
from cogs.kit.layouts import CURTAIN, Part, card, line, notice, row, screen

PREVIEW_FILE = "slate.json"

_TEXT = 3000
_NAMES = 6
"""Nominees that a preview names in each category."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would become.

    Attributes:
        slate: The slate, under the name that it is to have.
        source: The name of the file.
        replaces: The server's own slate of that name, whose place it would take; None if there is none.
    """

    slate: SlateDraft
    source: str
    replaces: Ceremony | None = None


async def read_attachment(attachment: discord.Attachment) -> ReadSlate:
    """Read a host's file, in a thread of its own; one that is too large is not even fetched."""
    if attachment.size > FILE_LIMIT:
        return ReadSlate(None, (SlateProblem(0, "", Fault.TOO_LARGE, limit=FILE_LIMIT),))
    return await asyncio.to_thread(read_slate, await attachment.read())


async def saved_file(press: Press) -> SlateDraft:
    """The slate whose file stands in the message that was pressed on.

    Raises:
        PreviewGoneError: There is none, or it cannot be read.
    """
    message = press.interaction.message
    files = [
        part
        for part in _parts(message.components if message else [])
        if isinstance(part, discord.FileComponent)
    ]
    if not files:
        raise PreviewGoneError
    try:
        # The component could read itself, but discord.py gives those of a pressed message no connection.
        content = await press.interaction.client.http.get_from_cdn(files[0].media.url)
    except discord.HTTPException as error:
        raise PreviewGoneError from error
    read = await asyncio.to_thread(read_slate, content)
    if read.slate is None or read.problems:
        raise PreviewGoneError
    return read.slate


def name_of_file(filename: str) -> str:
    """A slate's name where nobody gave it one: the file's without its ending."""
    return filename.rpartition(".")[0].replace("_", " ").replace("-", " ").strip() or filename


def preview_screen(preview: Preview) -> ui.LayoutView:
    """What the file would become, with the button that saves it."""
    slate = preview.slate
    nominees = sum(len(category.nominees) for category in slate.categories)
    held = words.day(slate.held) if slate.held else "no date yet"
    summary = " · ".join(
        [held, words.count(len(slate.categories), "category", "categories"), words.count(nominees, "nominee")]
    )
    heading = f"-# Nothing is saved yet. This is what I read in {words.plain(preview.source, 60)}:"
    parts: list[Part] = [f"{heading}\n## {words.plain(slate.name)}\n-# {summary}", line()]
    parts.append(words.shorten("\n".join(map(_category_lines, slate.categories)), _TEXT))
    if preview.replaces is not None:
        parts.append(
            f"⚠️ It takes the place of **{words.plain(preview.replaces.name)}**, which you have already."
        )
    save = button(routes.SAVE, label="Save", emoji="✅", style=discord.ButtonStyle.success)
    return screen(card(*parts, line(), ui.File[ui.LayoutView](f"attachment://{PREVIEW_FILE}"), row(save)))


def preview_file(preview: Preview) -> discord.File:
    """The slate as the preview's button reads it again."""
    return discord.File(io.BytesIO(write_slate(preview.slate, FileFormat.JSON)), PREVIEW_FILE)


def problems_screen(source: str, problems: tuple[SlateProblem, ...]) -> ui.LayoutView:
    """Everything that is wrong with a file, by line."""
    heading = f"## {words.count(len(problems), 'problem')} in {words.plain(source, 60)}"
    return notice(
        f"{heading}\nNothing is saved. Mend these and send the file again:\n{problem_lines(problems)}\n"
        "-# `/ceremony export` without a ceremony gives you a template to write over.",
        colour=CURTAIN,
    )


def titled(slate: SlateDraft, name: str | None, filename: str) -> SlateDraft:
    """The slate under the name given with it, in it, or by its file."""
    return replace(slate, name=name or slate.name or name_of_file(filename))


def _category_lines(category: CategoryDraft) -> str:
    headline = category.headline or headline_of(category.nominees)
    names = [_leading(nominee, headline) for nominee in category.nominees[:_NAMES]]
    more = len(category.nominees) - len(names)
    shown = ", ".join(words.plain(name, 40) for name in names) + (f" and {more} more" if more else "")
    return (
        f"**{words.plain(category.name, 80)}** · {words.count(len(category.nominees), 'nominee')}\n-# {shown}"
    )


def _leading(nominee: NomineeDraft, headline: Headline) -> str:
    """What a nominee is named by first, as it will be asked for."""
    films, people = nominee.films, nominee.people
    first: Mapping[Headline, Sequence[str]] = {
        Headline.FILM: films,
        Headline.PERSON: people,
        Headline.SONG: (nominee.song,),
        Headline.COUNTRY: (nominee.country,),
    }
    named = (*first[headline], *films, *people, nominee.song, nominee.country, nominee.credit)
    return next(filter(None, named), "")


def _parts(components: list[discord.Component]) -> list[discord.Component]:
    """Every component of a message, nested ones too."""
    found: list[discord.Component] = []
    for component in components:
        found.append(component)
        found += _parts(list(getattr(component, "children", [])))
    return found
