"""Controls of a category and of a nominee in a server's own slate."""

from bot.announcing.withdrawal_service import Withdrawal
from bot.errors import OutdatedControlError
from bot.ids import CategoryId
from bot.record.model import Headline
from bot.slates.edits import (
    AddCategory,
    AddNominees,
    CorrectNominee,
    MoveCategory,
    MoveNominee,
    RemoveCategory,
    RemoveNominee,
    RenameCategory,
)
from bot.slates.model import SlateNominee
from cogs.kit.controls import Press, answers_route, parse_enum_part, require_guild_id
from cogs.kit.events import (
    dispatch_contest_changed,
    dispatch_nominee_withdrawn,
    dispatch_picks_emptied,
    dispatch_poll_changed,
    dispatch_votes_emptied,
    dispatch_votes_skipped,
)
from cogs.kit.rights import make_actor
from cogs.kit.text import escape_text, format_count, format_label, format_list
from cogs.slates import routes
from cogs.slates.forms import NAME_FIELD, NOMINEES_FIELD, nominee_form, nominees_form, rename_form
from cogs.slates.screens import (
    confirm_remove_screen,
    confirm_withdraw_screen,
    slate_category_screen,
    slate_nominee_screen,
    slate_screen,
)
from cogs.slates.slate_controls import EditingCog, find_category_nominee, find_slate_category

_STEPS = {"1": 1, "-1": -1}
"""The number of places of one press, by its text in a control's state."""


class CategoryEditingCog(EditingCog):
    """Controls of a category and its list of nominees."""

    @answers_route(routes.CATEGORY_PAGE_ROUTE)
    async def open_category(self, press: Press) -> None:
        """Show a page of the category's nominees."""
        _, chosen, _, _ = press.require_parts(4)
        slate = await self.load_slate(press)
        category_id = CategoryId(press.value if chosen == routes.CHOSEN_BY_VALUE and press.values else chosen)
        await press.show_privately(
            slate_category_screen(slate, find_slate_category(slate, category_id), press.page)
        )

    @answers_route(routes.CATEGORY_ADDED_ROUTE)
    async def add_category(self, press: Press) -> None:
        """Add a category with its nominees."""
        press.require_parts(1)
        slate = await self.edit_slate(
            press, AddCategory(press.get_typed_text(NAME_FIELD), None, press.get_typed_text(NOMINEES_FIELD))
        )
        await press.show_privately(slate_category_screen(slate, slate.categories[-1], note="-# ✅ Added."))

    @answers_route(routes.ASK_NOMINEES_ROUTE)
    async def ask_nominees(self, press: Press) -> None:
        """Open the form for more nominees."""
        press.require_parts(2)
        await press.interaction.response.send_modal(nominees_form(*await self.load_category(press)))

    @answers_route(routes.NOMINEES_ADDED_ROUTE)
    async def add_nominees(self, press: Press) -> None:
        """Add nominees."""
        category_id = CategoryId(press.require_parts(2)[1])
        before = len((await self.load_category(press))[1].nominees)
        slate = await self.edit_slate(press, AddNominees(category_id, press.get_typed_text(NOMINEES_FIELD)))
        category = find_slate_category(slate, category_id)
        added = format_count(len(category.nominees) - before, "nominee")
        await press.show_privately(
            slate_category_screen(slate, category, len(category.nominees), f"-# ✅ Added {added}.")
        )

    @answers_route(routes.ASK_CATEGORY_NAME_ROUTE)
    async def ask_name(self, press: Press) -> None:
        """Open the form for the category's name."""
        press.require_parts(2)
        await press.interaction.response.send_modal(rename_form(*await self.load_category(press)))

    @answers_route(routes.CATEGORY_RENAMED_ROUTE)
    async def rename_category(self, press: Press) -> None:
        """Rename the category."""
        press.require_parts(2)
        _, category = await self.load_category(press)
        await self._save_change(
            press, RenameCategory(category.id, press.get_typed_text(NAME_FIELD), category.headline)
        )

    @answers_route(routes.CATEGORY_HEADLINE_ROUTE)
    async def choose_headline(self, press: Press) -> None:
        """Set the headline of its nominees."""
        press.require_parts(2)
        _, category = await self.load_category(press)
        headline = parse_enum_part(Headline, press.value)
        await self._save_change(press, RenameCategory(category.id, category.name, headline))

    @answers_route(routes.MOVE_CATEGORY_ROUTE)
    async def move_category(self, press: Press) -> None:
        """Move the category one place up or down."""
        by = parse_step(press.require_parts(3)[2])
        slate, category = await self.load_category(press)
        await self._save_change(press, MoveCategory(category.id, slate.categories.index(category) + by))

    @answers_route(routes.ASK_CATEGORY_REMOVE_ROUTE)
    async def ask_remove(self, press: Press) -> None:
        """Ask to confirm the removal."""
        press.require_parts(2)
        await press.show_privately(confirm_remove_screen(*await self.load_category(press)))

    @answers_route(routes.CATEGORY_REMOVED_ROUTE)
    async def remove_category(self, press: Press) -> None:
        """Remove the category."""
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
    """Parse the number of places in a control's state.

    Raises:
        OutdatedControlError: No control of this version has such a state.
    """
    try:
        return _STEPS[text]
    except KeyError:
        raise OutdatedControlError from None


class NomineeEditingCog(EditingCog):
    """Controls of one nominee."""

    @answers_route(routes.NOMINEE_CHOSEN_ROUTE)
    async def open_nominee(self, press: Press) -> None:
        """Show one nominee."""
        press.require_parts(2)
        await press.show_privately(slate_nominee_screen(*await self.load_nominee(press, press.value)))

    @answers_route(routes.ASK_NOMINEE_LINE_ROUTE)
    async def ask_line(self, press: Press) -> None:
        """Open the form for the nominee's line."""
        press.require_parts(3)
        await press.interaction.response.send_modal(nominee_form(*await self.load_nominee(press)))

    @answers_route(routes.NOMINEE_CORRECTED_ROUTE)
    async def correct_nominee(self, press: Press) -> None:
        """Save the corrected line."""
        press.require_parts(3)
        _, category, nominee = await self.load_nominee(press)
        await self._save_change(
            press, CorrectNominee(category.id, nominee.id, press.get_typed_text(NOMINEES_FIELD))
        )

    @answers_route(routes.MOVE_NOMINEE_ROUTE)
    async def move_nominee(self, press: Press) -> None:
        """Move the nominee one place up or down."""
        by = parse_step(press.require_parts(4)[3])
        _, category, nominee = await self.load_nominee(press)
        place = category.nominees.index(nominee) + by
        await self._save_change(press, MoveNominee(category.id, nominee.id, place))

    @answers_route(routes.REMOVE_NOMINEE_ROUTE)
    async def remove_nominee(self, press: Press) -> None:
        """Remove the nominee."""
        press.require_parts(3)
        _, category, nominee = await self.load_nominee(press)
        slate = await self.edit_slate(press, RemoveNominee(category.id, nominee.id))
        note = f"-# 🗑️ {escape_text(format_label(category, nominee))} is removed."
        await press.show_privately(
            slate_category_screen(slate, find_slate_category(slate, category.id), note=note)
        )

    @answers_route(routes.ASK_NOMINEE_WITHDRAW_ROUTE)
    async def ask_withdraw(self, press: Press) -> None:
        """Ask to confirm the withdrawal."""
        press.require_parts(3)
        await press.show_privately(confirm_withdraw_screen(*await self.load_nominee(press)))

    @answers_route(routes.NOMINEE_WITHDRAWN_ROUTE)
    async def withdraw_nominee(self, press: Press) -> None:
        """Withdraw the nominee, and notify the members whose picks and votes that empties."""
        press.require_parts(3)
        guild_id, host = require_guild_id(press.interaction), make_actor(press.interaction)
        slate, category, nominee = await self.load_nominee(press)
        meant = SlateNominee(guild_id, slate.id, category.id, nominee.id)
        emptied = await self.services.withdrawals.withdraw_nominee(meant, host)
        dispatch_picks_emptied(self.bot, category.id, nominee.id, emptied.contests)
        for contest in emptied.contests:
            dispatch_contest_changed(self.bot, guild_id, contest.contest.id)
        dispatch_votes_emptied(self.bot, nominee.id, emptied.polls)
        for poll in emptied.polls:
            dispatch_poll_changed(self.bot, guild_id, poll.poll.id)
        if emptied.award is not None:
            dispatch_votes_skipped(self.bot, category.id, nominee.id, emptied.award)
        dispatch_nominee_withdrawn(self.bot, guild_id, slate.id)
        await self._show_nominee(press, f"-# 🚫 Withdrawn.{_format_emptied(emptied)}")

    @answers_route(routes.REINSTATE_NOMINEE_ROUTE)
    async def reinstate_nominee(self, press: Press) -> None:
        """Reinstate the nominee."""
        press.require_parts(3)
        guild_id, host = require_guild_id(press.interaction), make_actor(press.interaction)
        slate, category, nominee = await self.load_nominee(press)
        meant = SlateNominee(guild_id, slate.id, category.id, nominee.id)
        await self.services.slate_editor.reinstate_nominee(meant, host)
        dispatch_nominee_withdrawn(self.bot, guild_id, slate.id)
        await self._show_nominee(press, "-# ↪️ It can be picked again. Picks that were emptied stay empty.")

    async def _save_change(self, press: Press, change: CorrectNominee | MoveNominee) -> None:
        slate = await self.edit_slate(press, change)
        category = find_slate_category(slate, change.category_id)
        nominee = category.by_id[change.nominee_id]
        place = f"{category.nominees.index(nominee) + 1} of {len(category.nominees)}"
        note = f"-# ✅ Saved. Place {place}."
        await press.show_privately(slate_nominee_screen(slate, category, nominee, note))

    async def _show_nominee(self, press: Press, note: str) -> None:
        slate, category = await self.load_category(press)
        nominee = find_category_nominee(category, press.state[2])
        await press.show_privately(slate_nominee_screen(slate, category, nominee, note))


def _format_emptied(emptied: Withdrawal) -> str:
    """Format how many members are asked to choose again; empty if nobody had chosen the nominee."""
    guests = emptied.guest_pick_count
    chosen = (("pick", emptied.pick_count - guests), ("vote", emptied.vote_count))
    lost = [format_count(number, thing) for thing, number in chosen if number]
    said = f" {format_list(lost)} emptied; those members are asked to choose anew." if lost else ""
    if guests:
        whose = "A guest’s pick" if guests == 1 else f"{guests} guests’ picks"
        said += f" {whose} emptied: ask, and correct what you typed under the contest’s **Guests**."
    award = emptied.award
    naming = len(award.member_ids) + len(award.left_without_ids) if award is not None else 0
    if naming:
        verb = "names" if naming == 1 else "name"
        said += f" {format_count(naming, 'ballot')} of your awards {verb} it; those members are told."
    return said
