"""Screens of a member's record: the figures, contest by contest, and category by category."""

from collections.abc import Mapping, Sequence

from discord import ui

from bot.record.model import CanonicalCategory
from bot.verdicts.member_profile import MemberResult
from bot.verdicts.model import Accuracy
from bot.verdicts.read_models import MemberProfile
from cogs.kit.controls import make_button
from cogs.kit.layouts import (
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.text import escape_text, format_count, format_list, format_ordinal, format_share_bar
from cogs.verdicts import routes, text

PROFILE_CONTESTS_LIMIT = 8
"""Most contests listed one by one, latest first; earlier ones are counted."""
PROFILE_CATEGORIES_PER_PAGE = 12
"""Most categories on a page."""
BEATEN_RIVALS_NAMED_LIMIT = 3
"""Most forecasters named whom the member beat in one contest."""
NOTABLE_CATEGORIES_LIMIT = 3
"""Most categories named as strengths, and as weaknesses."""


def profile_screen(
    member: MemberProfile, name: str, canonical: Mapping[str, CanonicalCategory]
) -> ui.LayoutView:
    """Make the screen of a member's record.

    Args:
        member: The record.
        name: The member's display name.
        canonical: The canonical categories of the record of awards, by id.
    """
    parts: list[CardPart] = [
        _format_heading(member, name),
        "\n".join(_format_figures(member)),
        make_separator(),
        _format_contests(member),
    ]
    notable = _format_notable(member, canonical)
    if notable:
        parts += [make_separator(), notable]
    if member.profile.by_category:
        more = make_button(
            routes.MEMBER_STRENGTHS_ROUTE, member.member_id, "o", 0, label="Category by category", emoji="🎬"
        )
        parts.append(make_row(more))
    return make_screen(make_card(*parts))


def strengths_screen(
    member: MemberProfile, name: str, canonical: Mapping[str, CanonicalCategory], page: int = 0
) -> ui.LayoutView:
    """Make a page of the member's accuracy by category, in the order of the record of awards."""
    by_category = member.profile.by_category
    known = [category_id for category_id in canonical if category_id in by_category]
    pages = count_pages(len(known), PROFILE_CATEGORIES_PER_PAGE)
    page = clamp_page(page, pages)
    shown = [
        f"`{format_share_bar(by_category[one].share or 0.0, 8)}` {text.format_accuracy(by_category[one])} · "
        f"**{escape_text(canonical[one].name)}**"
        for one in known[page * PROFILE_CATEGORIES_PER_PAGE : (page + 1) * PROFILE_CATEGORIES_PER_PAGE]
    ]
    turning = make_pager(routes.MEMBER_STRENGTHS_ROUTE, [member.member_id], page, pages)
    back = make_button(routes.MEMBER_PROFILE_ROUTE, member.member_id, label="Back to the record", emoji="◀️")
    return make_screen(
        make_card(_format_heading(member, name), make_separator(), "\n".join(shown), *turning, make_row(back))
    )


def _format_heading(member: MemberProfile, name: str) -> str:
    played = format_count(len(member.profile.results), "contest")
    titles = format_count(member.profile.titles, "title")
    return f"## 🎟️ {escape_text(name, 60)}’s record\n-# {played} · {titles} · rehearsals do not count"


def _format_figures(member: MemberProfile) -> Sequence[str]:
    record = member.profile
    lines = [f"**Right** {text.format_accuracy(record.accuracy)}"]
    if record.percentile is not None:
        average = ", on average" if len(record.results) > 1 else ""
        lines.append(f"**Ahead of** {record.percentile:.0%} of the others{average}")
    if record.boldness is not None:
        lines.append(
            f"**Boldness** {record.boldness:.0%}\n-# so much of the room, on average, had picked someone else "
            "where the pick was right"
        )
    best = record.best_result
    if best is not None and len(record.results) > 1:
        lines.append(f"**Best night** {escape_text(best.title)}, {_format_place(best)}")
    return lines


def _format_contests(member: MemberProfile) -> str:
    """Format the member's contests, latest first."""
    latest = list(reversed(member.profile.results))
    lines = [
        f"`{format_share_bar(result.accuracy.share or 0.0, 8)}` {text.format_accuracy(result.accuracy)} · "
        f"**{_format_place(result)}**\n"
        f"-# {escape_text(result.title, 60)} · {escape_text(member.ceremonies[result.ceremony_id].name, 60)}"
        f"{_format_beaten(result)}"
        for result in latest[:PROFILE_CONTESTS_LIMIT]
    ]
    if len(latest) > PROFILE_CONTESTS_LIMIT:
        lines.append(f"-# and {len(latest) - PROFILE_CONTESTS_LIMIT} before that")
    return "\n".join(lines)


def _format_beaten(result: MemberResult) -> str:
    """Format the outside forecasters whom the member beat, in a line of its own; empty if there were none."""
    if not result.rivals:
        return ""
    if not result.beaten_rivals:
        return "\n-# ⚔️ beat none of the forecasters" if result.rivals > 1 else ""
    named = [escape_text(name, 60) for name in result.beaten_rivals[:BEATEN_RIVALS_NAMED_LIMIT]]
    more = (
        [f"{len(result.beaten_rivals) - len(named)} more"] if len(result.beaten_rivals) > len(named) else []
    )
    return f"\n-# ⚔️ beat {format_list([*named, *more])}"


def _format_place(result: MemberResult) -> str:
    shared = ", shared" if result.members_at_rank > 1 else ""
    return f"{format_ordinal(result.rank)} of {result.players}{shared}"


def _format_notable(member: MemberProfile, canonical: Mapping[str, CanonicalCategory]) -> str:
    """Format the categories in which the member is always or never right; empty with fewer than two contests."""
    by_category = member.profile.by_category
    lines: list[str] = []
    if len(member.profile.results) < 2:
        return ""
    for heading, share in (("🔮 **Always right**", 1.0), ("🙈 **Never yet**", 0.0)):
        found = [one for one in canonical if one in by_category and by_category[one].share == share]
        found.sort(key=lambda one: -by_category[one].judged)
        if found:
            shown = found[:NOTABLE_CATEGORIES_LIMIT]
            records = (_format_category_record(canonical[one], by_category[one]) for one in shown)
            lines.append(f"{heading} {format_list(records)}")
    return "\n".join(lines)


def _format_category_record(category: CanonicalCategory, accuracy: Accuracy) -> str:
    return f"{escape_text(category.name)} ({accuracy.right} of {accuracy.judged})"
