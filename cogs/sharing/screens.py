"""The screen that chooses what to share and where, and the post that shows it."""

from collections.abc import Mapping

import discord

from bot.contests.model import Contest
from bot.ids import MemberId
from cogs.kit.controls import make_button, make_select
from cogs.kit.illustrated import IllustratedScreen
from cogs.kit.layouts import make_card, make_channel_select, make_row, make_screen, make_select_options
from cogs.kit.routes import BALLOT_ROUTE
from cogs.kit.text import escape_text
from cogs.sharing import routes
from cogs.sharing.cards import Shareable, ShareKind, make_card_picture

SHARE_CHANNEL_TYPES = (
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.public_thread,
    discord.ChannelType.news_thread,
    discord.ChannelType.private_thread,
)
"""Kinds of channels in which a card can be posted."""

_CARD_LABELS: Mapping[ShareKind, tuple[str, str]] = {
    ShareKind.BALLOT: ("My ballot", "Every pick, and what it is worth so far"),
    ShareKind.SCORE: ("My score", "How many I called, my rank, and whether I beat the room"),
    ShareKind.SEASON: ("My season", "All contests of the season together"),
}

_OPEN_WARNING = (
    "⚠️ **Picks are still open.** Nobody can see yours until you show them: everyone in the channel that you choose "
    "will, before they fill in their own."
)
CHANGED_NOTE = "🔁 **The contest has changed since.** Nothing was posted; look at the card again."
"""Stands above a card that is no longer what its presser was shown."""


def needs_warning(contest: Contest, kind: ShareKind) -> bool:
    """Whether a card shows what nobody can see before the picks close."""
    return kind is ShareKind.BALLOT and contest.sealed_at is None


def share_screen(
    shareable: Shareable,
    kind: ShareKind,
    member_id: MemberId,
    channel_id: int | None,
    *,
    note: str = "",
) -> IllustratedScreen:
    """Make the presser's own screen: the card as others will see it, what else there is, and where it goes.

    Args:
        shareable: All that they could share.
        kind: The card shown, which is one of theirs.
        member_id: Who presses.
        channel_id: Where it would go; None before a channel was chosen, which an open ballot needs.
        note: What to say above all else.
    """
    contest = shareable.context.contest
    picture = make_card_picture(shareable, kind, member_id)
    warned = needs_warning(contest, kind)
    options = make_select_options([(one, *_CARD_LABELS[one]) for one in shareable.kinds], chosen=kind)
    choose = make_select(
        routes.CHOOSE_CARD_ROUTE, contest.id, channel_id or 0, options=options, placeholder="Which card"
    )
    where = make_channel_select(
        routes.CHOOSE_SHARE_CHANNEL_ROUTE,
        contest.id,
        kind,
        kinds=SHARE_CHANNEL_TYPES,
        placeholder="Where to share it",
        chosen=channel_id,
    )
    rows = [*([make_row(choose)] if len(shareable.kinds) > 1 else []), make_row(where)]
    if channel_id is not None:
        style = discord.ButtonStyle.danger if warned else discord.ButtonStyle.primary
        state = (contest.id, kind, channel_id, int(warned))
        post = make_button(routes.POST_CARD_ROUTE, *state, label="Post it", emoji="📣", style=style)
        rows.append(make_row(post))
    heading = "## 🖼️ Share\n-# Only you see this. The card below is what others will see."
    notes = [note] if note else []
    warnings = [_OPEN_WARNING] if warned else []
    return IllustratedScreen(
        {"card": picture},
        lambda galleries: make_screen(make_card(heading, *notes, *galleries.values(), *warnings, *rows)),
    )


def shared_card_post(
    shareable: Shareable, kind: ShareKind, member_id: MemberId, *, covered: bool
) -> IllustratedScreen:
    """Make the post that shows a card to everyone; `covered` while it could name a covered winner."""
    heading = f"{escape_text(shareable.name, 60)} shares a card"
    buttons = (
        make_button(BALLOT_ROUTE, shareable.context.contest.id, label="My ballot", emoji="🗳️"),
        make_button(routes.REMOVE_CARD_ROUTE, member_id, label="Take down", emoji="🗑️"),
    )
    return IllustratedScreen(
        {"card": make_card_picture(shareable, kind, member_id)},
        lambda galleries: make_screen(make_card(f"-# {heading}", *galleries.values(), make_row(*buttons))),
        covered=covered,
    )


def posted_screen(link: str) -> discord.ui.LayoutView:
    """Make the answer after a card was posted."""
    return make_screen(make_card(f"📣 Posted: {link}\n-# *Take down* under it removes it again."))


def removed_screen() -> discord.ui.LayoutView:
    """Make the answer after a card was taken down."""
    return make_screen(make_card("🗑️ The card is gone."))
