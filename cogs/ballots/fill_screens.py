"""Screens of *Fill the rest*: what would be filled in on a ballot, before anything is saved."""

import discord
from discord import ui

from bot.contests.filling import BallotFilling, FillOffer, FillSource
from bot.contests.model import Scoring
from bot.contests.read_models import BallotPaper
from bot.ids import CategoryId, NomineeId
from cogs.ballots import routes
from cogs.kit.controls import Control, make_button
from cogs.kit.layouts import CardPart, make_card, make_row, make_screen, make_separator
from cogs.kit.text import escape_text, format_count, format_headline, shorten_text

LINES_CHARACTER_LIMIT = 3000
"""Most characters that all picks of a preview take together; Discord allows 4,000 in a message."""

LINE_CHARACTER_LIMIT = 110
"""Most characters of one pick of a preview."""


def filling_screen(filling: BallotFilling, offer: FillOffer | None, note: str = "") -> ui.LayoutView:
    """Make the preview of what one source would fill in, with a way to the other; nothing is saved by it.

    Args:
        filling: The ballot and what could be filled in.
        offer: What to show; None if there is nothing.
        note: A line on top.
    """
    title = escape_text(filling.paper.contest.title)
    heading = f"## Fill the rest\n-# {title} · nothing is saved before you press Save"
    parts: list[CardPart] = ["\n".join(filter(None, [heading, note])), make_separator()]
    if offer is None:
        parts.append(_explain_nothing_to_fill(filling))
    else:
        limit = min(LINE_CHARACTER_LIMIT, LINES_CHARACTER_LIMIT // len(offer.picks))
        lines = [_format_filled_pick(filling, offer, *entry, limit=limit) for entry in offer.picks.items()]
        parts.append("\n".join([_introduce_offer(filling, offer), *lines]))
        remarks = _list_remarks(filling, offer)
        parts += ["\n".join(remarks)] if remarks else []
    return make_screen(make_card(*parts, make_row(*_make_fill_buttons(filling, offer))))


def format_filled_note(before: BallotPaper, after: BallotPaper) -> str:
    """Format the note shown after picks were filled in."""
    saved = after.pick_count - before.pick_count
    if saved <= 0:
        return "Nothing was filled in: every category that is open has a pick."
    return f"💾 Saved: {format_count(saved, 'pick')} filled in."


def _introduce_offer(filling: BallotFilling, offer: FillOffer) -> str:
    fills, left = len(offer.picks), len(filling.empty_ids)
    reach = f"all {left} that are left" if fills == left and left > 1 else f"{fills} of the {left} left"
    if offer.source is FillSource.LAST_BALLOT and filling.last_contest is not None:
        return f"**Your picks in {escape_text(filling.last_contest.title)}** fill {reach}:"
    return f"**The favourites of the awards before the Oscars** fill {reach}:"


def _format_filled_pick(
    filling: BallotFilling, offer: FillOffer, category_id: CategoryId, nominee_id: NomineeId, *, limit: int
) -> str:
    category = filling.paper.get_category(category_id)
    nominee = category.by_id[nominee_id]
    line = f"{escape_text(category.title)}: **{format_headline(category, nominee)}**"
    favourite = filling.favourites.get(category_id)
    if offer.source is FillSource.PRECURSORS and favourite is not None:
        # Non-breaking, so that a narrow screen keeps it on one line.
        line = f"{line} · {favourite.precursors}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{favourite.answering}"
    return shorten_text(line, limit)


def _list_remarks(filling: BallotFilling, offer: FillOffer) -> list[str]:
    remarks: list[str] = []
    if offer.source is FillSource.PRECURSORS:
        remarks.append("-# “3 of 4”: three of the four awards that chose a nominee here chose this one.")
    unfilled = len(filling.empty_ids) - len(offer.picks)
    if unfilled:
        remarks.append(f"-# {format_count(unfilled, 'category stays', 'categories stay')} for you to pick.")
    if filling.paper.contest.rules.scoring is Scoring.CONFIDENCE:
        remarks.append("-# These come without stakes: you give each its number afterwards, under **Stakes**.")
    return remarks


def _explain_nothing_to_fill(filling: BallotFilling) -> str:
    if not filling.empty_ids:
        return "Nothing to fill in: every category that is open has a pick."
    own = (
        f"and your picks in **{escape_text(filling.last_contest.title)}** name nobody there"
        if filling.last_contest is not None
        else "and you have no ballot in another contest on this slate"
    )
    return (
        f"There is nothing to fill the {format_count(len(filling.empty_ids), 'open category', 'open categories')} "
        f"from: the awards before the Oscars have no clear favourite there, {own}."
    )


def _make_fill_buttons(filling: BallotFilling, offer: FillOffer | None) -> list[Control]:
    contest = filling.paper.contest
    controls: list[Control] = []
    if offer is not None:
        fills = len(offer.picks)
        save = make_button(
            routes.BALLOT_FILL_SAVE_ROUTE,
            contest.id,
            offer.source,
            offer.fingerprint,
            label=f"Save these {fills}" if fills > 1 else "Save this pick",
            emoji="💾",
            style=discord.ButtonStyle.success,
        )
        controls.append(save)
    controls += [
        make_button(
            routes.BALLOT_FILL_ROUTE,
            contest.id,
            other.source,
            label=f"{_name_source(filling, other.source)}: {len(other.picks)}",
        )
        for other in filling.offers
        if other != offer
    ]
    return [*controls, make_button(routes.BALLOT_PAGE_ROUTE, contest.id, "f", 0, label="Back", emoji="◀️")]


def _name_source(filling: BallotFilling, source: FillSource) -> str:
    if source is FillSource.PRECURSORS or filling.last_contest is None:
        return "Favourites instead"
    return shorten_text(f"Your picks in {filling.last_contest.title}", 60)
