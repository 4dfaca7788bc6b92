"""The controls of the hosts' shortlist."""

from bot.guilds.model import Feature
from bot.ids import CategoryId
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.result_set_options import make_id_mark
from cogs.kit.rights import require_host
from cogs.room_awards import routes
from cogs.room_awards.host_screens import shortlist_screen


class ShortlistCog(FeatureCog):
    """Hosts settle which entries are the same."""

    feature = Feature.ROOM_AWARDS

    @answers_route(routes.ROOM_SHORTLIST_ROUTE)
    async def show_shortlist(self, press: Press) -> None:
        """Show a page of the shortlist of a category."""
        award_id, category_id, _, _ = press.require_parts(4)
        await self._show_shortlist(press, parse_id_part(award_id), CategoryId(category_id), press.page)

    @answers_route(routes.ROOM_SHORTLIST_IN_ROUTE)
    async def show_other_category(self, press: Press) -> None:
        """Show the shortlist of the chosen category."""
        award_id = parse_id_part(press.require_parts(1)[0])
        await self._show_shortlist(press, award_id, CategoryId(press.value))

    @answers_route(routes.ROOM_JOIN_ROUTE)
    async def join_contenders(self, press: Press) -> None:
        """Count the chosen entries as one."""
        award_part, category_part, _ = press.require_parts(3)
        award_id, category_id = parse_id_part(award_part), CategoryId(category_part)
        guild_id, host = require_guild_id(press.interaction), await require_host(press.interaction)
        shortlist = await self.services.room_awards.reading.get_shortlist(guild_id, award_id, category_id)
        keys = [one.key for one in shortlist.contenders if make_id_mark(one.key) in press.values]
        await self.services.room_awards.shortlists.join_contenders(
            guild_id, award_id, category_id, keys, host
        )
        await self._show_shortlist(press, award_id, category_id, press.page, "🔗 They count as one now.")

    @answers_route(routes.ROOM_PART_ROUTE)
    async def part_contenders(self, press: Press) -> None:
        """Count every entry by itself again."""
        award_part, category_part = press.require_parts(2)
        award_id, category_id = parse_id_part(award_part), CategoryId(category_part)
        guild_id, host = require_guild_id(press.interaction), await require_host(press.interaction)
        await self.services.room_awards.shortlists.part_contenders(guild_id, award_id, category_id, host)
        await self._show_shortlist(press, award_id, category_id, 0, "↩️ Every entry counts by itself again.")

    async def _show_shortlist(
        self, press: Press, award_id: int, category_id: CategoryId, page: int = 0, note: str = ""
    ) -> None:
        guild_id = require_guild_id(press.interaction)
        shortlist = await self.services.room_awards.reading.get_shortlist(guild_id, award_id, category_id)
        await press.show_privately(shortlist_screen(shortlist, page, note))
