"""The controls of the hosts' board: each checks the right to use it again, and the version that was seen."""

from collections.abc import Awaitable

import discord
from discord import ui

from bot.audit.model import Actor
from bot.awards.model import Category
from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.night.change import NightChange, Scene
from bot.results.target import REAL, Target
from cogs.kit import words
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import guild_of
from cogs.kit.contest_news import contest_changed
from cogs.kit.contest_routes import BOARD, contest_id_of
from cogs.kit.controls import Press, answers, int_part
from cogs.kit.rights import require_host
from cogs.kit.targets import category_marked, nominees_marked, target_of_part
from cogs.results import screens
from cogs.results.telling import Teller

YES = "yes"


class BoardCog(FeatureCog):
    """The board on which hosts open envelopes."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, teller: Teller) -> None:
        """Make the cog; what it announces, the teller tells."""
        super().__init__(bot)
        self._teller = teller

    @answers(BOARD)
    async def open_board(self, press: Press) -> None:
        """The board of a contest's results, from the contest's host panel."""
        await require_host(press.interaction)
        guild_id = guild_of(press.interaction)
        contest = await self.services.contests.contest(guild_id, contest_id_of(press))
        target = Target(guild_id, contest.ceremony_id, contest.id if contest.rehearsal else REAL)
        await press.show_privately(screens.board_screen(await self.services.night.scene(target)))

    @answers(screens.PAGE)
    async def turn(self, press: Press) -> None:
        """A page of the board."""
        scene, _ = await self._scene(press, 3)
        await press.show_privately(screens.board_screen(scene, press.page))

    @answers(screens.ENVELOPE)
    async def open_envelope(self, press: Press) -> None:
        """One category, chosen on the board or come back to."""
        scene, _ = await self._scene(press, 2)
        marked = press.value if press.values else press.state[1]
        await press.show_privately(screens.envelope_screen(scene, category_marked(scene.ceremony, marked)))

    @answers(screens.WINNERS)
    async def choose(self, press: Press) -> None:
        """Winners chosen: asked once more before anyone is told."""
        scene, _ = await self._scene(press, 4)
        category = category_marked(scene.ceremony, press.state[1])
        winners = nominees_marked(category, "-".join(press.values))
        await press.show_privately(screens.confirm_screen(scene, category, winners, int_part(press.state[2])))

    @answers(screens.CONFIRM)
    async def announce(self, press: Press) -> None:
        """Confirmed: announced, and told."""
        scene, host = await self._scene(press, 4)
        category = category_marked(scene.ceremony, press.state[1])
        winners = [nominee.id for nominee in nominees_marked(category, press.state[3])]
        announcing = self.services.night.announce(
            scene.target, category.id, winners, host, seen_version=int_part(press.state[2]), replace=True
        )
        await self._carry_out(press, scene.target, announcing)

    @answers(screens.UNDO)
    async def undo(self, press: Press) -> None:
        """Take back, after asking."""
        scene, host = await self._scene(press, 4)
        category, version = category_marked(scene.ceremony, press.state[1]), int_part(press.state[2])
        if press.state[3] != YES:
            await press.show_privately(screens.ask_screen(scene, category, screens.UNDO, version))
            return
        undoing = self.services.night.undo(scene.target, category.id, host, seen_version=version)
        await self._carry_out(press, scene.target, undoing)

    @answers(screens.VOID)
    async def void(self, press: Press) -> None:
        """Cancel a category, after asking."""
        scene, host = await self._scene(press, 4)
        category, version = category_marked(scene.ceremony, press.state[1]), int_part(press.state[2])
        if press.state[3] != YES:
            await press.show_privately(screens.ask_screen(scene, category, screens.VOID, version))
            return
        voiding = self.services.night.void(
            scene.target, category.id, host, seen_version=version, replace=True
        )
        await self._carry_out(press, scene.target, voiding)

    @answers(screens.CLOSE)
    async def close_picks(self, press: Press) -> None:
        """Close a category's picks before its envelope is opened."""
        scene, host = await self._scene(press, 2)
        category = category_marked(scene.ceremony, press.state[1])
        closed = await self.services.night.close_picks(scene.target, category.id, host)
        for contest in closed:
            contest_changed(self.bot, contest.guild_id, contest.id)
        await press.show_privately(await self._told(scene.target, _closed(category, bool(closed))))

    @answers(screens.SETTLE)
    async def settle(self, press: Press) -> None:
        """Announce all that is left from the record, after asking."""
        scene, host = await self._scene(press, 2)
        if press.state[1] != YES:
            await press.show_privately(screens.settle_screen(scene))
            return
        await press.interaction.response.defer()
        changes = await self.services.night.settle(scene.target, host)
        await self._redraw(press, scene.target, await self._teller.tell_all(changes))

    async def _scene(self, press: Press, parts: int) -> tuple[Scene, Actor]:
        """What stands in the set of results that a control names, for a host alone."""
        host = await require_host(press.interaction)
        target = target_of_part(guild_of(press.interaction), press.parts(parts)[0])
        return await self.services.night.scene(target), host

    async def _carry_out(self, press: Press, target: Target, change: Awaitable[NightChange]) -> None:
        # What is announced is told in several channels: the press is acknowledged first.
        await press.interaction.response.defer()
        await self._redraw(press, target, await self._teller.tell(await change))

    async def _redraw(self, press: Press, target: Target, told: str) -> None:
        await press.interaction.edit_original_response(
            view=await self._told(target, told), allowed_mentions=discord.AllowedMentions.none()
        )

    async def _told(self, target: Target, told: str) -> ui.LayoutView:
        return screens.board_screen(await self.services.night.scene(target), 0, told)


def _closed(category: Category, done: bool) -> str:
    title = words.plain(category.title)
    return f"🔒 Picks for **{title}** are closed." if done else f"Picks for **{title}** were closed already."
