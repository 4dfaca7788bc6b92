"""Messages for a ceremony's thread while results are announced: each result, or several in a list."""

from collections.abc import Sequence

from discord import ui

from bot.announcing.model import ResultChange
from bot.discussion.precursor_signals import get_precursor_outlook
from bot.guilds.model import Cover
from bot.record.record import OSCARS, Record
from cogs.discussion.question_text import phrases
from cogs.kit.contest_text import format_callers, format_outcome
from cogs.kit.layouts import CURTAIN_ACCENT, GOLD_ACCENT, CardPart, make_card, make_screen, make_separator
from cogs.kit.text import escape_text, shorten_text

LAST_ENVELOPE_NOTE = "That was the last envelope."

ENVELOPES_PER_CARD = 12
"""Most results on one card when several are announced at once."""


def envelope_screens(
    record: Record, changes: Sequence[ResultChange], cover: Cover | None = None
) -> list[ui.LayoutView]:
    """Make the messages about changed results: one in full, or several in lists.

    Args:
        record: The record of awards, for the results of earlier awards.
        changes: The results announced, corrected, withdrawn or voided, in order.
        cover: How winners are covered in the thread; None if shown openly.
    """
    if len(changes) == 1:
        return [_make_envelope_card(record, changes[0], cover)]
    lists = [
        changes[start : start + ENVELOPES_PER_CARD] for start in range(0, len(changes), ENVELOPES_PER_CARD)
    ]
    return [_make_envelope_list(part, cover) for part in lists]


def opening_screen(change: ResultChange) -> ui.LayoutView:
    """Make the first message of a thread that is opened for results only; it reveals no winner."""
    name = escape_text(change.ceremony.name)
    rehearsal = " A rehearsal: it counts for nothing." if change.result_set.is_rehearsal else ""
    return make_screen(make_card(f"## 🏆 {name}\nThe envelopes, as they are opened.{rehearsal}"))


def _make_envelope_card(record: Record, change: ResultChange, cover: Cover | None) -> ui.LayoutView:
    title = escape_text(change.category.title)
    parts: list[CardPart] = [f"{_format_heading(change)}\n## {title}\n{format_outcome(change, cover)}"]
    if change.winners:
        room = [format_callers(effect, change.winners) for effect in change.effects]
        notes = "\n".join(dict.fromkeys([*room, *_format_precursor_note(record, change)]))
        parts += [make_separator(), notes] if notes and cover is None else []
    if change.is_last:
        parts += [make_separator(), LAST_ENVELOPE_NOTE]
    return make_screen(make_card(*parts, colour=GOLD_ACCENT if change.winners else CURTAIN_ACCENT))


def _make_envelope_list(changes: Sequence[ResultChange], cover: Cover | None) -> ui.LayoutView:
    entries = [f"-# {escape_text(one.category.title)}\n{format_outcome(one, cover)}" for one in changes]
    parts: list[CardPart] = [_format_heading(changes[0]), shorten_text("\n".join(entries), 3500)]
    if changes[-1].is_last:
        parts += [make_separator(), LAST_ENVELOPE_NOTE]
    return make_screen(make_card(*parts))


def _format_heading(change: ResultChange) -> str:
    rehearsal = " · a rehearsal" if change.result_set.is_rehearsal else ""
    return f"-# {escape_text(change.ceremony.name)}{rehearsal}"


def _format_precursor_note(record: Record, change: ResultChange) -> list[str]:
    """Word whether the earlier awards had chosen the same winner."""
    canonical, ceremony = change.category.canonical, change.ceremony
    if canonical is None or ceremony.award != OSCARS:
        return []
    outlook = get_precursor_outlook(record, canonical, ceremony)
    winners = [change.category.by_id[winner_id] for winner_id in change.winners]
    backed = [backing for backing in map(outlook.find_choice, winners) if backing]
    if backed:
        return [f"{phrases.capitalize_sentence(phrases.name_awards(backed[0].awards))} saw it coming."]
    favourite = outlook.favourite
    if favourite is None:
        return []
    chosen = phrases.name_prize_choice(record.canonical[canonical], favourite.nominee)
    return [f"{phrases.capitalize_sentence(phrases.name_awards(favourite.awards))} had said {chosen}."]
