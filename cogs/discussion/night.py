"""What a ceremony's thread hears on the night: each envelope as it is opened, many at once in lists, the verdict."""

from collections.abc import Sequence

from discord import ui

from bot.awards.record import OSCARS, Record
from bot.discussion.outlook import outlook
from bot.guilds.model import Cover
from bot.night.change import NightChange
from cogs.discussion.asking import phrases
from cogs.kit import words
from cogs.kit.layouts import CURTAIN, GOLD, Part, card, line, screen
from cogs.kit.result_text import format_callers, format_outcome

LAST = "That was the last envelope."

LISTED = 12
"""Envelopes on one card where many are opened at once."""


def envelope_screens(
    record: Record, changes: Sequence[NightChange], cover: Cover | None = None
) -> list[ui.LayoutView]:
    """What to say about envelopes: one in full, or many in lists.

    Args:
        record: The record, for what the earlier awards had said.
        changes: What was opened, corrected, taken back or voided, in order.
        cover: How winners are covered in the thread; None if shown openly.
    """
    if len(changes) == 1:
        return [_card(record, changes[0], cover)]
    lists = [changes[start : start + LISTED] for start in range(0, len(changes), LISTED)]
    return [_list(part, cover) for part in lists]


def opening_screen(change: NightChange) -> ui.LayoutView:
    """What a thread begins with that is opened for the envelopes alone: nothing that gives any of them away."""
    name = words.plain(change.ceremony.name)
    rehearsal = " A rehearsal: it counts for nothing." if change.target.is_rehearsal else ""
    return screen(card(f"## 🏆 {name}\nThe envelopes, as they are opened.{rehearsal}"))


def _card(record: Record, change: NightChange, cover: Cover | None) -> ui.LayoutView:
    title = words.plain(change.category.title)
    parts: list[Part] = [f"{_heading(change)}\n## {title}\n{format_outcome(change, cover)}"]
    if change.winners:
        room = [format_callers(effect, change.winners) for effect in change.effects]
        said = "\n".join(dict.fromkeys([*room, *_foretold(record, change)]))
        parts += [line(), said] if said and cover is None else []
    if was_last(change):
        parts += [line(), LAST]
    return screen(card(*parts, colour=GOLD if change.winners else CURTAIN))


def _list(changes: Sequence[NightChange], cover: Cover | None) -> ui.LayoutView:
    entries = [f"-# {words.plain(one.category.title)}\n{format_outcome(one, cover)}" for one in changes]
    parts: list[Part] = [_heading(changes[0]), words.shorten("\n".join(entries), 3500)]
    if was_last(changes[-1]):
        parts += [line(), LAST]
    return screen(card(*parts))


def _heading(change: NightChange) -> str:
    rehearsal = " · a rehearsal" if change.target.is_rehearsal else ""
    return f"-# {words.plain(change.ceremony.name)}{rehearsal}"


def was_last(change: NightChange) -> bool:
    """Whether nothing that anyone here asked about is sealed any more."""
    if change.effects:
        return not any(effect.to_come for effect in change.effects)
    return not any(change.results.is_sealed(category.id) for category in change.ceremony.slate)


def _foretold(record: Record, change: NightChange) -> list[str]:
    """Whether the earlier awards saw it coming."""
    canonical, ceremony = change.category.canonical, change.ceremony
    if canonical is None or ceremony.award != OSCARS:
        return []
    said = outlook(record, canonical, ceremony)
    winners = [change.category.by_id[winner_id] for winner_id in change.winners]
    backed = [backing for backing in map(said.backing, winners) if backing]
    if backed:
        return [f"{phrases.sentence(phrases.awards(backed[0].awards))} saw it coming."]
    favourite = said.favourite
    if favourite is None:
        return []
    chosen = phrases.of_prize(record.canonical[canonical], favourite.nominee)
    return [f"{phrases.sentence(phrases.awards(favourite.awards))} had said {chosen}."]
