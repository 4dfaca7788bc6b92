"""The desk at which hosts change a slate as a whole: its name and date, its categories' order, its end."""

from bot.awards.slate_changes import RetitleSlate
from cogs.ceremony import routes
from cogs.ceremony.days import parse_day
from cogs.ceremony.desk import EditingCog
from cogs.ceremony.forms import DATE_FIELD, NAME_FIELD, category_form, copy_form, title_form
from cogs.ceremony.importing import read_saved_file
from cogs.ceremony.questions import confirm_delete_screen
from cogs.ceremony.screens import slate_screen
from cogs.kit.contest_arguments import require_guild_id
from cogs.kit.controls import Press, answers_route
from cogs.kit.layouts import make_notice
from cogs.kit.rights import make_actor
from cogs.kit.words import escape_text


class SlateEditingCog(EditingCog):
    """Slates as a whole."""

    @answers_route(routes.SLATE_PAGE_ROUTE)
    async def open_slate(self, press: Press) -> None:
        """A page of its categories."""
        press.require_parts(3)
        await press.show_privately(slate_screen(await self.load_slate(press), press.page))

    @answers_route(routes.ASK_SLATE_TITLE_ROUTE)
    async def ask_title(self, press: Press) -> None:
        """The form of its name and date."""
        press.require_parts(1)
        await press.interaction.response.send_modal(title_form(await self.load_slate(press)))

    @answers_route(routes.SLATE_TITLED_ROUTE)
    async def save_title(self, press: Press) -> None:
        """Another name or date."""
        press.require_parts(1)
        held = (
            parse_day(press.get_typed_text(DATE_FIELD), self.services.clock().date())
            if press.get_typed_text(DATE_FIELD)
            else None
        )
        slate = await self.edit_slate(press, RetitleSlate(press.get_typed_text(NAME_FIELD), held))
        await press.show_privately(slate_screen(slate, note="-# ✅ Saved."))

    @answers_route(routes.ASK_SLATE_COPY_ROUTE)
    async def ask_copy(self, press: Press) -> None:
        """The form of a copy's name."""
        press.require_parts(1)
        await press.interaction.response.send_modal(copy_form(await self.load_slate(press)))

    @answers_route(routes.SLATE_COPIED_ROUTE)
    async def copy_slate(self, press: Press) -> None:
        """A copy of it, which can be changed."""
        (source_id,) = press.require_parts(1)
        host = make_actor(press.interaction)
        source = await self.load_slate(press)
        slate = await self.services.slate_editor.create_slate(
            require_guild_id(press.interaction),
            press.get_typed_text(NAME_FIELD),
            source.held,
            host,
            source_id,
        )
        await press.show_privately(slate_screen(slate, note=format_copy_note(source.name)))

    @answers_route(routes.ASK_CATEGORY_ROUTE)
    async def ask_category(self, press: Press) -> None:
        """The form of a new category."""
        press.require_parts(1)
        await press.interaction.response.send_modal(category_form(await self.load_slate(press)))

    @answers_route(routes.ASK_SLATE_DELETE_ROUTE)
    async def ask_delete(self, press: Press) -> None:
        """Asks before it is deleted."""
        press.require_parts(1)
        await press.show_privately(confirm_delete_screen(await self.load_slate(press)))

    @answers_route(routes.SLATE_DELETED_ROUTE)
    async def delete_slate(self, press: Press) -> None:
        """Deletes it."""
        press.require_parts(1)
        host = make_actor(press.interaction)
        slate = await self.load_slate(press)
        await self.services.slate_editor.delete_slate(require_guild_id(press.interaction), slate.id, host)
        await press.show_privately(make_notice(f"🗑️ {escape_text(slate.name)} is deleted."))

    @answers_route(routes.SAVE_IMPORT_ROUTE)
    async def save_import(self, press: Press) -> None:
        """Saves the slate of a preview, read again from its file."""
        host = make_actor(press.interaction)
        draft = await read_saved_file(press)
        slate = await self.services.slate_editor.import_file(
            require_guild_id(press.interaction), draft.name, draft, host
        )
        await press.interaction.response.edit_message(
            view=slate_screen(slate, note="-# ✅ Saved. `/contest create` takes it from here."),
            attachments=[],
        )


def format_copy_note(source: str) -> str:
    """What stands above a fresh copy."""
    return f"-# ✅ Copied from {escape_text(source)}, without its winners."
