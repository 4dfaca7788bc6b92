"""The pinned card of the demo: what to press next, in three lines."""

from typing import cast

import discord

from bot.client import AwardsBot
from bot.contests.model import Contest
from bot.demo.stage import NEXT_ENVELOPE, OPEN_TITLE, PLAYED_TITLE, Stage
from cogs.kit.controls import make_button
from cogs.kit.layouts import make_card, make_screen, make_section, make_separator
from cogs.kit.result_set_options import format_result_set_part, make_id_mark
from cogs.kit.routes import BALLOT_ROUTE, make_verdict_button
from cogs.kit.text import escape_text
from cogs.results.routes import OPEN_ENVELOPE_ROUTE


async def pin_guide(stage: Stage) -> None:
    """Post the card below everything else in the channel that the demo opens on, and pin it."""
    server = stage.server
    played, other = await stage.find_contest(PLAYED_TITLE), await stage.find_contest(OPEN_TITLE)
    title = next(one.title for one in await stage.list_categories(played) if one.id == NEXT_ENVELOPE)
    bot = cast("AwardsBot", stage.env.bot)
    channel = bot.get_partial_messageable(server.night.id, guild_id=server.guild_id)
    threads = [thread.id for thread in server.season.threads]
    posted = await channel.send(view=_make_guide(played, other, title, [server.season.id, *threads]))
    await server.owner.set_pinned(posted, True)


def _make_guide(played: Contest, other: Contest, envelope: str, places: list[int]) -> discord.ui.LayoutView:
    result_set = played.result_set
    open_button = make_button(
        OPEN_ENVELOPE_ROUTE,
        format_result_set_part(result_set),
        make_id_mark(NEXT_ENVELOPE),
        label="Open it",
        emoji="✉️",
        style=discord.ButtonStyle.success,
    )
    ballot_button = make_button(BALLOT_ROUTE, other.id, label="My ballot", emoji="🗳️")
    elsewhere = " · ".join(f"<#{place}>" for place in places)
    return make_screen(
        make_card(
            "## You are in the middle of a season",
            make_section(
                f"**1** · Open the next envelope, **{escape_text(envelope)}**, as Hana the host.", open_button
            ),
            make_section("**2** · See whether the room called it.", make_verdict_button(result_set)),
            make_section(
                f"**3** · Fill in your own ballot in the second contest, *{escape_text(other.title)}*.",
                ballot_button,
            ),
            make_separator(),
            f"-# More of it: {elsewhere}\n-# Be somebody else with *Viewing as*, at the top.",
        )
    )
