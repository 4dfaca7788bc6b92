"""The screen of a category's verdict: what the room said to each question, and what happened."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

import discord
from discord import ui

from bot.verdict.facts import RoomCategory
from bot.verdict.room import heart_and_head
from bot.verdict.shares import Shares
from cogs.kit import words
from cogs.kit.charts import Bar, Picture, ShareBars, told
from cogs.kit.controls import Control, button
from cogs.kit.illustrated import Galleries, Illustrated
from cogs.kit.layouts import Part, Row, card, line, row, screen
from cogs.kit.targets import mark, target_part
from cogs.kit.verdict_routes import verdict_button
from cogs.verdict import routes, telling

NAMED = 8
"""Members named who called it; the others are counted."""
HEADING_LIMIT, SHARES_LIMIT, OTHERS_LIMIT = 1200, 1600, 1000
"""Characters of each part, so that the longest names there are fit into one message."""


class Asked(StrEnum):
    """What the room was asked; the answers to one question are never added to those to another."""

    PICKS = "picks"
    WILL = "will"
    SHOULD = "should"


_NAMES: Mapping[Asked, str] = {
    Asked.PICKS: "Contest picks",
    Asked.WILL: "Who will win",
    Asked.SHOULD: "Who should win",
}


def shares_of(facts: RoomCategory) -> Mapping[Asked, Shares]:
    """What the room answered, for those questions alone that anybody did."""
    verdict = facts.verdict
    every = {Asked.PICKS: verdict.picks, Asked.WILL: verdict.will, Asked.SHOULD: verdict.should}
    return {asked: shares for asked, shares in every.items() if shares.voters}


def category_screen(facts: RoomCategory, shown: Asked | None = None) -> Illustrated:
    """A category's verdict, with the shares of one question as a picture; without one, of the first answered."""
    every = shares_of(facts)
    asked = shown if shown is not None and shown in every else next(iter(every))
    bars = _bars(facts, asked, every[asked])
    pictures: dict[str, Picture] = {"shares": bars}

    def layout(galleries: Galleries) -> ui.LayoutView:
        shares = f"**{_voters(asked, every[asked])}**\n{told(replace(bars, footer=''))}"
        parts: list[Part] = [_heading(facts), *galleries.values(), words.shorten(shares, SHARES_LIMIT)]
        others = [_in_short(facts, one, other) for one, other in every.items() if one is not asked]
        if others:
            parts += [line(), words.shorten("\n".join([*others, *_heart(facts)]), OTHERS_LIMIT)]
        if facts.unsettled:
            parts.append("-# Still being answered: this changes until it closes.")
        return screen(card(*parts, *_controls(facts, asked, list(every))))

    return Illustrated(pictures, layout)


def _heading(facts: RoomCategory) -> str:
    lines = [
        f"## {words.plain(facts.category.title)}",
        f"-# {telling.against(facts.ceremony)} · {telling.occasion(facts.ceremony, facts.target)}",
        _result(facts),
        _judgement(facts),
    ]
    return words.shorten("\n".join(filter(None, lines)), HEADING_LIMIT)


def _result(facts: RoomCategory) -> str:
    if facts.verdict.winners:
        tie = " (a tie)" if len(facts.verdict.winners) > 1 else ""
        return f"{words.TROPHY} **{telling.names(facts.category, facts.verdict.winners)}**{tie}"
    if facts.verdict.category_id in facts.results.voided:
        return "🚫 Cancelled: it counts for nobody."
    return "✉️ The envelope is sealed."


def _judgement(facts: RoomCategory) -> str:
    verdict, category = facts.verdict, facts.category
    belief = verdict.belief
    if not belief.voters:
        return ""
    leaders = telling.names(category, belief.leaders)
    said = f"{leaders}, {telling.share(belief, belief.leaders[:1])}"
    if not verdict.is_judged:
        return f"🗣️ The room says {said}" + (" each" if len(belief.leaders) > 1 else "")
    if verdict.right:
        opening = "✅ **The room called it.**"
    elif verdict.choice is None:
        opening = f"➗ **The room could not decide** between {leaders}; a shared first place is not right."
    else:
        opening = f"❌ **The room said {said}.**"
    return f"{opening}\n{_called(facts)}"


def _called(facts: RoomCategory) -> str:
    verdict = facts.verdict
    if not verdict.called:
        return f"Nobody called it, of {verdict.belief.voters:,}."
    names = [words.plain(name, 40) for name in facts.callers]
    shown = [*names[:NAMED], *([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])]
    called = f"{telling.share(verdict.belief, verdict.winners)} called it"
    return f"{called}: {words.listed(shown)}" if shown else called


def _bars(facts: RoomCategory, asked: Asked, shares: Shares) -> ShareBars:
    category = facts.category
    left = [one.id for one in category.nominees if one.id not in shares.counts and not one.withdrawn]
    bars = [
        Bar(
            telling.label(category, one),
            shares.counts.get(one, 0),
            _detail(facts, one),
            winner=one in facts.verdict.winners,
        )
        for one in [*shares.counts, *left]
    ]
    return ShareBars(
        category.title,
        f"{facts.ceremony.name} · {_NAMES[asked].lower()}",
        bars,
        _footer(facts, asked, shares),
    )


def _detail(facts: RoomCategory, nominee_id: str) -> str:
    nominee = facts.category.by_id.get(nominee_id)
    return words.label_detail(facts.category, nominee) if nominee else ""


def _footer(facts: RoomCategory, asked: Asked, shares: Shares) -> str:
    if not facts.verdict.winners:
        return ""
    verb = "wanted it" if asked is Asked.SHOULD else "called it"
    return f"{shares.count(facts.verdict.winners):,} of {shares.voters:,} {verb}"


def _voters(asked: Asked, shares: Shares) -> str:
    answers = words.count(shares.voters, "pick" if asked is Asked.PICKS else "vote")
    return f"{_NAMES[asked]} · {answers}"


def _in_short(facts: RoomCategory, asked: Asked, shares: Shares) -> str:
    """The answers to a question that has no picture here: the first three nominees."""
    first = [
        f"{telling.names(facts.category, [nominee_id])} {_figure(shares, nominee_id)}"
        for nominee_id in list(shares.counts)[:3]
    ]
    return f"**{_voters(asked, shares)}**\n{' · '.join(first)}"


def _figure(shares: Shares, nominee_id: str) -> str:
    count = shares.count([nominee_id])
    return f"{count:,}" if shares.counts_only else f"{count:,} ({count / shares.voters:.0%})"


def _heart(facts: RoomCategory) -> list[str]:
    both = heart_and_head(facts.verdict)
    if both is None:
        return []
    heart, head = (telling.names(facts.category, shares.leaders) for shares in (both.heart, both.head))
    if both.differ:
        return [f"💔 The room’s heart is with {heart}, its head with {head}."]
    return [f"❤️ Heart and head agree on {telling.names(facts.category, _common(both.heart, both.head))}."]


def _common(one: Shares, other: Shares) -> list[str]:
    return [nominee_id for nominee_id in one.leaders if nominee_id in other.leaders]


def _controls(facts: RoomCategory, shown: Asked, every: list[Asked]) -> list[Row]:
    target, marked = target_part(facts.target), mark(facts.category.id)
    pictures: list[Control] = []
    if len(every) > 1:
        pictures = [
            button(
                routes.SHARES,
                target,
                marked,
                asked,
                label=_NAMES[asked],
                style=discord.ButtonStyle.primary if asked is shown else discord.ButtonStyle.secondary,
                disabled=asked is shown,
            )
            for asked in every
        ]
    whole = verdict_button(facts.target, "The whole ceremony")
    return [*([row(*pictures)] if pictures else []), row(whole)]
