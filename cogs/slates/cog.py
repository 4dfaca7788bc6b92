"""`/ceremony`: the hosts' commands for the server's own slates."""

import io
from dataclasses import replace

import discord
from discord import app_commands

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.record.model import Ceremony
from bot.slates.builder import copy_categories, make_fresh_id
from bot.slates.drafts import SlateDraft, make_slate_draft
from bot.slates.errors import RecordSlateError
from bot.slates.files import FileFormat, StoredImport, make_template, write_slate
from bot.slates.service import is_own
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.layouts import make_notice
from cogs.kit.result_set_options import SlateOption
from cogs.kit.text import escape_text
from cogs.kit.times import DayOption
from cogs.slates.dated_steps import DatedSteps, NewSlate
from cogs.slates.error_text import NoOwnSlateError
from cogs.slates.forms import category_form
from cogs.slates.import_controls import read_attachment
from cogs.slates.import_preview import (
    derive_slate_name,
    editions_screen,
    make_editions_file,
    make_preview_file,
    preview_screen,
    problems_screen,
)
from cogs.slates.options import SlateCategoryOption, SlateNomineeOption, resolve_slate
from cogs.slates.screens import confirm_withdraw_screen, slate_nominee_screen, slate_screen
from cogs.slates.standing_slates import match_screen


class CeremonyCog(FeatureCog):
    """The server's own slates."""

    feature = Feature.CONTESTS
    heading = "Your own slates (hosts)"
    about = (
        "Nominees that no record has yet: a film club's, a jury's, the Oscars' on nomination morning. Begin "
        "with `/ceremony create` and add them by hand, or send a spreadsheet with `/ceremony import`; "
        "`/ceremony export` gives you a template. A slate works like any ceremony: contests, polls, results "
        "and verdicts."
    )

    def __init__(self, bot: AwardsBot, dated_steps: DatedSteps) -> None:
        """Create the cog with the steps that take a date."""
        super().__init__(bot)
        self._dated = dated_steps

    ceremony = app_commands.Group(
        name="ceremony",
        description="Your server's own slates: next season's nominees, a jury's, the film club's",
        default_permissions=discord.Permissions(manage_events=True),
        guild_only=True,
    )

    @ceremony.command()
    @app_commands.describe(
        name="What it is called: “Film Club Awards 2027”",
        date="When it is held: “14 March 2027”",
        copy="Start from what stands on another slate, the record's or your own",
    )
    async def create(
        self,
        interaction: Interaction,
        name: app_commands.Range[str, 1, 100],
        date: DayOption | None = None,
        copy: SlateOption | None = None,
    ) -> None:
        """Start a slate of your own, empty or as a copy."""
        asked = NewSlate(name, copy.id if copy else None, copy.name if copy else "")
        await self._dated.create_slate(interaction, asked, date)

    @ceremony.command()
    @app_commands.describe(ceremony="Which slate; your newest one unless you say")
    async def edit(self, interaction: Interaction, ceremony: SlateOption | None = None) -> None:
        """Open a slate: add, rename, move, correct, withdraw."""
        slate = ceremony or await self._find_newest_slate(interaction)
        guild_id = require_guild_id(interaction)
        if not is_own(slate):
            slate = await self.services.slates.find_standing_slate(guild_id, slate.id) or slate
        questions = tuple(await self.services.slates.list_open_matches(guild_id, slate.id))
        screen = match_screen(slate, questions) if questions else slate_screen(slate)
        await interaction.response.send_message(view=screen, ephemeral=True)

    @ceremony.command()
    @app_commands.describe(ceremony="Which slate; your newest one unless you say")
    async def add(self, interaction: Interaction, ceremony: SlateOption | None = None) -> None:
        """Add a category with its nominees."""
        slate = ceremony or await self._find_newest_slate(interaction)
        if not is_own(slate):
            raise RecordSlateError(slate.name)
        await interaction.response.send_modal(category_form(slate))

    @ceremony.command(name="import")
    @app_commands.describe(
        file="A spreadsheet (.xlsx or .csv) or a JSON file; /ceremony export gives you a template",
        name="What the slate is called",
    )
    async def import_(
        self,
        interaction: Interaction,
        file: discord.Attachment,
        name: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Read a slate from a file: you see it first, and save it with one press."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        editor = self.services.slate_editor
        read = await read_attachment(file, editor.known_names)
        stored = StoredImport(file.filename, name or "", read)
        if read.editions:
            await interaction.followup.send(
                view=editions_screen(stored), file=make_editions_file(stored), ephemeral=True
            )
            return
        if read.slate is None or read.problems:
            await interaction.followup.send(view=problems_screen(file.filename, read), ephemeral=True)
            return
        slate = replace(read.slate, name=name or read.slate.name or derive_slate_name(file.filename))
        plan = await editor.plan_import(require_guild_id(interaction), slate)
        await interaction.followup.send(
            view=preview_screen(stored, plan.slate, plan, editor.known_names.prizes),
            file=make_preview_file(stored, plan.slate),
            ephemeral=True,
        )

    @ceremony.command()
    @app_commands.describe(
        category="The category",
        nominee="Who can be picked no more",
        ceremony="The ceremony, the record's or your own; the one you play unless you say",
    )
    async def withdraw(
        self,
        interaction: Interaction,
        category: SlateCategoryOption,
        nominee: SlateNomineeOption,
        ceremony: SlateOption | None = None,
    ) -> None:
        """Take a nominee out, or let it stand again: in this server alone."""
        slate = ceremony or await resolve_slate(interaction)
        shown = slate_nominee_screen if nominee.withdrawn else confirm_withdraw_screen
        await interaction.response.send_message(view=shown(slate, category, nominee), ephemeral=True)

    @ceremony.command()
    @app_commands.describe(
        ceremony="Which slate, the record's or your own; without one you get a template",
        format="CSV for a spreadsheet, JSON for a program",
    )
    async def export(
        self,
        interaction: Interaction,
        ceremony: SlateOption | None = None,
        format: FileFormat = FileFormat.CSV,  # noqa: A002 - the option's name
    ) -> None:
        """Get a slate as a file, or a template to start from."""
        if ceremony is not None and ceremony.categories:
            draft, filename = _make_file_draft(ceremony), make_fresh_id(ceremony.name, "slate", 40, ())
            content = f"**{escape_text(ceremony.name)}**: change it, and `/ceremony import` takes it back."
        else:
            draft, filename = make_template(self.services.record), "template"
            content = "A template: keep its first line, write over the rest, and `/ceremony import` it."
        file = discord.File(io.BytesIO(write_slate(draft, format)), f"{filename}.{format}")
        view = make_notice(content, discord.ui.File[discord.ui.LayoutView](file))
        await interaction.response.send_message(view=view, file=file, ephemeral=True)

    async def _find_newest_slate(self, interaction: Interaction) -> Ceremony:
        own = await self.services.slates.list_own_ceremonies(require_guild_id(interaction))
        if not own:
            raise NoOwnSlateError
        return own[0]


def _make_file_draft(ceremony: Ceremony) -> SlateDraft:
    """Convert a slate for export; of a ceremony on record, the categories that can be voted on, without winners."""
    return make_slate_draft(
        ceremony if is_own(ceremony) else replace(ceremony, categories=copy_categories(ceremony))
    )
