"""The messages about a contest's lock: the ballots are sealed, one category is closed, picks are open again."""

from discord import ui

from bot.contests.read_models import ContestCard
from bot.ids import CategoryId
from cogs.contests import routes, text
from cogs.contests.screens import PRIMARY_BUTTON_STYLE, make_played_buttons
from cogs.kit.contest_text import find_main_prizes
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
from cogs.kit.routes import BALLOT_ROUTE, CONTEST_CARD_ROUTE
from cogs.kit.text import escape_text, format_instant

SEALED_HEADING = "## 🔒 Picks are closed"
"""The first line of the message that is sent at the lock; also finds one sent before a crash."""
FAVOURITES_HEADING = "**The room believes**"
FAVOURITES_PER_PAGE = 12
"""Most categories on a page of the room's favourites."""


def sealed_screen(contest_card: ContestCard) -> ui.LayoutView:
    """Make the message sent when the ballots are sealed: their number, and whom the room believes in.

    It names the room's favourites for the main prizes; a button leads to the others, and *Details* to the proof.
    """
    contest = contest_card.contest
    heading = f"{SEALED_HEADING}\n-# {escape_text(contest.title)}"
    parts: list[CardPart] = [
        text.join_lines([heading, text.format_ballot_count(contest_card.ballots, contest_card.set_aside)])
    ]
    buttons = make_played_buttons(contest)
    if contest_card.ballots:
        main = find_main_prizes(contest_card.ceremony, contest_card.shares)
        parts += [make_separator(), f"{FAVOURITES_HEADING}\n{text.format_favourites(contest_card, main)}"]
        more = len(contest_card.shares) - len(main)
        if more > 0:
            label = f"All {len(contest_card.shares)} favourites"
            buttons.insert(-1, make_button(routes.FAVOURITES_ROUTE, contest.id, 0, label=label, emoji="🔮"))
    parts.append(text.format_proof_start(contest))
    return make_screen(make_card(*filter(None, parts), make_row(*buttons)))


def favourites_screen(contest_card: ContestCard, page: int = 0) -> ui.LayoutView:
    """Make a page of the room's favourites, of every category whose picks are public now."""
    contest, shown = contest_card.contest, list(contest_card.shares)
    pages = count_pages(len(shown), FAVOURITES_PER_PAGE)
    page = clamp_page(page, pages)
    part = shown[page * FAVOURITES_PER_PAGE : (page + 1) * FAVOURITES_PER_PAGE]
    listed = text.format_favourites(contest_card, part) or "Everyone’s picks are still secret."
    return make_screen(
        make_card(
            f"## 🔮 The room believes\n-# {escape_text(contest.title)}",
            make_separator(),
            listed,
            *make_pager(routes.FAVOURITES_ROUTE, [contest.id], page, pages),
            make_row(make_button(CONTEST_CARD_ROUTE, contest.id, label="Details")),
        )
    )


def closed_category_screen(contest_card: ContestCard, category_id: CategoryId) -> ui.LayoutView:
    """Make the message sent when a host closes one category of a contest with late entries: the room's favourite."""
    heading = f"## 🔒 {text.name_category(contest_card.ceremony, category_id)}\n"
    announcement = f"Picks are closed: the envelope is about to be opened.\n{FAVOURITES_HEADING}\n"
    foot = f"-# {escape_text(contest_card.contest.title)}\n"
    return make_screen(
        make_card(f"{heading}{foot}{announcement}{text.format_favourite(contest_card, category_id)}")
    )


def reopened_screen(contest_card: ContestCard, *, seen: bool) -> ui.LayoutView:
    """Make the message sent when a contest accepts picks again; `seen` if everyone's picks were public meanwhile."""
    contest = contest_card.contest
    body = [
        f"## 🗳️ Picks are open again\n-# {escape_text(contest.title)}",
        f"**Picks close** {format_instant(contest.locks_at)}",
        "-# Everyone's picks could be seen since they closed." if seen else "",
        "-# The proof posted before is void; there will be another at the lock.",
    ]
    ballot = make_button(
        BALLOT_ROUTE, contest.id, label="Fill in my ballot", emoji="🗳️", style=PRIMARY_BUTTON_STYLE
    )
    return make_screen(
        make_card(
            text.join_lines(body),
            make_row(ballot, make_button(CONTEST_CARD_ROUTE, contest.id, label="Details")),
        )
    )
