"""The card of an announced category: the winner, who picked it, who moved up, the new top, and what comes next."""

from collections.abc import Sequence

from discord import ui

from bot.announcing.model import ContestEffect, RankClimb, ResultChange
from bot.contests.standings import StandingsRow
from bot.guilds.model import Cover
from cogs.kit.charts import Picture, ShareBar, ShareBarChart
from cogs.kit.contest_text import (
    cover_text,
    format_callers,
    format_cover_end,
    format_outcome,
    is_main_prize,
    join_occasion,
)
from cogs.kit.controls import make_button
from cogs.kit.illustrated import IllustratedScreen
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    GOLD_ACCENT,
    CardPart,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.posters import TMDB_NOTICE, Poster, place_poster
from cogs.kit.routes import BALLOT_ROUTE, STANDINGS_ROUTE
from cogs.kit.standings_text import format_row_name, format_rows
from cogs.kit.text import escape_text, format_label, format_label_detail, format_list, shorten_text


def illustrated_result_card(
    change: ResultChange, effect: ContestEffect, cover: Cover | None = None, poster: Poster | None = None
) -> IllustratedScreen:
    """Make the card of a result with its picture: that of a main prize has one of the room's picks.

    A covered winner has none, for it would show who won.

    Args:
        change: The change that the host made.
        effect: Its effect on this contest.
        cover: How the winner is covered; None if shown openly.
        poster: The poster of the film that won; None without one.
    """
    pictures: dict[str, Picture] = {}
    if change.winners and cover is None and effect.shares.voters and is_main_prize(change.category):
        pictures = {"picks": _make_picks_chart(change, effect)}
    return IllustratedScreen(
        pictures,
        lambda galleries: result_card(change, effect, cover, [*galleries.values()], poster),
    )


def _make_picks_chart(change: ResultChange, effect: ContestEffect) -> ShareBarChart:
    """Make the picture of who was picked; nominees without a pick would only make it taller, but for a winner."""
    category, shares = change.category, effect.shares
    bars = [
        ShareBar(
            format_label(category, category.by_id[one]),
            shares.counts.get(one, 0),
            format_label_detail(category, category.by_id[one]),
            winner=one in change.winners,
        )
        for one in dict.fromkeys([*shares.counts, *change.winners])
        if one in category.by_id
    ]
    called = f"{shares.count_for(change.winners):,} of {shares.voters:,} called it"
    return ShareBarChart(
        category.title, join_occasion(effect.contest.title, change.ceremony.name), bars, called
    )


def result_card(
    change: ResultChange,
    effect: ContestEffect,
    cover: Cover | None = None,
    pictures: Sequence[CardPart] = (),
    poster: Poster | None = None,
) -> ui.LayoutView:
    """Make the card of a result for one contest's channel.

    Args:
        change: The change that the host made.
        effect: Its effect on this contest.
        cover: How the winner is covered; None if shown openly.
        pictures: The components that display its pictures.
        poster: The poster of the film that won; None without one.
    """
    occasion = escape_text(join_occasion(effect.contest.title, change.ceremony.name), 300)
    heading = f"-# {occasion}\n## {escape_text(change.category.title)}"
    coming_off = format_cover_end(cover) if change.winners else ""
    opening = "\n".join(filter(None, [heading, format_outcome(change, cover), coming_off]))
    parts: list[CardPart] = [place_poster(opening, poster), *pictures]
    if change.winners:
        parts += _make_room_parts(change, effect, cover)
    credit = f"\n-# {TMDB_NOTICE}" if poster is not None else ""
    parts += [make_separator(), _format_remaining(change, effect) + credit]
    contest_id = effect.contest.id
    buttons = [make_button(STANDINGS_ROUTE, contest_id, label="Standings", emoji="📊")]
    if effect.unannounced and effect.contest.rules.late_entries:
        buttons.append(make_button(BALLOT_ROUTE, contest_id, label="My ballot", emoji="🗳️"))
    colour = GOLD_ACCENT if change.winners else CURTAIN_ACCENT
    return make_screen(make_card(*parts, make_row(*buttons), colour=colour))


def _make_room_parts(change: ResultChange, effect: ContestEffect, cover: Cover | None) -> list[CardPart]:
    """Make the parts about the members: who picked the winner, and how they moved. They are covered with the winner.

    Names and movements reveal the winner to everyone who knows a pick, at least their own.
    """
    if cover is not None:
        return (
            []
            if cover.thread_id is not None
            else [make_separator(), cover_text(cover, format_callers(effect, change.winners))]
        )
    parts: list[CardPart] = [make_separator(), format_callers(effect, change.winners)]
    if effect.climbs:
        parts.append(_format_climbs(effect.climbs))
    if effect.top:
        parts += [make_separator(), "**The new top five**\n" + "\n".join(format_rows(effect.top, brief=True))]
    return parts


def _format_climbs(climbs: tuple[RankClimb, ...]) -> str:
    first = climbs[:3]
    return "Moving up: " + format_list(
        f"**{_format_short_name(climb.row)}** ▲ {climb.ranks}" for climb in first
    )


def _format_short_name(entry: StandingsRow) -> str:
    return shorten_text(format_row_name(entry), 30)


def _format_remaining(change: ResultChange, effect: ContestEffect) -> str:
    if not effect.unannounced:
        return "-# That was the last envelope."
    titles = [escape_text(change.ceremony.by_id[one].title) for one in effect.unannounced]
    if len(titles) <= 3:
        return f"-# Still sealed: {format_list(titles)}."
    return f"-# Still sealed: {len(titles)}, {titles[0]} among them."
