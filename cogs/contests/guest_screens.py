"""Screens on which hosts type guests' paper ballots in, correct them, set them aside, and erase them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import discord
from discord import ui

from bot.contests.guests import GUEST_NAME_MAX_LENGTH, GUESTS_PER_CONTEST
from bot.contests.model import Ballot, Contest, ContestState, Scoring
from bot.contests.paper import format_paper_pick, format_paper_picks, number_slate
from bot.contests.read_models import ContestContext, GuestBoard, GuestPaper
from bot.ids import CategoryId
from cogs.contests import routes
from cogs.contests.aside_text import format_guest_owner
from cogs.contests.text import join_lines
from cogs.kit.contest_text import format_ballot_name, name_category
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.forms import FormField, make_form
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
)
from cogs.kit.text import escape_text, format_count, format_label, format_list, shorten_text

NAME_FIELD, PICKS_FIELD, ANSWER_FIELD = "name", "picks", "answer"
"""Keys of the fields in the form."""

PICKS_CHARACTER_LIMIT = 1000
"""Most characters of typed picks: many times as many as a sheet needs."""

GAPS_NAMED_LIMIT = 3
"""Most categories that are named because guests lack a pick there; further ones are counted."""

PICK_LINES_CHARACTER_LIMIT = 3000
"""Most characters that the picks of one ballot take in a message; those of any Oscars fit."""


@dataclass(frozen=True, slots=True)
class TypedGuest:
    """What was typed in the form for a paper ballot.

    Attributes:
        number: The guest whose ballot it corrects; 0 for a new guest.
        name: The name.
        picks: The picks.
        answer: The answer to the tie-breaker question; empty without one.
    """

    number: int = 0
    name: str = ""
    picks: str = ""
    answer: str = ""


def guests_screen(board: GuestBoard, at: datetime, *, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make a page of the contest's guests.

    Args:
        board: The contest and its guests.
        at: The instant (UTC), which says whether their ballots can still be typed and corrected.
        page: The page of the select, from 0.
        note: A line about what just happened.
    """
    contest, is_open = board.contest, board.takes_guests(at)
    pages = count_pages(len(board.guests), SELECT_OPTION_LIMIT)
    page = clamp_page(page, pages)
    lines = [
        note,
        f"### 📝 Guests · {escape_text(contest.title)}",
        _describe_guests(board, is_open=is_open),
        _describe_gaps(board, board.count_gaps(at)),
    ]
    parts: list[CardPart] = [join_lines(lines)]
    shown = board.guests[page * SELECT_OPTION_LIMIT : (page + 1) * SELECT_OPTION_LIMIT]
    if shown:
        asked = len(contest.rules.categories)
        options = [(str(one.guest), one.name, _describe_guest(one, asked)) for one in shown]
        menu = make_select(
            routes.CHOOSE_GUEST_ROUTE,
            contest.id,
            options=make_select_options(options),
            placeholder="See, correct, set aside or erase",
        )
        parts.append(make_row(menu))
    parts += make_pager(routes.GUESTS_ROUTE, [contest.id], page, pages)
    buttons = [
        make_button(routes.PRINT_SHEETS_ROUTE, contest.id, label="Print the sheets", emoji="🖨️"),
        make_button(routes.HOST_PANEL_ROUTE, contest.id, label="Back", emoji="◀️"),
    ]
    if is_open and len(board.guests) < GUESTS_PER_CONTEST:
        enter = make_button(
            routes.GUEST_FORM_ROUTE,
            contest.id,
            0,
            label="Type a ballot in …",
            emoji="✏️",
            style=discord.ButtonStyle.primary,
        )
        buttons.insert(0, enter)
    return make_screen(make_card(*parts, make_row(*buttons)))


def _describe_guest(ballot: Ballot, asked: int) -> str:
    picked = f"{len(ballot.picks)} of {asked} picked"
    return picked if ballot.set_aside is None else f"set aside · {picked}"


def _describe_guests(board: GuestBoard, *, is_open: bool) -> str:
    if not board.guests and is_open:
        return (
            "Nobody yet. Guests play on paper: print the sheets, and type here what comes back before picks close. "
            "A guest’s ballot counts like any other and is marked in the standings."
        )
    if not board.guests:
        return "There are no guests, and picks are closed."
    counted = f"**{format_count(len(board.guests), 'guest')}**"
    limit = ", the most that a contest has" if len(board.guests) >= GUESTS_PER_CONTEST else ""
    return f"{counted}{limit}." + (
        "" if is_open else " Picks are closed: nothing can be typed or corrected any more."
    )


def _describe_gaps(board: GuestBoard, gaps: Mapping[CategoryId, int]) -> str:
    """Say how many guests lack a pick where; first where a nominee was withdrawn, which may be why."""
    withdrawn = {
        one: any(nominee.withdrawn for nominee in board.get_category(one).nominees)
        for one in gaps
        if one in board.ceremony.by_id
    }
    named = [
        f"{format_count(gaps[one], 'guest')} in {name_category(board.ceremony, one)}"
        + (" (a nominee was withdrawn)" if withdrawn.get(one) else "")
        for one in sorted(gaps, key=lambda one: not withdrawn.get(one))
    ]
    if len(named) > GAPS_NAMED_LIMIT:
        more = len(named) - GAPS_NAMED_LIMIT
        named[GAPS_NAMED_LIMIT:] = [f"elsewhere in {format_count(more, 'category', 'categories')}"]
    if not named:
        return ""
    return f"{'⚠️' if any(withdrawn.values()) else '-#'} Without a pick: {format_list(named)}."


def guest_form(context: ContestContext, typed: TypedGuest) -> ui.Modal:
    """Make the form for a paper ballot, filled with what is known of it."""
    rules = context.contest.rules
    fields = [
        FormField(NAME_FIELD, "Name", typed.name, "As it stands on the sheet", limit=GUEST_NAME_MAX_LENGTH),
        FormField(
            PICKS_FIELD,
            "Picks",
            typed.picks,
            f"{_make_example(context)} — leave out what is blank",
            limit=PICKS_CHARACTER_LIMIT,
            long=True,
            note=_describe_wagers(context),
        ),
    ]
    if rules.tiebreaker is not None:
        fields.append(
            FormField(ANSWER_FIELD, "Tie-breaker", typed.answer, rules.tiebreaker, required=False, limit=20)
        )
    title = f"Correct: {typed.name}" if typed.number else "A guest’s ballot"
    return make_form(routes.GUEST_TYPED_ROUTE, context.contest.id, typed.number, title=title, fields=fields)


def _make_example(context: ContestContext) -> str:
    if context.contest.rules.scoring is Scoring.CONFIDENCE:
        highest = context.contest.rules.highest_stake
        return f"1b({highest}) 2a({max(highest - 1, 1)})"
    return "1b 2a 3c"


def _describe_wagers(context: ContestContext) -> str:
    rules = context.contest.rules
    stakes = "Stake in brackets. " if rules.scoring is Scoring.CONFIDENCE else ""
    doubles = f"A star doubles: 1b*, at most {rules.doubles}." if rules.doubles else ""
    return f"Category’s number, nominee’s letter. {stakes}{doubles}".strip()


def make_correction(context: ContestContext, ballot: Ballot) -> TypedGuest:
    """Return what the form holds of a ballot that is to be corrected."""
    picks = format_paper_picks(context.contest, context.ceremony, ballot.picks)
    answer = "" if ballot.tiebreaker is None else str(ballot.tiebreaker)
    return TypedGuest(ballot.guest or 0, ballot.name, picks, answer)


def preview_screen(paper: GuestPaper, kept_id: int) -> ui.LayoutView:
    """Make what would be saved of a typed ballot, with **Save**.

    Args:
        paper: The ballot.
        kept_id: What was typed, as it is kept.
    """
    contest = paper.contest
    name = escape_text(paper.ballot.name, 40)
    heading = f"### 📝 {name}’s ballot, not saved yet\n-# {escape_text(contest.title)}"
    save = make_button(
        routes.SAVE_GUEST_ROUTE,
        contest.id,
        kept_id,
        label="Save",
        emoji="💾",
        style=discord.ButtonStyle.success,
    )
    change = make_button(routes.RETYPE_GUEST_ROUTE, contest.id, kept_id, label="Change …", emoji="✏️")
    text = join_lines([heading, *_list_warnings(paper), format_guest_picks(paper, paper.ballot)])
    return make_screen(make_card(text, make_row(save, change, _make_guests_button(contest))))


def _list_warnings(paper: GuestPaper) -> Iterator[str]:
    rules = paper.contest.rules
    left_out = [name_category(paper.ceremony, one) for one in paper.left_out_ids]
    if left_out:
        yield f"⚠️ **Left out, because closed:** {shorten_text(format_list(left_out), 500)}."
    blank = [one for one in paper.missing_ids if one not in paper.ballot.picks]
    if blank:
        numbers = [
            str(each.number)
            for each in number_slate(paper.contest, paper.ceremony)
            if each.category.id in blank
        ]
        yield f"⚠️ **Without a pick:** {shorten_text(', '.join(numbers), 200)}."
    if len(paper.missing_ids) > len(blank):
        yield "⚠️ Picks without a stake earn nothing. **Change** adds it in brackets: `1b(24)`."
    if rules.doubles and len(paper.ballot.doubled_ids) < rules.doubles:
        yield f"-# {len(paper.ballot.doubled_ids)} of {rules.doubles} doubles used; a star doubles: `1b*`."
    if rules.tiebreaker is not None and paper.ballot.tiebreaker is None:
        yield "⚠️ No answer to the tie-breaker."


def refused_screen(contest: Contest, refusal: str, kept_id: int) -> ui.LayoutView:
    """Make the refusal of what was typed, which is kept to be changed."""
    change = make_button(
        routes.RETYPE_GUEST_ROUTE,
        contest.id,
        kept_id,
        label="Change …",
        emoji="✏️",
        style=discord.ButtonStyle.primary,
    )
    return make_screen(
        make_card(refusal, make_row(change, _make_guests_button(contest)), colour=CURTAIN_ACCENT)
    )


def guest_screen(board: GuestBoard, ballot: Ballot, *, is_open: bool) -> ui.LayoutView:
    """Make a guest's ballot, to be corrected while picks are open, set aside, or erased."""
    contest = board.contest
    heading = f"### 📝 {format_ballot_name(ballot)}\n-# Guest {ballot.guest} · {escape_text(contest.title)}"
    aside = ""
    if ballot.set_aside is not None:
        reason = f": {escape_text(ballot.set_aside)}" if ballot.set_aside else ""
        aside = f"🗂️ **Set aside**{reason}"
    erase = make_button(
        routes.ASK_ERASE_GUEST_ROUTE,
        contest.id,
        ballot.guest,
        label="Erase …",
        emoji="🗑️",
        style=discord.ButtonStyle.danger,
    )
    buttons = [*_make_aside_buttons(contest, ballot), erase, _make_guests_button(contest)]
    if is_open:
        buttons.insert(
            0, make_button(routes.GUEST_FORM_ROUTE, contest.id, ballot.guest, label="Correct …", emoji="✏️")
        )
    return make_screen(
        make_card(join_lines([heading, aside, format_guest_picks(board, ballot)]), make_row(*buttons))
    )


def _make_aside_buttons(contest: Contest, ballot: Ballot) -> list[Control]:
    if contest.state is ContestState.CANCELLED:
        return []
    owner = format_guest_owner(ballot.guest or 0)
    if ballot.set_aside is None:
        return [make_button(routes.SET_GUEST_ASIDE_ROUTE, contest.id, owner, label="Set aside …", emoji="🗂️")]
    return [
        make_button(routes.RESTORE_BALLOT_ROUTE, contest.id, owner, label="Let it take part again", emoji="↩️")
    ]


def ask_erase_screen(board: GuestBoard, ballot: Ballot) -> ui.LayoutView:
    """Make the question whether a guest is to be erased."""
    contest = board.contest
    erase = make_button(
        routes.ERASE_GUEST_ROUTE,
        contest.id,
        ballot.guest,
        label="Erase",
        emoji="🗑️",
        style=discord.ButtonStyle.danger,
    )
    text = (
        f"### Erase {escape_text(ballot.name, 40)}?\n-# {escape_text(contest.title)}\n"
        "The name goes, and every pick that is still open. Picks in closed categories stay without a name, so that "
        "nobody else’s points and the proof change. There is no way back."
    )
    return make_screen(make_card(text, make_row(erase, _make_guests_button(contest)), colour=CURTAIN_ACCENT))


def format_guest_picks(context: ContestContext, ballot: Ballot) -> str:
    """Format a guest's picks, each as it is typed and as it is meant, and the answer to the tie-breaker."""
    lines: list[str] = []
    for paper in number_slate(context.contest, context.ceremony):
        pick = ballot.picks.get(paper.category.id)
        if pick is None:
            continue
        nominee = paper.category.by_id.get(pick.nominee_id)
        label = format_label(paper.category, nominee, 60) if nominee is not None else pick.nominee_id
        # What the eye compares with the sheet comes first, and on a phone it is one line.
        prize = escape_text(paper.category.title.removeprefix("Best "), 50)
        lines.append(f"`{format_paper_pick(paper, pick)}` **{escape_text(label)}** · {prize}")
    shown = shorten_text("\n".join(lines), PICK_LINES_CHARACTER_LIMIT)
    if context.contest.rules.tiebreaker is None or ballot.tiebreaker is None:
        return shown
    return f"{shown}\nTie-breaker: **{ballot.tiebreaker:,}**"


def _make_guests_button(contest: Contest) -> Control:
    return make_button(routes.GUESTS_ROUTE, contest.id, "b", 0, label="Guests", emoji="◀️")
