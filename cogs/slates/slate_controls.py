"""Controls of a slate as a whole, and the base of all cogs that edit slates.

The gate has checked the host's right before, because the routes require it.
"""

from bot.client import AwardsBot
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from bot.ids import CategoryId
from bot.record.model import Category, Ceremony, Nominee
from bot.slates.edits import SlateEdit
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, require_guild_id
from cogs.kit.layouts import make_notice
from cogs.kit.rights import make_actor
from cogs.kit.routes import NEW_SLATE_ROUTE
from cogs.kit.text import escape_text
from cogs.kit.time_questions import claim_command
from cogs.kit.times import read_typed_day
from cogs.slates import routes
from cogs.slates.dated_steps import DatedSteps, NewSlate, RetitledSlate
from cogs.slates.error_text import ControlTargetGoneError
from cogs.slates.forms import (
    DATE_FIELD,
    NAME_FIELD,
    SOURCE_FIELD,
    category_form,
    copy_form,
    new_slate_form,
    title_form,
)
from cogs.slates.routes import make_nominee_key
from cogs.slates.screens import confirm_delete_screen, format_copy_note, slate_screen


class EditingCog(FeatureCog):
    """Base of cogs that edit slates: loads the current state of what a control names."""

    feature = Feature.CONTESTS

    async def load_slate(self, press: Press) -> Ceremony:
        """Load the slate that a control names.

        Raises:
            ControlTargetGoneError: The slate was deleted.
        """
        try:
            return await self.services.slates.get_ceremony(
                require_guild_id(press.interaction), press.state[0]
            )
        except NothingFoundError as error:
            raise ControlTargetGoneError from error

    async def load_category(self, press: Press) -> tuple[Ceremony, Category]:
        """Load the category that a control names, with its slate.

        Raises:
            ControlTargetGoneError: The category was removed.
        """
        slate = await self.load_slate(press)
        return slate, find_slate_category(slate, CategoryId(press.state[1]))

    async def load_nominee(self, press: Press, key: str | None = None) -> tuple[Ceremony, Category, Nominee]:
        """Load the nominee that a control names, with its category and slate; `key` if a select named it.

        Raises:
            ControlTargetGoneError: The nominee was removed.
        """
        slate, category = await self.load_category(press)
        return slate, category, find_category_nominee(category, key or press.state[2])

    async def edit_slate(self, press: Press, change: SlateEdit) -> Ceremony:
        """Apply a change to the slate that a control names; return the changed slate."""
        host = make_actor(press.interaction)
        return await self.services.slate_editor.edit_slate(
            require_guild_id(press.interaction), press.state[0], change, host
        )


def find_slate_category(slate: Ceremony, category_id: CategoryId) -> Category:
    """Return the category that a control names.

    Raises:
        ControlTargetGoneError: The category was removed.
    """
    try:
        return slate.by_id[category_id]
    except KeyError:
        raise ControlTargetGoneError from None


def find_category_nominee(category: Category, key: str) -> Nominee:
    """Return the nominee that a control names by its key.

    Raises:
        ControlTargetGoneError: The nominee was removed.
    """
    for nominee in category.nominees:
        if make_nominee_key(nominee.id) == key:
            return nominee
    raise ControlTargetGoneError


class SlateEditingCog(EditingCog):
    """Controls of a slate as a whole."""

    def __init__(self, bot: AwardsBot, dated_steps: DatedSteps) -> None:
        """Create the cog with the steps that take a date."""
        super().__init__(bot)
        self._dated = dated_steps

    @answers_route(routes.SLATE_PAGE_ROUTE)
    async def open_slate(self, press: Press) -> None:
        """Show a page of the slate's categories."""
        press.require_parts(3)
        await press.show_privately(slate_screen(await self.load_slate(press), press.page))

    @answers_route(routes.ASK_SLATE_TITLE_ROUTE)
    async def ask_title(self, press: Press) -> None:
        """Open the form for its name and date."""
        press.require_parts(1)
        await press.interaction.response.send_modal(title_form(await self.load_slate(press)))

    @answers_route(routes.SLATE_TITLED_ROUTE)
    async def save_title(self, press: Press) -> None:
        """Save another name or date."""
        (slate_id,) = press.require_parts(1)
        typed = press.get_typed_text(DATE_FIELD)
        held = await read_typed_day(press.interaction, typed) if typed else None
        asked = RetitledSlate(slate_id, press.get_typed_text(NAME_FIELD))
        await self._dated.retitle_slate(press.interaction, asked, held)

    @answers_route(NEW_SLATE_ROUTE)
    async def ask_slate(self, press: Press) -> None:
        """Open the form for a new slate, from the hosts' button on `/contests`."""
        await press.interaction.response.send_modal(new_slate_form())

    @answers_route(routes.SLATE_STARTED_ROUTE)
    async def start_slate(self, press: Press) -> None:
        """Make the slate that was typed, empty or as a copy."""
        typed, source = press.get_typed_text(DATE_FIELD), press.get_typed_text(SOURCE_FIELD)
        held = await read_typed_day(press.interaction, typed) if typed else None
        copied = (
            await self.services.slates.find_ceremony(require_guild_id(press.interaction), source)
            if source
            else None
        )
        name = press.get_typed_text(NAME_FIELD)
        asked = NewSlate(name, copied.id if copied else None, copied.name if copied else "")
        await self._dated.create_slate(press.interaction, asked, held)

    @answers_route(routes.SLATE_DATE_ROUTE)
    async def complete_date(self, press: Press) -> None:
        """Go on with the step by the pressed meaning of its date."""
        async with claim_command(press) as answered:
            await self._dated.complete_command(press.interaction, answered)

    @answers_route(routes.ASK_SLATE_COPY_ROUTE)
    async def ask_copy(self, press: Press) -> None:
        """Open the form for a copy's name."""
        press.require_parts(1)
        await press.interaction.response.send_modal(copy_form(await self.load_slate(press)))

    @answers_route(routes.SLATE_COPIED_ROUTE)
    async def copy_slate(self, press: Press) -> None:
        """Make a copy, which can be edited."""
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
        """Open the form for a new category."""
        press.require_parts(1)
        await press.interaction.response.send_modal(category_form(await self.load_slate(press)))

    @answers_route(routes.ASK_SLATE_DELETE_ROUTE)
    async def ask_delete(self, press: Press) -> None:
        """Ask to confirm the deletion."""
        press.require_parts(1)
        await press.show_privately(confirm_delete_screen(await self.load_slate(press)))

    @answers_route(routes.SLATE_DELETED_ROUTE)
    async def delete_slate(self, press: Press) -> None:
        """Delete the slate."""
        press.require_parts(1)
        host = make_actor(press.interaction)
        slate = await self.load_slate(press)
        await self.services.slate_editor.delete_slate(require_guild_id(press.interaction), slate.id, host)
        await press.show_privately(make_notice(f"🗑️ {escape_text(slate.name)} is deleted."))
