"""The hosts' board of the morning: which nominees are known, what has to be said, and what is announced."""

import discord
from discord import ui

from bot.contests.nominations.matching import NomineeMatch
from bot.contests.nominations.read_models import CategoryNominations, NominationsBoard
from bot.ids import CategoryId
from bot.slates.standing import can_be_stood_for
from cogs.contests import routes as contest_routes
from cogs.contests.nominations import routes
from cogs.kit.contest_text import name_category
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    SELECT_OPTION_LIMIT,
    CardPart,
    ControlRow,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.routes import AWAITED_BY_HAND_ROUTE, AWAITED_TEMPLATE_ROUTE
from cogs.kit.text import escape_text, format_count, format_headline, shorten_text

QUESTIONS_SHOWN_LIMIT = 5
"""Questions on a category's screen at once; the next ones come as those are answered."""


def morning_board_screen(board: NominationsBoard, note: str = "") -> ui.LayoutView:
    """Make the board: a line a category, and everything that is ready in one press."""
    context = board.context
    contest, ready = context.contest, board.ready_ids
    heading = f"### 🌅 The nominations\n-# {escape_text(contest.title)}"
    lines = "\n".join(_format_line(board, category_id) for category_id in board.categories)
    parts: list[CardPart] = [
        f"{note}\n{heading}" if note else heading,
        shorten_text(lines, 3000),
    ]
    if not any(found.is_known for found in board.categories.values()):
        parts += _make_sources(board)
    parts.append(make_separator())
    parts += [make_row(select) for select in _make_category_selects(board)]
    buttons: list[Control] = []
    if ready and contest.sealed_at is not None:
        buttons.append(
            make_button(
                routes.ANNOUNCE_READY_ROUTE,
                contest.id,
                label=f"Announce all that are ready: {len(ready)}",
                emoji="📣",
                style=discord.ButtonStyle.success,
            )
        )
    if any(found.is_known for found in board.categories.values()):
        buttons.append(
            make_button(routes.OPEN_WINNERS_ROUTE, contest.id, label="Contest on the winners …", emoji="🏆")
        )
    buttons.append(make_button(contest_routes.HOST_PANEL_ROUTE, contest.id, label="Back", emoji="◀️"))
    return make_screen(make_card(*parts, make_row(*buttons)))


def morning_category_screen(board: NominationsBoard, position: int, note: str = "") -> ui.LayoutView:
    """Make a category's part of the board: its nominees, and the questions about them."""
    contest = board.context.contest
    category_id = contest.rules.categories[position].id
    found = board.categories[category_id]
    results = board.context.results
    voided, announced = category_id in results.voided, category_id in results.winners
    heading = f"### 🌅 {name_category(board.context.ceremony, category_id)}\n-# {escape_text(contest.title)}"
    listed = "\n".join(_format_match(board, found, match) for match in found.matches)
    parts: list[CardPart] = [
        f"{note}\n{heading}" if note else heading,
        shorten_text(listed, 2500) if found.is_known else "Its nominees are not known yet.",
    ]
    if voided:
        parts.append("🚫 **Cancelled.** This category counts for nobody.")
    elif not found.is_known:
        parts += _make_sources(board)
    else:
        for match in list(found.questions)[:QUESTIONS_SHOWN_LIMIT]:
            parts += _make_question(board, position, found, match)
    if announced:
        parts.append("-# Was one of them disqualified? `/ceremony withdraw` lets it count for nobody.")
    buttons = _make_category_buttons(board, position)
    return make_screen(make_card(*parts, make_separator(), make_row(*buttons)))


def _make_category_buttons(board: NominationsBoard, position: int) -> list[Control]:
    """Make the buttons that announce a category, take it back, or cancel it."""
    contest, results = board.context.contest, board.context.results
    category_id = contest.rules.categories[position].id
    found = board.categories[category_id]
    announced, voided = category_id in results.winners, category_id in results.voided
    buttons: list[Control] = []
    if found.is_known and not found.questions and contest.sealed_at is not None and not voided:
        buttons.append(
            make_button(
                routes.ANNOUNCE_ROUTE,
                contest.id,
                position,
                label="Announce as it stands" if announced else "Announce",
                emoji="📣",
                style=discord.ButtonStyle.success,
            )
        )
    if announced or voided:
        buttons.append(
            make_button(
                routes.TAKE_BACK_ROUTE,
                contest.id,
                position,
                label="Take back" if announced else "Let it count again",
                style=discord.ButtonStyle.danger if announced else discord.ButtonStyle.secondary,
            )
        )
    if contest.sealed_at is not None and not voided:
        buttons.append(
            make_button(
                routes.VOID_NOMINATIONS_ROUTE,
                contest.id,
                position,
                "ask",
                label="Cancel category",
                emoji="🚫",
            )
        )
    buttons.append(make_button(routes.MORNING_BOARD_ROUTE, contest.id, label="The board", emoji="◀️"))
    return buttons


def confirm_voiding_screen(board: NominationsBoard, position: int) -> ui.LayoutView:
    """Make the confirmation before a category is cancelled."""
    contest = board.context.contest
    name = name_category(board.context.ceremony, contest.rules.categories[position].id)
    confirm = make_button(
        routes.VOID_NOMINATIONS_ROUTE,
        contest.id,
        position,
        routes.VOIDING_CONFIRMED,
        label="Yes, cancel it",
        style=discord.ButtonStyle.danger,
    )
    leave = make_button(routes.MORNING_BOARD_ROUTE, contest.id, label="No, leave it")
    return make_screen(
        make_card(
            f"### 🌅 {name}\n-# {escape_text(contest.title)}\n"
            "Cancel this category? It then counts for nobody, whatever was announced in it.",
            make_row(confirm, leave),
            colour=CURTAIN_ACCENT,
        )
    )


def _format_line(board: NominationsBoard, category_id: CategoryId) -> str:
    found = board.categories[category_id]
    name = name_category(board.context.ceremony, category_id)
    announced = board.context.results.find_winners(category_id)
    if announced:
        return f"✅ {name}: {format_count(len(announced), 'nominee')} announced"
    if category_id in board.context.results.voided:
        return f"🚫 {name}: cancelled"
    if not found.is_known:
        return f"⌛ {name}: not known yet"
    if found.questions:
        return f"❓ {name}: {format_count(len(found.questions), 'question')}"
    return f"🟢 {name}: {format_count(len(found.matches), 'nominee')}, ready"


def _format_match(board: NominationsBoard, found: CategoryNominations, match: NomineeMatch) -> str:
    named = format_headline(found.category, match.nominee)
    if match.is_open:
        return f"❓ {named}"
    ballots = sum(board.counts.get(one, 0) for one in match.certain)
    return f"▫️ {named} · " + (format_count(ballots, "ballot") if ballots else "on no ballot")


def _make_question(
    board: NominationsBoard, position: int, found: CategoryNominations, match: NomineeMatch
) -> list[CardPart]:
    """Ask which contender a nominee is, or whether it is none of those offered."""
    place = [one.nominee.id for one in found.matches].index(match.nominee.id)
    contenders = board.context.contenders
    options = [
        discord.SelectOption(
            label=shorten_text(contenders.by_id[one].text, 100),
            value=str(one),
            description=format_count(board.counts.get(one, 0), "ballot"),
        )
        for one in match.candidates[: SELECT_OPTION_LIMIT - 1]
    ]
    options.append(discord.SelectOption(label="None of them", value=routes.NOBODY_VALUE, emoji="✖️"))
    return [
        f"❓ Who named **{format_headline(found.category, match.nominee)}** in other words?",
        make_row(
            make_select(
                routes.NOMINEE_MATCH_ROUTE,
                board.context.contest.id,
                position,
                place,
                options=options,
                placeholder="The same as …",
            )
        ),
    ]


def _make_category_selects(board: NominationsBoard) -> list[Control]:
    categories = board.context.contest.rules.categories
    return [
        make_select(
            routes.BOARD_CATEGORY_ROUTE,
            board.context.contest.id,
            start,
            options=[
                discord.SelectOption(
                    label=shorten_text(board.context.get_category(one.id).title, 100), value=str(one.position)
                )
                for one in categories[start : start + SELECT_OPTION_LIMIT]
            ],
            placeholder="Open a category",
        )
        for start in range(0, len(categories), SELECT_OPTION_LIMIT)
    ]


def _make_sources(board: NominationsBoard) -> list[ControlRow | str]:
    """Say how nominees come in: by a file, by hand, or with the record's next version."""
    ceremony = board.context.ceremony
    name = escape_text(ceremony.name)
    if not can_be_stood_for(ceremony):
        return [
            f"-# Add them with `/ceremony edit`, or from a file with `/ceremony import` under the name {name}."
        ]
    sources = (
        f"-# `/ceremony import` with the name `{name}` takes them from a file. They also come with the record’s next "
        "version."
    )
    return [
        sources,
        make_row(
            make_button(AWAITED_TEMPLATE_ROUTE, ceremony.id, label="Get a template", emoji="📄"),
            make_button(AWAITED_BY_HAND_ROUTE, ceremony.id, label="Type them in", emoji="✏️"),
        ),
    ]
