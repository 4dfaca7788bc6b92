"""The screen of a ceremony's verdict: how often the room was right, and what stands out."""

from discord import ui

from bot.awards.record import Record
from bot.verdict.facts import RoomVerdict, VirtualRecord
from bot.verdict.model import Voter
from bot.verdict.room import CategoryVerdict
from bot.verdict.virtual import Guide
from cogs.kit import words
from cogs.kit.charts import Cell, Picture, Scorecard
from cogs.kit.controls import Control, button, select
from cogs.kit.illustrated import Galleries, Illustrated
from cogs.kit.layouts import OPTION_LIMIT, Part, Row, card, line, options, row, screen
from cogs.kit.targets import mark, target_part
from cogs.kit.thread_cards import make_thread_card
from cogs.kit.verdict_words import GUIDES, LEFT
from cogs.verdict import routes, telling
from cogs.verdict.remarks import outstanding, remarks

MOST_SELECTS = 3
"""Selects of categories on one screen: the longest slate there can be."""
MOST_BEST = 5
"""Members named who called the most; the others are counted."""
BELIEFS = 30
"""Categories told while no envelope is open."""
CALLED_LIMIT, BELIEFS_LIMIT = 600, 1900
"""Characters of each list, so that the longest names there are fit into one message."""


def ceremony_screen(facts: RoomVerdict) -> Illustrated:
    """A ceremony's verdict, with its scorecard once an envelope is open."""
    picture = _scorecard(facts)
    pictures: dict[str, Picture] = {"verdict": picture} if picture.cells else {}

    def layout(galleries: Galleries) -> ui.LayoutView:
        parts: list[Part] = [_heading(facts), *galleries.values()]
        if picture.cells:
            parts += [_called(picture), _members(facts), line(), remarks(facts)]
        else:
            parts += [line(), _beliefs(facts), remarks(facts)]
        return screen(card(*(part for part in parts if part != ""), *_controls(facts)))

    return Illustrated(pictures, layout)


@make_thread_card.register
def _(facts: RoomVerdict, record: Record) -> ui.LayoutView:
    """A verdict without its pictures: who looks at it further gets them."""
    del record
    return ceremony_screen(facts).layout({})


def _heading(facts: RoomVerdict) -> str:
    room, results = facts.verdict.room, facts.results
    opening = f"## {telling.against(facts.ceremony)}\n-# {telling.occasion(facts.ceremony, facts.target, facts.title)}"
    if not room.of:
        when = (
            "Nobody said who would win what was announced." if facts.announced else "No envelope is open yet."
        )
        return f"{opening}\n{when} This is what the room believes."
    told = f"{opening}\n**The room called {telling.accuracy(room)}**"
    left = sum(results.is_sealed(category.category_id) for category in facts.verdict.categories)
    return f"{told}\n-# {words.count(left, 'envelope')} still to come" if left else told


def _members(facts: RoomVerdict) -> str:
    verdict = facts.verdict
    lines: list[str] = []
    best = verdict.best
    if best:
        more = [f"{len(best) - MOST_BEST} more"] if len(best) > MOST_BEST else []
        named = words.listed([*(_member(facts, one) for one in best[:MOST_BEST]), *more])
        lines.append(f"🏅 **{named}** called the most: {telling.accuracy(verdict.members[best[0]])}")
    if verdict.average is not None and len(verdict.members) > 1:
        lines.append(f"👥 On average a member called {verdict.average:.1f}")
    lines += [_virtual(facts, player) for player in facts.virtual]
    return "\n".join(lines)


def _member(facts: RoomVerdict, voter: Voter) -> str:
    name = facts.names.get(voter, "") if isinstance(voter, int) else ""
    return words.plain(name, 40) or f"*{LEFT}*"


def _virtual(facts: RoomVerdict, player: VirtualRecord) -> str:
    told = f"-# Unranked, {GUIDES[player.guide]}: {player.accuracy.right} of {player.accuracy.of}"
    if player.guide is Guide.PRECURSORS and player.spoken < player.accuracy.of:
        told += f", of which they speak of {player.spoken}"
    members = facts.verdict.members.values()
    if len(members) < 2:
        return told
    rank = 1 + sum(member.right > player.accuracy.right for member in members)
    return f"{told}, would be {words.ordinal(rank)}"


def _scorecard(facts: RoomVerdict) -> Scorecard:
    return Scorecard(
        telling.against(facts.ceremony),
        facts.title or facts.ceremony.name,
        [
            Cell(telling.short(facts.ceremony.by_id[category.category_id]), category.right)
            for category in facts.verdict.categories
            if category.is_judged
        ],
        [(heading, value) for _, heading, value in outstanding(facts, plain=True)],
    )


def _called(picture: Scorecard) -> str:
    told = [
        f"-# {heading}: {words.listed(words.plain(cell.category) for cell in cells)}"
        for heading, right in (("Called", True), ("Missed", False))
        if (cells := [cell for cell in picture.cells if cell.right is right])
    ]
    return "\n".join(words.shorten(each, CALLED_LIMIT) for each in told)


def _beliefs(facts: RoomVerdict) -> str:
    told = [_belief(facts, category) for category in facts.verdict.categories]
    more = [f"-# and {len(told) - BELIEFS} more"] if len(told) > BELIEFS else []
    return words.shorten("\n".join([*told[:BELIEFS], *more]), BELIEFS_LIMIT)


def _belief(facts: RoomVerdict, category: CategoryVerdict) -> str:
    slate = facts.ceremony.by_id[category.category_id]
    shares = category.belief if category.belief.voters else category.should
    each = " each" if len(shares.leaders) > 1 else ""
    wish = "" if category.belief.voters else "should win: "
    figure = f"{telling.figure(shares, shares.leaders[:1])}{each}"
    return f"**{words.plain(slate.title)}** {wish}{telling.names(slate, shares.leaders)} {figure}"


def _controls(facts: RoomVerdict) -> list[Row]:
    target, categories = target_part(facts.target), facts.verdict.categories
    rows = [
        row(
            select(
                routes.CATEGORY,
                target,
                start // OPTION_LIMIT,
                options=options([_option(facts, one) for one in categories[start : start + OPTION_LIMIT]]),
                placeholder="Look at a category" if not start else "Look at another category",
            )
        )
        for start in range(0, len(categories), OPTION_LIMIT)[:MOST_SELECTS]
    ]
    buttons: list[Control] = []
    if facts.history.ceremonies:
        buttons.append(button(routes.YEARS, "year", "o", 0, label="Over the years", emoji="📈"))
    return [*rows, *([row(*buttons)] if buttons else [])]


def _option(facts: RoomVerdict, category: CategoryVerdict) -> tuple[str, str, str]:
    slate, belief = facts.ceremony.by_id[category.category_id], category.belief
    if not belief.voters:
        said = "who should win"
    else:
        share = "" if belief.counts_only else f" {belief.share(belief.leaders[:1]):.0%}"
        said = f"{telling.labels(slate, belief.leaders)}{share}"
    judged = f"{'✅' if category.right else '❌'} " if category.is_judged else ""
    return mark(slate.id), slate.title, f"{judged}{said}"
