"""The card of an envelope: the winner first, who called it, who moved up, the new top, and what comes next."""

from discord import ui

from bot.awards.model import Category
from bot.contests.standings import Row
from bot.guilds.model import Cover
from bot.night.change import Climb, Effect, Happening, NightChange
from cogs.kit import covers, words
from cogs.kit.contest_routes import BALLOT, STANDINGS
from cogs.kit.controls import button
from cogs.kit.layouts import CURTAIN, GOLD, Part, card, line, row, screen
from cogs.standings.table import lines, name_of

NAMED = 8
"""Members named on a card; the others are counted."""


def result_card(change: NightChange, effect: Effect, cover: Cover | None = None) -> ui.LayoutView:
    """What one contest's channel is told about a category.

    Args:
        change: What the host did.
        effect: What it did to this contest.
        cover: How the winner is covered; None if shown openly.
    """
    occasion = f"{words.plain(effect.contest.title)} · {words.plain(change.ceremony.name)}"
    heading = f"-# {occasion}\n## {words.plain(change.category.title)}"
    coming_off = covers.coming_off(cover) if change.winners else ""
    parts: list[Part] = ["\n".join(filter(None, [heading, outcome(change, cover), coming_off]))]
    if change.winners:
        parts += _room(change, effect, cover)
    parts += [line(), _to_come(change, effect)]
    contest_id = effect.contest.id
    buttons = [button(STANDINGS, contest_id, label="Standings", emoji="📊")]
    if effect.to_come and effect.contest.rules.late_entries:
        buttons.append(button(BALLOT, contest_id, label="My ballot", emoji="🗳️"))
    colour = GOLD if change.winners else CURTAIN
    return screen(card(*parts, row(*buttons), colour=colour))


def _room(change: NightChange, effect: Effect, cover: Cover | None) -> list[Part]:
    """Who called it and what that did; of a winner who is covered no more than can be covered too.

    Who called it, and who moved, gives the winner away to all who know a pick, their own to begin with.
    """
    if cover is not None:
        return (
            []
            if cover.thread_id is not None
            else [line(), covers.over(cover, called(effect, change.winners))]
        )
    parts: list[Part] = [line(), called(effect, change.winners)]
    if effect.climbs:
        parts.append(_moved(effect.climbs))
    if effect.top:
        parts += [line(), "**The new top five**\n" + "\n".join(lines(effect.top, brief=True))]
    return parts


def outcome(change: NightChange, cover: Cover | None = None) -> str:
    """The winner, or that there is none any more, in words."""
    if change.winners:
        note = "\n-# Corrected." if change.happening is Happening.CORRECTED else ""
        if cover is not None and cover.thread_id is not None:
            return covers.elsewhere(cover) + note
        tie = "\n-# A tie: it pays everyone who picked either." if len(change.winners) > 1 else ""
        return "\n".join(_winner(change.category, one, cover) for one in change.winners) + tie + note
    if change.category.id in change.results.voided:
        return "🚫 **Cancelled.** This category counts for nobody."
    return "✉️ **Taken back.** The envelope is sealed again; picks stay closed, since the name was read."


def _winner(category: Category, nominee_id: str, cover: Cover | None) -> str:
    nominee = category.by_id.get(nominee_id)
    named = words.nominee_line(category, nominee, 150) if nominee else "someone no longer on the slate"
    return f"{words.TROPHY} {covers.over(cover, named)}"


def called(effect: Effect, winners: tuple[str, ...]) -> str:
    """Who called it: how many of those who picked, and their names."""
    picks, callers = effect.shares.picks, effect.shares.count(winners)
    if not picks:
        return "Nobody had a pick here."
    if not callers:
        return f"**Nobody called it**, of {words.count(picks, 'pick')}."
    names = [words.plain(ballot.name, 40) for ballot in effect.callers if ballot.name]
    shown = words.listed([*names[:NAMED], *([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])])
    # A share of very few says less than the numbers themselves.
    share = f" ({callers / picks:.0%})" if picks >= 5 else ""
    everyone = "Everyone" if callers == picks and picks > 1 else f"{callers} of {picks}"
    return f"**{everyone} called it**{share}: {shown}" if shown else f"**{everyone} called it**{share}"


def _moved(climbs: tuple[Climb, ...]) -> str:
    first = climbs[:3]
    return "Moving up: " + words.listed(f"**{_short(climb.row)}** ▲ {climb.ranks}" for climb in first)


def _short(entry: Row) -> str:
    return words.shorten(name_of(entry), 30)


def _to_come(change: NightChange, effect: Effect) -> str:
    if not effect.to_come:
        return "-# That was the last envelope."
    titles = [words.plain(change.ceremony.by_id[one].title) for one in effect.to_come]
    if len(titles) <= 3:
        return f"-# Still sealed: {words.listed(titles)}."
    return f"-# Still sealed: {len(titles)}, {titles[0]} among them."
