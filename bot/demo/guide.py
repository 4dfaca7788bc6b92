"""The pinned card of the demo: what to press next, in three lines. Its buttons lead to the bot's own screens."""

from typing import cast

import discord
from discord import ui

from bot.client import AwardsBot
from bot.contests.model import Contest
from bot.demo.stage import OPEN_TITLE, PLAYED_TITLE, Stage
from bot.guilds.model import Feature
from bot.guilds.rules import Right
from cogs.kit.addresses import Route
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, make_button, require_guild_id
from cogs.kit.layouts import make_card, make_notice, make_row, make_screen, make_section, make_separator
from cogs.kit.routes import BALLOT_ROUTE, make_verdict_button, parse_contest_id
from cogs.kit.text import escape_text
from cogs.results.confirm_screens import confirm_winners_screen

NEXT_ENVELOPE_ROUTE = Route("demo-next", Feature.CONTESTS, right=Right.HOST)
"""Shows the winner in the next envelope, to be confirmed as on the hosts' board. State: contest id."""

ALL_OPEN_TEXT = (
    "That was the last envelope. See **whether the room called it**; `/contest finish` brings the podium."
)


class GuideCog(FeatureCog):
    """Answers the one button of the card that the bot itself has not: a host reads the name from a real envelope."""

    feature = Feature.CONTESTS

    @answers_route(NEXT_ENVELOPE_ROUTE)
    async def read_next_envelope(self, press: Press) -> None:
        """Show who won in the next category, as the record knows it, for the host to confirm."""
        guild_id = require_guild_id(press.interaction)
        contest = await self.services.contests.get_contest(guild_id, parse_contest_id(press))
        context = await self.services.announcing.get_context(contest.result_set)
        next_id = context.next_id or next(iter(context.settleable), None)
        if next_id is None:
            verdict = make_row(make_verdict_button(contest.result_set))
            await press.interaction.response.send_message(
                view=make_notice(ALL_OPEN_TEXT, verdict), ephemeral=True
            )
            return
        category = context.ceremony.by_id[next_id]
        asked = confirm_winners_screen(
            context, category, category.winners, context.results.find_version(next_id), self.services.clock()
        )
        await press.interaction.response.send_message(view=asked, ephemeral=True)


async def pin_guide(stage: Stage) -> None:
    """Post the card below everything else in the channel that the demo opens on, and pin it."""
    server, bot = stage.server, cast("AwardsBot", stage.env.bot)
    await bot.add_cog(GuideCog(bot))
    played, other = await stage.find_contest(PLAYED_TITLE), await stage.find_contest(OPEN_TITLE)
    places = [server.season.id, *(thread.id for thread in server.season.threads)]
    channel = bot.get_partial_messageable(server.night.id, guild_id=server.guild_id)
    await server.owner.set_pinned(await channel.send(view=_make_guide(played, other, places)), True)


def _make_guide(played: Contest, other: Contest, places: list[int]) -> ui.LayoutView:
    open_button = make_button(
        NEXT_ENVELOPE_ROUTE, played.id, label="Open it", emoji="✉️", style=discord.ButtonStyle.success
    )
    ballot_button = make_button(BALLOT_ROUTE, other.id, label="My ballot", emoji="🗳️")
    elsewhere = " · ".join(f"<#{place}>" for place in places)
    return make_screen(
        make_card(
            "## You are in the middle of a season",
            make_section("**1** · **Open the next envelope** as Hana, and confirm the name.", open_button),
            make_section(
                "**2** · See **whether the room called it**.", make_verdict_button(played.result_set)
            ),
            make_section(
                f"**3** · **Fill in your own ballot** in the second contest, *{escape_text(other.title)}*.",
                ballot_button,
            ),
            make_separator(),
            f"-# More of it: {elsewhere}\n-# Be somebody else: *Viewing as*, at the top.",
        )
    )
