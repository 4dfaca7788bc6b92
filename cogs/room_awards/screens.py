"""Screens for members of the room's own awards: what they nominate, and their ballot."""

from datetime import datetime

import discord
from discord import ui

from bot.ids import NomineeId
from bot.record.model import Headline
from bot.room_awards.entries import NOMINATIONS_PER_CATEGORY
from bot.room_awards.model import AwardCategory
from bot.room_awards.read_models import AwardPaper, NominationPaper
from cogs.kit.controls import make_button, make_select
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
    make_separator,
)
from cogs.kit.text import (
    escape_text,
    format_full_label,
    format_label,
    format_ordinal,
    shorten_hash,
    shorten_text,
)
from cogs.room_awards import text
from cogs.room_awards.routes import (
    ROOM_BALLOT_IN_ROUTE,
    ROOM_BALLOT_ROUTE,
    ROOM_CHOOSE_ROUTE,
    ROOM_CLEAR_ROUTE,
    ROOM_NOMINATE_IN_ROUTE,
    ROOM_NOMINATED_ROUTE,
    ROOM_UNDO_ROUTE,
)

NOMINATIONS_FIELD = "lines"
BALLOT_CHOICES_LISTED_LIMIT = 25
"""Most choices of a ballot that are listed."""
ENTRIES_CHARACTER_LIMIT = 3000
"""Most characters of a member's nominations in all categories."""

_FORM_HINTS = {
    Headline.PERSON: "A person a line; with the film: Anora | Mikey Madison",
    Headline.SONG: "A song a line; with the film: Emilia Pérez | | El Mal",
}


def award_nominations_screen(paper: NominationPaper, now: datetime, note: str = "") -> ui.LayoutView:
    """Make the screen of what a member nominates, with a select that opens the form of a category.

    Args:
        paper: Their nominations.
        now: The current instant.
        note: A line on top about what was saved, or why it was not.
    """
    award = paper.award
    still_open = award.takes_nominations(now)
    until = (
        f"Until {text.format_end(award.nominations_close_at)}."
        if still_open
        else "The nominations are closed."
    )
    lines = [text.format_nominations(one, paper.all_entries.get(one.id, ())) for one in award.categories]
    heading = f"## ✍️ My nominations\n-# {escape_text(award.name)} · {until}"
    parts: list[CardPart] = [
        "\n".join(filter(None, [heading, note])),
        make_separator(),
        shorten_text("\n".join(lines), ENTRIES_CHARACTER_LIMIT),
    ]
    if not still_open:
        return make_screen(make_card(*parts, colour=CURTAIN_ACCENT))
    entries = [
        (one.id, one.name, f"{len(paper.all_entries.get(one.id, ()))} of {NOMINATIONS_PER_CATEGORY}")
        for one in award.categories
    ]
    menu = make_select(
        ROOM_NOMINATE_IN_ROUTE,
        award.id,
        options=make_select_options(entries),
        placeholder="Nominate in …",
    )
    parts += [make_row(menu), f"-# {text.describe_eligibility(award)} {text.NOMINATING_RULE}"]
    return make_screen(make_card(*parts))


def nominations_form(paper: NominationPaper) -> ui.Modal:
    """Make the form for what a member nominates in a category, filled with what they do already."""
    category = paper.category
    field = FormField(
        NOMINATIONS_FIELD,
        shorten_text(f"Up to {NOMINATIONS_PER_CATEGORY}, one a line", 45),
        "\n".join(entry.typed for entry in paper.entries),
        hint=_FORM_HINTS.get(category.headline, "A film a line, or your own words"),
        required=False,
        limit=1500,
        long=True,
        note="What you leave out is taken back.",
    )
    return make_form(
        ROOM_NOMINATED_ROUTE, paper.award.id, category.id, title=_name_form(category), fields=[field]
    )


def _name_form(category: AwardCategory) -> str:
    return shorten_text(category.name, 45)


def ballot_screen(paper: AwardPaper, now: datetime, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make the screen of a member's ballot in one category; once the voting is closed, as it was sealed.

    Args:
        paper: Their ballot.
        now: The current instant.
        page: The page of who can still be chosen, from 0; beyond the last it shows the last.
        note: A line on top about what was saved, or why it was not.
    """
    award, category = paper.award, paper.category
    still_open = award.takes_votes(now)
    until = f"until {text.format_end(award.voting_closes_at)}" if still_open else "the voting is closed"
    heading = f"## 🗳️ {escape_text(category.title)}\n-# {escape_text(award.name)} · {until}"
    rule = f"-# {text.COUNT_RULES[award.count_method]}" if still_open and not paper.ranking else ""
    parts: list[CardPart] = [
        "\n".join(filter(None, [heading, rule, note])),
        make_separator(),
        _format_choices(paper),
    ]
    if still_open:
        parts += _make_choice_controls(paper, page)
        parts.append(
            "-# Saved at each press. Nobody sees it, and nobody counts before the envelope is opened."
        )
    elif paper.line:
        parts.append(
            f"-# In the file of all ballots yours begins with the line `{shorten_hash(paper.line)}…`"
        )
    parts += _make_category_select(paper)
    return make_screen(make_card(*parts, **({} if still_open else {"colour": CURTAIN_ACCENT})))


def _format_choices(paper: AwardPaper) -> str:
    if not paper.ranking:
        return "You have chosen nobody yet." if paper.line is None else "You chose nobody."
    if not paper.award.is_preferential:
        return f"Your vote: **{_name_choice(paper, paper.ranking[0])}**"
    lines = [f"{place}. {_name_choice(paper, one)}" for place, one in enumerate(paper.ranking, 1)]
    return "\n".join(lines[:BALLOT_CHOICES_LISTED_LIMIT])


def _name_choice(paper: AwardPaper, nominee_id: NomineeId) -> str:
    nominee = paper.category.by_id.get(nominee_id)
    name = nominee_id if nominee is None else format_label(paper.category, nominee, 80)
    gone = " · withdrawn, skipped in the count" if nominee is None or nominee.withdrawn else ""
    return f"{escape_text(name)}{gone}"


def _make_choice_controls(paper: AwardPaper, page: int) -> list[CardPart]:
    """Make the select of who can be chosen, its pager, and the buttons that take choices back."""
    award, category = paper.award, paper.category
    left = [one for one in category.nominees if not one.withdrawn and one.id not in paper.ranking]
    controls: list[CardPart] = []
    if left:
        pages = count_pages(len(left), SELECT_OPTION_LIMIT)
        page = clamp_page(page, pages)
        start = page * SELECT_OPTION_LIMIT
        options = [
            discord.SelectOption(value=one.id, label=format_full_label(category, one))
            for one in left[start : start + SELECT_OPTION_LIMIT]
        ]
        prompt = "My vote goes to …"
        if award.is_preferential:
            prompt = f"Next choice: your {format_ordinal(len(paper.ranking) + 1)}"
        menu = make_select(
            ROOM_CHOOSE_ROUTE, award.id, category.id, page, options=options, placeholder=prompt
        )
        controls += [make_row(menu), *make_pager(ROOM_BALLOT_ROUTE, [award.id, category.id], page, pages)]
    else:
        controls.append("-# You have ranked them all.")
    none = not paper.ranking
    undo = make_button(ROOM_UNDO_ROUTE, award.id, category.id, label="Undo", emoji="↩️", disabled=none)
    clear = make_button(
        ROOM_CLEAR_ROUTE, award.id, category.id, label="Start again", emoji="🗑️", disabled=none
    )
    controls.append(make_row(undo, clear) if award.is_preferential else make_row(clear))
    return controls


def _make_category_select(paper: AwardPaper) -> list[CardPart]:
    asked = [one for one in paper.ceremony.categories if one.id in paper.award.by_id]
    if len(asked) < 2:
        return []
    entries = [(one.id, f"{'✅ ' if one.id in paper.answered else ''}{one.title}", "") for one in asked]
    menu = make_select(
        ROOM_BALLOT_IN_ROUTE,
        paper.award.id,
        options=make_select_options(entries),
        placeholder=f"Another category · {len(paper.answered)} of {len(asked)} filled in",
    )
    return [make_row(menu)]
