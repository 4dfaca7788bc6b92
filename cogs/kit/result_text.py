"""Text about the result of a category: the winner, and the members who picked it."""

from bot.announcing.model import ChangeKind, ContestEffect, ResultChange
from bot.guilds.model import Cover
from bot.ids import NomineeId
from bot.record.model import Category
from cogs.kit.contest_text import cover_text, format_thread_pointer
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count, format_list, format_nominee_line

CALLERS_NAMED_LIMIT = 8
"""How many members who picked a winner are named; the others are only counted."""


def format_outcome(change: ResultChange, cover: Cover | None = None) -> str:
    """Format the winner, or that there is none any more; covered if `cover` says so."""
    if change.winners:
        note = "\n-# Corrected." if change.kind is ChangeKind.CORRECTED else ""
        if cover is not None and cover.thread_id is not None:
            return format_thread_pointer(cover) + note
        tie = "\n-# A tie: it pays everyone who picked either." if len(change.winners) > 1 else ""
        return "\n".join(_format_winner(change.category, one, cover) for one in change.winners) + tie + note
    if change.category.id in change.results.voided:
        return "🚫 **Cancelled.** This category counts for nobody."
    return "✉️ **Taken back.** The envelope is sealed again; picks stay closed, since the name was read."


def _format_winner(category: Category, nominee_id: NomineeId, cover: Cover | None) -> str:
    nominee = category.by_id.get(nominee_id)
    named = format_nominee_line(category, nominee, 150) if nominee else "someone no longer on the slate"
    return f"{TROPHY_EMOJI} {cover_text(cover, named)}"


def format_callers(effect: ContestEffect, winners: tuple[NomineeId, ...]) -> str:
    """Format how many of those who picked were right, with their names."""
    picks, callers = effect.shares.picks, effect.shares.count_picks(winners)
    if not picks:
        return "Nobody had a pick here."
    if not callers:
        return f"**Nobody called it**, of {format_count(picks, 'pick')}."
    names = [escape_text(ballot.name, 40) for ballot in effect.right_ballots if ballot.name]
    more = len(names) - CALLERS_NAMED_LIMIT
    shown = format_list([*names[:CALLERS_NAMED_LIMIT], *([f"{more} more"] if more > 0 else [])])
    # With few picks, the numbers say more than a percentage.
    share = f" ({callers / picks:.0%})" if picks >= 5 else ""
    everyone = "Everyone" if callers == picks and picks > 1 else f"{callers} of {picks}"
    return f"**{everyone} called it**{share}: {shown}" if shown else f"**{everyone} called it**{share}"
