"""The hosts' board of results: the list of categories, one category's screen, and confirmations."""

from collections.abc import Iterable, Sequence

import discord
from discord import ui

from bot.announcing.model import ResultContext
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Nominee
from bot.results.model import ResultAction
from bot.results.result_set import REHEARSAL_POLLS
from bot.room_awards.model import AwardPhase
from cogs.kit.contest_text import PAST_POLLS_NAME, name_rehearsal
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.forms import FormField, make_form
from cogs.kit.layouts import (
    SELECT_OPTION_LIMIT,
    CardPart,
    ControlRow,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.result_set_options import format_result_set_part, make_id_mark
from cogs.kit.text import (
    TROPHY_EMOJI,
    escape_text,
    format_headline,
    format_label,
    format_label_detail,
    format_list,
    shorten_text,
)
from cogs.results.routes import (
    BOARD_PAGE_ROUTE,
    CHOOSE_WINNERS_ROUTE,
    CLOSE_CATEGORY_PICKS_ROUTE,
    COUNT_ENVELOPE_ROUTE,
    OPEN_ENVELOPE_ROUTE,
    RUNNING_ORDER_ROUTE,
    RUNNING_ORDER_TYPED_ROUTE,
    SETTLE_RESULTS_ROUTE,
    UNDO_RESULT_ROUTE,
    VOID_CATEGORY_ROUTE,
)

ENVELOPES_PER_PAGE = 25
"""Most unannounced categories on a page: as many as one select holds."""


def board_screen(context: ResultContext, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make the board of one set of results.

    Args:
        context: The results and what they are about.
        page: The page of unannounced categories, from 0.
        note: A line on top about what was just done.
    """
    set_part = format_result_set_part(context.result_set)
    pages = count_pages(max(len(context.unannounced), len(context.announced)), ENVELOPES_PER_PAGE)
    page = clamp_page(page, pages)
    done, of = len(context.announced), len(context.category_ids)
    heading = f"## ✉️ {name_result_set(context)}\n-# {done} of {of} announced"
    if context.next_id is not None:
        heading += f"\n**Next: {escape_text(context.ceremony.by_id[context.next_id].title)}**"
    parts: list[CardPart] = [f"{heading}\n\n{note}" if note else heading, make_separator()]
    shown = context.decided[page * ENVELOPES_PER_PAGE : (page + 1) * ENVELOPES_PER_PAGE]
    parts.append(
        shorten_text("\n".join(format_standing_result(context, one) for one in shown), 3000)
        or "Every envelope is sealed."
    )
    sealed = context.unannounced[page * ENVELOPES_PER_PAGE : (page + 1) * ENVELOPES_PER_PAGE]
    if sealed:
        parts += [
            make_separator(),
            make_row(_make_category_select(context, sealed, "open", "Open an envelope")),
        ]
    if shown:
        parts.append(make_row(_make_category_select(context, shown, "fix", "Correct what is announced")))
    parts += make_pager(BOARD_PAGE_ROUTE, [set_part], page, pages)
    buttons: list[Control] = []
    if context.settleable:
        buttons.append(
            make_button(SETTLE_RESULTS_ROUTE, set_part, "ask", label="Open all that is left", emoji="🎬")
        )
    if context.unannounced:
        buttons.append(make_button(RUNNING_ORDER_ROUTE, set_part, label="Running order …", emoji="📋"))
    if buttons:
        parts.append(make_row(*buttons))
    return make_screen(make_card(*parts))


def name_result_set(context: ResultContext) -> str:
    """Name the set of results; a rehearsal by its contest's title, as one ceremony can have several."""
    name = escape_text(context.ceremony.name)
    if not context.result_set.is_rehearsal:
        return name
    if context.result_set.rehearsal is REHEARSAL_POLLS:
        return f"{name} · {PAST_POLLS_NAME}"
    return name_rehearsal(context.ceremony.name, context.contests[0].title)


def envelope_screen(context: ResultContext, category: Category) -> ui.LayoutView:
    """Make the screen that chooses a category's winners, the winner according to the record first."""
    set_part, marked = format_result_set_part(context.result_set), make_id_mark(category.id)
    version = context.results.find_version(category.id)
    standing = (
        format_standing_result(context, category.id)
        if not context.results.is_unannounced(category.id)
        else "Sealed."
    )
    heading = f"## {escape_text(category.title)}\n-# {name_result_set(context)}\n{standing}"
    if context.is_counted(category.id):
        parts: list[CardPart] = [heading, make_separator(), *_make_counting_parts(context, category, version)]
    else:
        parts = [heading, make_separator(), *_make_nominee_selects(context, category, version)]
        parts.append("-# Several chosen at once make a tie. Nothing is told before you confirm.")
    buttons: list[Control] = []
    if context.results.is_unannounced(category.id):
        if context.takes_picks(category.id):
            buttons.append(
                make_button(CLOSE_CATEGORY_PICKS_ROUTE, set_part, marked, label="Close picks", emoji="🔒")
            )
        buttons.append(
            make_button(
                VOID_CATEGORY_ROUTE, set_part, marked, version, "ask", label="Cancel category", emoji="🚫"
            )
        )
    else:
        buttons.append(
            make_button(UNDO_RESULT_ROUTE, set_part, marked, version, "ask", label="Take back", emoji="↩️")
        )
        if category.id not in context.results.voided:
            buttons.append(
                make_button(
                    VOID_CATEGORY_ROUTE, set_part, marked, version, "ask", label="Cancel category", emoji="🚫"
                )
            )
    buttons.append(make_button(BOARD_PAGE_ROUTE, set_part, "b", 0, label="Back to the board"))
    return make_screen(make_card(*parts, make_row(*buttons)))


def _make_counting_parts(context: ResultContext, category: Category, version: int) -> list[CardPart]:
    """Make the button that opens an envelope of the room's own awards, for nobody chooses who won."""
    if not context.results.is_unannounced(category.id):
        return ["-# The room voted it; a correction is to take it back, or to cancel it."]
    set_part, marked = format_result_set_part(context.result_set), make_id_mark(category.id)
    button = make_button(
        COUNT_ENVELOPE_ROUTE,
        set_part,
        marked,
        version,
        label="Open the envelope",
        emoji="✉️",
        style=discord.ButtonStyle.success,
        disabled=context.award is not None and context.award.phase is not AwardPhase.CEREMONY,
    )
    note = "-# The room voted it. Nobody knows who won, you neither: the press counts the ballots and tells everyone."
    if context.award is not None and context.award.phase is not AwardPhase.CEREMONY:
        note = "-# The room is voting on it. Its envelope can be opened once the voting is closed."
    return [make_row(button), note]


ORDER_FIELD = "order"
ORDER_CHARACTER_LIMIT = 4000
"""Most characters of a form's field, from Discord's API reference."""


def running_order_form(context: ResultContext) -> ui.Modal:
    """Make the form for the order in which the envelopes will be opened, one category a line."""
    left = "\n".join(context.ceremony.by_id[category_id].title for category_id in context.unannounced)
    field = FormField(
        ORDER_FIELD,
        "The order of the envelopes",
        left if len(left) <= ORDER_CHARACTER_LIMIT else "",
        required=False,
        limit=ORDER_CHARACTER_LIMIT,
        long=True,
        note="One category a line. What you leave out comes last; leave it empty for no order.",
    )
    set_part = format_result_set_part(context.result_set)
    return make_form(RUNNING_ORDER_TYPED_ROUTE, set_part, title="Running order", fields=[field])


def _make_category_select(
    context: ResultContext, category_ids: Sequence[CategoryId], which: str, prompt: str
) -> Control:
    entries = [(make_id_mark(one), context.ceremony.by_id[one].title, "") for one in category_ids]
    return make_select(
        OPEN_ENVELOPE_ROUTE,
        format_result_set_part(context.result_set),
        which,
        options=make_select_options(entries),
        placeholder=prompt,
    )


def format_standing_result(context: ResultContext, category_id: CategoryId) -> str:
    """Format what stands for a category, on one line."""
    category, results = context.ceremony.by_id[category_id], context.results
    return _format_result(category, results.find_winners(category_id), category_id in results.voided)


def format_earlier_result(context: ResultContext, category_id: CategoryId) -> str:
    """Format what stands for a category once its result is taken back, on one line."""
    category, earlier = context.ceremony.by_id[category_id], context.results.corrected.get(category_id)
    winner_ids = earlier.winner_ids if earlier else ()
    return _format_result(category, winner_ids, earlier is not None and earlier.action is ResultAction.VOID)


def _format_result(category: Category, winner_ids: Iterable[NomineeId], is_voided: bool) -> str:
    title = escape_text(category.title)
    if is_voided:
        return f"🚫 {title}: cancelled"
    names = format_list(
        f"**{format_headline(category, category.by_id[one])}**" for one in winner_ids if one in category.by_id
    )
    return f"{TROPHY_EMOJI} {title}: {names}" if names else f"✉️ {title}: sealed"


def _make_nominee_selects(context: ResultContext, category: Category, version: int) -> list[ControlRow]:
    suggested = context.find_known_winners(category.id)
    # The winner according to the record comes first, so that a rehearsal can follow the true results.
    nominees = context.list_nominees_to_announce(category.id)
    rows: list[ControlRow] = []
    for start in range(0, len(nominees), SELECT_OPTION_LIMIT):
        part = nominees[start : start + SELECT_OPTION_LIMIT]
        choices = [
            discord.SelectOption(
                value=make_id_mark(nominee.id),
                label=format_label(category, nominee),
                description=_format_nominee_detail(category, nominee, known=nominee.id in suggested),
            )
            for nominee in part
        ]
        menu = make_select(
            CHOOSE_WINNERS_ROUTE,
            format_result_set_part(context.result_set),
            make_id_mark(category.id),
            version,
            start // SELECT_OPTION_LIMIT,
            options=choices,
            placeholder="And the winner is …",
            max_values=len(choices),
        )
        rows.append(make_row(menu))
    return rows


def _format_nominee_detail(category: Category, nominee: Nominee, *, known: bool) -> str | None:
    detail = format_label_detail(category, nominee, 80)
    return " · ".join(filter(None, ["won, says the record" if known else "", detail])) or None
