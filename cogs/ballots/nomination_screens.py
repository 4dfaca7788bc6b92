"""The ballot of a contest on nominations: a screen a category, with everything that can be named in it."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.nominations.model import Contender
from bot.contests.nominations.read_models import NominationsPaper
from bot.ids import CategoryId, ContestId
from bot.reminders.model import ReminderKind
from cogs.ballots import routes
from cogs.ballots.paper_features import SEEN_EMOJI, format_eye
from cogs.ballots.text import format_ballot_heading, format_question_label
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    SELECT_OPTION_LIMIT,
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.routes import make_remind_button
from cogs.kit.text import escape_text, format_list, shorten_text

WITHDRAWN_MARK = "withdrawn"


def nominations_screen(
    paper: NominationsPaper, at: datetime, position: int = 0, part: int = 0, note: str = ""
) -> ui.LayoutView:
    """Make the screen of one category.

    Args:
        paper: The ballot with its contest and contenders.
        at: The instant of the press; a category closed by then has no controls.
        position: The category's place in the contest; beyond the last it shows the last.
        part: The part of a list that is longer than a select.
        note: A line on top about what was saved, or why it was not.
    """
    categories = paper.contest.rules.categories
    position = clamp_page(position, len(categories))
    category_id = categories[position].id
    parts: list[CardPart] = [
        format_ballot_heading(paper, at, note),
        make_separator(),
        _format_category(paper, category_id, at),
    ]
    if paper.is_open(category_id, at):
        parts += _make_choice_rows(paper, position, part)
    parts += [make_separator(), make_row(*_make_turn_buttons(paper, at, position))]
    if len(categories) > 1:
        parts.append(make_row(_make_jump_select(paper, position)))
    parts.append(make_row(*_make_more_buttons(paper, at)))
    return make_screen(make_card(*parts))


def format_saved_entries(paper: NominationsPaper, position: int) -> str:
    """Format the note shown after entries were saved."""
    asked = paper.contest.rules.categories[position]
    named = len(paper.ballot.entries.get(asked.id, ()))
    return f"💾 Saved: {escape_text(paper.get_category(asked.id).title)}, {named} of {asked.slots}."


def _format_category(paper: NominationsPaper, category_id: CategoryId, at: datetime) -> str:
    asked, category = paper.contest.rules.by_id[category_id], paper.get_category(category_id)
    entries = paper.list_entries(category_id)
    weight = paper.contest.rules.get_weight(category_id)
    worth = f" · ×{weight}" if weight > 1 else ""
    is_open = paper.is_open(category_id, at)
    full = len(entries) == asked.slots
    mark = ("✅" if full else "▫️") if is_open else "🔒"
    lines = [f"{mark} **{escape_text(category.title)}** · {len(entries)} of {asked.slots}{worth}"]
    lines += [_format_entry(paper, number, one) for number, one in enumerate(entries, 1)]
    if not entries:
        lines.append("-# Nobody named yet." if is_open else "-# Nobody named.")
    return "\n".join(lines)


def _format_entry(paper: NominationsPaper, number: int, contender: Contender) -> str:
    mine = " · *yours alone until the lock*" if contender.by_member else ""
    gone = f" · ⚠️ {WITHDRAWN_MARK}" if contender.withdrawn else ""
    eye = format_eye(paper, contender.category_id, contender.key)
    return f"{number}. {escape_text(contender.text)}{eye}{mine}{gone}"


def _make_choice_rows(paper: NominationsPaper, position: int, part: int) -> list[CardPart]:
    asked = paper.contest.rules.categories[position]
    options = paper.list_options(asked.id)
    parts = count_pages(len(options), SELECT_OPTION_LIMIT)
    part = clamp_page(part, parts)
    shown = options[part * SELECT_OPTION_LIMIT : (part + 1) * SELECT_OPTION_LIMIT]
    rows: list[CardPart] = []
    if shown:
        rows.append(make_row(_make_entries_select(paper, position, part, shown)))
    if parts > 1:
        rows.append(make_row(*_make_part_buttons(paper.contest.id, position, part, parts)))
    more = [
        make_button(routes.ENTRY_OWN_ROUTE, paper.contest.id, position, label="Someone else …", emoji="✍️")
    ]
    if parts > 1:
        more.insert(
            0, make_button(routes.ENTRY_FIND_ROUTE, paper.contest.id, position, label="Find …", emoji="🔎")
        )
    return [*rows, make_row(*more)]


def _make_part_buttons(contest_id: ContestId, position: int, part: int, parts: int) -> list[Control]:
    """Make the buttons that turn the pages of a long list."""
    route = routes.ENTRY_PART_ROUTE
    before, after, here = max(part - 1, 0), part + 1, f"List {part + 1} / {parts}"
    return [
        make_button(route, contest_id, position, "p", before, label="Earlier", emoji="⬅️", disabled=part == 0),
        make_button(route, contest_id, position, "h", part, label=here, disabled=True),
        make_button(
            route, contest_id, position, "n", after, label="Later", emoji="➡️", disabled=after == parts
        ),
    ]


def _make_entries_select(
    paper: NominationsPaper, position: int, part: int, shown: Sequence[Contender]
) -> Control:
    asked = paper.contest.rules.categories[position]
    named = paper.ballot.entries.get(asked.id, ())
    here = sum(one.id in named for one in shown)
    options = [
        discord.SelectOption(
            label=shorten_text(one.text, 100),
            value=str(one.id),
            description=_describe_option(one),
            default=one.id in named,
            emoji=SEEN_EMOJI if (asked.id, one.key) in paper.seen else None,
        )
        for one in shown
    ]
    category = paper.get_category(asked.id)
    return make_select(
        routes.ENTRY_CHOOSE_ROUTE,
        paper.contest.id,
        position,
        shown[0].id,
        shown[-1].id,
        part,
        options=options,
        placeholder=shorten_text(f"Name up to {asked.slots}: {category.title}", 150),
        min_values=0,
        max_values=min(len(options), max(asked.slots, here)),
    )


def _describe_option(contender: Contender) -> str | None:
    if contender.withdrawn:
        return WITHDRAWN_MARK
    return "yours alone until the lock" if contender.by_member else None


def _make_turn_buttons(paper: NominationsPaper, at: datetime, position: int) -> list[Control]:
    contest, count = paper.contest, len(paper.contest.rules.categories)
    turns: list[Control] = []
    if count > 1:
        turns = [
            make_button(
                routes.BALLOT_PAGE_ROUTE,
                contest.id,
                "p",
                max(position - 1, 0),
                emoji="◀️",
                disabled=position == 0,
            ),
            make_button(
                routes.BALLOT_PAGE_ROUTE,
                contest.id,
                "h",
                position,
                label=f"{position + 1} / {count}",
                disabled=True,
            ),
            make_button(
                routes.BALLOT_PAGE_ROUTE,
                contest.id,
                "n",
                position + 1,
                emoji="▶️",
                disabled=position == count - 1,
            ),
        ]
    open_gaps = [one for one in paper.missing_ids if paper.is_open(one, at)]
    style = discord.ButtonStyle.secondary if open_gaps else discord.ButtonStyle.success
    turns.append(
        make_button(routes.BALLOT_REVIEW_ROUTE, contest.id, "r", 0, label="Review", emoji="🗳️", style=style)
    )
    if paper.can_remind and contest.awaits_lock(at):
        turns.append(make_remind_button(ReminderKind.LOCK, str(contest.id)))
    return turns


def _make_jump_select(paper: NominationsPaper, position: int) -> Control:
    categories = paper.contest.rules.categories
    start = position // SELECT_OPTION_LIMIT * SELECT_OPTION_LIMIT
    options = [
        discord.SelectOption(
            label=shorten_text(paper.get_category(asked.id).title, 100),
            value=str(start + number),
            description=f"{len(paper.ballot.entries.get(asked.id, ()))} of {asked.slots}",
        )
        for number, asked in enumerate(categories[start : start + SELECT_OPTION_LIMIT])
    ]
    return make_select(
        routes.ENTRY_JUMP_ROUTE, paper.contest.id, options=options, placeholder="Go to a category"
    )


def _make_more_buttons(paper: NominationsPaper, at: datetime) -> list[Control]:
    contest = paper.contest
    gaps = [one for one in paper.missing_ids if paper.is_open(one, at)]
    buttons: list[Control] = []
    if gaps:
        position = contest.rules.by_id[gaps[0]].position
        buttons.append(
            make_button(
                routes.BALLOT_PAGE_ROUTE,
                contest.id,
                "m",
                position,
                label=f"Not full yet: {len(gaps)}",
                style=discord.ButtonStyle.primary,
            )
        )
    if paper.takes_answer(at):
        buttons.append(
            make_button(
                routes.TIEBREAKER_QUESTION_ROUTE, contest.id, label=format_question_label(paper), emoji="⚖️"
            )
        )
    return buttons


def format_named_contenders(paper: NominationsPaper, category_id: CategoryId) -> str:
    """Format what the ballot names in a category on one line; empty if it names nobody."""
    entries = paper.list_entries(category_id)
    if not entries:
        return ""
    asked = paper.contest.rules.by_id[category_id]
    named = format_list(escape_text(one.text, 60) for one in entries)
    return f"{len(entries)} of {asked.slots} · {named}"
