"""The screens of a member's record: the figures, night by night, and category by category."""

from collections.abc import Mapping, Sequence

from discord import ui

from bot.awards.model import CanonicalCategory
from bot.verdict.facts import MemberProfile
from bot.verdict.model import Accuracy
from bot.verdict.profile import Night
from cogs.kit import words
from cogs.kit.controls import button
from cogs.kit.layouts import Part, card, clamp_page, line, page_count, pager, row, screen
from cogs.verdict import routes, telling

NIGHTS = 8
"""Contests told one by one, the latest; those before are counted."""
PER_PAGE = 12
"""Categories on a page."""
NOTABLE = 3
"""Categories named as strengths, and likewise as blind spots."""


def profile_screen(
    facts: MemberProfile, name: str, canonical: Mapping[str, CanonicalCategory]
) -> ui.LayoutView:
    """A member's record.

    Args:
        facts: The record.
        name: Their display name.
        canonical: The record's canonical categories by id.
    """
    parts: list[Part] = [_heading(facts, name), "\n".join(_figures(facts)), line(), _line(facts)]
    notable = _notable(facts, canonical)
    if notable:
        parts += [line(), notable]
    if facts.profile.by_category:
        more = button(routes.STRENGTHS, facts.member_id, "o", 0, label="Category by category", emoji="🎬")
        parts.append(row(more))
    return screen(card(*parts))


def strengths_screen(
    facts: MemberProfile, name: str, canonical: Mapping[str, CanonicalCategory], page: int = 0
) -> ui.LayoutView:
    """How right a member was, category by category, in the order of the record."""
    by_category = facts.profile.by_category
    known = [category_id for category_id in canonical if category_id in by_category]
    pages = page_count(len(known), PER_PAGE)
    page = clamp_page(page, pages)
    shown = [
        f"`{words.bar(by_category[one].share or 0.0, 8)}` {telling.accuracy(by_category[one])} · "
        f"**{words.plain(canonical[one].name)}**"
        for one in known[page * PER_PAGE : (page + 1) * PER_PAGE]
    ]
    turning = pager(routes.STRENGTHS, [facts.member_id], page, pages)
    back = button(routes.PROFILE, facts.member_id, label="Back to the record", emoji="◀️")
    return screen(card(_heading(facts, name), line(), "\n".join(shown), *turning, row(back)))


def _heading(facts: MemberProfile, name: str) -> str:
    played = words.count(len(facts.profile.nights), "contest")
    titles = words.count(facts.profile.titles, "title")
    return f"## 🎟️ {words.plain(name, 60)}’s record\n-# {played} · {titles} · rehearsals do not count"


def _figures(facts: MemberProfile) -> Sequence[str]:
    record = facts.profile
    lines = [f"**Right** {telling.accuracy(record.accuracy)}"]
    if record.percentile is not None:
        average = ", on average" if len(record.nights) > 1 else ""
        lines.append(f"**Ahead of** {record.percentile:.0%} of the others{average}")
    if record.boldness is not None:
        lines.append(
            f"**Boldness** {record.boldness:.0%}\n-# so much of the room, on average, had picked someone else "
            "where the pick was right"
        )
    best = record.best_night
    if best is not None and len(record.nights) > 1:
        lines.append(f"**Best night** {words.plain(best.title)}, {_place(best)}")
    return lines


def _line(facts: MemberProfile) -> str:
    """The line over time, the latest night first."""
    latest = list(reversed(facts.profile.nights))
    told = [
        f"`{words.bar(night.accuracy.share or 0.0, 8)}` {telling.accuracy(night.accuracy)} · **{_place(night)}**\n"
        f"-# {words.plain(night.title, 60)} · {words.plain(facts.ceremonies[night.ceremony_id].name, 60)}"
        for night in latest[:NIGHTS]
    ]
    if len(latest) > NIGHTS:
        told.append(f"-# and {len(latest) - NIGHTS} before that")
    return "\n".join(told)


def _place(night: Night) -> str:
    shared = ", shared" if night.sharing > 1 else ""
    return f"{words.ordinal(night.rank)} of {night.players}{shared}"


def _notable(facts: MemberProfile, canonical: Mapping[str, CanonicalCategory]) -> str:
    """Where the member is always right and where never; only once there is more than one night to tell by."""
    by_category = facts.profile.by_category
    told: list[str] = []
    if len(facts.profile.nights) < 2:
        return ""
    for heading, share in (("🔮 **Always right**", 1.0), ("🙈 **Never yet**", 0.0)):
        found = [one for one in canonical if one in by_category and by_category[one].share == share]
        found.sort(key=lambda one: -by_category[one].of)
        if found:
            told.append(
                f"{heading} {words.listed(_often(canonical[one], by_category[one]) for one in found[:NOTABLE])}"
            )
    return "\n".join(told)


def _often(category: CanonicalCategory, accuracy: Accuracy) -> str:
    return f"{words.plain(category.name)} ({accuracy.right} of {accuracy.of})"
