"""Screens for hosts of the room's own awards: where they stand, and the shortlist of a category."""

from collections.abc import Sequence

from discord import ui

from bot.reminders.model import make_award_subject
from bot.room_awards.export import AwardExport
from bot.room_awards.model import AwardPhase
from bot.room_awards.read_models import AwardOverview, Shortlist
from bot.room_awards.shortlist import ShortlistEntry
from cogs.kit.controls import make_button, make_select
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    SELECT_OPTION_LIMIT,
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.result_set_options import make_id_mark
from cogs.kit.routes import REMINDERS_PANEL_ROUTE
from cogs.kit.text import escape_text, format_count, shorten_text
from cogs.room_awards import text
from cogs.room_awards.post_screens import format_participants
from cogs.room_awards.routes import (
    ROOM_JOIN_ROUTE,
    ROOM_PART_ROUTE,
    ROOM_SHORTLIST_IN_ROUTE,
    ROOM_SHORTLIST_ROUTE,
)

SIMILAR_NAMED_LIMIT = 5
"""Most pairs of entries that may be the same that are named."""
CONTENDERS_CHARACTER_LIMIT = 2400
"""Most characters of a page of the shortlist."""


def format_next_step(overview: AwardOverview) -> str:
    """Say to a host what comes next, in one or two sentences."""
    award = overview.award
    return {
        AwardPhase.NOMINATE: f"Nominations close by themselves {text.format_end(award.nominations_close_at)}; `/awards "
        "close` closes them now. Then settle the shortlist.",
        AwardPhase.SHORTLIST: "`/awards settle` shows what was nominated; `/awards open` makes the most named the "
        "nominees and opens the voting.",
        AwardPhase.VOTE: f"The voting closes by itself {text.format_end(award.voting_closes_at)}; `/awards close` "
        "closes "
        "it now. Predictions beside it: `/contest create` on this ceremony.",
        AwardPhase.CEREMONY: "The envelopes are sealed, for you too. `/result board` opens them, one by one.",
        AwardPhase.CANCELLED: "",
    }[award.phase]


def award_board_screen(overview: AwardOverview, *, can_remind: bool) -> ui.LayoutView:
    """Make the hosts' screen of where the awards stand; `can_remind` is whether members can be reminded here."""
    award = overview.award
    done = "voted" if award.phase in {AwardPhase.VOTE, AwardPhase.CEREMONY} else "nominated"
    # Of sealed envelopes the next step says where they are.
    state = (
        "" if award.phase is AwardPhase.CEREMONY else f"**{text.PHASE_NAMES[award.phase].capitalize()}** · "
    )
    body = (
        f"## 🎬 {escape_text(award.name)}\n{state}{format_participants(overview, 'member', done)}\n"
        f"{format_next_step(overview)}"
    )
    subject = make_award_subject(award)
    reminders = make_button(
        REMINDERS_PANEL_ROUTE, subject.kind, subject.id, "o", 0, label="Reminders …", emoji="🔔"
    )
    awaits_members = award.phase in {AwardPhase.NOMINATE, AwardPhase.VOTE}
    return make_screen(make_card(body, *([make_row(reminders)] if can_remind and awaits_members else [])))


def shortlist_screen(shortlist: Shortlist, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make the hosts' screen of what was nominated in a category, on which doubles are joined.

    Args:
        shortlist: What was nominated.
        page: The page of entries, from 0; beyond the last it shows the last.
        note: A line on top about what was just done.
    """
    award, category = shortlist.award, shortlist.category
    pages = count_pages(max(len(shortlist.contenders), 1), SELECT_OPTION_LIMIT)
    page = clamp_page(page, pages)
    shown = shortlist.contenders[page * SELECT_OPTION_LIMIT : (page + 1) * SELECT_OPTION_LIMIT]
    parts: list[CardPart] = [
        f"## 📋 {escape_text(category.name)}\n-# {escape_text(award.name)} · {_format_nominees(shortlist)}"
        + (f"\n{note}" if note else ""),
        make_separator(),
    ]
    chosen = {one.key for one in shortlist.nominees or ()}
    lines = [text.format_contender(one, category.headline, chosen=one.key in chosen) for one in shown]
    parts.append(
        shorten_text("\n".join(lines), CONTENDERS_CHARACTER_LIMIT) or "Nobody nominated anything here."
    )
    if shortlist.similar:
        parts.append(_format_similar(shortlist))
    parts += _make_double_controls(shortlist, shown, page)
    parts += make_pager(ROOM_SHORTLIST_ROUTE, [award.id, category.id], page, pages)
    if len(award.categories) > 1:
        others = [(one.id, one.name, "") for one in award.categories]
        options = make_select_options(others)
        menu = make_select(ROOM_SHORTLIST_IN_ROUTE, award.id, options=options, placeholder="Another category")
        parts.append(make_row(menu))
    return make_screen(make_card(*parts))


def _make_double_controls(shortlist: Shortlist, shown: Sequence[ShortlistEntry], page: int) -> list[CardPart]:
    """Make the select that joins doubles, and the button that takes them apart."""
    award, category = shortlist.award, shortlist.category
    controls: list[CardPart] = []
    if len(shown) > 1:
        entries = [
            (
                make_id_mark(one.key),
                text.name_entry(one.entry, category.headline),
                f"named by {one.nominators}",
            )
            for one in shown
        ]
        menu = make_select(
            ROOM_JOIN_ROUTE,
            award.id,
            category.id,
            page,
            options=make_select_options(entries),
            placeholder="These are the same …",
            min_values=2,
            max_values=len(shown),
        )
        controls.append(make_row(menu))
    if category.doubles:
        apart = make_button(ROOM_PART_ROUTE, award.id, category.id, label="Take all doubles apart", emoji="↩️")
        controls.append(make_row(apart))
    return controls


def _format_nominees(shortlist: Shortlist) -> str:
    limit = shortlist.award.nominee_limit
    if shortlist.nominees is None:
        return f"too many share the last place for {format_count(limit, 'nominee')}: settle doubles first"
    count = len(shortlist.nominees)
    shared = ", as the last place is shared" if count > limit else ""
    few = ": too few to vote on" if count < 2 else ""
    return f"{format_count(count, 'nominee')}{shared}{few}"


def _format_similar(shortlist: Shortlist) -> str:
    headline = shortlist.category.headline
    pairs = [
        f"{escape_text(text.name_entry(one.entry, headline), 60)} / "
        f"{escape_text(text.name_entry(other.entry, headline), 60)}"
        for one, other in shortlist.similar[:SIMILAR_NAMED_LIMIT]
    ]
    return f"-# Perhaps the same: {'; '.join(pairs)}"


def award_export_screen(export: AwardExport, name: str) -> ui.LayoutView:
    """Make the message that the ballots of the opened envelopes are attached to."""
    sealed = len(export.award.categories) - len(export.categories)
    still = f" {format_count(sealed, 'envelope')} still sealed: not in it." if sealed else ""
    opened = format_count(len(export.categories), "opened envelope")
    body = (
        f"### 📄 {escape_text(export.award.name)}\nEvery ballot of {opened} without a name, with its salt and its line "
        f"of the proof; ballots set aside with the reason, and both counts.{still}"
    )
    return make_screen(make_card(body, ui.File[ui.LayoutView](f"attachment://{name}"), colour=CURTAIN_ACCENT))
