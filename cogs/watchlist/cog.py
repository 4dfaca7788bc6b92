"""`/watchlist` and `/race`, with their controls."""

from discord import app_commands

from bot.guilds.model import Feature
from bot.ids import GuildId, MemberId
from bot.watchlist.read_models import Watchlist
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_switch_part, require_guild_id
from cogs.kit.illustrated import answer_with_pictures, draw_pictures, show_with_pictures
from cogs.kit.result_set_options import SlateOption
from cogs.watchlist import routes
from cogs.watchlist.race_screens import race_screen
from cogs.watchlist.screens import films_screen, parse_category, parse_ticked, watchlist_screen

_JOINED_NOTE = "🏁 **You are in.**"
_LEFT_NOTE = "🙈 **You are out.**"


@app_commands.guild_only()
class WatchlistCog(FeatureCog):
    """A member's watchlist, and the race over the server."""

    feature = Feature.WATCHLIST
    heading = "What to watch"
    about = (
        "The season’s nominees, or whoever may come to be nominated: tick what you have seen, and it says how far you "
        "are and which film completes the most. An eye on your ballot marks what you have seen."
    )

    @app_commands.command()
    @app_commands.describe(ceremony="Whose films; this season’s unless you say")
    async def watchlist(self, interaction: Interaction, ceremony: SlateOption | None = None) -> None:
        """How many of the nominees you have seen, and what to watch next: only you see it."""
        watchlist = await self.services.watchlists.reading.get_watchlist(
            require_guild_id(interaction),
            MemberId(interaction.user.id),
            ceremony.id if ceremony is not None else None,
        )
        await interaction.response.send_message(view=watchlist_screen(watchlist), ephemeral=True)

    @app_commands.command()
    @app_commands.describe(ceremony="Whose films; this season’s unless you say")
    async def race(self, interaction: Interaction, ceremony: SlateOption | None = None) -> None:
        """Who here has seen most of the nominees, of those who race."""
        race = await self.services.watchlists.reading.get_race(
            require_guild_id(interaction), ceremony.id if ceremony is not None else None
        )
        await answer_with_pictures(interaction, race_screen(race, MemberId(interaction.user.id)))

    @answers_route(routes.WATCHLIST_ROUTE)
    async def show_watchlist(self, press: Press) -> None:
        """Show how far the presser is."""
        (ceremony_id,) = press.require_parts(1)
        await press.show_privately(watchlist_screen(await self._load_watchlist(press, ceremony_id)))

    @answers_route(routes.WATCH_CEREMONY_ROUTE)
    async def show_other_ceremony(self, press: Press) -> None:
        """Show how far the presser is with the films of another ceremony."""
        press.require_parts(0)
        await press.show_privately(watchlist_screen(await self._load_watchlist(press, press.value)))

    @answers_route(routes.WATCH_FILMS_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show a page of films to tick."""
        ceremony_id, where, _, _ = press.require_parts(4)
        watchlist = await self._load_watchlist(press, ceremony_id)
        await press.show_privately(films_screen(watchlist, parse_category(watchlist, where), press.page))

    @answers_route(routes.WATCH_CATEGORY_ROUTE)
    async def show_other_category(self, press: Press) -> None:
        """Show the films of the chosen category."""
        ceremony_id, _ = press.require_parts(2)
        watchlist = await self._load_watchlist(press, ceremony_id)
        await press.show_privately(films_screen(watchlist, parse_category(watchlist, press.value)))

    @answers_route(routes.WATCH_TICK_ROUTE)
    async def save_ticks(self, press: Press) -> None:
        """Mark the chosen films, or take that back, as the page said."""
        ceremony_id, where, _ = press.require_parts(3)
        guild_id, member_id = _read_asker(press)
        watchlist = await self.services.watchlists.marking.choose_seen(
            guild_id,
            member_id,
            ceremony_id,
            ticked=parse_ticked(press.values, routes.TICK),
            unticked=parse_ticked(press.values, routes.UNTICK),
        )
        await press.show_privately(
            films_screen(watchlist, parse_category(watchlist, where), press.page, "💾 Saved.")
        )

    @answers_route(routes.WATCH_SHARE_ROUTE)
    async def set_sharing(self, press: Press) -> None:
        """Show others what the presser has seen, or hide it again."""
        ceremony_id, switch = press.require_parts(2)
        sharing = parse_switch_part(switch)
        guild_id, member_id = _read_asker(press)
        await self.services.watchlists.marking.set_sharing(guild_id, member_id, sharing=sharing)
        note = _JOINED_NOTE if sharing else _LEFT_NOTE
        await press.show_privately(watchlist_screen(await self._load_watchlist(press, ceremony_id), note))

    @answers_route(routes.RACE_JOIN_ROUTE)
    async def join_race(self, press: Press) -> None:
        """Let the presser join the race."""
        (ceremony_id,) = press.require_parts(1)
        guild_id, member_id = _read_asker(press)
        await self.services.watchlists.marking.set_sharing(guild_id, member_id, sharing=True)
        watchlist = await self._load_watchlist(press, ceremony_id)
        await press.show_privately(watchlist_screen(watchlist, _JOINED_NOTE))

    @answers_route(routes.RACE_ROUTE)
    async def show_race(self, press: Press) -> None:
        """Show the presser the race."""
        (ceremony_id,) = press.require_parts(1)
        await press.acknowledge(alone=True)
        race = await self.services.watchlists.reading.get_race(_read_asker(press)[0], ceremony_id)
        layout, files = await draw_pictures(race_screen(race, MemberId(press.interaction.user.id)))
        await press.show_screen(layout, files, alone=True)

    @answers_route(routes.RACE_PAGE_ROUTE)
    async def turn_race_page(self, press: Press) -> None:
        """Show another page of the race."""
        ceremony_id, _, _ = press.require_parts(3)
        guild_id, member_id = _read_asker(press)
        race = await self.services.watchlists.reading.get_race(guild_id, ceremony_id)
        await show_with_pictures(press, race_screen(race, member_id, press.page))

    async def _load_watchlist(self, press: Press, ceremony_id: str) -> Watchlist:
        guild_id, member_id = _read_asker(press)
        return await self.services.watchlists.reading.get_watchlist(guild_id, member_id, ceremony_id)


def _read_asker(press: Press) -> tuple[GuildId, MemberId]:
    return require_guild_id(press.interaction), MemberId(press.interaction.user.id)
