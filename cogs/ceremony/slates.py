"""The desk at which hosts change a slate as a whole: its name and date, its categories' order, its end."""

from bot.awards.slate_changes import Retitle
from cogs.ceremony import routes
from cogs.ceremony.days import read_day
from cogs.ceremony.desk import Desk
from cogs.ceremony.forms import DATE, NAME, category_form, copy_form, title_form
from cogs.ceremony.importing import saved_file
from cogs.ceremony.questions import delete_screen
from cogs.ceremony.screens import slate_screen
from cogs.kit import words
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Press, answers
from cogs.kit.layouts import notice
from cogs.kit.rights import actor_of


class SlateDesk(Desk):
    """Slates as a whole."""

    @answers(routes.SLATE)
    async def open_slate(self, press: Press) -> None:
        """A page of its categories."""
        press.parts(3)
        await press.show_privately(slate_screen(await self.slate(press), press.page))

    @answers(routes.TITLE)
    async def ask_title(self, press: Press) -> None:
        """The form of its name and date."""
        press.parts(1)
        await press.interaction.response.send_modal(title_form(await self.slate(press)))

    @answers(routes.TITLED)
    async def retitle(self, press: Press) -> None:
        """Another name or date."""
        press.parts(1)
        held = read_day(press.typed(DATE), self.services.clock().date()) if press.typed(DATE) else None
        slate = await self.edit(press, Retitle(press.typed(NAME), held))
        await press.show_privately(slate_screen(slate, note="-# ✅ Saved."))

    @answers(routes.COPY)
    async def ask_copy(self, press: Press) -> None:
        """The form of a copy's name."""
        press.parts(1)
        await press.interaction.response.send_modal(copy_form(await self.slate(press)))

    @answers(routes.COPIED)
    async def copy(self, press: Press) -> None:
        """A copy of it, which can be changed."""
        (source_id,) = press.parts(1)
        host = actor_of(press.interaction)
        source = await self.slate(press)
        slate = await self.services.slate_editor.create(
            guild_of(press.interaction), press.typed(NAME), source.held, host, source_id
        )
        await press.show_privately(slate_screen(slate, note=copy_note(source.name)))

    @answers(routes.NEW)
    async def ask_category(self, press: Press) -> None:
        """The form of a new category."""
        press.parts(1)
        await press.interaction.response.send_modal(category_form(await self.slate(press)))

    @answers(routes.DELETE)
    async def ask_delete(self, press: Press) -> None:
        """Asks before it is deleted."""
        press.parts(1)
        await press.show_privately(delete_screen(await self.slate(press)))

    @answers(routes.DELETED)
    async def delete(self, press: Press) -> None:
        """Deletes it."""
        press.parts(1)
        host = actor_of(press.interaction)
        slate = await self.slate(press)
        await self.services.slate_editor.delete(guild_of(press.interaction), slate.id, host)
        await press.show_privately(notice(f"🗑️ {words.plain(slate.name)} is deleted."))

    @answers(routes.SAVE)
    async def save(self, press: Press) -> None:
        """Saves the slate of a preview, read again from its file."""
        host = actor_of(press.interaction)
        draft = await saved_file(press)
        slate = await self.services.slate_editor.import_file(
            guild_of(press.interaction), draft.name, draft, host
        )
        await press.interaction.response.edit_message(
            view=slate_screen(slate, note="-# ✅ Saved. `/contest create` takes it from here."),
            attachments=[],
        )


def copy_note(source: str) -> str:
    """What stands above a fresh copy."""
    return f"-# ✅ Copied from {words.plain(source)}, without its winners."
