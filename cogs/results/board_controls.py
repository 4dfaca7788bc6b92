"""The controls of the hosts' board; each checks the right again, and the version of the result that was seen."""

import logging
from collections.abc import Awaitable, Coroutine
from typing import Any

import discord
from discord import ui

from bot.announcing.model import ResultChange, ResultContext
from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import CategoryId
from bot.record.model import Category
from bot.results.result_set import ResultSet
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.events import dispatch_contest_changed
from cogs.kit.result_set_options import find_marked_category, find_marked_nominees, parse_result_set_part
from cogs.kit.rights import require_host
from cogs.kit.routes import RESULT_BOARD_ROUTE, parse_contest_id
from cogs.kit.text import escape_text
from cogs.results import confirm_screens, routes, screens
from cogs.results.posts import ResultPosts

log = logging.getLogger(__name__)


class ResultBoardCog(FeatureCog):
    """The board on which hosts announce results by button."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, result_posts: ResultPosts) -> None:
        """Create the cog; results are published through `result_posts`."""
        super().__init__(bot)
        self._result_posts = result_posts

    @answers_route(RESULT_BOARD_ROUTE)
    async def open_board(self, press: Press) -> None:
        """Show the board of a contest's results, from its host panel."""
        await require_host(press.interaction)
        guild_id = require_guild_id(press.interaction)
        contest = await self.services.contests.get_contest(guild_id, parse_contest_id(press), for_host=True)
        context = await self.services.announcing.get_context(contest.result_set)
        await press.show_privately(screens.board_screen(context))

    @answers_route(routes.BOARD_PAGE_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show a page of the board."""
        context, _ = await self._load_context(press, 3)
        await press.show_privately(screens.board_screen(context, press.page))

    @answers_route(routes.OPEN_ENVELOPE_ROUTE)
    async def open_envelope(self, press: Press) -> None:
        """Show one category, chosen on the board or returned to."""
        context, _ = await self._load_context(press, 2)
        marked = press.value if press.values else press.state[1]
        await press.show_privately(
            screens.envelope_screen(context, find_marked_category(context.ceremony, marked))
        )

    @answers_route(routes.CHOOSE_WINNERS_ROUTE)
    async def choose_winners(self, press: Press) -> None:
        """Ask to confirm the chosen winners."""
        context, _ = await self._load_context(press, 4)
        category = find_marked_category(context.ceremony, press.state[1])
        winners = find_marked_nominees(category, "-".join(press.values))
        await press.show_privately(
            confirm_screens.confirm_winners_screen(
                context, category, winners, parse_id_part(press.state[2]), self.services.clock()
            )
        )

    @answers_route(routes.CONFIRM_WINNERS_ROUTE)
    async def announce_winners(self, press: Press) -> None:
        """Announce and publish the confirmed winners."""
        context, host = await self._load_context(press, 4)
        category = find_marked_category(context.ceremony, press.state[1])
        winners = [nominee.id for nominee in find_marked_nominees(category, press.state[3])]
        announcing = self.services.announcing.announce_winners(
            context.result_set,
            category.id,
            winners,
            host,
            seen_version=parse_id_part(press.state[2]),
            replace=True,
        )
        await self._carry_out(press, context.result_set, announcing)

    @answers_route(routes.COUNT_ENVELOPE_ROUTE)
    async def count_envelope(self, press: Press) -> None:
        """Count the ballots of one of the room's own awards, and publish who won."""
        context, host = await self._load_context(press, 3)
        category = find_marked_category(context.ceremony, press.state[1])
        opening = self.services.announcing.open_counted_envelope(
            context.result_set, category.id, host, seen_version=parse_id_part(press.state[2])
        )
        await self._carry_out(press, context.result_set, opening)

    @answers_route(routes.UNDO_RESULT_ROUTE)
    async def undo_result(self, press: Press) -> None:
        """Withdraw a result, after a confirmation, which before the lock asks whether its picks open again."""
        context, host = await self._load_context(press, 4)
        category, version = (
            find_marked_category(context.ceremony, press.state[1]),
            parse_id_part(press.state[2]),
        )
        if press.state[3] not in {confirm_screens.CONFIRMED, confirm_screens.REOPENED}:
            await press.show_privately(
                confirm_screens.confirm_change_screen(
                    context, category, routes.UNDO_RESULT_ROUTE, version, self.services.clock()
                )
            )
            return
        undoing = self.services.announcing.undo_result(
            context.result_set,
            category.id,
            host,
            seen_version=version,
            reopen=press.state[3] == confirm_screens.REOPENED,
        )
        await self._carry_out(press, context.result_set, undoing)

    @answers_route(routes.VOID_CATEGORY_ROUTE)
    async def void_category(self, press: Press) -> None:
        """Void a category, after a confirmation."""
        context, host = await self._load_context(press, 4)
        category, version = (
            find_marked_category(context.ceremony, press.state[1]),
            parse_id_part(press.state[2]),
        )
        if press.state[3] != confirm_screens.CONFIRMED:
            await press.show_privately(
                confirm_screens.confirm_change_screen(
                    context, category, routes.VOID_CATEGORY_ROUTE, version, self.services.clock()
                )
            )
            return
        voiding = self.services.announcing.void_category(
            context.result_set, category.id, host, seen_version=version, replace=True
        )
        await self._carry_out(press, context.result_set, voiding)

    @answers_route(routes.CLOSE_CATEGORY_PICKS_ROUTE)
    async def close_picks(self, press: Press) -> None:
        """Close a category's picks before its winner is announced."""
        context, host = await self._load_context(press, 2)
        category = find_marked_category(context.ceremony, press.state[1])
        closed = await self.services.announcing.close_picks(context.result_set, category.id, host)
        for contest in closed:
            dispatch_contest_changed(self.bot, contest.guild_id, contest.id)
        await press.show_privately(
            await self._make_board_screen(context.result_set, _format_closed_picks(category, bool(closed)))
        )

    @answers_route(routes.SETTLE_RESULTS_ROUTE)
    async def settle_results(self, press: Press) -> None:
        """Announce all remaining results from the record, after a confirmation."""
        context, host = await self._load_context(press, 2)
        if press.state[1] != confirm_screens.CONFIRMED:
            await press.show_privately(confirm_screens.confirm_settle_screen(context, self.services.clock()))
            return
        await press.interaction.response.defer()
        changes = await self.services.announcing.settle_results(context.result_set, host)
        await self._send_board_anew(press, context.result_set, self._result_posts.publish_changes(changes))

    @answers_route(routes.RUNNING_ORDER_ROUTE)
    async def ask_running_order(self, press: Press) -> None:
        """Open the form for the running order."""
        context, _ = await self._load_context(press, 1)
        await press.interaction.response.send_modal(screens.running_order_form(context))

    @answers_route(routes.RUNNING_ORDER_TYPED_ROUTE)
    async def save_running_order(self, press: Press) -> None:
        """Save the typed running order."""
        context, host = await self._load_context(press, 1)
        typed = press.get_typed_text(screens.ORDER_FIELD).splitlines()
        order = [self._find_category(context, line) for line in map(str.strip, typed) if line]
        after = await self.services.announcing.set_running_order(
            context.result_set, list(dict.fromkeys(order)), host
        )
        note = "📋 The running order is set." if order else "📋 There is no running order any more."
        await press.show_privately(screens.board_screen(after, 0, note))

    def _find_category(self, context: ResultContext, text: str) -> CategoryId:
        """Find the category that a line of the running order names.

        Raises:
            UserError: It names none, or several.
        """
        titled = {category.title.casefold(): category.id for category in context.ceremony.categories}
        if text.casefold() in titled:
            return titled[text.casefold()]
        return self.services.search.find_one_category_in(context.ceremony, text).id

    async def _load_context(self, press: Press, parts: int) -> tuple[ResultContext, Actor]:
        """Load the set of results in a control's state, and the host who pressed."""
        host = await require_host(press.interaction)
        result_set = parse_result_set_part(require_guild_id(press.interaction), press.require_parts(parts)[0])
        return await self.services.announcing.get_context(result_set), host

    async def _carry_out(self, press: Press, result_set: ResultSet, change: Awaitable[ResultChange]) -> None:
        # Publishing in several channels takes time, so the press is acknowledged first.
        await press.interaction.response.defer()
        await self._send_board_anew(press, result_set, self._result_posts.publish_change(await change))

    async def _send_board_anew(
        self, press: Press, result_set: ResultSet, publishing: Coroutine[Any, Any, str]
    ) -> None:
        """Publish, then send the board below the new card and remove the old one: a private message cannot move."""
        note = await self._result_posts.publish_for_a_while(publishing)
        board = await self._make_board_screen(result_set, note)
        await press.interaction.followup.send(view=board, ephemeral=True)
        try:
            await press.interaction.delete_original_response()
        except discord.HTTPException as error:
            log.info("The old board of %s stays: %s", result_set.key, error)

    async def _make_board_screen(self, result_set: ResultSet, note: str) -> ui.LayoutView:
        return screens.board_screen(await self.services.announcing.get_context(result_set), 0, note)


def _format_closed_picks(category: Category, done: bool) -> str:
    title = escape_text(category.title)
    return f"🔒 Picks for **{title}** are closed." if done else f"Picks for **{title}** were closed already."
