"""What became of an envelope, in words: the winner, and who called it."""

from bot.awards.model import Category
from bot.guilds.model import Cover
from bot.night.change import Effect, Happening, NightChange
from cogs.kit import covers, words

CALLERS_NAMED_LIMIT = 8
"""Members named who called a winner; the others are counted."""


def format_outcome(change: NightChange, cover: Cover | None = None) -> str:
    """The winner, or that there is none any more, in words."""
    if change.winners:
        note = "\n-# Corrected." if change.happening is Happening.CORRECTED else ""
        if cover is not None and cover.thread_id is not None:
            return covers.elsewhere(cover) + note
        tie = "\n-# A tie: it pays everyone who picked either." if len(change.winners) > 1 else ""
        return "\n".join(_format_winner(change.category, one, cover) for one in change.winners) + tie + note
    if change.category.id in change.results.voided:
        return "🚫 **Cancelled.** This category counts for nobody."
    return "✉️ **Taken back.** The envelope is sealed again; picks stay closed, since the name was read."


def _format_winner(category: Category, nominee_id: str, cover: Cover | None) -> str:
    nominee = category.by_id.get(nominee_id)
    named = words.nominee_line(category, nominee, 150) if nominee else "someone no longer on the slate"
    return f"{words.TROPHY} {covers.over(cover, named)}"


def format_callers(effect: Effect, winners: tuple[str, ...]) -> str:
    """Who called it: how many of those who picked, and their names."""
    picks, callers = effect.shares.picks, effect.shares.count(winners)
    if not picks:
        return "Nobody had a pick here."
    if not callers:
        return f"**Nobody called it**, of {words.count(picks, 'pick')}."
    names = [words.plain(ballot.name, 40) for ballot in effect.callers if ballot.name]
    more = len(names) - CALLERS_NAMED_LIMIT
    shown = words.listed([*names[:CALLERS_NAMED_LIMIT], *([f"{more} more"] if more > 0 else [])])
    # A share of very few says less than the numbers themselves.
    share = f" ({callers / picks:.0%})" if picks >= 5 else ""
    everyone = "Everyone" if callers == picks and picks > 1 else f"{callers} of {picks}"
    return f"**{everyone} called it**{share}: {shown}" if shown else f"**{everyone} called it**{share}"
