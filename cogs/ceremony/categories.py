"""The desk at which hosts change a category of their server's own slate."""

from bot.awards.model import Headline
from bot.awards.slate_changes import AddCategory, MoveCategory, RemoveCategory, RenameCategory
from bot.awards.slate_nominee_changes import AddNominees
from bot.errors import OutdatedControlError
from cogs.ceremony import routes
from cogs.ceremony.desk import EditingCog, find_slate_category
from cogs.ceremony.forms import NAME_FIELD, NOMINEES_FIELD, nominees_form, rename_form
from cogs.ceremony.questions import confirm_remove_screen
from cogs.ceremony.screens import slate_category_screen, slate_screen
from cogs.kit.controls import Press, answers_route, parse_enum_part
from cogs.kit.words import escape_text, format_count

_STEPS = {"1": 1, "-1": -1}
"""How far one press moves something, as its state says it."""


class CategoryEditingCog(EditingCog):
    """Categories and how many nominees they have."""

    @answers_route(routes.CATEGORY_PAGE_ROUTE)
    async def open_category(self, press: Press) -> None:
        """A page of its nominees."""
        _, chosen, _, _ = press.require_parts(4)
        slate = await self.load_slate(press)
        category_id = press.value if chosen == routes.CHOSEN_BY_VALUE and press.values else chosen
        await press.show_privately(
            slate_category_screen(slate, find_slate_category(slate, category_id), press.page)
        )

    @answers_route(routes.CATEGORY_ADDED_ROUTE)
    async def add_category(self, press: Press) -> None:
        """A new category with its nominees."""
        press.require_parts(1)
        slate = await self.edit_slate(
            press, AddCategory(press.get_typed_text(NAME_FIELD), None, press.get_typed_text(NOMINEES_FIELD))
        )
        await press.show_privately(slate_category_screen(slate, slate.categories[-1], note="-# ✅ Added."))

    @answers_route(routes.ASK_NOMINEES_ROUTE)
    async def ask_nominees(self, press: Press) -> None:
        """The form of more nominees."""
        press.require_parts(2)
        await press.interaction.response.send_modal(nominees_form(*await self.load_category(press)))

    @answers_route(routes.NOMINEES_ADDED_ROUTE)
    async def add_nominees(self, press: Press) -> None:
        """More nominees."""
        _, category_id = press.require_parts(2)
        before = len((await self.load_category(press))[1].nominees)
        slate = await self.edit_slate(press, AddNominees(category_id, press.get_typed_text(NOMINEES_FIELD)))
        category = find_slate_category(slate, category_id)
        added = format_count(len(category.nominees) - before, "nominee")
        await press.show_privately(
            slate_category_screen(slate, category, len(category.nominees), f"-# ✅ Added {added}.")
        )

    @answers_route(routes.ASK_CATEGORY_NAME_ROUTE)
    async def ask_name(self, press: Press) -> None:
        """The form of its name."""
        press.require_parts(2)
        await press.interaction.response.send_modal(rename_form(*await self.load_category(press)))

    @answers_route(routes.CATEGORY_RENAMED_ROUTE)
    async def rename_category(self, press: Press) -> None:
        """Another name."""
        press.require_parts(2)
        _, category = await self.load_category(press)
        await self._save_change(
            press, RenameCategory(category.id, press.get_typed_text(NAME_FIELD), category.headline)
        )

    @answers_route(routes.CATEGORY_HEADLINE_ROUTE)
    async def choose_headline(self, press: Press) -> None:
        """What its nominees are named by."""
        press.require_parts(2)
        _, category = await self.load_category(press)
        headline = parse_enum_part(Headline, press.value)
        await self._save_change(press, RenameCategory(category.id, category.name, headline))

    @answers_route(routes.MOVE_CATEGORY_ROUTE)
    async def move_category(self, press: Press) -> None:
        """One place up or down."""
        by = parse_step(press.require_parts(3)[2])
        slate, category = await self.load_category(press)
        await self._save_change(press, MoveCategory(category.id, slate.categories.index(category) + by))

    @answers_route(routes.ASK_CATEGORY_REMOVE_ROUTE)
    async def ask_remove(self, press: Press) -> None:
        """Asks before it is removed."""
        press.require_parts(2)
        await press.show_privately(confirm_remove_screen(*await self.load_category(press)))

    @answers_route(routes.CATEGORY_REMOVED_ROUTE)
    async def remove_category(self, press: Press) -> None:
        """Removes it."""
        press.require_parts(2)
        _, category = await self.load_category(press)
        slate = await self.edit_slate(press, RemoveCategory(category.id))
        note = f"-# 🗑️ {escape_text(category.name)} is removed."
        await press.show_privately(slate_screen(slate, note=note))

    async def _save_change(self, press: Press, change: RenameCategory | MoveCategory) -> None:
        slate = await self.edit_slate(press, change)
        category = find_slate_category(slate, change.category_id)
        place = f"{slate.categories.index(category) + 1} of {len(slate.categories)}"
        await press.show_privately(
            slate_category_screen(slate, category, note=f"-# ✅ Saved. Place {place}.")
        )


def parse_step(text: str) -> int:
    """How far a control moves something.

    Raises:
        OutdatedControlError: As no control of this version does.
    """
    try:
        return _STEPS[text]
    except KeyError:
        raise OutdatedControlError from None
