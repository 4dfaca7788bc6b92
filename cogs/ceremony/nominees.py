"""The desk at which hosts change a nominee, and withdraw it from any slate."""

from bot.awards.slate_nominee_changes import CorrectNominee, MoveNominee, RemoveNominee
from bot.night.withdrawing import Withdrawal
from cogs.ceremony import routes
from cogs.ceremony.categories import step
from cogs.ceremony.desk import Desk, category_in, nominee_in
from cogs.ceremony.forms import NOMINEES, nominee_form
from cogs.ceremony.questions import withdraw_screen
from cogs.ceremony.screens import category_screen, nominee_screen
from cogs.kit import words
from cogs.kit.contest_arguments import guild_of
from cogs.kit.contest_news import contest_changed, picks_emptied
from cogs.kit.controls import Press, answers
from cogs.kit.poll_news import poll_changed, votes_emptied
from cogs.kit.rights import actor_of


class NomineeDesk(Desk):
    """Nominees, one at a time."""

    @answers(routes.NOMINEE)
    async def open_nominee(self, press: Press) -> None:
        """One nominee."""
        press.parts(2)
        await press.show_privately(nominee_screen(*await self.nominee(press, press.value)))

    @answers(routes.CORRECT)
    async def ask_line(self, press: Press) -> None:
        """The form of its line."""
        press.parts(3)
        await press.interaction.response.send_modal(nominee_form(*await self.nominee(press)))

    @answers(routes.CORRECTED)
    async def correct(self, press: Press) -> None:
        """Another spelling."""
        press.parts(3)
        _, category, nominee = await self.nominee(press)
        await self._change(press, CorrectNominee(category.id, nominee.id, press.typed(NOMINEES)))

    @answers(routes.MOVE_NOMINEE)
    async def move(self, press: Press) -> None:
        """One place up or down."""
        by = step(press.parts(4)[3])
        _, category, nominee = await self.nominee(press)
        place = category.nominees.index(nominee) + by
        await self._change(press, MoveNominee(category.id, nominee.id, place))

    @answers(routes.REMOVE_NOMINEE)
    async def remove(self, press: Press) -> None:
        """Removes it."""
        press.parts(3)
        _, category, nominee = await self.nominee(press)
        slate = await self.edit(press, RemoveNominee(category.id, nominee.id))
        note = f"-# 🗑️ {words.plain(words.label(category, nominee))} is removed."
        await press.show_privately(category_screen(slate, category_in(slate, category.id), note=note))

    @answers(routes.WITHDRAW)
    async def ask_withdraw(self, press: Press) -> None:
        """Asks before it is withdrawn."""
        press.parts(3)
        await press.show_privately(withdraw_screen(*await self.nominee(press)))

    @answers(routes.WITHDRAWN)
    async def withdraw(self, press: Press) -> None:
        """Withdraws it, and has the members told whose picks and votes that emptied."""
        press.parts(3)
        guild_id, host = guild_of(press.interaction), actor_of(press.interaction)
        slate, category, nominee = await self.nominee(press)
        emptied = await self.services.withdrawals.withdraw(guild_id, slate.id, category.id, nominee.id, host)
        picks_emptied(self.bot, category.id, nominee.id, emptied.contests)
        for contest in emptied.contests:
            contest_changed(self.bot, guild_id, contest.contest.id)
        votes_emptied(self.bot, nominee.id, emptied.polls)
        for poll in emptied.polls:
            poll_changed(self.bot, guild_id, poll.poll.id)
        await self._show(press, f"-# 🚫 Withdrawn.{_told(emptied)}")

    @answers(routes.REINSTATE)
    async def reinstate(self, press: Press) -> None:
        """Lets it stand again."""
        press.parts(3)
        guild_id, host = guild_of(press.interaction), actor_of(press.interaction)
        slate, category, nominee = await self.nominee(press)
        await self.services.slate_editor.reinstate(guild_id, slate.id, category.id, nominee.id, host)
        await self._show(press, "-# ↪️ It can be picked again. Picks that were emptied stay empty.")

    async def _change(self, press: Press, change: CorrectNominee | MoveNominee) -> None:
        slate = await self.edit(press, change)
        category = category_in(slate, change.category_id)
        nominee = category.by_id[change.nominee_id]
        place = f"{category.nominees.index(nominee) + 1} of {len(category.nominees)}"
        note = f"-# ✅ Saved. Place {place}."
        await press.show_privately(nominee_screen(slate, category, nominee, note))

    async def _show(self, press: Press, note: str) -> None:
        slate, category = await self.category(press)
        nominee = nominee_in(category, press.state[2])
        await press.show_privately(nominee_screen(slate, category, nominee, note))


def _told(emptied: Withdrawal) -> str:
    """How many are asked to choose anew; nothing where nobody had chosen the nominee."""
    picks, votes = words.count(emptied.picks, "pick"), words.count(emptied.votes, "vote")
    lost = [text for text, number in ((picks, emptied.picks), (votes, emptied.votes)) if number]
    return f" {words.listed(lost)} emptied; those members are asked to choose anew." if lost else ""
