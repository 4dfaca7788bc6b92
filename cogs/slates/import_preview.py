"""Preview of a slate from a file, or the list of its problems; nothing is saved before the host confirms.

The preview carries the slate as a file of its own, and the buttons under it read that again: nothing has to be
remembered meanwhile, and a restart of the bot loses nothing.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

import discord
from discord import ui

from bot.record.model import Category
from bot.slates.builder import PrizeNames, make_categories
from bot.slates.drafts import SlateDraft
from bot.slates.files import Fault, ReadSlate, RemarkKind, StoredImport, write_import
from bot.slates.files.fields import RawSlate
from bot.slates.import_plan import ImportPlan
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    CardPart,
    clamp_page,
    make_card,
    make_notice,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count, format_day, shorten_text
from cogs.slates import routes
from cogs.slates.error_text import format_slate_users
from cogs.slates.file_text import (
    count_causes,
    format_foreign,
    format_layout_question,
    format_problems,
    format_remarks,
)
from cogs.slates.screens import format_slate_nominee

PREVIEW_FILE = "slate.json"
EDITIONS_FILE = "ceremonies.json"

ALL_EDITIONS = "*"
"""Chosen where what tells a file's ceremonies apart is no ceremony's year."""

_NOTES_CHARACTER_LIMIT = 1300
"""Characters of what a host is asked and told above them."""

_PAGE_CHARACTER_LIMIT = 1500
"""Characters of categories and nominees on a page of a preview."""


def preview_screen(
    stored: StoredImport, slate: SlateDraft, plan: ImportPlan, prizes: PrizeNames, page: int = 0
) -> ui.LayoutView:
    """What the file would become, with the buttons that save it."""
    pages = list(_split_pages(slate, prizes))
    page = clamp_page(page, len(pages))
    nominees = sum(len(category.nominees) for category in slate.categories)
    summary = " · ".join(
        [
            format_day(slate.held) if slate.held else "no date yet",
            format_count(len(slate.categories), "category", "categories"),
            format_count(nominees, "nominee"),
        ]
    )
    heading = f"-# Nothing is saved yet. This is what I read in {escape_text(stored.source, 60)}:"
    parts: list[CardPart] = [f"{heading}\n## {escape_text(slate.name)}\n-# {summary}"]
    notes = _list_notes(stored, plan) if page == 0 else []
    if notes:
        parts.append(shorten_text("\n".join(notes), _NOTES_CHARACTER_LIMIT))
    winners = sum(any(nominee.winner for nominee in category.nominees) for category in slate.categories)
    if winners:
        parts.append(
            f"{TROPHY_EMOJI} The file says who won in {format_count(winners, 'category', 'categories')}. "
            "Save it without, or with the winners announced as results."
        )
    return make_screen(
        make_card(
            *parts,
            make_separator(),
            pages[page],
            make_separator(),
            ui.File[ui.LayoutView](f"attachment://{PREVIEW_FILE}"),
            make_row(*_make_save_buttons(winners)),
            *make_pager(routes.IMPORT_PAGE_ROUTE, [], page, len(pages)),
        )
    )


def make_preview_file(stored: StoredImport, slate: SlateDraft) -> discord.File:
    """The slate as the preview's buttons read it again."""
    kept = replace(stored, read=replace(stored.read, slate=slate))
    return discord.File(io.BytesIO(write_import(kept)), PREVIEW_FILE)


def editions_screen(stored: StoredImport) -> ui.LayoutView:
    """The question which of a file's ceremonies is meant."""
    editions = stored.read.editions
    entries = [
        (str(at), edition.edition or "the others", _format_edition_size(edition))
        for at, edition in reversed(list(enumerate(editions)))
    ]
    column = escape_text(stored.read.edition_column or "year", 40)
    if not stored.read.more_editions:
        entries.append((ALL_EDITIONS, "All of it is one ceremony", f"“{column}” says something else"))
    more = f", and {stored.read.more_editions} before them" if stored.read.more_editions else ""
    select = make_select(
        routes.IMPORT_EDITION_ROUTE, options=make_select_options(entries), placeholder="Which ceremony?"
    )
    return make_screen(
        make_card(
            f"## Which ceremony?\n{escape_text(stored.source, 60)} holds {len(editions)} of them{more}, told apart by "
            f"“{column}”. A slate is one ceremony: choose it, and you see it before anything is saved.",
            ui.File[ui.LayoutView](f"attachment://{EDITIONS_FILE}"),
            make_row(select),
        )
    )


def make_editions_file(stored: StoredImport) -> discord.File:
    """The ceremonies as the select reads them again."""
    return discord.File(io.BytesIO(write_import(stored)), EDITIONS_FILE)


def problems_screen(source: str, read: ReadSlate) -> ui.LayoutView:
    """Everything that is wrong with a file, or what it is instead of a slate."""
    foreign = next((problem for problem in read.problems if problem.fault is Fault.FOREIGN), None)
    advice = "-# `/ceremony export` without a ceremony gives you a template to write over."
    if foreign is not None:
        heading = f"## {escape_text(source, 60)} is no slate"
        return make_notice(
            f"{heading}\n{format_foreign(foreign.text)}\nNothing is saved.\n{advice}", colour=CURTAIN_ACCENT
        )
    heading = f"## {count_causes(read.problems)} in {escape_text(source, 60)}"
    remarks = "".join(f"\n-# {remark}" for remark in format_remarks(read.remarks, read.kind))
    return make_notice(
        f"{heading}\nNothing is saved. Mend this and send the file again:\n"
        f"{format_problems(read.problems, read.kind)}{remarks}\n{advice}",
        colour=CURTAIN_ACCENT,
    )


def derive_slate_name(filename: str) -> str:
    """Derive a slate's name from the file's, without its ending."""
    return filename.rpartition(".")[0].replace("_", " ").replace("-", " ").strip() or filename


def _list_notes(stored: StoredImport, plan: ImportPlan) -> list[str]:
    """What a host should know before pressing Save: a question, what is replaced, what the reader did."""
    question = format_layout_question(stored.read.layout)
    notes = [f"❓ {question} If not, start from the template of `/ceremony export`."] if question else []
    if plan.stands_for is not None:
        notes.append(
            f"⭐ In this server it **is** the {escape_text(plan.stands_for.name)}: for lookups, contests and verdicts, "
            "until the record has the nominees."
        )
    if plan.replaces is not None:
        notes.append(
            f"⚠️ It takes the place of **{escape_text(plan.replaces.name)}**, which you have already."
        )
    if plan.keeps is not None:
        notes.append(
            f"⚠️ **{escape_text(plan.keeps.name)}** is in use by {format_slate_users(plan.users)} and has to stay, so "
            f"this one is saved beside it as **{escape_text(plan.slate.name)}**."
        )
    remarks = [
        remark
        for remark in stored.read.remarks
        if remark.kind is not RemarkKind.TITLE_LINE
        or remark.text != plan.slate.name  # it has become the name
    ]
    return [*notes, *(f"-# {remark}" for remark in format_remarks(remarks, stored.read.kind))]


def _make_save_buttons(winners: int) -> Sequence[Control]:
    save = make_button(routes.SAVE_IMPORT_ROUTE, label="Save", emoji="✅", style=discord.ButtonStyle.success)
    if not winners:
        return [save]
    return [
        save,
        make_button(routes.SAVE_IMPORT_WITH_WINNERS_ROUTE, label="Save with the winners", emoji=TROPHY_EMOJI),
    ]


def _split_pages(slate: SlateDraft, prizes: PrizeNames) -> Iterator[str]:
    """The categories with every nominee as the ballot names it, as many to a page as can be read."""
    lines: list[str] = []
    for draft, category in zip(slate.categories, make_categories(slate.categories, prizes), strict=True):
        won = [nominee.winner for nominee in draft.nominees]
        for line in _list_category_lines(category, won):
            if lines and sum(map(len, lines)) + len(line) > _PAGE_CHARACTER_LIMIT:
                yield "\n".join(lines)
                lines = []
            lines.append(line)
    yield "\n".join(lines)


def _list_category_lines(category: Category, won: Sequence[bool]) -> Iterator[str]:
    count = format_count(len(category.nominees), "nominee")
    yield f"**{escape_text(category.name, 80)}** · {count}"
    for nominee, winner in zip(category.nominees, won, strict=True):
        mark = f" {TROPHY_EMOJI}" if winner else ""
        yield f"• {format_slate_nominee(category, nominee)}{mark}"


def _format_edition_size(edition: RawSlate) -> str:
    nominees = sum(len(category.nominees) for category in edition.categories)
    categories = format_count(len(edition.categories), "category", "categories")
    return f"{categories}, {format_count(nominees, 'nominee')}"
