"""The desk at which hosts change a nominee, and withdraw it from any slate."""

from bot.awards.slate_nominee_changes import CorrectNominee, MoveNominee, RemoveNominee
from bot.night.withdrawing import Withdrawal
from cogs.ceremony import routes
from cogs.ceremony.categories import parse_step
from cogs.ceremony.desk import EditingCog, find_category_nominee, find_slate_category
from cogs.ceremony.forms import NOMINEES_FIELD, nominee_form
from cogs.ceremony.questions import confirm_withdraw_screen
from cogs.ceremony.screens import slate_category_screen, slate_nominee_screen
from cogs.kit.contest_arguments import require_guild_id
from cogs.kit.contest_news import dispatch_contest_changed, dispatch_picks_emptied
from cogs.kit.controls import Press, answers_route
from cogs.kit.poll_news import dispatch_poll_changed, dispatch_votes_emptied
from cogs.kit.rights import make_actor
from cogs.kit.words import escape_text, format_count, format_label, format_list


class NomineeEditingCog(EditingCog):
    """Nominees, one at a time."""

    @answers_route(routes.NOMINEE_CHOSEN_ROUTE)
    async def open_nominee(self, press: Press) -> None:
        """One nominee."""
        press.require_parts(2)
        await press.show_privately(slate_nominee_screen(*await self.load_nominee(press, press.value)))

    @answers_route(routes.ASK_NOMINEE_LINE_ROUTE)
    async def ask_line(self, press: Press) -> None:
        """The form of its line."""
        press.require_parts(3)
        await press.interaction.response.send_modal(nominee_form(*await self.load_nominee(press)))

    @answers_route(routes.NOMINEE_CORRECTED_ROUTE)
    async def correct_nominee(self, press: Press) -> None:
        """Another spelling."""
        press.require_parts(3)
        _, category, nominee = await self.load_nominee(press)
        await self._save_change(
            press, CorrectNominee(category.id, nominee.id, press.get_typed_text(NOMINEES_FIELD))
        )

    @answers_route(routes.MOVE_NOMINEE_ROUTE)
    async def move_nominee(self, press: Press) -> None:
        """One place up or down."""
        by = parse_step(press.require_parts(4)[3])
        _, category, nominee = await self.load_nominee(press)
        place = category.nominees.index(nominee) + by
        await self._save_change(press, MoveNominee(category.id, nominee.id, place))

    @answers_route(routes.REMOVE_NOMINEE_ROUTE)
    async def remove_nominee(self, press: Press) -> None:
        """Removes it."""
        press.require_parts(3)
        _, category, nominee = await self.load_nominee(press)
        slate = await self.edit_slate(press, RemoveNominee(category.id, nominee.id))
        note = f"-# 🗑️ {escape_text(format_label(category, nominee))} is removed."
        await press.show_privately(
            slate_category_screen(slate, find_slate_category(slate, category.id), note=note)
        )

    @answers_route(routes.ASK_NOMINEE_WITHDRAW_ROUTE)
    async def ask_withdraw(self, press: Press) -> None:
        """Asks before it is withdrawn."""
        press.require_parts(3)
        await press.show_privately(confirm_withdraw_screen(*await self.load_nominee(press)))

    @answers_route(routes.NOMINEE_WITHDRAWN_ROUTE)
    async def withdraw_nominee(self, press: Press) -> None:
        """Withdraws it, and has the members told whose picks and votes that emptied."""
        press.require_parts(3)
        guild_id, host = require_guild_id(press.interaction), make_actor(press.interaction)
        slate, category, nominee = await self.load_nominee(press)
        emptied = await self.services.withdrawals.withdraw_nominee(
            guild_id, slate.id, category.id, nominee.id, host
        )
        dispatch_picks_emptied(self.bot, category.id, nominee.id, emptied.contests)
        for contest in emptied.contests:
            dispatch_contest_changed(self.bot, guild_id, contest.contest.id)
        dispatch_votes_emptied(self.bot, nominee.id, emptied.polls)
        for poll in emptied.polls:
            dispatch_poll_changed(self.bot, guild_id, poll.poll.id)
        await self._show_nominee(press, f"-# 🚫 Withdrawn.{_format_emptied(emptied)}")

    @answers_route(routes.REINSTATE_NOMINEE_ROUTE)
    async def reinstate_nominee(self, press: Press) -> None:
        """Lets it stand again."""
        press.require_parts(3)
        guild_id, host = require_guild_id(press.interaction), make_actor(press.interaction)
        slate, category, nominee = await self.load_nominee(press)
        await self.services.slate_editor.reinstate_nominee(guild_id, slate.id, category.id, nominee.id, host)
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
    """How many are asked to choose anew; nothing where nobody had chosen the nominee."""
    picks, votes = format_count(emptied.pick_count, "pick"), format_count(emptied.vote_count, "vote")
    lost = [text for text, number in ((picks, emptied.pick_count), (votes, emptied.vote_count)) if number]
    return f" {format_list(lost)} emptied; those members are asked to choose anew." if lost else ""
