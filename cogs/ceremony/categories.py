"""The desk at which hosts change a category of their server's own slate."""

from bot.awards.model import Headline
from bot.awards.slate_changes import AddCategory, MoveCategory, RemoveCategory, RenameCategory
from bot.awards.slate_nominee_changes import AddNominees
from bot.errors import OutdatedControlError
from cogs.ceremony import routes
from cogs.ceremony.desk import Desk, category_in
from cogs.ceremony.forms import NAME, NOMINEES, nominees_form, rename_form
from cogs.ceremony.questions import remove_category_screen
from cogs.ceremony.screens import category_screen, slate_screen
from cogs.kit import words
from cogs.kit.controls import Press, answers, one_of

_STEPS = {"1": 1, "-1": -1}
"""How far one press moves something, as its state says it."""


class CategoryDesk(Desk):
    """Categories and how many nominees they have."""

    @answers(routes.CATEGORY)
    async def open_category(self, press: Press) -> None:
        """A page of its nominees."""
        _, chosen, _, _ = press.parts(4)
        slate = await self.slate(press)
        category_id = press.value if chosen == routes.CHOSEN and press.values else chosen
        await press.show_privately(category_screen(slate, category_in(slate, category_id), press.page))

    @answers(routes.ADDED)
    async def add(self, press: Press) -> None:
        """A new category with its nominees."""
        press.parts(1)
        slate = await self.edit(press, AddCategory(press.typed(NAME), None, press.typed(NOMINEES)))
        await press.show_privately(category_screen(slate, slate.categories[-1], note="-# ✅ Added."))

    @answers(routes.MORE)
    async def ask_nominees(self, press: Press) -> None:
        """The form of more nominees."""
        press.parts(2)
        await press.interaction.response.send_modal(nominees_form(*await self.category(press)))

    @answers(routes.MORE_ADDED)
    async def add_nominees(self, press: Press) -> None:
        """More nominees."""
        _, category_id = press.parts(2)
        before = len((await self.category(press))[1].nominees)
        slate = await self.edit(press, AddNominees(category_id, press.typed(NOMINEES)))
        category = category_in(slate, category_id)
        added = words.count(len(category.nominees) - before, "nominee")
        await press.show_privately(
            category_screen(slate, category, len(category.nominees), f"-# ✅ Added {added}.")
        )

    @answers(routes.RENAME)
    async def ask_name(self, press: Press) -> None:
        """The form of its name."""
        press.parts(2)
        await press.interaction.response.send_modal(rename_form(*await self.category(press)))

    @answers(routes.RENAMED)
    async def rename(self, press: Press) -> None:
        """Another name."""
        press.parts(2)
        _, category = await self.category(press)
        await self._change(press, RenameCategory(category.id, press.typed(NAME), category.headline))

    @answers(routes.NAMED_BY)
    async def name_by(self, press: Press) -> None:
        """What its nominees are named by."""
        press.parts(2)
        _, category = await self.category(press)
        headline = one_of(Headline, press.value)
        await self._change(press, RenameCategory(category.id, category.name, headline))

    @answers(routes.MOVE_CATEGORY)
    async def move(self, press: Press) -> None:
        """One place up or down."""
        by = step(press.parts(3)[2])
        slate, category = await self.category(press)
        await self._change(press, MoveCategory(category.id, slate.categories.index(category) + by))

    @answers(routes.REMOVE_CATEGORY)
    async def ask_remove(self, press: Press) -> None:
        """Asks before it is removed."""
        press.parts(2)
        await press.show_privately(remove_category_screen(*await self.category(press)))

    @answers(routes.CATEGORY_REMOVED)
    async def remove(self, press: Press) -> None:
        """Removes it."""
        press.parts(2)
        _, category = await self.category(press)
        slate = await self.edit(press, RemoveCategory(category.id))
        note = f"-# 🗑️ {words.plain(category.name)} is removed."
        await press.show_privately(slate_screen(slate, note=note))

    async def _change(self, press: Press, change: RenameCategory | MoveCategory) -> None:
        slate = await self.edit(press, change)
        category = category_in(slate, change.category_id)
        place = f"{slate.categories.index(category) + 1} of {len(slate.categories)}"
        await press.show_privately(category_screen(slate, category, note=f"-# ✅ Saved. Place {place}."))


def step(text: str) -> int:
    """How far a control moves something.

    Raises:
        OutdatedControlError: As no control of this version does.
    """
    try:
        return _STEPS[text]
    except KeyError:
        raise OutdatedControlError from None
