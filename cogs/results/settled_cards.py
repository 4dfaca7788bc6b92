"""The one card of several categories that were announced at once: their winners in a list, and the new top."""

from collections.abc import Sequence

from discord import ui

from bot.announcing.model import ContestEffect, ResultChange
from bot.guilds.model import Cover
from cogs.kit.contest_text import cover_text, format_cover_end, format_thread_pointer, join_occasion
from cogs.kit.controls import make_button
from cogs.kit.layouts import GOLD_ACCENT, CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.routes import STANDINGS_ROUTE
from cogs.kit.standings_text import format_rows
from cogs.kit.text import (
    TROPHY_EMOJI,
    escape_text,
    format_count,
    format_headline,
    format_list,
)

SETTLED_CHARACTER_LIMIT = 2800
"""Most characters of the list of winners, so that the longest names still fit into one message."""
WINNERS_CHARACTER_LIMIT = 150
"""Most characters of tied winners; of more, the first is named."""

CALLED_NOTE = "-# Beside each winner: how many called it, of how many picks."

Settled = Sequence[tuple[ResultChange, ContestEffect]]
"""The changes of one set of results that share a card, in the slate's order, each with its effect on the contest."""


def settled_card(settled: Settled, covers: Sequence[Cover | None]) -> ui.LayoutView:
    """Make the card of several results for one contest's channel.

    Args:
        settled: The changes, at least one.
        covers: How the winner of each is covered; None if shown openly.
    """
    latest, effect = max(settled, key=lambda one: one[0].results.find_version(one[0].category.id))
    contest = effect.contest
    occasion = escape_text(join_occasion(contest.title, latest.ceremony.name), 300)
    heading = f"-# {occasion}\n## {TROPHY_EMOJI} {format_count(len(settled), 'envelope')}, opened at once"
    parts: list[CardPart] = [heading, make_separator(), _list_winners(settled, covers)]
    cover = next((one for one in covers if one is not None), None)
    if cover is None and effect.top:
        parts += [make_separator(), "**The new top five**\n" + "\n".join(format_rows(effect.top, brief=True))]
    remaining = len(effect.unannounced)
    parts += [
        format_cover_end(cover),
        f"-# Still sealed: {remaining}." if remaining else "-# That was the last envelope.",
    ]
    standings = make_button(STANDINGS_ROUTE, contest.id, label="Standings", emoji="📊")
    return make_screen(make_card(*filter(None, parts), make_row(standings), colour=GOLD_ACCENT))


def _list_winners(settled: Settled, covers: Sequence[Cover | None]) -> str:
    """List the winners, a line each on most phones, with how many called it; a thread that tells them is named once."""
    thread_cover = next(
        (cover for cover in covers if cover is not None and cover.thread_id is not None), None
    )
    lines = [format_thread_pointer(thread_cover)] if thread_cover is not None else []
    left = SETTLED_CHARACTER_LIMIT
    for shown, ((change, effect), cover) in enumerate(zip(settled, covers, strict=True)):
        line = _format_result(change, effect, cover)
        left -= len(line) + 1
        if left < 0:
            lines.append(f"-# and {len(settled) - shown} more")
            break
        lines.append(line)
    return "\n".join([*lines, *([CALLED_NOTE] if thread_cover is None else [])])


def _format_result(change: ResultChange, effect: ContestEffect, cover: Cover | None) -> str:
    category = change.category
    title = escape_text(category.title.removeprefix("Best "), 80)
    if category.id in change.results.voided:
        return f"🚫 {title}: cancelled"
    if not change.winners:
        return f"✉️ {title}: sealed again"
    if cover is not None and cover.thread_id is not None:
        return f"{TROPHY_EMOJI} {title}"
    first, *others = [
        f"**{format_headline(category, category.by_id[winner_id])}**"
        for winner_id in change.winners
        if winner_id in category.by_id
    ] or ["someone no longer on the slate"]
    names = format_list([first, *others])
    if others and len(names) > WINNERS_CHARACTER_LIMIT:
        names = f"{first} and {len(others)} more"
    picks = effect.shares.voters
    outcome = f"{names} · {effect.shares.count_for(change.winners)}/{picks}" if picks else names
    return f"{TROPHY_EMOJI} {title}: {cover_text(cover, outcome)}"
