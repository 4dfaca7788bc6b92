"""What became of an envelope, in words: the winner, and who called it."""

from bot.awards.model import Category
from bot.guilds.model import Cover
from bot.night.change import Effect, Happening, NightChange
from cogs.kit import covers, words

MOST_CALLERS_NAMED = 8
"""Members named who called a winner; the others are counted."""


def outcome_text(change: NightChange, cover: Cover | None = None) -> str:
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


def callers_text(effect: Effect, winners: tuple[str, ...]) -> str:
    """Who called it: how many of those who picked, and their names."""
    picks, callers = effect.shares.picks, effect.shares.count(winners)
    if not picks:
        return "Nobody had a pick here."
    if not callers:
        return f"**Nobody called it**, of {words.count(picks, 'pick')}."
    names = [words.plain(ballot.name, 40) for ballot in effect.callers if ballot.name]
    shown = words.listed(
        [
            *names[:MOST_CALLERS_NAMED],
            *([f"{len(names) - MOST_CALLERS_NAMED} more"] if len(names) > MOST_CALLERS_NAMED else []),
        ]
    )
    # A share of very few says less than the numbers themselves.
    share = f" ({callers / picks:.0%})" if picks >= 5 else ""
    everyone = "Everyone" if callers == picks and picks > 1 else f"{callers} of {picks}"
    return f"**{everyone} called it**{share}: {shown}" if shown else f"**{everyone} called it**{share}"
