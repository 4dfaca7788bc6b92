"""The card of an envelope: the winner first, who called it, who moved up, the new top, and what comes next."""

from discord import ui

from bot.contests.standings import Row
from bot.guilds.model import Cover
from bot.night.change import Climb, Effect, NightChange
from cogs.kit import covers, words
from cogs.kit.contest_routes import BALLOT, STANDINGS
from cogs.kit.controls import button
from cogs.kit.layouts import CURTAIN, GOLD, Part, card, line, row, screen
from cogs.kit.result_text import format_callers, format_outcome
from cogs.kit.standings_text import format_row_name, format_rows


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
    parts: list[Part] = ["\n".join(filter(None, [heading, format_outcome(change, cover), coming_off]))]
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
            else [line(), covers.over(cover, format_callers(effect, change.winners))]
        )
    parts: list[Part] = [line(), format_callers(effect, change.winners)]
    if effect.climbs:
        parts.append(_moved(effect.climbs))
    if effect.top:
        parts += [line(), "**The new top five**\n" + "\n".join(format_rows(effect.top, brief=True))]
    return parts


def _moved(climbs: tuple[Climb, ...]) -> str:
    first = climbs[:3]
    return "Moving up: " + words.listed(f"**{_short(climb.row)}** ▲ {climb.ranks}" for climb in first)


def _short(entry: Row) -> str:
    return words.shorten(format_row_name(entry), 30)


def _to_come(change: NightChange, effect: Effect) -> str:
    if not effect.to_come:
        return "-# That was the last envelope."
    titles = [words.plain(change.ceremony.by_id[one].title) for one in effect.to_come]
    if len(titles) <= 3:
        return f"-# Still sealed: {words.listed(titles)}."
    return f"-# Still sealed: {len(titles)}, {titles[0]} among them."
